"""The personas of a workspace: YAML files in personas/, which maps share by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from klantreis.document_file import changing, version_of, write_whole
from klantreis.errors import UnknownNameError, WorkspaceError
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.persona import Persona
from klantreis.settings import SettingsError, read_model

SUFFIX = ".yaml"


class PersonaExistsError(WorkspaceError):
    """A persona of that id is there already."""

    code = "persona_exists"


class PersonaFolder:
    """Personas by their id, which is the name of their file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> tuple[str, ...]:
        """Of all personas, in order of the alphabet."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"[!.]*{SUFFIX}")))

    def read(self, id_: str) -> Persona:
        """A persona.

        Raises
        ------
        UnknownNameError
            When there is none of that id.
        SettingsError
            When the file holds none, or one of another id.
        """
        path = self._path(id_)
        persona: Persona = read_model(path, Persona)
        if persona.id != id_:
            raise SettingsError(path, f"its id is {persona.id!r}; it must be that of its file, {id_!r}.")
        return persona

    def all(self) -> Iterator[Persona]:
        """Every persona."""
        return (self.read(id_) for id_ in self.ids())

    def version(self, id_: str) -> str:
        """What is different whenever the persona is."""
        return version_of(self._path(id_))

    def add(self, persona: Persona) -> None:
        """Write a new persona.

        Raises
        ------
        PersonaExistsError
            When there is one of its id already.
        """
        path = self.folder / f"{persona.id}{SUFFIX}"
        with changing(path, lock=self._lock):
            if path.exists():
                raise PersonaExistsError(
                    f"There is a persona {persona.id!r} already. Give yours another name, or change that one."
                )
            write_whole(path, part_to_yaml(persona))

    def write(self, persona: Persona, *, expected: str | None = None) -> None:
        """Write a persona back; comments and order of its file stay.

        Raises
        ------
        UnknownNameError
            When there is none of its id.
        ChangedMeanwhileError
            When it has another version than was expected.
        """
        path = self._path(persona.id)
        with changing(path, expected, lock=self._lock):
            text = path.read_text(encoding="utf-8")
            write_whole(path, part_to_yaml(persona, self.read(persona.id), text))

    def remove(self, id_: str, *, expected: str | None = None) -> None:
        """Throw a persona away.

        Raises
        ------
        UnknownNameError
            When there is none of that id.
        ChangedMeanwhileError
            When it has another version than was expected.
        """
        path = self._path(id_)
        with changing(path, expected, lock=self._lock):
            path.unlink()

    @property
    def _lock(self) -> Path:
        return self.folder / ".lock"

    def _path(self, id_: str) -> Path:
        if id_ not in self.ids():
            raise UnknownNameError("persona", id_, self.ids())
        return self.folder / f"{id_}{SUFFIX}"
