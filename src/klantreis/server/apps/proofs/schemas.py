"""What is asked of proofs and drafts, and what is answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema

from klantreis.evidence.conformance_result import Fitness, Share
from klantreis.evidence.drift import Change, Drift
from klantreis.evidence.finding import Finding
from klantreis.evidence.open_findings import Worsening
from klantreis.evidence.proof import Proof as Proved
from klantreis.mapping.aside import MOST_REASON
from klantreis.mapping.texts import Language
from klantreis.server.apps.analyses.asked import LensIn, Strict, Text, Texts
from klantreis.server.apps.documents.answers import OperationOut
from klantreis.server.apps.imports.api import JobOut
from klantreis.server.schemas import schema_of


class PersonsLensIn(LensIn):
    """A lens on persons' touchpoints: what a map can be held against."""

    level: Literal["touchpoint"] = "touchpoint"
    subject: Literal["person"] = "person"


class ProofIn(Strict):
    """What to hold the map against. Without an outcome the workspace's count.

    `is_started` says whether to make the proof when there is none.
    """

    lens: PersonsLensIn = PersonsLensIn()
    persona: Text | None = None
    outcome: Texts = Field(default_factory=list)
    collapse: bool = False
    is_started: bool = True


class DraftIn(Strict):
    """What to make a map of. Without an outcome the workspace's count."""

    lens: PersonsLensIn = PersonsLensIn()
    title: str | None = Field(None, min_length=1, max_length=200)
    languages: list[Language] = Field(["en"], min_length=1, max_length=10)
    outcome: Texts = Field(default_factory=list)
    most_steps: int = Field(25, ge=1, le=100)
    least_share: float = Field(0.01, ge=0, le=1)
    fitness: float = Field(0.85, ge=0, le=1)


class ProofRowOut(Schema):
    """A proof without its figures; `sequence` is the number of the map's last operation then."""

    id: UUID
    made_at: datetime
    user_id: UUID | None = Field(None, alias="made_by_id")
    sequence: int | None
    lens: dict[str, Any]
    persona: str | None
    n_journeys: int
    n_persons: int
    n_findings: int
    fitness: schema_of(Fitness, prefix="Proved")  # type: ignore[valid-type]
    coverage: schema_of(Share, prefix="Proved")  # type: ignore[valid-type]


class StartedProofOut(Schema):
    """The proof, when it is known, or the job that makes it: its result holds the `proof_id`.

    `is_current` says whether the proof is of the map and the data as they are now.
    """

    proof: ProofRowOut | None
    job: JobOut | None
    is_current: bool


class FindingOut(schema_of(Finding, prefix="Proved")):  # type: ignore[misc]
    """A finding under an id that is the same in every proof, in the asker's language.

    `worsening` is the figure by which it is worse than when it was set aside, null without an interval.
    """

    id: str
    sentence: str
    worsening: schema_of(Worsening, prefix="Proved") | None  # type: ignore[valid-type]


class ProofNoteOut(Schema):
    """What to know about how the map was bound to the data."""

    code: str
    values: dict[str, Any]
    sentence: str


class DriftChangeOut(schema_of(Change, prefix="Proved")):  # type: ignore[misc]
    """A figure that changed since the proof before, in the asker's language."""

    sentence: str


class DriftOut(schema_of(Drift, prefix="Proved", without=frozenset({"changes"}))):  # type: ignore[misc]
    """What changed since the proof of the same persons before."""

    changes: list[DriftChangeOut]


# Findings and notes are told in one language; histograms are for comparing proofs, in bins of the library's.
_NOT_AS_KEPT = frozenset({"findings", "notes", "histogram"})


class ProofOut(schema_of(Proved, prefix="Proved", without=_NOT_AS_KEPT)):  # type: ignore[misc]
    """A proof: figures per step and way with n and interval, deviations, findings, notes, drift.

    `findings` are all of them; the map's `asides` say which were set aside, of whom: `whose` here.
    """

    id: UUID
    format: str
    sequence: int | None
    whose: str
    findings: list[FindingOut]
    notes: list[ProofNoteOut]
    drift: DriftOut | None


class PlaceIn(Schema):
    """Which of the journeys, and in which order: see the list of journeys."""

    order: str = Field("person", max_length=50)
    page: int = Field(1, ge=1, le=10_000)
    size: int = Field(50, ge=1, le=200)


class FindingCardIn(Strict):
    """Where to put it when not where it belongs, and whether to put it there at once."""

    step: Text | None = None
    is_applied: bool = True


class FindingCardOut(Schema):
    """The edit that makes a card of the finding, and the edit as it was done."""

    operation: dict[str, Any]
    applied: OperationOut | None


class AsideIn(Strict):
    """Why a finding is set aside, and whether to do so at once."""

    why: str = Field(min_length=1, max_length=MOST_REASON)
    is_applied: bool = True
