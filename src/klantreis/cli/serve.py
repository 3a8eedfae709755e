"""`klantreis serve`: the web app over workspaces."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from klantreis.cli.listening import ended_by_signal, refuse_taken
from klantreis.errors import InvalidOptionError


def serve(  # noqa: PLR0913 - one a way to be reached, and what is printed
    workspaces: Annotated[
        list[Path], typer.Option("--workspace", "-w", help="Folder of a workspace; may be repeated.")
    ],
    port: Annotated[int, typer.Option(help="Port to listen at.", min=0, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 for all.")] = "127.0.0.1",
    workers: Annotated[
        int,
        typer.Option(
            help="Processes that answer; several need Redis (REDIS_URL).",
            min=1,
            max=64,
        ),
    ] = 1,
    url: Annotated[str | None, typer.Option(help="How browsers reach it.", envvar="KLANTREIS_URL")] = None,
    server: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the server's own database and key; klantreis.server beside the first workspace.",
            envvar="KLANTREIS_SERVER",
        ),
    ] = None,
    owner_link: Annotated[
        bool, typer.Option("--owner-link", help="Print a new link that makes an owner.")
    ] = False,
    password_link: Annotated[
        str | None, typer.Option(help="Print a link by which the user of this address sets a new password.")
    ] = None,
    drop_second_step: Annotated[
        str | None,
        typer.Option(help="Let the user of this address, who lost app and codes, in by password alone."),
    ] = None,
) -> None:
    """Serve workspaces to browsers. The first start prints a link that makes the owner's account."""
    try:
        import django  # noqa: F401, PLC0415 - they are there only with the extra
        import uvicorn  # noqa: F401, PLC0415

        from klantreis.server.serving import (  # noqa: PLC0415 - the command line starts fast
            let_in_by_password,
            new_owner_link,
            new_password_link,
            prepare,
            refuse_workers_apart,
        )
        from klantreis.server.serving import serve as serve_requests  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InvalidOptionError(
            f"The server needs {error.name}, which is not installed. "
            'Install it: pip install "klantreis[server]"',
            nl=f"De server heeft {error.name} nodig, en dat is niet geïnstalleerd. "
            'Installeer het: pip install "klantreis[server]"',
        ) from error
    refuse_workers_apart(workers)
    refuse_taken(host, port)
    address = url or f"http://localhost:{port}"
    links = prepare(workspaces, server or workspaces[0].resolve().parent / "klantreis.server", url=address)
    if owner_link and not links:
        links = [new_owner_link(address)]
    if password_link:
        links.append(new_password_link(address, password_link))
    if drop_second_step:
        let_in_by_password(drop_second_step)
    terminal = Console(stderr=True, highlight=False, soft_wrap=True)
    for link in links:
        what = "become an owner" if "/join/" in link else "choose a new password"
        terminal.print(f"Open this once to {what}:\n  {link}", markup=False)
    terminal.print(f"Serving {len(workspaces)} workspace(s) at {address}. Ctrl-C stops.", markup=False)
    if url is None and host not in {"127.0.0.1", "localhost", "::1"}:
        terminal.print("Other machines are answered only at the address that --url names.", markup=False)
    from klantreis.server.apps.documents.writer import write_all  # noqa: PLC0415 - once Django is set up

    with ended_by_signal(write_all):
        serve_requests(host, port, workers=workers)
