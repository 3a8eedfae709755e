"""Where the files of this example lie that travel with the package."""

from __future__ import annotations

from pathlib import Path

REGISTER = "touchpoints.yaml"
MAPS = ("koopt-online", "fiets-bestellen", "levering-en-nazorg")


def folder() -> Path:
    """The folder of the register, the maps and the phrases."""
    return Path(__file__).parent


def map_file(name: str) -> Path:
    """The file of one of `MAPS`."""
    return folder() / "maps" / f"{name}.yaml"
