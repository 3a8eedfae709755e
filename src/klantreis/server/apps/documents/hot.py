"""The documents that are being worked on, parsed: reading a large one takes longer than editing it."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from django.db import transaction

from klantreis.server.apps.documents.kinds import Content
from klantreis.server.apps.documents.models import Document

_MOST_KEPT = 50


class HotDocuments:
    """Documents by id and number of the last operation; those that were used last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, tuple[int, Content]] = OrderedDict()
        self._lock = Lock()

    def content_of(self, row: Document) -> Content:
        """A document, parsed; it is fetched only when it is not known."""
        with self._lock:
            kept = self._kept.get(row.pk)
        if kept is not None and kept[0] == row.sequence:
            return kept[1]
        found = row.parsed()
        self.keep(row, found)
        return found

    def keep(self, row: Document, content: Content) -> None:
        """Know a document, once the transaction that is open has ended well."""
        document_id, sequence = row.pk, row.sequence
        transaction.on_commit(lambda: self._put(document_id, sequence, content))

    def _put(self, document_id: UUID, sequence: int, content: Content) -> None:
        with self._lock:
            self._kept[document_id] = (sequence, content)
            self._kept.move_to_end(document_id)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


hot_documents = HotDocuments()
