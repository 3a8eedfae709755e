"""The documents of a workspace besides its maps: YAML files, a folder a kind, and versions that were kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from klantreis.document_file import write_whole
from klantreis.errors import WorkspaceError, noun_in_dutch
from klantreis.mapping.documents.document import Document
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.documents.history import Kept
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.texts import said
from klantreis.part_folder import PartFolder, read_part, write_part
from klantreis.settings import SettingsError

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


class DocumentFolder(PartFolder[AnyDocument]):
    """Documents of one kind by their id, which is the name of their file.

    Beside `plans/2024.yaml` the versions that were kept lie in `plans/history/2024/`, oldest first by name;
    they stay when the document is removed.
    """

    def __init__(self, folder: Path, kind: type[AnyDocument]) -> None:
        super().__init__(folder)
        self.kind, self.noun = kind, kind.KIND

    def free_id(self, title: str) -> str:
        """An id made of a title, that no document has."""
        return new_id(title, self.ids(), otherwise=self.noun)

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

    def change_versions(self, id_: str, change: Callable[[AnyDocument], AnyDocument]) -> None:
        """Change the versions that were kept: for what may not even be kept as history."""
        for path in sorted(self._history(id_).glob("*.json")):
            kept = Kept.model_validate_json(path.read_bytes())
            before = self.kind.model_validate(kept.document)
            after = change(before)
            if after != before:
                said = kept.model_copy(update={"document": after.model_dump(mode="json", by_alias=True)})
                write_whole(path, said.model_dump_json(exclude_defaults=True, indent=1))

    def title(self, document: AnyDocument) -> str:
        """What a document is called, in its first language."""
        return said(document.title, document.languages[0], document.languages)

    def _history(self, id_: str) -> Path:
        return self.folder / "history" / id_

    def _read(self, path: Path) -> AnyDocument:
        return read_document(path, self.kind)

    def _there_already(self, id_: str) -> WorkspaceError:
        return DocumentExistsError(
            f"There is a {self.noun} {id_!r} already. Give yours another id.",
            nl=f"Er is al een document {id_!r} van de soort {noun_in_dutch(self.noun)}. Geef dat van jou een "
            "andere id.",
        )


def read_document(path: Path, kind: type[AnyDocument]) -> AnyDocument:
    """The document in a YAML file.

    Raises
    ------
    SettingsError
        When the file holds none, one of another id, or one that breaks a rule.
    """
    document = read_part(path, kind)
    for problem in broken_rules(document):
        raise SettingsError(path, problem.message(), nl=problem.message("nl"))
    return document


def write_document(path: Path, document: Document) -> None:
    """Write a document to a YAML file in one go; one that is there keeps its comments and order.

    Raises
    ------
    SettingsError
        When the file that is there holds no such document.
    """
    write_part(path, document, lambda there: read_document(there, type(document)))
