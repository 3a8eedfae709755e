"""The touchpoint register in its file: read, and changed by one at a time without losing a comment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from klantreis.document_file import changing, version_of, write_whole
from klantreis.journeys.rule_counts import refuse_unrunnable
from klantreis.mapping.register_text import register_to_yaml
from klantreis.mapping.touchpoint import Register
from klantreis.settings import read_model


class RegisterFile:
    """`touchpoints.yaml` of a workspace; a file that is not there is an empty register."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Register:
        """The register.

        Raises
        ------
        SettingsError
            When the file holds none.
        """
        if not self.path.exists():
            return Register()
        register: Register = read_model(self.path, Register)
        return register

    @property
    def version(self) -> str:
        """What is different whenever the file is."""
        return version_of(self.path)

    def change(
        self,
        change: Callable[[Register], Register],
        *,
        expected: str | None = None,
        renamed: Mapping[str, str] | None = None,
    ) -> Register:
        """Make another register of the one there is, while nobody else can.

        Parameters
        ----------
        change
            Gives the new register; it may raise, and nothing is written then.
        expected
            The version it was meant for; None takes whatever there is.
        renamed
            New names by old ones, so that touchpoints keep what is written beside them.

        Raises
        ------
        ChangedMeanwhileError
            When the file has another version.
        InvalidOptionError
            When a rule cannot be run.
        """
        with changing(self.path, expected):
            before = self.read()
            after = change(before)
            changed = set(after.touchpoints) - set(before.touchpoints)
            refuse_unrunnable(changed)
            text = self.path.read_text(encoding="utf-8") if self.path.exists() else None
            write_whole(self.path, register_to_yaml(after, text, renamed))
        return after
