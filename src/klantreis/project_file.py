"""The project of a workspace in its file, `project.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from klantreis.document_file import changing, write_whole
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.project import Project
from klantreis.settings import read_model


class ProjectFile:
    """A project; a file that is not there is one that has not begun."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Project:
        """The project.

        Raises
        ------
        SettingsError
            When the file holds none.
        """
        if not self.path.exists():
            return Project()
        project: Project = read_model(self.path, Project)
        return project

    def change(self, change: Callable[[Project], Project]) -> Project:
        """Make another project of the one there is, while nobody else can."""
        with changing(self.path):
            before = self.read() if self.path.exists() else None
            after = change(before or Project())
            text = self.path.read_text(encoding="utf-8") if before else ""
            write_whole(self.path, part_to_yaml(after, before, text))
        return after
