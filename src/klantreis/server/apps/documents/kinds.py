"""What differs between maps, plans, surveys …: how they are read, edited, called, and kept in files.

Everything else (order of operations, history, files, live editing) is the same for all kinds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klantreis.document_folder import (
    FOLDERS,
    DocumentExistsError,
    DocumentFolder,
    read_document,
    write_document,
)
from klantreis.errors import (
    InvalidOptionError,
    KlantreisError,
    UnknownNameError,
    WorkspaceError,
    listed,
    noun_in_dutch,
)
from klantreis.map_folder import MapFolder, read_map, write_map
from klantreis.mapping import operations
from klantreis.mapping.change import Change
from klantreis.mapping.documents import editing
from klantreis.mapping.documents.document import Document, private_fields_of
from klantreis.mapping.documents.history import diff as diff_of_documents
from klantreis.mapping.documents.kinds import KINDS as MODELS
from klantreis.mapping.field_errors import wrong_fields
from klantreis.mapping.history import diff as diff_of_maps
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import AnyOperation
from klantreis.mapping.part import new_id
from klantreis.mapping.problem import InvalidMapError
from klantreis.mapping.texts import said
from klantreis.server.apps.documents.starts import (
    FROM_MAP,
    FROM_TEMPLATE,
    MAP_TEMPLATES,
    from_map,
    map_of_template,
)

SUFFIX = ".yaml"
_MOST_FILE_BYTES = 20 << 20

# A map or any other document of the library.
Content = JourneyMap | Document


@dataclass(frozen=True)
class Version:
    """A document as it was at a moment, under a label."""

    label: str
    taken_at: datetime
    by: str | None
    data: dict[str, Any]


@dataclass(frozen=True)
class Start:
    """What a new document starts from; with nothing said it is empty.

    Attributes
    ----------
    template
        One of `Kind.templates`.
    journey_map
        A map that it is made from.
    fields
        All of its fields but its id.
    """

    template: str | None = None
    journey_map: JourneyMap | None = None
    fields: Mapping[str, Any] | None = None


class Kind(ABC):
    """One kind of document.

    Attributes
    ----------
    name
        The word for it in addresses.
    folder_name
        Where its files lie in a workspace.
    """

    name: str
    folder_name: str

    def folder(self, workspace: str | Path) -> Path:
        """Where the files of this kind lie."""
        return Path(workspace) / self.folder_name

    @abstractmethod
    def parsed(self, text: str) -> Content:
        """A document from its JSON."""

    def text(self, content: Content) -> str:
        """Its JSON, without what is left out."""
        return content.model_dump_json(by_alias=True, exclude_defaults=True)

    @abstractmethod
    def applied(self, content: Content, operation: AnyOperation) -> Content:
        """The document after an operation; raises `RefusedOperationError` when a rule would be broken."""

    @abstractmethod
    def inverse(self, content: Content, operation: AnyOperation) -> AnyOperation:
        """What undoes an operation, given the document before it."""

    @abstractmethod
    def title(self, content: Content) -> str:
        """What it is called, in its first language."""

    @abstractmethod
    def changes(self, old: dict[str, Any], new: Content) -> list[Change]:
        """What changed since a version that was kept."""

    @abstractmethod
    def read(self, path: Path) -> Content:
        """The document of a file; raises `WorkspaceError` when it holds none."""

    @abstractmethod
    def write(self, path: Path, content: Content) -> None:
        """Write it to a file; comments of one that holds such a document stay, another is replaced."""

    @abstractmethod
    def keep(self, workspace: str | Path, name: str, label: str, by: str | None, content: Content) -> None:
        """Keep a version under a label."""

    @abstractmethod
    def versions(self, workspace: str | Path, name: str) -> list[Version]:
        """The versions that were kept, oldest first."""

    @property
    @abstractmethod
    def templates(self) -> tuple[str, ...]:
        """What a new one can start from."""

    @property
    def is_made_from_maps(self) -> bool:
        """Whether a new one can be made from a map."""
        return False

    @property
    def private_fields(self) -> frozenset[str]:
        """The fields that who only looks does not get."""
        return frozenset()

    @abstractmethod
    def add(self, workspace: str | Path, title: str | None, languages: Sequence[str], start: Start) -> str:
        """Write a new document to a file of its own; its name. One made from a map has a title already."""


class MapKind(Kind):
    """Maps."""

    name, folder_name = "map", "maps"

    def parsed(self, text: str) -> Content:  # noqa: D102 - as above
        return JourneyMap.model_validate_json(text)

    def applied(self, content: Content, operation: AnyOperation) -> Content:  # noqa: D102
        return operations.apply(_map(content), operation)

    def inverse(self, content: Content, operation: AnyOperation) -> AnyOperation:  # noqa: D102
        return operations.inverse(_map(content), operation)

    def title(self, content: Content) -> str:  # noqa: D102
        head = _map(content).head
        return said(head.title, head.languages[0], head.languages)

    def changes(self, old: dict[str, Any], new: Content) -> list[Change]:  # noqa: D102
        return diff_of_maps(JourneyMap.model_validate(old), _map(new))

    def read(self, path: Path) -> Content:  # noqa: D102
        return read_map(path)

    def write(self, path: Path, content: Content) -> None:  # noqa: D102
        try:
            write_map(path, _map(content))
        except (InvalidMapError, UnicodeDecodeError):
            path.unlink()
            write_map(path, _map(content))

    def keep(  # noqa: D102
        self, workspace: str | Path, name: str, label: str, by: str | None, content: Content
    ) -> None:
        MapFolder(self.folder(workspace)).take_snapshot(name, label, by=by, journey_map=_map(content))

    def versions(self, workspace: str | Path, name: str) -> list[Version]:  # noqa: D102
        folder = MapFolder(self.folder(workspace))
        if not (folder.folder / f"{name}{SUFFIX}").exists():
            return []
        return [
            Version(
                one.label,
                one.taken_at,
                one.by,
                one.map.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            )
            for one in folder.snapshots(name)
        ]

    @property
    def templates(self) -> tuple[str, ...]:  # noqa: D102
        return MAP_TEMPLATES

    def add(  # noqa: D102
        self, workspace: str | Path, title: str | None, languages: Sequence[str], start: Start
    ) -> str:
        if start.fields is not None or start.journey_map is not None:
            raise InvalidOptionError(
                "A map starts from a set of phases; name one as its template.",
                nl="Een kaart begint met een reeks fasen; noem er een als sjabloon.",
            )
        made = map_of_template(start.template or "six", _needed(title), languages)
        folder = MapFolder(self.folder(workspace))
        return folder.add(made.changed(id=new_id(_needed(title), folder.names(), otherwise="map"))).stem


class DocumentKind(Kind):
    """Documents of one model of `klantreis.mapping.documents`."""

    def __init__(self, model: type[Document]) -> None:
        self.model = model
        self.name = model.KIND
        self.folder_name = FOLDERS.get(model.KIND, f"{model.KIND}s")

    def parsed(self, text: str) -> Content:  # noqa: D102 - as above
        return self.model.model_validate_json(text)

    def applied(self, content: Content, operation: AnyOperation) -> Content:  # noqa: D102
        return editing.apply(_document(content), operation)

    def inverse(self, content: Content, operation: AnyOperation) -> AnyOperation:  # noqa: D102
        return editing.inverse(_document(content), operation)

    def title(self, content: Content) -> str:  # noqa: D102
        document = _document(content)
        return said(document.title, document.languages[0], document.languages)

    def changes(self, old: dict[str, Any], new: Content) -> list[Change]:  # noqa: D102
        return diff_of_documents(self._shaped(old), _document(new))

    def read(self, path: Path) -> Content:  # noqa: D102
        if path.stat().st_size > _MOST_FILE_BYTES:
            raise WorkspaceError(
                f"{path} is larger than {_MOST_FILE_BYTES >> 20} MB.",
                nl=f"{path} is groter dan {_MOST_FILE_BYTES >> 20} MB.",
            )
        return read_document(path, self.model)

    def write(self, path: Path, content: Content) -> None:  # noqa: D102
        document = _document(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_document(path, document)
        except (WorkspaceError, UnicodeDecodeError):
            path.unlink()
            write_document(path, document)

    def keep(  # noqa: D102
        self,
        workspace: str | Path,
        name: str,  # noqa: ARG002 - a document's id is its name
        label: str,
        by: str | None,
        content: Content,
    ) -> None:
        self._files(workspace).keep(_document(content), label, by=by)

    def versions(self, workspace: str | Path, name: str) -> list[Version]:  # noqa: D102
        kept = self._files(workspace).versions(name)
        return [Version(one.label, one.taken_at, one.by, one.document) for one in kept]

    @property
    def templates(self) -> tuple[str, ...]:  # noqa: D102
        return tuple(FROM_TEMPLATE.get(self.name, ()))

    @property
    def is_made_from_maps(self) -> bool:  # noqa: D102
        return self.name in FROM_MAP

    @property
    def private_fields(self) -> frozenset[str]:  # noqa: D102
        return private_fields_of(self.model)

    def add(  # noqa: D102
        self, workspace: str | Path, title: str | None, languages: Sequence[str], start: Start
    ) -> str:
        files = self._files(workspace)
        fields = self._fields(title, languages, start)
        while True:
            made = self._shaped(
                {**fields, "id": files.free_id(said(fields["title"], languages[0], languages))}
            )
            for problem in editing.broken_rules(made):
                raise InvalidOptionError(problem.message(), nl=problem.message("nl"))
            try:
                return files.add(made).stem
            except DocumentExistsError:  # somebody was quicker
                continue

    def _fields(self, title: str | None, languages: Sequence[str], start: Start) -> dict[str, Any]:
        """Those of a new document, but its id."""
        if start.journey_map is not None:
            if not self.is_made_from_maps:
                raise InvalidOptionError(
                    f"A {self.name} is not made from a map. Known: {listed(FROM_MAP)}.",
                    nl=f"Een document van de soort {noun_in_dutch(self.name)} wordt niet van een kaart "
                    f"gemaakt. Wel: {listed(map(noun_in_dutch, FROM_MAP), language='nl')}.",
                )
            made = _written(from_map(self.name, start.journey_map, languages))
            return made if title is None else {**made, "title": title}
        if start.template is not None:
            known = FROM_TEMPLATE.get(self.name, {})
            if start.template not in known:
                raise UnknownNameError("template", start.template, known)
            return _written(known[start.template](_needed(title), languages))
        return {**(start.fields or {}), "title": _needed(title), "languages": list(languages)}

    def _files(self, workspace: str | Path) -> DocumentFolder[Document]:
        return DocumentFolder(self.folder(workspace), self.model)

    def _shaped(self, data: dict[str, Any]) -> Document:
        try:
            return self.model.model_validate(data)
        except ValidationError as invalid:
            raise InvalidContentError(self.name, invalid) from None


class InvalidContentError(KlantreisError):
    """Data that should be a document and is none."""

    code = "invalid_document"

    def __init__(self, kind: str, invalid: ValidationError) -> None:
        found = invalid.errors(include_url=False, include_input=False)
        super().__init__(
            f"This is no {kind}: {wrong_fields(found, whole=kind)}.",
            nl=f"Dit is geen document van de soort {noun_in_dutch(kind)}: "
            f"{wrong_fields(found, 'nl', whole=noun_in_dutch(kind))}.",
        )


KINDS: Mapping[str, Kind] = {
    "map": MapKind(),
    **{name: DocumentKind(model) for name, model in MODELS.items()},
}


def kind_of(name: str) -> Kind:
    """A kind by its word.

    Raises
    ------
    UnknownNameError
        When there is no such kind.
    """
    if name not in KINDS:
        raise UnknownNameError("kind of document", name, KINDS)
    return KINDS[name]


def _written(document: Document) -> dict[str, Any]:
    return document.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _needed(title: str | None) -> str:
    if title is None:
        raise InvalidOptionError("Give it a title.", nl="Geef het een titel.")
    return title


def _map(content: Content) -> JourneyMap:
    assert isinstance(content, JourneyMap)  # noqa: S101 - a row's kind says what it holds
    return content


def _document(content: Content) -> Document:
    assert isinstance(content, Document)  # noqa: S101 - the same
    return content
