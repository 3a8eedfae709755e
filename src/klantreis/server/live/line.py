"""The operations of this process on one document, in a line: those that came meanwhile are done together.

One transaction and one write to disk serve all of them, so that fifty editors wait no longer than one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

from django.http import Http404

from klantreis.server.apps.documents.access import role_to_edit
from klantreis.server.apps.documents.editing import Applied, Edit, apply_operations
from klantreis.server.apps.documents.files import current
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.guests.joining import guests_now
from klantreis.server.apps.workspaces.access import RoleTooLowError
from klantreis.server.apps.workspaces.models import Member, Role
from klantreis.server.live.threads import in_thread

_MOST_AT_ONCE = 100

Outcome = Applied | Exception


class Line:
    """Edits that wait for their turn, each with who waits for its outcome."""

    def __init__(self, document_id: UUID, tell: Callable[[Applied], None]) -> None:
        self._document_id, self._tell = document_id, tell
        self._waiting: list[tuple[Edit, asyncio.Future[Applied]]] = []
        self._worker: asyncio.Task[None] | None = None

    async def submit(self, edit: Edit) -> Applied:
        """The edit as it was kept, which is on disk by then; raises why it was not."""
        outcome: asyncio.Future[Applied] = asyncio.get_running_loop().create_future()
        self._waiting.append((edit, outcome))
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())
        return await outcome

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:_MOST_AT_ONCE], self._waiting[_MOST_AT_ONCE:]
                outcomes = await _edited(self._document_id, [edit for edit, _ in batch])
                for (_, waiter), outcome in zip(batch, outcomes, strict=True):
                    self._answer(waiter, outcome)
        finally:
            self._worker = None

    def _answer(self, waiter: asyncio.Future[Applied], outcome: Outcome) -> None:
        if isinstance(outcome, Applied) and outcome.is_new:
            self._tell(outcome)
        if waiter.done():  # who waited has left
            return
        if isinstance(outcome, Applied):
            waiter.set_result(outcome)
        else:
            waiter.set_exception(outcome)


async def _edited(document_id: UUID, edits: list[Edit]) -> list[Outcome]:
    """What became of each edit. When something fails that is no refusal, each is tried by itself."""
    try:
        return await _edit_together(document_id, edits)
    except Exception as error:  # noqa: BLE001 - one edit's failure must not end the others'
        if len(edits) == 1:
            return [error]
        return [(await _edited(document_id, [edit]))[0] for edit in edits]


@in_thread
def _edit_together(document_id: UUID, edits: list[Edit]) -> list[Outcome]:
    row = Document.objects.select_related("workspace").defer("text").filter(pk=document_id).first()
    if row is None:
        return [Http404() for _ in edits]
    current(row)
    roles = _roles(row, edits)
    needed = role_to_edit(row.kind)
    refusals = {edit: _refusal(roles.get(edit.user_id or edit.guest), needed) for edit in edits}
    allowed = [edit for edit in edits if refusals[edit] is None]
    outcomes = iter(apply_operations(document_id, allowed)) if allowed else iter(())
    found: list[Outcome] = [refusals[edit] or next(outcomes) for edit in edits]
    if any(isinstance(one, Applied) and one.is_new for one in found):
        writer.note(document_id)
    return found


def _roles(row: Document, edits: list[Edit]) -> dict[UUID | str, Role]:
    """The roles of the editors at this moment, not those with which they came; of guests by their ids."""
    members = Member.objects.filter(
        workspace=row.workspace_id, workspace__is_served=True, user_id__in={edit.user_id for edit in edits}
    )
    roles: dict[UUID | str, Role] = {
        user_id: Role(role) for user_id, role in members.values_list("user_id", "role")
    }
    if any(edit.guest for edit in edits):
        roles |= dict.fromkeys(guests_now(row.pk), Role.COMMENTER)
    return roles


def _refusal(role: Role | None, needed: Role) -> Exception | None:
    if role is None:
        return Http404()
    return None if role.allows(needed) else RoleTooLowError(needed, role)
