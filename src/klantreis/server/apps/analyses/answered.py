"""What is answered, as the OpenAPI document tells it: the library's own documents. Unknown is null."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Schema


class DistributionOut(Schema):
    """How a number varies over journeys; nine in ten have at most `p90`."""

    n: int
    mean: float | None
    median: float | None
    median_low: float | None
    median_high: float | None
    p90: float | None
    relative_error: float


class TotalsOut(Schema):
    """Who, how many, when."""

    persons: int
    journeys: int
    events: int
    first: datetime | None
    last: datetime | None
    journey_length: DistributionOut
    journey_duration_seconds: DistributionOut


class SummaryRowOut(Schema):
    """A touchpoint (or what the lens calls it); the share is of all persons."""

    touchpoint: str
    events: int
    journeys: int
    persons: int
    persons_share: float | None
    low: float | None
    high: float | None


class SummaryOut(TotalsOut):
    """Totals, and each touchpoint, the commonest first."""

    touchpoints: int
    rejected: int | None
    by_touchpoint: list[SummaryRowOut]


class TransitionOut(Schema):
    """What follows what, with "(start)" and "(end)". The share is of what leaves `from`."""

    from_: str = Field(alias="from")
    to: str
    count: int
    persons: int | None
    journeys: int | None
    share: float | None
    low: float | None
    high: float | None
    median_seconds: float | None
    median_low_seconds: float | None
    median_high_seconds: float | None
    mean_seconds: float | None
    p90_seconds: float | None


class FlowOut(Schema):
    """Transitions, the commonest first."""

    transitions: list[TransitionOut]
    n_persons: int
    n_journeys: int
    n_events: int
    relative_error: float


class FunnelRowOut(Schema):
    """A step: those that reached it, of those that entered and are not pending."""

    step: str
    reached: int
    pending: int
    n: int
    rate: float | None
    low: float | None
    high: float | None
    n_from_previous: int
    rate_from_previous: float | None
    low_from_previous: float | None
    high_from_previous: float | None


class FunnelStepOut(FunnelRowOut):
    """A step of all journeys together, with what those pending will likely do, and how long it takes."""

    expected_rate: float | None
    expected_low: float | None
    expected_high: float | None
    median_seconds: float | None
    median_low_seconds: float | None
    median_high_seconds: float | None


class FunnelGroupOut(Schema):
    """The same for a value of the breakdown, or a day, week or month of entry."""

    group: str
    n_journeys: int
    steps: list[FunnelRowOut]


class PointOut(Schema):
    """The share that had come to a step after so many seconds, and its interval."""

    seconds: float
    share: float
    low: float | None
    high: float | None


class FunnelTimesOut(Schema):
    """Time to convert: the share of all that entered that had come to a step, as time passes."""

    step: str
    points: list[PointOut]


class FunnelOut(Schema):
    """How many came how far, and how fast."""

    steps: list[FunnelStepOut]
    n_journeys: int
    mode: str
    within_seconds: float | None
    relative_error_of_seconds: float
    times: list[FunnelTimesOut]
    breakdown: str | None
    groups: list[FunnelGroupOut]


class PathOut(Schema):
    """A way from the anchor; the share is of all paths."""

    path: list[str]
    count: int
    journeys: int | None
    persons: int | None
    share: float | None
    low: float | None
    high: float | None
    persons_share: float | None


class PathsOut(Schema):
    """The tree of ways, each by all its touchpoints."""

    anchor: str | None
    to: str | None
    direction: str
    n_paths: int
    n_journeys: int
    n_persons: int
    paths: list[PathOut]


class VariantOut(Schema):
    """A way that journeys go, and how many do."""

    touchpoints: list[str]
    count: int
    persons: int
    share: float | None
    low: float | None
    high: float | None


class VariantsOut(Schema):
    """The commonest variants; `coverage` is the share of journeys that they cover."""

    variants: list[VariantOut]
    total: int
    distinct: int
    n_persons: int
    coverage: float | None


class TrendPeriodOut(Schema):
    """A day, week or month. `journeys` begin then; `outcome_share` is of its persons."""

    period: str
    start: datetime
    events: int
    persons: int
    journeys: int
    outcomes: int
    outcome_persons: int
    outcome_share: float | None
    low: float | None
    high: float | None
    is_complete: bool


class TrendLineOut(Schema):
    """Events of a touchpoint, a number for each period."""

    touchpoint: str
    events: list[int]


class TrendOut(Schema):
    """Counts over time."""

    every: str
    time_zone: str
    outcome: list[str]
    periods: list[TrendPeriodOut]
    by_touchpoint: list[TrendLineOut]


class ListedJourneyOut(Schema):
    """A journey: which of its person's it is, and its first contacts (30 at most)."""

    person: int
    number: int
    first: datetime
    last: datetime
    contacts: int
    duration_seconds: float
    value: float | None
    outcome: str | None
    touchpoints: list[str]


class ListingOut(Schema):
    """Some of the journeys, in order."""

    order: str
    n_journeys: int
    n_persons: int
    first_place: int
    journeys: list[ListedJourneyOut]


class PersonContactOut(Schema):
    """A contact of a person, in which of his journeys, and how long a text it has."""

    journey: int
    at: datetime
    label: str
    touchpoint: str
    channel: str
    phase: str | None
    value: float | None
    score: float | None
    event: int
    text_length: int | None


class PersonOut(Schema):
    """A person's contacts in time order."""

    person: int
    n_journeys: int
    attributes: dict[str, str]
    contacts: list[PersonContactOut]


class NameOut(Schema):
    """A name that a lens can say, and how often it occurs."""

    name: str
    events: int
    persons: int
    phase: str | None
    is_registered: bool | None


class ValueOut(Schema):
    """A value of an attribute."""

    value: str
    persons: int


class AttributeOut(Schema):
    """A person attribute: its commonest values (200 at most), and of how many persons it is unknown."""

    name: str
    values: list[ValueOut]
    n_values: int
    n_unknown: int


class VocabularyOut(Schema):
    """What a lens can name."""

    persons: int
    touchpoints: list[NameOut]
    channels: list[NameOut]
    phases: list[NameOut]
    attributes: list[AttributeOut]


class ComparisonOut(Schema):
    """Intervals hold when the two groups have no person in common; so many they have."""

    n_shared_persons: int


class SummaryDifferenceOut(Schema):
    """A touchpoint: the share of persons who have it in each group, and the difference."""

    touchpoint: str
    persons_left: int
    share_left: float | None
    persons_right: int
    share_right: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_value: float | None
    q_value: float | None


class SummaryComparisonOut(ComparisonOut):
    """Two groups of persons, the surest difference first."""

    left: TotalsOut
    right: TotalsOut
    touchpoints: list[SummaryDifferenceOut]
    note: str


class FlowDifferenceOut(Schema):
    """A transition in two flows; the share is of what leaves `from`."""

    from_: str = Field(alias="from")
    to: str
    count_a: int
    n_a: int
    share_a: float | None
    count_b: int
    n_b: int
    share_b: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_value: float | None
    q_value: float | None


class FlowComparisonOut(ComparisonOut):
    """Two flows, the surest difference first."""

    transitions: list[FlowDifferenceOut]


class FunnelDifferenceOut(Schema):
    """A step of a funnel in two groups."""

    step: str
    reached_left: int
    n_left: int
    rate_left: float | None
    reached_right: int
    n_right: int
    rate_right: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_value: float | None


class FunnelComparisonOut(ComparisonOut):
    """Two groups through one funnel."""

    steps: list[FunnelDifferenceOut]
    note: str
