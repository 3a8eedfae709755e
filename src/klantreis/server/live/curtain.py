"""What guests of a workshop are not told: what others write while everyone writes in silence."""

from __future__ import annotations

import json
from typing import Any

from klantreis.mapping.documents.workshop import Stage, Workshop
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document

_NOTHING = {"op": "all", "operations": []}


class Curtain:
    """Drawn while everyone writes in silence; it follows the operations as they are told, in their order."""

    def __init__(self, *, is_drawn: bool) -> None:
        self.is_drawn = is_drawn

    def behind(self, text: str) -> tuple[str, str]:
        """Whose a message is, by the id of the guest, and what the other guests are told of it."""
        message = json.loads(text)
        if message["type"] == "replaced":
            self.is_drawn = True  # until it is known what the document says now
        if message["type"] != "operation":
            return "", text
        stage = _stage_in(message["operation"])
        if stage is not None:
            self.is_drawn = stage == Stage.WRITING
            # What a guest may see has changed with it.
            return "", json.dumps({"type": "replaced", "sequence": message["sequence"]})
        if not self.is_drawn:
            return "", text
        told = {**message, "operation": _NOTHING, "inverse": _NOTHING}
        return message["guest"], json.dumps(told, ensure_ascii=False)


def curtain_of(row: Document) -> Curtain | None:
    """The curtain of a workshop as it is now; None of another kind of document."""
    content = hot_documents.content_of(row)
    return Curtain(is_drawn=content.stage is Stage.WRITING) if isinstance(content, Workshop) else None


def _stage_in(operation: Any) -> str | None:
    """The stage that an operation sets, if it does."""
    if operation["op"] == "all":
        found = [stage for one in operation["operations"] if (stage := _stage_in(one)) is not None]
        return found[-1] if found else None
    is_stage = operation["op"] == "set" and (operation["id"], operation["field"]) == ("head", "stage")
    # Without a value it is the first one again.
    return str(operation["value"] or Stage.WRITING) if is_stage else None
