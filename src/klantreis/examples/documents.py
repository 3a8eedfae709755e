"""The pictures, projects, workshops, propositions and calendars of the examples, laid into a workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

from klantreis.workspace import Workspace


def lay_documents(folder: Path, workspace: Workspace) -> None:
    """Put those of an example into a workspace, but for those that are there and may have been changed.

    Parameters
    ----------
    folder
        Of the example, which has them in folders called as those of a workspace, `images/`, `projects/` …
    """
    for kind in (workspace.projects, workspace.workshops, workspace.propositions, workspace.content):
        _lay(folder, kind.folder, "*.yaml")
    _lay(folder, workspace.images.folder, "*.png")


def _lay(folder: Path, to: Path, files: str) -> None:
    to.mkdir(exist_ok=True)
    for file in sorted((folder / to.name).glob(files)):
        if not (to / file.name).exists():
            shutil.copyfile(file, to / file.name)
