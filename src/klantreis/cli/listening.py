"""The port that a server listens at, and how it ends."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from klantreis.errors import InvalidOptionError

_MOST_TRIED = 100


class PortTakenError(InvalidOptionError):
    """Another program listens there."""

    code = "port_taken"

    def __init__(self, host: str, port: int, free: int | None) -> None:
        instead = f" Free is {free}: --port {free}." if free else " Choose another by --port."
        super().__init__(
            f"Port {port} of {host} is taken, perhaps by a server that was started before.{instead}",
            nl=f"Poort {port} van {host} is bezet, misschien door een server die eerder gestart is."
            + (f" Vrij is {free}: --port {free}." if free else " Kies een andere met --port."),
        )
        self.host, self.port = host, port


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there; 0 is whichever is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError:
        return False
    return True


def next_free_port(host: str, port: int) -> int | None:
    """The first free port from this one on; None when there is none near."""
    tried = range(port, min(port + _MOST_TRIED, 65536))
    return next((one for one in tried if is_free(host, one)), None)


def refuse_taken(host: str, port: int) -> None:
    """Raise `PortTakenError` when another program listens there."""
    if not is_free(host, port):
        raise PortTakenError(host, port, next_free_port(host, port + 1))


@contextmanager
def ended_by_signal(finish: Callable[[], object]) -> Iterator[None]:
    """Within it, SIGTERM ends the process as Ctrl-C does; `finish` runs however it ends."""

    def end(_number: int, _frame: object) -> NoReturn:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            finish()
        finally:
            signal.signal(signal.SIGTERM, before)
