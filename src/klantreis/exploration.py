"""Journeys as a person asks about them: a store, a lens and an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from klantreis.engines.local import LocalEngine
from klantreis.errors import InvalidOptionError, listed
from klantreis.events.catalog import Import
from klantreis.journeys.analysis import Analysis
from klantreis.journeys.durations import duration
from klantreis.journeys.lens import SUBJECTS, Lens
from klantreis.journeys.segment import Segment
from klantreis.journeys.store import JourneyStore

if TYPE_CHECKING:
    from klantreis.evidence.proof import Proof
    from klantreis.journeys.analyses.flow_result import FlowResult
    from klantreis.journeys.analyses.funnel import Condition, Exclusion, Step
    from klantreis.journeys.analyses.funnel_result import FunnelResult
    from klantreis.journeys.analyses.listing_result import ListingResult
    from klantreis.journeys.analyses.occurrences import Occurrence
    from klantreis.journeys.analyses.paths_result import PathsResult
    from klantreis.journeys.analyses.summary_result import SummaryResult
    from klantreis.journeys.analyses.trend_result import TrendResult
    from klantreis.journeys.analyses.variants_result import VariantsResult
    from klantreis.journeys.analyses.vocabulary import VocabularyResult
    from klantreis.journeys.one_person import PersonResult
    from klantreis.mapping.map import JourneyMap
    from klantreis.mapping.persona import Persona, SegmentRule

State = TypeVar("State")
Answer = TypeVar("Answer")
Moment = str | date | datetime

_LENS_OPTIONS = (
    "period",
    "segment",
    "did",
    "did_not",
    "level",
    "grouping",
    "hidden",
    "gap",
    "outcome",
    "part",
)


class Journeys:
    """The journeys of a store, seen through a lens. `where` gives another lens; the rest are questions."""

    def __init__(
        self,
        store: JourneyStore,
        *,
        lens: Lens | None = None,
        engine: LocalEngine | None = None,
        time_zone: str = "UTC",
        n_rejected: int = 0,
        said: Import | None = None,
    ) -> None:
        self.store = store
        self.lens = lens or Lens()
        self.engine = engine or LocalEngine()
        self.time_zone = time_zone
        self.n_rejected = n_rejected
        self.said = said

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """Every touchpoint there is, as the lens names them."""
        return self.lens.bind(self.store.names).labels

    def where(self, **options: Any) -> Journeys:
        """The same journeys through another lens; what is not said stays as it is.

        Parameters
        ----------
        period
            (start, end), half-open, as dates or moments; a date is midnight in the workspace's zone, and
            None leaves a side open.
        segment
            A `Segment`, or a mapping of person attribute to value or values.
        did, did_not
            Touchpoints that the person had at least once, or never.
        level
            "touchpoint", "channel" or "phase".
        grouping
            New name to the names that it gathers: {"Buying": ["Cart", "Order"]}.
        hidden
            Names that are left out.
        gap
            A longer pause than this starts a new journey: "30m", "14d".
        outcome, part
            Touchpoints that end a journey; with part="buyer" or "customer" the part up to the first of
            them, or from it on.

        Raises
        ------
        UnknownNameError, InvalidOptionError
            When a name does not occur, or an option makes no sense.
        """
        lens = lens_with(self.lens, self.time_zone, **options)
        lens.bind(self.store.names)  # so that a wrong name is told here and not at the first question
        return self._through(lens)

    def of(self, rule: SegmentRule) -> Journeys:
        """The journeys of the persons for whom a persona's rule holds, and no other segment's.

        Raises
        ------
        UnknownNameError
            When the rule names an attribute or a touchpoint that does not occur.
        """
        return self.where(segment=Segment(**rule.parts(self.store.names.attributes)))

    def ask(self, analysis: Analysis[State, Answer]) -> Answer:
        """The answer of any analysis."""
        return self.engine.run(analysis, self.store.blocks, self.lens.bind(self.store.names))

    def summary(self) -> SummaryResult:
        """Who, how many, when."""
        from klantreis.journeys.analyses.summary import Summary  # noqa: PLC0415 - loads only what is asked

        return replace(self.ask(Summary()), rejected=self.n_rejected)

    def occurrences(self) -> tuple[Occurrence, ...]:
        """Of every touchpoint how many events and persons, and when first and last."""
        from klantreis.journeys.analyses.occurrences import Occurrences  # noqa: PLC0415

        return self.ask(Occurrences())

    def flow(self, *, level: str | None = None, **options: Any) -> FlowResult:
        """What follows what, how often and after how long; see `Flow` for the options."""
        from klantreis.journeys.analyses.flow import Flow  # noqa: PLC0415

        return self._at(level).ask(Flow(**options))

    def funnel(
        self,
        steps: Sequence[str | Sequence[str] | Condition | Step],
        within: str | timedelta | None = None,
        *,
        level: str | None = None,
        exclusions: Sequence[Exclusion] = (),
        **options: Any,
    ) -> FunnelResult:
        """How many come how far along these steps; see `Funnel` for the options."""
        from klantreis.journeys.analyses.funnel import Funnel  # noqa: PLC0415

        options.setdefault("time_zone", self.time_zone)
        return self._at(level).ask(Funnel(steps, within=within, exclusions=exclusions, **options))

    def paths(self, anchor: str | None = None, *, level: str | None = None, **options: Any) -> PathsResult:
        """Which ways lead on from a touchpoint, or to it; see `Paths` for the options."""
        from klantreis.journeys.analyses.paths import Paths  # noqa: PLC0415

        return self._at(level).ask(Paths(anchor=anchor, **options))

    def variants(self, *, level: str | None = None, **options: Any) -> VariantsResult:
        """Which different journeys there are, and how often each; see `Variants` for the options."""
        from klantreis.journeys.analyses.variants import Variants  # noqa: PLC0415

        return self._at(level).ask(Variants(**options))

    def trend(
        self, *, every: str = "week", outcome: str | Sequence[str] = (), level: str | None = None
    ) -> TrendResult:
        """How many events, persons, journeys and outcomes there are, over time; see `Trend`."""
        from klantreis.journeys.analyses.trend import Trend  # noqa: PLC0415 - loads only what is asked

        return self._at(level).ask(Trend(every, self.time_zone, _names(outcome or self.lens.outcome)))

    def vocabulary(self) -> VocabularyResult:
        """Every touchpoint, channel, phase and person attribute that a lens can name, with counts."""
        from klantreis.journeys.analyses.vocabulary import Vocabulary  # noqa: PLC0415

        return self.ask(Vocabulary())

    def listing(self, *, outcome: str | Sequence[str] = (), **options: Any) -> ListingResult:
        """Journeys one by one, by the number of their person; see `Listing` for the options."""
        from klantreis.journeys.analyses.listing import Listing  # noqa: PLC0415

        return self.ask(Listing(outcome=_names(outcome or self.lens.outcome), **options))

    def person(self, number: int) -> PersonResult:
        """One person's contacts in time order, as the lens shows them.

        Raises
        ------
        UnknownPersonError
            When there is nothing to see of such a person.
        """
        from klantreis.journeys.one_person import one_person  # noqa: PLC0415

        return one_person(self.store, self.lens.bind(self.store.names), number)

    def shared_persons(self, other: Journeys) -> int:
        """How many persons these journeys and others of the same store have in common."""
        from klantreis.journeys.analyses.shared_persons import SharedPersons  # noqa: PLC0415

        return self.ask(SharedPersons(other.lens.bind(self.store.names)))

    def prove(self, journey_map: JourneyMap, *, personas: Iterable[Persona] = (), **options: Any) -> Proof:
        """What these journeys say of a map; see `ProofOptions` for the options.

        `personas` are those that maps share. An outcome that is not said is that of the lens.
        """
        from klantreis.evidence.proof import ProofOptions, prove  # noqa: PLC0415 - loads only what is asked

        return prove(self, journey_map, ProofOptions(**options), personas=personas)

    def draft(
        self,
        *,
        segment: Segment | Mapping[str, str | Sequence[str]] | None = None,
        outcome: str | Sequence[str] | None = None,
        **options: Any,
    ) -> JourneyMap:
        """An editable map of how these journeys go; see `DraftOptions` for the options."""
        from klantreis.evidence.draft import DraftOptions, draft  # noqa: PLC0415

        return draft(self, segment=segment, outcome=outcome, options=DraftOptions(**options))

    def _at(self, level: str | None) -> Journeys:
        return self if level is None else self.where(level=level)

    def telling(self, progress: Callable[[int, int], None]) -> Journeys:
        """The same journeys, telling of each answer the events done and in all; telling may raise to stop."""
        return self._through(self.lens, LocalEngine(self.engine.threads, progress=progress))

    def _through(self, lens: Lens, engine: LocalEngine | None = None) -> Journeys:
        return Journeys(
            self.store,
            lens=lens,
            engine=engine or self.engine,
            time_zone=self.time_zone,
            n_rejected=self.n_rejected,
            said=self.said,
        )

    def __repr__(self) -> str:
        manifest = self.store.manifest
        n_events = sum(block.n_events for block in manifest.blocks)
        return f"<Journeys of {manifest.n_persons:,} {self.lens.subject}s, {n_events:,} events>"


def lens_with(lens: Lens, time_zone: str, **options: Any) -> Lens:
    """The lens with some options changed, given as people write them; see `Journeys.where`."""
    unknown = [name for name in options if name not in _LENS_OPTIONS]
    if "subject" in unknown:
        raise InvalidOptionError(
            f"Journeys of another subject are built apart: workspace.journeys(subject=…), one of "
            f"{', '.join(SUBJECTS)}.",
            nl="Reizen van een ander onderwerp worden apart opgebouwd: personen of accounts "
            f"({', '.join(SUBJECTS)}).",
        )
    if unknown:
        raise InvalidOptionError(
            f"A lens has no {listed(unknown)}. It has: {', '.join(_LENS_OPTIONS)}.",
            nl=f"Een lens heeft geen {listed(unknown, language='nl')}. Wel: {', '.join(_LENS_OPTIONS)}.",
        )
    segment = options.pop("segment", lens.segment)
    if isinstance(segment, Mapping):
        segment = Segment(attributes={name: _names(values) for name, values in segment.items()})
    acts = {name: _names(options.pop(name)) for name in ("did", "did_not") if name in options}
    changes: dict[str, Any] = {"segment": replace(segment, **acts), **options}
    if "period" in options:
        start, end = options["period"]
        changes["period"] = (moment(start, time_zone), moment(end, time_zone))
    if options.get("gap") is not None:
        changes["gap"] = duration(options["gap"])
    if "grouping" in options:
        gathered = options["grouping"].items()
        changes["grouping"] = {old: new for new, names in gathered for old in _names(names)}
    for name in ("hidden", "outcome"):
        if name in options:
            changes[name] = _names(options[name])
    return replace(lens, **changes)


def moment(when: Moment | None, time_zone: str) -> datetime | None:
    """A timezone-aware moment; a date is its midnight and a time without offset is local in the zone.

    Raises
    ------
    InvalidOptionError
        When a text is no date or time.
    """
    if isinstance(when, str):
        try:
            when = datetime.fromisoformat(when)
        except ValueError as error:
            raise InvalidOptionError(
                f"{when!r} is no date or time. Write 2017-03-01 or 2017-03-01T09:30.",
                nl=f"{when!r} is geen datum of tijd. Schrijf 2017-03-01 of 2017-03-01T09:30.",
            ) from error
    if when is None or (isinstance(when, datetime) and when.tzinfo is not None):
        return when
    if not isinstance(when, datetime):
        when = datetime.combine(when, time())
    return when.replace(tzinfo=ZoneInfo(time_zone))


def _names(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
