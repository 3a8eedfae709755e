"""Documents of one sort in a folder: a YAML file each, by the document's id, changed without overwriting."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

from klantreis.document_file import changing, version_of, write_whole
from klantreis.errors import UnknownNameError, WorkspaceError
from klantreis.mapping.documents.document import ident
from klantreis.mapping.part import Part
from klantreis.mapping.part_text import part_to_yaml
from klantreis.settings import SettingsError, read_model

SUFFIX = ".yaml"
AnyPart = TypeVar("AnyPart", bound=Part)


class PartFolder(ABC, Generic[AnyPart]):
    """Documents by their id, which is the name of their file.

    Attributes
    ----------
    noun
        What one of them is called in a sentence.
    """

    noun: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def _read(self, path: Path) -> AnyPart:
        """The document in a file; raises `SettingsError` when it holds none, or one of another id."""

    @abstractmethod
    def _there_already(self, id_: str) -> WorkspaceError:
        """What to tell who adds a document whose id is taken."""

    def ids(self) -> tuple[str, ...]:
        """Of all documents, in order of the alphabet."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"[!.]*{SUFFIX}")))

    def read(self, id_: str) -> AnyPart:
        """A document.

        Raises
        ------
        UnknownNameError
            When there is none of that id.
        SettingsError
            When the file holds none, one of another id, or one that breaks a rule.
        """
        return self._read(self._path(id_))

    def all(self) -> Iterator[AnyPart]:
        """Every document."""
        return (self.read(id_) for id_ in self.ids())

    def version(self, id_: str) -> str:
        """What is different whenever the document is."""
        return version_of(self._path(id_))

    def add(self, part: AnyPart) -> Path:
        """Write a new document; its file.

        Raises
        ------
        WorkspaceError
            When there is one of its id already: `PersonaExistsError`, `DocumentExistsError`.
        """
        path = self.folder / f"{ident(part)}{SUFFIX}"
        with changing(path, lock=self._lock):
            if path.exists():
                raise self._there_already(ident(part))
            write_part(path, part, self._read)
        return path

    def write(self, part: AnyPart, *, expected: str | None = None) -> None:
        """Write a document back; comments and order of its file stay.

        Raises
        ------
        UnknownNameError
            When there is none of its id.
        ChangedMeanwhileError
            When it has another version than was expected.
        """
        path = self._path(ident(part))
        with changing(path, expected, lock=self._lock):
            write_part(path, part, self._read)

    def remove(self, id_: str, *, expected: str | None = None) -> None:
        """Throw a document away.

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
            raise UnknownNameError(self.noun, id_, self.ids())
        return self.folder / f"{id_}{SUFFIX}"


def read_part(path: Path, model: type[AnyPart]) -> AnyPart:
    """The document in a YAML file.

    Raises
    ------
    SettingsError
        When the file holds none, or one of another id than its name.
    """
    part: AnyPart = read_model(path, model)
    if ident(part) != path.stem:
        raise SettingsError(
            path,
            f"its id is {ident(part)!r}; it must be that of its file, {path.stem!r}.",
            nl=f"zijn id is {ident(part)!r}; die moet zijn als de naam van het bestand, {path.stem!r}.",
        )
    return part


def write_part(path: Path, part: AnyPart, read: Callable[[Path], AnyPart]) -> None:
    """Write a document to a YAML file in one go; one that is there keeps its comments and order."""
    if path.exists():
        text = path.read_text(encoding="utf-8")
        write_whole(path, part_to_yaml(part, read(path), text))
    else:
        write_whole(path, part_to_yaml(part))
