"""The documents of a workspace besides its maps: YAML files, a folder a kind, and versions that were kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from klantreis.document_file import changing, version_of, write_whole
from klantreis.errors import UnknownNameError, WorkspaceError
from klantreis.mapping.documents.document import Document
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.documents.history import Kept
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.texts import said
from klantreis.settings import SettingsError, read_model

SUFFIX = ".yaml"
AnyDocument = TypeVar("AnyDocument", bound=Document)

# Where the documents of a kind lie in a workspace.
FOLDERS: Mapping[str, str] = {
    "plan": "plans",
    "project": "projects",
    "interviews": "interviews",
    "survey": "surveys",
    "proposition": "propositions",
    "content": "content",
    "workshop": "workshops",
}


class DocumentExistsError(WorkspaceError):
    """A document of that id is there already."""

    code = "document_exists"


class DocumentFolder(Generic[AnyDocument]):
    """Documents of one kind by their id, which is the name of their file.

    Beside `plans/2024.yaml` the versions that were kept lie in `plans/history/2024/`, oldest first by name.
    """

    def __init__(self, folder: Path, kind: type[AnyDocument]) -> None:
        self.folder, self.kind = folder, kind

    def ids(self) -> tuple[str, ...]:
        """Of all documents, in order of the alphabet."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"[!.]*{SUFFIX}")))

    def read(self, id_: str) -> AnyDocument:
        """A document.

        Raises
        ------
        UnknownNameError
            When there is none of that id.
        SettingsError
            When the file holds none, one of another id, or one that breaks a rule.
        """
        return read_document(self._path(id_), self.kind)

    def all(self) -> Iterator[AnyDocument]:
        """Every document."""
        return (self.read(id_) for id_ in self.ids())

    def version(self, id_: str) -> str:
        """What is different whenever the document is."""
        return version_of(self._path(id_))

    def free_id(self, title: str) -> str:
        """An id made of a title, that no document has."""
        return new_id(title, self.ids(), otherwise=self.kind.KIND)

    def add(self, document: AnyDocument) -> Path:
        """Write a new document; its file.

        Raises
        ------
        DocumentExistsError
            When there is one of its id already.
        """
        path = self.folder / f"{document.id}{SUFFIX}"
        with changing(path, lock=self._lock):
            if path.exists():
                raise DocumentExistsError(
                    f"There is a {self.kind.KIND} {document.id!r} already. Give yours another id."
                )
            write_document(path, document)
        return path

    def write(self, document: AnyDocument, *, expected: str | None = None) -> None:
        """Write a document back; comments and order of its file stay.

        Raises
        ------
        UnknownNameError
            When there is none of its id.
        ChangedMeanwhileError
            When it has another version than was expected.
        """
        path = self._path(document.id)
        with changing(path, expected, lock=self._lock):
            write_document(path, document)

    def remove(self, id_: str, *, expected: str | None = None) -> None:
        """Throw a document away; versions that were kept stay.

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

    def keep(self, document: AnyDocument, label: str, *, by: str | None = None) -> Path:
        """Keep a version under a label."""
        taken_at = datetime.now(UTC)
        kept = Kept(
            label=label, taken_at=taken_at, by=by, document=document.model_dump(mode="json", by_alias=True)
        )
        path = self._history(document.id) / f"{taken_at:%Y%m%dT%H%M%S%f}-{slug(label, 'version')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, kept.model_dump_json(exclude_defaults=True, indent=1))
        return path

    def versions(self, id_: str) -> list[Kept]:
        """The versions that were kept, oldest first."""
        return [
            Kept.model_validate_json(path.read_bytes()) for path in sorted(self._history(id_).glob("*.json"))
        ]

    def title(self, document: AnyDocument) -> str:
        """What a document is called, in its first language."""
        return said(document.title, document.languages[0], document.languages)

    @property
    def _lock(self) -> Path:
        return self.folder / ".lock"

    def _history(self, id_: str) -> Path:
        return self.folder / "history" / id_

    def _path(self, id_: str) -> Path:
        if id_ not in self.ids():
            raise UnknownNameError(self.kind.KIND, id_, self.ids())
        return self.folder / f"{id_}{SUFFIX}"


def read_document(path: Path, kind: type[AnyDocument]) -> AnyDocument:
    """The document in a YAML file.

    Raises
    ------
    SettingsError
        When the file holds none, one of another id, or one that breaks a rule.
    """
    document: AnyDocument = read_model(path, kind)
    if document.id != path.stem:
        raise SettingsError(path, f"its id is {document.id!r}; it must be that of its file, {path.stem!r}.")
    for problem in broken_rules(document):
        raise SettingsError(path, problem.message())
    return document


def write_document(path: Path, document: Document) -> None:
    """Write a document to a YAML file in one go; one that is there keeps its comments and order.

    Raises
    ------
    SettingsError
        When the file that is there holds no such document.
    """
    if path.exists():
        text = path.read_text(encoding="utf-8")
        write_whole(path, part_to_yaml(document, read_document(path, type(document)), text))
    else:
        write_whole(path, part_to_yaml(document))
