"""All that a workspace knows of a map, gathered to validate it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from django.http import Http404

from klantreis.evidence.finding import Finding
from klantreis.evidence.finding_actions import akin
from klantreis.evidence.open_findings import SortedFindings, findings_of_proof, sorted_findings
from klantreis.evidence.proof import Proof, UnreadableProofError
from klantreis.evidence.validation import validate
from klantreis.evidence.validation_reports import quotes_about
from klantreis.evidence.validation_result import Validation
from klantreis.map_folder import MapFolder
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.mapping.documents.plan_views import actions_of
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import said
from klantreis.reports.audience_page import Known
from klantreis.server.apps.documents.files import take_in
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.kinds import Content, kind_of
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.surveys.writing import respondents_of


@dataclass(frozen=True)
class Gathered:
    """A map with what was asked about it, what was measured, and the plans that act on it."""

    row: Document
    persona: str | None = None
    population: int | None = None

    @cached_property
    def map(self) -> JourneyMap:
        """The map as it is now."""
        return cast(JourneyMap, hot_documents.content_of(self.row))

    @cached_property
    def surveys(self) -> list[tuple[Document, Survey, list[Respondent]]]:
        """The surveys about the map, with their answers."""
        found = [(row, cast(Survey, content)) for row, content in self._documents("survey")]
        return [(row, one, respondents_of(row)) for row, one in found if one.map == self.map.id]

    @cached_property
    def interviews(self) -> list[tuple[Document, Interviews]]:
        """The interviews about the map."""
        found = [(row, cast(Interviews, content)) for row, content in self._documents("interviews")]
        return [(row, one) for row, one in found if one.map == self.map.id]

    @cached_property
    def plans(self) -> list[tuple[Document, Plan]]:
        """The plans of the workspace."""
        return [(row, cast(Plan, content)) for row, content in self._documents("plan")]

    @cached_property
    def proof(self) -> Proof | None:
        """The last proof of everyone's journeys."""
        folder = MapFolder(kind_of(self.row.kind).folder(self.row.workspace.folder))
        text = folder.last_proof(self.row.name)
        try:
            return None if text is None else Proof.from_json(text)
        except UnreadableProofError:
            return None  # of a version that this one does not read

    @cached_property
    def validation(self) -> Validation:
        """The map beside all of it."""
        return validate(
            self.map,
            surveys=[(survey, answers) for _, survey, answers in self.surveys],
            interviews=[one for _, one in self.interviews],
            proof=self.proof,
            persona=self.persona,
            population=self.population,
        )

    @cached_property
    def sorted(self) -> SortedFindings:
        """The findings of the validation: which are open, and which were set aside."""
        return sorted_findings(self.map, self.validation.findings, of=self.persona or "")

    @cached_property
    def sorted_of_proof(self) -> SortedFindings:
        """The same of the proof."""
        return findings_of_proof(self.map, self.proof) if self.proof else SortedFindings((), (), {})

    def akin(self, finding: Finding) -> tuple[Finding, ...]:
        """Open findings that the same action answers, of the validation or the proof."""
        return akin(finding, (*self.sorted.open, *self.sorted_of_proof.open))

    def known(self, proof: Proof | None = None) -> Known:
        """All of it for the page of an audience, with that proof or the last one."""
        plans = [one for _, one in self.plans]
        register = self.row.workspace.opened().register
        return Known(self.validation, proof or self.proof, plans, register)

    @property
    def source(self) -> str:
        """What evidence says of where it comes from: the titles of what was asked."""
        asked: Iterable[Survey | Interviews] = (
            *(survey for _, survey, _ in self.surveys),
            *(one for _, one in self.interviews),
        )
        language = self.map.head.languages[0]
        return ", ".join(said(one.title, language, one.languages) for one in asked)

    @property
    def last_asked(self) -> date | None:
        """The day of the last answer."""
        moments = [one.finished_at or one.started_at for _, _, answers in self.surveys for one in answers]
        return max((moment.date() for moment in moments if moment), default=None)

    def finding_or_404(self, finding_id: str) -> tuple[Finding, bool]:
        """A finding of the validation, or of the proof; whether it is of the validation."""
        for one in self.validation.findings:
            if one.id == finding_id:
                return one, True
        for one in self.proof.findings if self.proof else ():
            if one.id == finding_id:
                return one, False
        raise Http404

    def actions_on(self, finding: Finding) -> list[tuple[Document, Action]]:
        """What plans do about a finding."""
        return [
            (row, action)
            for row, plan in self.plans
            for action in actions_of(plan, self.map.id, finding=finding.id)
        ]

    def quotes_on(self, finding: Finding) -> list[tuple[str, str]]:
        """What participants said of the contact of a finding, and who by pseudonym."""
        if finding.touchpoint is None:
            return []
        return quotes_about([one for _, one in self.interviews], finding.touchpoint, persona=self.persona)

    def _documents(self, kind: str) -> list[tuple[Document, Content]]:
        take_in(self.row.workspace, kind)
        rows = self.row.workspace.documents.filter(kind=kind).order_by("name")
        return [(row, hot_documents.content_of(row)) for row in rows]
