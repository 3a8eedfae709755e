"""The last step of `klantreis demo`: both examples in the browser, entered by a link that works once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from klantreis.cli.listening import PortTakenError, ended_by_signal, next_free_port

HOST = "127.0.0.1"
SERVER_FOLDER = "demo.server"


def open_in_browser(folders: Sequence[Path], port: int) -> None:
    """Serve the workspaces on this machine until Ctrl-C.

    Raises
    ------
    PortTakenError
        When neither the port nor one of the next hundred is free.
    """
    terminal = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        import django  # noqa: F401, PLC0415 - they are there only with the extra
        import uvicorn  # noqa: F401, PLC0415

        from klantreis.server import serving, visiting  # noqa: PLC0415
    except ModuleNotFoundError as error:
        terminal.print(
            f'To open them in the browser, {error.name} has to be installed: pip install "klantreis[server]"',
            markup=False,
        )
        return
    found = next_free_port(HOST, port)
    if found is None:
        raise PortTakenError(HOST, port, None)
    if found != port:
        terminal.print(f"Port {port} is taken; using {found}.")
    visiting.forget_settings_of_others()
    url = f"http://localhost:{found}"
    serving.prepare(folders, folders[0].resolve().parent / SERVER_FOLDER, url=url)
    from klantreis.server.apps.documents.writer import write_all  # noqa: PLC0415 - once Django is set up

    terminal.print("\nBoth examples are open. This link signs you in once, on this machine, within an hour:")
    terminal.print(f"  {visiting.entry_link(url)}", markup=False)
    terminal.print(f"Serving at {url}. Ctrl-C stops.", markup=False)
    with ended_by_signal(write_all):
        serving.serve(HOST, found)
