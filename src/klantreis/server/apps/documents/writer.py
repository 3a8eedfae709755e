"""Edits reach their files a moment after they are answered: one writing for many quick edits."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Condition, Thread
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, connections

from klantreis.server.apps.documents.files import sync_document
from klantreis.server.apps.documents.models import Document

_RETRY_SECONDS = 5.0
# A document that takes long to write is written less often: a fifth of the time at most goes into it.
_REST = 4

logger = logging.getLogger("klantreis.server")


class Writer:
    """Writes what belongs to documents to their files, in a thread of its own.

    What is left is written at the next start.
    """

    def __init__(
        self, name: str, write: Callable[[UUID], bool], after: str = "MAPS_WRITTEN_AFTER_SECONDS"
    ) -> None:
        self._name, self._write, self._after = name, write, after
        self._due: dict[UUID, float] = {}
        self._rested: dict[UUID, float] = {}
        self._changed = Condition()
        self._thread: Thread | None = None

    def note(self, document_id: UUID) -> None:
        """Have it written soon; at once when the settings say so."""
        seconds = getattr(settings, self._after)
        if seconds == 0:
            self._write(document_id)
            return
        with self._changed:
            soon = time.monotonic() + seconds
            self._due.setdefault(document_id, max(soon, self._rested.get(document_id, 0.0)))
            if self._thread is None:
                self._thread = Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify()

    def _run(self) -> None:
        while True:
            document_id = self._next()
            close_old_connections()
            began = time.monotonic()
            is_written = self._write(document_id)
            connections.close_all()
            ended = time.monotonic()
            with self._changed:
                self._rested[document_id] = ended + _REST * (ended - began)
                if not is_written:
                    self._due[document_id] = ended + _RETRY_SECONDS

    def _next(self) -> UUID:
        """The document that is due first, once it is."""
        with self._changed:
            while True:
                first = min(self._due, key=self._due.__getitem__, default=None)
                wait = None if first is None else self._due[first] - time.monotonic()
                if first is not None and wait is not None and wait <= 0:
                    del self._due[first]
                    return first
                self._changed.wait(wait)


# What else is left to be written when the server starts or ends; each says how many could not be.
also_written: list[Callable[[], int]] = []


def write_all() -> int:
    """Write all that the files of served documents lack; how many could not be written."""
    return _write_documents() + sum(write() for write in also_written)


def _write_documents() -> int:
    unwritten = [row.pk for row in Document.objects.filter(workspace__is_served=True) if not row.is_written]
    return sum(not _write(document_id) for document_id in unwritten)


def _write(document_id: UUID) -> bool:
    """Whether it is written. The edit itself is safe in the database, and writing is tried again."""
    try:
        sync_document(document_id)
    except Document.DoesNotExist:
        return True  # it was removed meanwhile
    except Exception as error:  # noqa: BLE001 - a full disk, a folder gone: the writer lives on
        logger.error("Document %s could not be written to its file: %s", document_id, type(error).__name__)  # noqa: TRY400
        return False
    return True


writer = Writer("documents-writer", _write)
