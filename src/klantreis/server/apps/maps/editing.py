"""Operations on a map: ordered by the server, refused by the document's rules, each kept once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from klantreis.errors import KlantreisError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import AnyOperation, operation_from_data, operation_to_data
from klantreis.mapping.operations import apply, inverse
from klantreis.mapping.texts import said
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.maps.hot import hot_maps
from klantreis.server.apps.maps.models import Map, MapOperation, document_of

MOST_DOCUMENT_BYTES = 10 << 20


class ClientIdTakenError(KlantreisError):
    """A client's id comes with another operation than before."""

    code = "client_id_taken"

    def __init__(self, client_id: str) -> None:
        super().__init__(
            f"Another operation came with the id {client_id!r} before. Give every operation an id of its own."
        )


class MapTooLargeError(KlantreisError):
    """A map would outgrow what can be kept."""

    code = "map_too_large"

    def __init__(self) -> None:
        super().__init__(
            f"The map would be larger than {MOST_DOCUMENT_BYTES >> 20} MB. Split it: a step can open a map."
        )


@dataclass(frozen=True)
class Applied:
    """An operation that was applied; `is_new` is false when it had been before."""

    row: MapOperation
    is_new: bool


@dataclass(frozen=True, eq=False)
class Edit:
    """An operation that somebody asks for, under an id of his client's."""

    user_id: UUID
    client_id: str
    data: Any


def apply_operation(map_id: UUID, user: User, client_id: str, data: Any) -> Applied:
    """Apply an operation to a map and keep it, once: coming again, it is answered as the first time.

    Raises
    ------
    RefusedOperationError
        When it breaks a rule of the document.
    ClientIdTakenError
        When the client used the id for another operation.
    """
    (outcome,) = apply_operations(map_id, [Edit(user.pk, client_id, data)])
    if isinstance(outcome, KlantreisError):
        raise outcome
    return outcome


def apply_operations(map_id: UUID, edits: Sequence[Edit]) -> list[Applied | KlantreisError]:
    """Apply operations in this order, in one transaction. One that is refused does not stop the others.

    Returns
    -------
    list
        What became of each.

    Raises
    ------
    MapTooLargeError
        When all of them together make the map too large; none is kept then.
    """
    with transaction.atomic():
        row = Map.objects.select_for_update().defer("document").get(pk=map_id)
        known = row.operations.filter(client_id__in=[edit.client_id for edit in edits])
        work = _Work(row, hot_maps.map_of(row), {one.client_id: one for one in known})
        outcomes = [work.outcome(edit) for edit in edits]
        if work.made:
            keep_document(row, work.journey_map, n_operations=len(work.made))
            MapOperation.objects.bulk_create(work.made)
            hot_maps.keep(row, work.journey_map)
    return outcomes


class _Work:
    """A locked map, and the operations that are being applied to it."""

    def __init__(self, row: Map, journey_map: JourneyMap, known: dict[str, MapOperation]) -> None:
        self._row, self._known = row, known
        self.journey_map = journey_map
        self.made: list[MapOperation] = []

    def outcome(self, edit: Edit) -> Applied | KlantreisError:
        """Apply an operation, or say why not."""
        try:
            return self._applied(edit)
        except KlantreisError as error:
            return error

    def _applied(self, edit: Edit) -> Applied:
        operation = operation_from_data(edit.data)
        text = _json(operation)
        known = self._known.get(edit.client_id)
        if known is not None:
            if known.operation_text != text or known.user_id != edit.user_id:
                raise ClientIdTakenError(edit.client_id)
            return Applied(known, is_new=False)
        undone = _json(inverse(self.journey_map, operation))
        self.journey_map = apply(self.journey_map, operation)
        made = MapOperation(
            map_id=self._row.pk,
            sequence=self._row.sequence + len(self.made) + 1,
            client_id=edit.client_id,
            user_id=edit.user_id,
            operation_text=text,
            inverse_text=undone,
        )
        self.made.append(made)
        self._known[edit.client_id] = made
        return Applied(made, is_new=True)


def _json(operation: AnyOperation) -> str:
    return json.dumps(operation_to_data(operation), ensure_ascii=False)


def keep_document(row: Map, journey_map: JourneyMap, *, n_operations: int = 1) -> None:
    """Make this the document of a locked map, so many operations on.

    Raises
    ------
    MapTooLargeError
        When it is larger than can be kept.
    """
    row.document, row.title = document_of(journey_map), title_of(journey_map)
    if len(row.document.encode()) > MOST_DOCUMENT_BYTES:
        raise MapTooLargeError
    row.sequence += n_operations
    row.save(update_fields=["document", "title", "sequence", "changed_at"])


def title_of(journey_map: JourneyMap) -> str:
    """The title of a map in its first language."""
    head = journey_map.head
    return said(head.title, head.languages[0], head.languages)[:500]
