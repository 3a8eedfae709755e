"""What recovery tells: who came back after a bad contact, won back or not, against those without one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.evidence.satisfaction import Mean, mean_of
from klantreis.journeys.block import Floats, Ints
from klantreis.journeys.log_histogram import bin_middles
from klantreis.journeys.results import Result, without_nan
from klantreis.journeys.statistics import difference_of_shares, share, wilson
from klantreis.journeys.tally import Tally, at_ranks

if TYPE_CHECKING:
    import altair

GROUPS = ("without a bad contact", "recovered", "not recovered")
BAD = "with a bad contact"
NEXT = ("bad", "between", "good", "none known")
SMALL_N = 30
_SECOND = 1e6

CAUTION: Mapping[str, str] = {
    "en": (
        "This is an association, not an effect: persons whom a good contact reached may differ from the "
        "others in more than that."
    ),
    "nl": (
        "Dit is een samenhang, geen bewezen effect: wie een goed contact kreeg kan in meer van de anderen "
        "verschillen dan daarin."
    ),
}


@dataclass(frozen=True)
class Returns:
    """How many persons of a group came back.

    Attributes
    ----------
    n
        Persons whose time to come back is over.
    pending
        Persons whose time is not; not in `n`.
    returned, share, low, high
        Those in `n` who came back; their share and its 95 % interval.
    value
        What a person in `n` brought in that time, in the currency of the events: the mean, with t interval.
    """

    group: str
    n: int
    pending: int
    returned: int
    share: float
    low: float
    high: float
    value: Mean

    @property
    def is_small(self) -> bool:
        """Whether there are so few persons (below 30) that this should be said."""
        return self.n < SMALL_N

    def row(self) -> dict[str, Any]:
        """The group as a row of the table."""
        own = {name: value for name, value in asdict(self).items() if name != "value"}
        return own | {
            "mean_value": self.value.value,
            "value_low": self.value.low,
            "value_high": self.value.high,
        }


@dataclass(frozen=True)
class ReturnDifference:
    """The share that came back of one group minus that of another, with Newcombe's 95 % interval."""

    first: str
    second: str
    difference: float
    low: float
    high: float
    p_value: float


