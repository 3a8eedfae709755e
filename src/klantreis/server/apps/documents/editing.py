"""Operations on a document: ordered by the server, refused by the document's rules, each kept once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from klantreis.errors import KlantreisError
from klantreis.mapping.operation import AnyOperation, operation_from_data, operation_to_data
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.guest_rules import refuse_others_work
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.kinds import Content, kind_of
from klantreis.server.apps.documents.models import Document, DocumentOperation

MOST_DOCUMENT_BYTES = 10 << 20


class ClientIdTakenError(KlantreisError):
    """A client's id comes with another operation than before."""

    code = "client_id_taken"

    def __init__(self, client_id: str) -> None:
        super().__init__(
            f"Another operation came with the id {client_id!r} before. Give every operation an id of its "
            "own.",
            nl=f"Er kwam al een andere bewerking met de id {client_id!r}. Geef elke bewerking een eigen id.",
        )


class DocumentTooLargeError(KlantreisError):
    """A document would outgrow what can be kept."""

    code = "document_too_large"

    def __init__(self) -> None:
        super().__init__(
            f"It would be larger than {MOST_DOCUMENT_BYTES >> 20} MB. Split it: a step can open another map.",
            nl=f"Het zou groter worden dan {MOST_DOCUMENT_BYTES >> 20} MB. Splits het: een stap kan een "
            "andere kaart openen.",
        )


@dataclass(frozen=True)
class Applied:
    """An operation that was applied; `is_new` is false when it had been before."""

    row: DocumentOperation
    is_new: bool


@dataclass(frozen=True, eq=False)
class Edit:
    """An operation that somebody asks for, under an id of his client's.

    Attributes
    ----------
    user_id
        Who asks; None for a guest.
    guest
        The id that the guest has in the workshop.
    is_ours
        Whether the server itself asks, for whom there is nobody to ask whether he may.
    """

    user_id: UUID | None
    client_id: str
    data: Any
    guest: str = ""
    is_ours: bool = False


def apply_operation(document_id: UUID, user: User, client_id: str, data: Any) -> Applied:
    """Apply an operation to a document and keep it, once: coming again, it is answered as the first time.

    Raises
    ------
    RefusedOperationError
        When it breaks a rule of the document.
    ClientIdTakenError
        When the client used the id for another operation.
    """
    return apply_edit(document_id, Edit(user.pk, client_id, data))


def apply_edit(document_id: UUID, edit: Edit) -> Applied:
    """The same of an edit by whomever."""
    (outcome,) = apply_operations(document_id, [edit])
    if isinstance(outcome, KlantreisError):
        raise outcome
    return outcome


def apply_operations(document_id: UUID, edits: Sequence[Edit]) -> list[Applied | KlantreisError]:
    """Apply operations in this order, in one transaction. One that is refused does not stop the others.

    Returns
    -------
    list
        What became of each.

    Raises
    ------
    DocumentTooLargeError
        When all of them together make the document too large; none is kept then.
    """
    with transaction.atomic():
        row = Document.objects.select_for_update().defer("text").get(pk=document_id)
        known = row.operations.filter(client_id__in=[edit.client_id for edit in edits])
        work = _Work(row, hot_documents.content_of(row), {one.client_id: one for one in known})
        outcomes = [work.outcome(edit) for edit in edits]
        if work.made:
            keep_document(row, work.content, n_operations=len(work.made))
            DocumentOperation.objects.bulk_create(work.made)
            hot_documents.keep(row, work.content)
    return outcomes


class _Work:
    """A locked document, and the operations that are being applied to it."""

    def __init__(self, row: Document, content: Content, known: dict[str, DocumentOperation]) -> None:
        self._row, self._known = row, known
        self._kind = kind_of(row.kind)
        self.content = content
        self.made: list[DocumentOperation] = []

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
            if (known.operation_text, known.user_id, known.guest) != (text, edit.user_id, edit.guest):
                raise ClientIdTakenError(edit.client_id)
            return Applied(known, is_new=False)
        if edit.user_id is None and not edit.is_ours:
            refuse_others_work(self.content, operation, edit.guest)
        undone = _json(self._kind.inverse(self.content, operation))
        self.content = self._kind.applied(self.content, operation)
        made = DocumentOperation(
            document_id=self._row.pk,
            sequence=self._row.sequence + len(self.made) + 1,
            client_id=edit.client_id,
            user_id=edit.user_id,
            guest=edit.guest,
            operation_text=text,
            inverse_text=undone,
        )
        self.made.append(made)
        self._known[edit.client_id] = made
        return Applied(made, is_new=True)


def _json(operation: AnyOperation) -> str:
    return json.dumps(operation_to_data(operation), ensure_ascii=False)


def keep_document(row: Document, content: Content, *, n_operations: int = 1) -> None:
    """Make this what a locked document says, so many operations on.

    Raises
    ------
    DocumentTooLargeError
        When it is larger than can be kept.
    """
    row.text, row.title = kind_of(row.kind).text(content), title_of(row.kind, content)
    if len(row.text.encode()) > MOST_DOCUMENT_BYTES:
        raise DocumentTooLargeError
    row.sequence += n_operations
    row.save(update_fields=["text", "title", "sequence", "changed_at"])


def title_of(kind: str, content: Content) -> str:
    """What a document is called in lists."""
    return kind_of(kind).title(content)[:500]
