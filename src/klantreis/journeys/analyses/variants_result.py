"""What variants tell: the commonest journeys by name, and the share of all that they cover."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from klantreis.errors import InvalidOptionError
from klantreis.journeys.block import Ints
from klantreis.journeys.results import Result
from klantreis.journeys.statistics import wilson

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True)
class Variant:
    """Journeys with the same touchpoints in the same order.

    Attributes
    ----------
    touchpoints
        What they consist of.
    count, persons
        How many journeys, of how many persons.
    share, low, high
        Share of all journeys and its 95 % interval.
    """

    touchpoints: tuple[str, ...]
    count: int
    persons: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class VariantsResult(Result):
    """All distinct journeys as codes, of which only those that are looked at get names.

    Attributes
    ----------
    labels
        Name per label code.
    codes, offsets
        Variant i consists of the labels codes[offsets[i]:offsets[i + 1]].
    hashes
        int64 per variant: puts variants with equal counts and lengths in an order that is always the same.
    counts, persons
        Journeys and persons per variant.
    n_persons
        Persons in all.
    top
        How many the table and the document show; None for all.
    """

    labels: Sequence[str]
    codes: Ints
    offsets: Ints
    hashes: Ints
    counts: Ints
    persons: Ints
    n_persons: int
    top: int | None

    @property
    def distinct(self) -> int:
        """How many different variants there are."""
        return len(self.counts)

    @cached_property
    def total(self) -> int:
        """How many journeys there are."""
        return int(self.counts.sum())

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Those to show, the commonest first."""
        chosen = self._commonest(self.top)
        low, high = wilson(self.counts[chosen], self.total)
        return tuple(
            Variant(
                tuple(self.labels[code] for code in self.codes[self.offsets[i] : self.offsets[i + 1]]),
                int(self.counts[i]),
                int(self.persons[i]),
                float(self.counts[i] / self.total),
                float(low[rank]),
                float(high[rank]),
            )
            for rank, i in enumerate(chosen)
        )

    def coverage(self, k: int) -> float:
        """Share of all journeys that have one of the k commonest variants; NaN when there are none."""
        if k < 0:
            raise InvalidOptionError(f"coverage({k}) counts nothing; give 0 or more.")
        if not self.total:
            return math.nan
        k = min(k, self.distinct)
        cut = self.distinct - k
        largest = np.partition(self.counts, cut)[cut:] if 0 < cut < self.distinct else self.counts[cut:]
        return float(largest.sum() / self.total)

    def to_arrow(self) -> pa.Table:
        """One row per variant that is shown; `touchpoints` is a list."""
        columns = {
            "touchpoints": pa.list_(pa.string()),
            "count": pa.int64(),
            "persons": pa.int64(),
            "share": pa.float64(),
            "low": pa.float64(),
            "high": pa.float64(),
        }
        return pa.table(
            {name: pa.array([getattr(v, name) for v in self.variants], t) for name, t in columns.items()}
        )

    def document(self) -> dict[str, Any]:
        """`{"variants": [{"touchpoints": [...], "count", "share", …}], "total", "distinct", …}`."""
        return {
            "variants": self.to_arrow().to_pylist(),
            "total": self.total,
            "distinct": self.distinct,
            "n_persons": self.n_persons,
            "coverage": self.coverage(len(self.variants)),
        }

    def headline(self) -> str:
        """How many there are, and how much is shown."""
        shown = len(self.variants)
        covered = f"; the {shown:,} shown cover {self.coverage(shown):.1%}" if self.total else ""
        return f"{self.distinct:,} different variants in {self.total:,} journeys{covered}"

    def plot(self, *, top: int = 15) -> altair.TopLevelMixin:
        """The commonest variants as rows of touchpoints, with their share."""
        from klantreis.journeys.charts.variants import variants_chart  # noqa: PLC0415 - Altair loads slowly

        return variants_chart(self, top)

    def _commonest(self, k: int | None) -> Ints:
        """The k variants with the highest counts, in order; of equal ones the shorter, then by hash."""
        candidates = np.arange(self.distinct)
        if k is not None and k < self.distinct:
            # Everything at or above the k-th count: more than k only where it is shared.
            threshold = np.partition(self.counts, self.distinct - k)[self.distinct - k]
            candidates = np.flatnonzero(self.counts >= threshold)
        lengths = np.diff(self.offsets)[candidates]
        order = np.lexsort((self.hashes[candidates], lengths, -self.counts[candidates]))
        return candidates[order[:k]]