@dataclass(frozen=True, eq=False)
class RecoveryResult(Result):
    """How persons went on after their first bad contact.

    Attributes
    ----------
    groups
        Without a bad contact; with one; and of these, recovered and not recovered.
    recovered, recovered_share, recovered_low, recovered_high
        Of all with a bad contact (pending ones too), those whom a good one followed in time.
    following
        Per kind of next known emotion after the bad contact, in that journey and in time, how many persons.
    median_recovery_seconds
        Half of the recovered had their good contact by then; NaN when there are none.
    differences
        Recovered minus not recovered; with minus without a bad contact.
    n_unknown, n_recent
        Persons of whom no emotion is known, and those whose time to recover is not over; in no group.
    """

    groups: tuple[Returns, ...]
    recovered: int
    recovered_share: float
    recovered_low: float
    recovered_high: float
    following: Mapping[str, int]
    median_recovery_seconds: float
    differences: tuple[ReturnDifference, ...]
    n_unknown: int
    n_recent: int

    @classmethod
    def of_counts(
        cls,
        *,
        counts: Ints,
        following: Ints,
        values: Sequence[tuple[Floats, Ints]],
        recovery_times: Tally,
        n_unknown: int,
        n_recent: int,
    ) -> RecoveryResult:
        """The result out of the counts of `RecoveryState`."""
        without, recovered, not_recovered = (
            _returns(name, row, *of_group) for name, row, of_group in zip(GROUPS, counts, values, strict=True)
        )
        both = tuple(np.concatenate(pair) for pair in zip(values[1], values[2], strict=True))
        bad = _returns(BAD, counts[1] + counts[2], *both)
        n_recovered, n_bad = recovered.n + recovered.pending, bad.n + bad.pending
        low, high = wilson(n_recovered, n_bad)
        return cls(
            groups=(without, bad, recovered, not_recovered),
            recovered=n_recovered,
            recovered_share=float(share(n_recovered, n_bad)),
            recovered_low=float(low),
            recovered_high=float(high),
            following={name: int(n) for name, n in zip(NEXT, following, strict=True)},
            median_recovery_seconds=_median_seconds(recovery_times),
            differences=(_difference(recovered, not_recovered), _difference(bad, without)),
            n_unknown=n_unknown,
            n_recent=n_recent,
        )

    def group(self, name: str) -> Returns:
        """One of the groups by its name."""
        return next(found for found in self.groups if found.group == name)

    def caution(self, language: str = "en") -> str:
        """What these figures do not prove, in "en" or "nl"."""
        return CAUTION[language]

    def to_arrow(self) -> pa.Table:
        """One row per group."""
        return pa.Table.from_pylist([without_nan(found.row()) for found in self.groups], schema=_ROW)

    def document(self) -> dict[str, Any]:
        """`{"groups": [...], "recovered_share", …, "following", "differences": [...], "caution"}`."""
        return {
            "groups": [found.row() for found in self.groups],
            "recovered": self.recovered,
            "recovered_share": self.recovered_share,
            "low": self.recovered_low,
            "high": self.recovered_high,
            "following": dict(self.following),
            "median_recovery_seconds": self.median_recovery_seconds,
            "differences": [asdict(difference) for difference in self.differences],
            "unknown": self.n_unknown,
            "recent": self.n_recent,
            "caution": self.caution(),
        }

    def headline(self) -> str:
        """How many recovered, and how many of those and of the others came back."""
        bad = self.group(BAD)
        if not bad.n + bad.pending:
            return "Nobody had a bad contact"
        n_bad = bad.n + bad.pending
        told = f"{self.recovered:,} of {n_bad:,} persons with a bad contact had a good one after it"
        parts = [
            f"of the {found.group} {found.share:.1%} came back "
            f"({found.low:.1%} to {found.high:.1%}, n = {found.n:,})"
            for found in (self.group("recovered"), self.group("not recovered"))
            if found.n
        ]
        return "; ".join([told, *parts])

    def plot(self) -> altair.TopLevelMixin:
        """The share that came back per group, with its interval."""
        from klantreis.evidence.recovery_chart import recovery_chart  # noqa: PLC0415 - Altair loads slowly

        return recovery_chart(self)


_ROW = pa.schema(
    [
        ("group", pa.string()),
        *((name, pa.int64()) for name in ("n", "pending", "returned")),
        *((name, pa.float64()) for name in ("share", "low", "high", "mean_value", "value_low", "value_high")),
    ]
)


def _returns(name: str, counts: Ints, values: Floats, often: Ints) -> Returns:
    n, returned, pending = (int(count) for count in counts)
    low, high = wilson(returned, n)
    # What a person brings has no ends, so that equal values leave an interval of any width open.
    mean = mean_of(values, often, -math.inf, math.inf)
    ends = (end if math.isfinite(end) else math.nan for end in (mean.low, mean.high))
    value = Mean(mean.n, mean.value, *ends)
    return Returns(name, n, pending, returned, float(share(returned, n)), float(low), float(high), value)


def _difference(first: Returns, second: Returns) -> ReturnDifference:
    found = difference_of_shares(first.returned, first.n, second.returned, second.n)
    return ReturnDifference(first.group, second.group, *(float(value) for value in found))


def _median_seconds(times: Tally) -> float:
    n = int(times.counts.sum())
    if not n:
        return math.nan
    groups = np.zeros(len(times.keys), dtype=np.int64)
    middles = bin_middles()[times.keys] / _SECOND
    return float(at_ranks(groups, middles, times.counts[:, 0], np.array([math.ceil(n / 2)], dtype=float))[0])
