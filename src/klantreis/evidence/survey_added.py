"""Answers that come from a file beside those that are there: what is new, and what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from klantreis.mapping.documents.survey_answers import Respondent


@dataclass(frozen=True)
class Added:
    """What a file of answers adds.

    Attributes
    ----------
    new
        Respondents who were not there.
    changed
        Respondents who were there with other answers, as they are after it.
    n_known
        How many were there with the same answers: a file that is imported twice adds nothing.
    """

    new: tuple[Respondent, ...]
    changed: tuple[Respondent, ...]
    n_known: int

    @property
    def respondents(self) -> tuple[Respondent, ...]:
        """Who is to be written."""
        return (*self.new, *self.changed)


def added_to(before: Iterable[Respondent], found: Sequence[Respondent]) -> Added:
    """What respondents from a file add to those that are there.

    Answers of a later file take the place of earlier ones, question by question; when somebody began or
    finished stays as it was known first.
    """
    there = {one.respondent: one for one in before}
    new, changed, n_known = [], [], 0
    for one in found:
        known = there.get(one.respondent)
        if known is None:
            new.append(one)
        elif known.values | one.values != known.values:
            changed.append(_together(known, one))
        else:
            n_known += 1
    return Added(tuple(new), tuple(changed), n_known)


def _together(known: Respondent, later: Respondent) -> Respondent:
    kept = {
        name: getattr(known, name)
        for name in ("token", "person", "persona", "language", "started_at", "finished_at")
        if getattr(known, name) is not None
    }
    kept |= {"may_join": known.may_join}
    return later.changed(**kept, values=known.values | later.values)
