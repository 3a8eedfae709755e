"""The projects, workshops, value propositions and calendars of the examples, laid into a workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

from klantreis.workspace import Workspace


def lay_documents(folder: Path, workspace: Workspace) -> None:
    """Put those of an example into a workspace, but for those that are there and may have been changed.

    Parameters
    ----------
    folder
        Of the example, which has them in `projects/`, `workshops/`, `propositions/` and `content/`.
    """
    for kind in (workspace.projects, workspace.workshops, workspace.propositions, workspace.content):
        kind.folder.mkdir(exist_ok=True)
        for file in sorted((folder / kind.folder.name).glob("*.yaml")):
            if not (kind.folder / file.name).exists():
                shutil.copyfile(file, kind.folder / file.name)
