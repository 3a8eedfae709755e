"""The pages that the server draws itself: start, joining, and what went wrong."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from klantreis.server.apps.accounts.company import INVITED_BY
from klantreis.server.apps.accounts.forms import AccountForm
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.accounts.pages import BACKEND
from klantreis.server.apps.workspaces.access import memberships
from klantreis.server.apps.workspaces.models import Invitation, Member, Role, Workspace
from klantreis.server.problems import CsrfError, problem
from klantreis.server.tokens import token_hash
from klantreis.server.web.page import app, is_built

_ROLES = {
    Role.OWNER: _("owner"),
    Role.EDITOR: _("editor"),
    Role.COMMENTER: _("commenter"),
    Role.VIEWER: _("viewer"),
}


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The user's workspaces: in the front end, or as a plain list where that was not built."""
    if is_built():
        return app(request)
    shown = [_shown(member) for member in memberships(cast(User, request.user)).order_by("workspace__folder")]
    return render(request, "klantreis/start.html", {"workspaces": shown})


def _shown(member: Member) -> dict[str, object]:
    opened = member.workspace.opened()
    return {
        "id": member.workspace_id,
        "name": opened.settings.name,
        "role": _ROLES[Role(member.role)],
        "n_maps": len(opened.maps.names()),
        "n_events": opened.events.n_events(),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Become a member by an invitation: as who one is, or with a new account."""
    invitation = Invitation.open().filter(token_hash=token_hash(token)).first()
    if invitation is None:
        return render(request, "klantreis/gone.html", status=404)
    request.session[INVITED_BY] = invitation.token_hash  # who goes on to his company's sign-in comes back
    user = request.user if isinstance(request.user, User) else None
    form = AccountForm(request.POST or None)
    if request.method == "POST" and (user is not None or form.is_valid()):
        with transaction.atomic():
            made = user or User.objects.create_user(**form.cleaned_data)
            _use(invitation, made)
        if user is None:
            login(request, made, backend=BACKEND)
        return HttpResponseRedirect(reverse("start"))
    return render(request, "klantreis/join.html", {"form": form, "role": _ROLES[Role(invitation.role)]})


def _use(invitation: Invitation, user: User) -> None:
    """Make the user a member; a higher role that he has already stays."""
    used = Invitation.open().filter(pk=invitation.pk).update(used_at=timezone.now())
    if not used:
        raise Http404
    served = Workspace.objects.filter(is_served=True)
    for workspace in [invitation.workspace] if invitation.workspace else served:
        role = Role(invitation.role)
        member, is_new = Member.objects.get_or_create(
            workspace=workspace, user=user, defaults={"role": role.value}
        )
        if not is_new and not Role(member.role).allows(role):
            member.role = role.value
            member.save(update_fields=["role"])
        workspace.log(user, "member.joined", member=str(user.pk), role=member.role)


new_password = PasswordResetConfirmView.as_view(
    template_name="klantreis/new_password.html", success_url=reverse_lazy("account_login")
)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A form that did not come from a page of ours, or from one that is too old."""
    if request.path.startswith("/api/"):
        return problem(request, CsrfError())
    return render(request, "klantreis/stale.html", status=403)
