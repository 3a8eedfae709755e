"""What of a document a member gets: who only looks does not get the private fields of its kind.

The library says which those are (`mapping/documents/document.py`, `Private`). Here they are taken out of
all by which a document leaves: what it says, its edits, versions and files, and live messages.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, overload

from django.db.models import QuerySet

from klantreis.mapping.documents.private import operation_without_fields, without_fields
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.kinds import Content, kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.workspaces.access import role_in
from klantreis.server.apps.workspaces.models import Role

_LEAST = Role.COMMENTER


def sees_private(role: Role) -> bool:
    """Whether a member of this role gets all of a document."""
    return role.allows(_LEAST)


def hidden_from(user: User, row: Document) -> frozenset[str]:
    """The fields of a document that a member does not get; none where he gets all."""
    fields = kind_of(row.kind).private_fields
    return fields if fields and not sees_private(role_in(user, row.workspace_id)) else frozenset()


def text_seen(user: User, row: Document) -> str | None:
    """The document's JSON as a member gets it; None where that is all of it."""
    fields = hidden_from(user, row)
    return _text(row, fields) if fields else None


def content_seen(user: User, row: Document) -> Content:
    """The same, parsed."""
    text = text_seen(user, row)
    return row.parsed() if text is None else kind_of(row.kind).parsed(text)


def data_seen(user: User, row: Document, data: dict[str, Any]) -> dict[str, Any]:
    """A version of the document, as a member gets it."""
    fields = hidden_from(user, row)
    seen: dict[str, Any] = without_fields(data, fields) if fields else data
    return seen


def operations_seen(
    user: User, row: Document, operations: QuerySet[DocumentOperation]
) -> QuerySet[DocumentOperation] | Sequence[DocumentOperation]:
    """Edits of the document, as a member gets them."""
    fields = hidden_from(user, row)
    return _Seen(operations, fields) if fields else operations


def message_seen(text: str, fields: frozenset[str]) -> str:
    """A live message without these fields."""
    message = json.loads(text)
    if message["type"] != "operation":
        return text
    for name in ("operation", "inverse"):
        if message[name] is not None:
            message[name] = operation_without_fields(message[name], fields)
    return json.dumps(message, ensure_ascii=False)


class _Seen(Sequence[DocumentOperation]):
    """Edits without some fields, as pages of them are asked for."""

    def __init__(self, rows: QuerySet[DocumentOperation], fields: frozenset[str]) -> None:
        self._rows, self._fields = rows, fields

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, at: int) -> DocumentOperation: ...

    @overload
    def __getitem__(self, at: slice) -> list[DocumentOperation]: ...

    def __getitem__(self, at: int | slice) -> DocumentOperation | list[DocumentOperation]:
        if isinstance(at, int):
            return self._seen(self._rows[at])
        return [self._seen(one) for one in self._rows[at]]

    def _seen(self, row: DocumentOperation) -> DocumentOperation:
        row.operation_text = _operation(row.operation, self._fields)
        row.inverse_text = _operation(row.inverse, self._fields)
        return row


def _operation(operation: Any, fields: frozenset[str]) -> str | None:
    if operation is None:
        return None
    return json.dumps(operation_without_fields(operation, fields), ensure_ascii=False)


def _text(row: Document, fields: frozenset[str]) -> str:
    return json.dumps(without_fields(json.loads(row.text), fields), ensure_ascii=False)
