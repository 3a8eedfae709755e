"""What is installed: Python, packages, Typst, the front end and what builds it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import klantreis
from klantreis.cli.checks.finding import Finding, State

PYTHON, NODE = (3, 11), 20
FRONT_END = Path(klantreis.__file__).parent / "server" / "web" / "static" / "web" / "index.html"
_NAME = re.compile(r"^[\w.-]+")


def python() -> Finding:
    """Whether it is new enough."""
    version, needed = sys.version.split()[0], ".".join(map(str, PYTHON))
    if sys.version_info < PYTHON:
        return Finding("python", State.ERROR, "python_old", version=version, needed=needed)
    return Finding("python", State.OK, "python_fits", version=version)


def packages() -> Iterator[Finding]:
    """What the package needs, and what its extras need."""
    for what, extra, state, code in (
        ("packages", None, State.ERROR, "missing"),
        ("server_packages", "server", State.WARNING, "server_missing"),
        ("services_packages", "services", State.WARNING, "services_missing"),
    ):
        needed = _needed(extra)
        if missing := [name for name in needed if not is_installed(name)]:
            yield Finding(what, state, code, names=", ".join(missing))
        else:
            yield Finding(what, State.OK, "installed", n=len(needed))


def _needed(extra: str | None) -> list[str]:
    lines = metadata.requires("klantreis") or []
    of_it = [
        one
        for one in lines
        if (f"extra == '{extra}'" in one.replace('"', "'")) or not (extra or "extra ==" in one)
    ]
    return [found[0] for one in of_it if (found := _NAME.match(one))]


def is_installed(name: str) -> bool:
    """Whether a package is there, in any version."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def pdf() -> Finding:
    """Whether a map becomes a PDF: Typst and its fonts are there and work."""
    from klantreis.mapping.templates import new_map  # noqa: PLC0415 - the command line starts fast
    from klantreis.reports import export  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.pdf"
        try:
            export(new_map("Klantreis"), path)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the doctor tells
            return Finding("pdf", State.ERROR, "pdf_failed", why=error)
        return Finding("pdf", State.OK, "pdf_made", kilobytes=path.stat().st_size // 1000)


def front_end() -> Iterator[Finding]:
    """Whether it was built; and Node, by which it is."""
    is_built = FRONT_END.exists()
    state, code = (State.OK, "front_end_built") if is_built else (State.WARNING, "front_end_missing")
    yield Finding("front_end", state, code)
    version = _node_version()
    if version is None:
        yield Finding("node", State.OK, "node_not_needed" if is_built else "node_missing")
    elif int(version.split(".")[0]) < NODE:
        yield Finding("node", State.OK, "node_old", version=version, needed=NODE)
    else:
        yield Finding("node", State.OK, "node_fits", version=version)


def _node_version() -> str | None:
    program = shutil.which("node")
    if program is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.match(r"v(\d+\.\d+\.\d+)", said.stdout)
    return found[1] if found else None
