"""Figures as the API gives them."""

from __future__ import annotations

import math

from ninja import Schema

from klantreis.journeys.statistics import share, wilson


class RateOut(Schema):
    """A share, 0..1, of `n`, with its 95 % interval; null where there was nothing to share."""

    share: float | None
    low: float | None
    high: float | None
    count: int
    n: int


def share_of(count: int, n: int) -> RateOut:
    """How many of how many."""
    low, high = wilson(count, n)
    found = (None if math.isnan(one) else float(one) for one in (share(count, n), low, high))
    return RateOut(**dict(zip(("share", "low", "high"), found, strict=True)), count=count, n=n)
