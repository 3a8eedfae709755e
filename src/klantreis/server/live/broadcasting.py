"""Telling everyone who has a document open, from whatever thread or process something happened in."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer  # type: ignore[import-untyped]
from django.db import transaction

from klantreis.server.apps.documents.models import DocumentOperation

logger = logging.getLogger("klantreis.server")

# Takes a document, the number of an operation (None for what has no place in their order) and the JSON.
Teller = Callable[[UUID, int | None, str], None]
_tellers: list[Teller] = []


def broadcast(document_id: UUID, message: dict[str, Any]) -> None:
    """Send a message to everyone who has the document open, once the transaction here has ended well."""
    text = json.dumps(message, ensure_ascii=False)
    transaction.on_commit(lambda: _tell(document_id, None, text))


def broadcast_operation(row: DocumentOperation) -> None:
    """Send an operation that was kept, in its place among the others."""
    document_id, sequence, text = row.document_id, row.sequence, operation_message(row)
    transaction.on_commit(lambda: _tell(document_id, sequence, text))


def operation_message(row: DocumentOperation) -> str:
    """The JSON of an operation as clients get it; one without words replaced the document."""
    if row.operation_text is None:
        return json.dumps({"type": "replaced", "sequence": row.sequence})
    head = {
        "type": "operation",
        "sequence": row.sequence,
        "client_id": row.client_id,
        "user_id": None if row.user_id is None else str(row.user_id),
        "guest": row.guest,
        "at": row.at.isoformat(),
    }
    # Both are kept as JSON, and are not read again to be written again.
    undone = row.inverse_text or "null"
    return f'{json.dumps(head)[:-1]}, "operation": {row.operation_text}, "inverse": {undone}}}'


def listen(teller: Teller) -> None:
    """Have a teller called with all that is broadcast in this process."""
    _tellers.append(teller)


def stop_listening(teller: Teller) -> None:
    """Call it no more."""
    _tellers.remove(teller)


def group_of(document_id: UUID) -> str:
    """By which name the processes tell each other of a document."""
    return f"document.{document_id.hex}"


def _tell(document_id: UUID, sequence: int | None, text: str) -> None:
    for teller in _tellers:
        teller(document_id, sequence, text)
    if not _tellers:
        _tell_others(document_id, sequence, text)


def _tell_others(document_id: UUID, sequence: int | None, text: str) -> None:
    """From a process in which nobody has a document open, to those where somebody may."""
    layer = get_channel_layer()
    if layer is None:
        return
    message = {
        "type": "told",
        "document": str(document_id),
        "process": "",
        "sequence": sequence,
        "text": text,
    }
    try:
        async_to_sync(layer.group_send)(group_of(document_id), message)
    except OSError as error:
        # Whoever has the document open looks for what he missed by himself.
        logger.warning("Others could not be told of document %s: %s", document_id, type(error).__name__)
