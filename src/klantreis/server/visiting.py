"""The visitor of `klantreis demo`: an account without a password, and the links by which it is entered."""

from __future__ import annotations

import os

VISITOR = "demo@example.org"
# What a machine's own server is told by is not the demo's: it would hide the workspaces served there.
_OF_OTHERS = (
    "DATABASE_URL",
    "REDIS_URL",
    "KLANTREIS_SECRET_KEY",
    "KLANTREIS_BEHIND_PROXY",
    "KLANTREIS_OIDC_URL",
)


def forget_settings_of_others() -> None:
    """Leave out of this process what was said for another server; before Django is loaded."""
    for name in _OF_OTHERS:
        os.environ.pop(name, None)


def entry_link(url: str) -> str:
    """A link that signs the visitor in once, from this machine, as owner of all that is served."""
    from klantreis.server.apps.accounts.models import EntryLink, User  # noqa: PLC0415 - needs Django
    from klantreis.server.apps.workspaces.models import Invitation, Member, Role, Workspace  # noqa: PLC0415

    user = User.objects.filter(email=VISITOR).first() or User.objects.create_user(VISITOR, name="Demo")
    for workspace in Workspace.objects.filter(is_served=True):
        Member.objects.update_or_create(workspace=workspace, user=user, defaults={"role": Role.OWNER})
    Invitation.open().filter(made_by=None, role=Role.OWNER).delete()  # there is an owner now
    return f"{url.rstrip('/')}/enter/{EntryLink.issue(user)}"
