"""Operations on a map: ordered by the server, refused by the document's rules, each kept once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from klantreis.errors import KlantreisError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import operation_from_data, operation_to_data
from klantreis.mapping.operations import apply, inverse
from klantreis.mapping.texts import said
from klantreis.server.apps.accounts.models import User
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


def apply_operation(map_id: UUID, user: User, client_id: str, data: Any) -> Applied:
    """Apply an operation to a map and keep it, once: coming again, it is answered as the first time.

    Raises
    ------
    RefusedOperationError
        When it breaks a rule of the document.
    ClientIdTakenError
        When the client used the id for another operation.
    """
    operation = operation_from_data(data)
    text = json.dumps(operation_to_data(operation), ensure_ascii=False)
    with transaction.atomic():
        row = Map.objects.select_for_update().get(pk=map_id)
        known = row.operations.filter(client_id=client_id).first()
        if known is not None:
            if known.operation_text != text or known.user_id != user.pk:
                raise ClientIdTakenError(client_id)
            return Applied(known, is_new=False)
        before = row.parsed()
        undone = json.dumps(operation_to_data(inverse(before, operation)), ensure_ascii=False)
        keep_document(row, apply(before, operation))
        made = row.operations.create(
            sequence=row.sequence,
            client_id=client_id,
            user=user,
            operation_text=text,
            inverse_text=undone,
        )
    return Applied(made, is_new=True)


def keep_document(row: Map, journey_map: JourneyMap) -> None:
    """Make this the document of a locked map, one operation on.

    Raises
    ------
    MapTooLargeError
        When it is larger than can be kept.
    """
    row.document, row.title = document_of(journey_map), title_of(journey_map)
    if len(row.document.encode()) > MOST_DOCUMENT_BYTES:
        raise MapTooLargeError
    row.sequence += 1
    row.save(update_fields=["document", "title", "sequence", "changed_at"])


def title_of(journey_map: JourneyMap) -> str:
    """The title of a map in its first language."""
    head = journey_map.head
    return said(head.title, head.languages[0], head.languages)[:500]
