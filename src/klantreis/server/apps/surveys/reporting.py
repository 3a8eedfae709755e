"""What the results of a survey rest on besides the survey itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.surveys.writing import respondents_of


def facts_for_results(row: Document) -> dict[str, Any]:
    """Who answered what, how many were invited, and what personas are called."""
    found = respondents_of(row)
    personas = {one.id: one.name for one in row.workspace.opened().personas.all()}
    return {"respondents": found, "invited": invited_by_link(row, found), "personas": personas}


def invited_by_link(row: Document, found: Sequence[Respondent]) -> int | None:
    """How many were invited, where all who answered came by a personal link; None where that is unknown."""
    return row.personal_links.count() if found and all(one.token for one in found) else None
