"""Getting the server ready: its folder and key, its tables, the workspaces it serves, the first link."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from klantreis.errors import InvalidOptionError, KlantreisError, NoWorkspaceError
from klantreis.workspace import is_workspace

if TYPE_CHECKING:
    from klantreis.server.apps.accounts.models import User


class NoRedisError(InvalidOptionError):
    """Several processes are asked for, and nothing by which they hear of each other's edits."""

    code = "no_redis"

    def __init__(self, workers: int) -> None:
        super().__init__(
            f"{workers} processes need Redis to tell each other of edits. Say where it is, for example "
            "REDIS_URL=redis://localhost:6379, or serve with one: --workers 1.",
            nl=f"{workers} processen hebben Redis nodig om elkaar van bewerkingen te vertellen. Zeg waar "
            "dat is, bijvoorbeeld REDIS_URL=redis://localhost:6379, of gebruik er één: --workers 1.",
        )


class NoAccountError(KlantreisError):
    """Nobody has an account by an address."""

    code = "no_account"

    def __init__(self, email: str) -> None:
        super().__init__(
            f"Nobody has an account by {email!r}. Write the address with which he joined.",
            nl=f"Niemand heeft een account met {email!r}. Schrijf het adres waarmee hij meedoet.",
        )


def prepare(folders: Sequence[Path], server_folder: Path, *, url: str) -> list[str]:
    """Make everything ready to serve these workspaces; the links to hand out, if there is no owner yet.

    Parameters
    ----------
    folders
        Of the workspaces; others that were served before are hidden until they are served again.
    server_folder
        Where the server keeps its database and key.
    url
        The address by which browsers reach it.

    Raises
    ------
    NoWorkspaceError
        When a folder holds no workspace.
    """
    if not folders:
        raise InvalidOptionError(
            "Name at least one workspace to serve: -w FOLDER.",
            nl="Noem minstens één werkruimte om te openen: -w FOLDER.",
        )
    for folder in folders:
        if not is_workspace(folder):
            raise NoWorkspaceError(folder)
    _make_folder(server_folder)
    os.environ["KLANTREIS_SERVER"] = str(server_folder)
    os.environ["KLANTREIS_URL"] = url
    _set_up()
    from klantreis.server.apps.documents.writer import write_all  # noqa: PLC0415 - only once Django is set up
    from klantreis.server.apps.imports.tasks import resume  # noqa: PLC0415 - only once Django is set up
    from klantreis.server.apps.imports.uploads import clear_abandoned  # noqa: PLC0415

    links = _register([folder.resolve() for folder in folders])
    write_all()
    resume()
    clear_abandoned()
    return [f"{url.rstrip('/')}/join/{token}" for token in links]


def serve(host: str, port: int, *, workers: int = 1) -> None:
    """Answer requests until the process is told to end; the jobs are done here, once for all workers.

    Raises
    ------
    NoRedisError
        When there are several workers and no Redis.
    """
    import uvicorn  # noqa: PLC0415 - there only with the extra

    refuse_workers_apart(workers)
    work_in_background()
    uvicorn.run(
        "klantreis.server.asgi:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=os.environ.get("KLANTREIS_BEHIND_PROXY") == "1",
        timeout_graceful_shutdown=10,
        # Longer than clients and proxies keep an idle connection, so that none is reused as it is closed.
        timeout_keep_alive=75,
        ws_max_size=2 << 20,
        # Whoever does not answer is gone, and leaves the others' screens within half a minute.
        ws_ping_interval=10,
        ws_ping_timeout=10,
        # Edits are small: packing each for each reader costs more than it saves.
        ws_per_message_deflate=False,
    )


def refuse_workers_apart(workers: int) -> None:
    """Raise `NoRedisError` when several workers could not hear of each other."""
    if workers > 1 and not os.environ.get("REDIS_URL"):
        raise NoRedisError(workers)


def work_in_background() -> None:
    """Do the jobs of the queue in a thread of this process. What it leaves is resumed at the next start."""
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415 - needs Django

    worker = Worker(
        queue_names=["default"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"serve-{os.getpid()}",
        excluded_queue_names=[],
    )
    Thread(target=worker.run, name="jobs", daemon=True).start()


def new_owner_link(url: str) -> str:
    """A link that makes whoever opens it an owner of all that is served; for who lost his account."""
    from klantreis.server.apps.workspaces.models import Invitation, Role  # noqa: PLC0415 - needs Django

    return f"{url.rstrip('/')}/join/{Invitation.issue(Role.OWNER)[1]}"


def new_password_link(url: str, email: str) -> str:
    """A link by which a user chooses a new password, within a day.

    Raises
    ------
    NoAccountError
        When nobody has an account by that address.
    """
    from django.contrib.auth.tokens import default_token_generator  # noqa: PLC0415 - needs Django
    from django.urls import reverse  # noqa: PLC0415
    from django.utils.encoding import force_bytes  # noqa: PLC0415
    from django.utils.http import urlsafe_base64_encode  # noqa: PLC0415

    user = _user_by(email)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return url.rstrip("/") + reverse("new_password", args=(uid, default_token_generator.make_token(user)))


def let_in_by_password(email: str) -> None:
    """Take the second step of signing in away from a user who lost his app, keys and recovery codes.

    Raises
    ------
    NoAccountError
        When nobody has an account by that address.
    """
    from klantreis.server.apps.accounts.second_step import drop_second_step  # noqa: PLC0415 - needs Django

    drop_second_step(_user_by(email))


def _user_by(email: str) -> User:
    from klantreis.server.apps.accounts.models import User  # noqa: PLC0415 - needs Django

    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise NoAccountError(email)
    return user


def _make_folder(folder: Path) -> None:
    """The server's folder, readable by its own user alone, and in it the key that signs sessions."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    key = folder / "secret.key"
    if not key.exists():
        handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))


def _set_up() -> None:
    """Load Django and bring its tables up to date."""
    import django  # noqa: PLC0415 - only the server loads it

    os.environ["DJANGO_SETTINGS_MODULE"] = "klantreis.server.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _register(folders: Sequence[Path]) -> list[str]:
    """Serve these folders and no others; secrets of links for those that nobody owns."""
    from klantreis.server.apps.documents.files import take_in  # noqa: PLC0415 - needs Django
    from klantreis.server.apps.workspaces.models import Invitation, Role, Workspace  # noqa: PLC0415

    Workspace.objects.update(is_served=False)
    for folder in folders:
        row, _ = Workspace.objects.update_or_create(folder=str(folder), defaults={"is_served": True})
        take_in(row)
    ownerless = [
        one
        for one in Workspace.objects.filter(is_served=True)
        if not one.memberships.filter(role=Role.OWNER).exists()
    ]
    if not ownerless:
        return []
    # The links of earlier starts that nobody used.
    Invitation.open().filter(made_by=None, role=Role.OWNER).delete()
    everything = len(ownerless) == len(folders)
    wanted: list[Workspace | None] = [None] if everything else [*ownerless]
    return [Invitation.issue(Role.OWNER, one)[1] for one in wanted]
