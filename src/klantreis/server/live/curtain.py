"""What guests of a workshop are not told: what others write while everyone writes in silence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from klantreis.mapping.documents.private import NOTHING
from klantreis.mapping.documents.workshop import Stage, Workshop
from klantreis.mapping.part import HEAD
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document

_SEEN_SORTS = {"column", "guest"}


class Curtain:
    """Drawn while everyone writes in silence; it follows the operations as they are told, in their order.

    Attributes
    ----------
    seen
        Ids of what is before the curtain: the question and the timer, the columns, who is there.
    """

    def __init__(self, *, is_drawn: bool, seen: Iterable[str] = ()) -> None:
        self.is_drawn = is_drawn
        self.seen = {HEAD, *seen}

    def behind(self, text: str) -> tuple[str, str]:
        """Whose a message is, by the id of the guest, and what the other guests are told of it."""
        message = json.loads(text)
        if message["type"] == "replaced":
            self.is_drawn = True  # until it is known what the document says now
        if message["type"] != "operation":
            return "", text
        stage = _stage_in(message["operation"])
        is_seen = self._is_seen(message["operation"])
        if stage is not None:
            self.is_drawn = stage == Stage.WRITING
            # What a guest may see has changed with it.
            return "", json.dumps({"type": "replaced", "sequence": message["sequence"]})
        if not self.is_drawn or is_seen:
            return "", text
        told = {**message, "operation": NOTHING, "inverse": NOTHING}
        return message["guest"], json.dumps(told, ensure_ascii=False)

    def _is_seen(self, operation: Any) -> bool:
        """Whether an operation is all about what is before the curtain."""
        if operation["op"] == "all":
            return all([self._is_seen(one) for one in operation["operations"]])  # noqa: C419 - notes each
        if operation["op"] == "add":
            is_seen = operation["what"] in _SEEN_SORTS
            if is_seen:
                self.seen.add(operation["part"]["id"])
            return is_seen
        return operation["id"] in self.seen


def curtain_of(row: Document) -> Curtain | None:
    """The curtain of a workshop as it is now; None of another kind of document."""
    content = hot_documents.content_of(row)
    if not isinstance(content, Workshop):
        return None
    seen = [one.id for one in content.columns] + [one.id for one in content.guests]
    return Curtain(is_drawn=content.stage is Stage.WRITING, seen=seen)


def _stage_in(operation: Any) -> str | None:
    """The stage that an operation sets, if it does."""
    if operation["op"] == "all":
        found = [stage for one in operation["operations"] if (stage := _stage_in(one)) is not None]
        return found[-1] if found else None
    is_stage = operation["op"] == "set" and (operation["id"], operation["field"]) == (HEAD, "stage")
    # Without a value it is the first one again.
    return str(operation["value"] or Stage.WRITING) if is_stage else None
