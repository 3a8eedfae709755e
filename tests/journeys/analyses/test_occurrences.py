"""How often every touchpoint occurs, with whom, and when first and last."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa

import klantreis
from klantreis.journeys.analyses.occurrences import Occurrence, Occurrences


def journeys_of(*events: tuple[str, str, int]) -> klantreis.exploration.Journeys:
    persons, names, days = zip(*events, strict=True)
    times = [f"2024-03-{day:02}T10:00:00Z" for day in days]
    return klantreis.journeys_from(pa.table({"person": persons, "time": times, "event": names}))


def at(day: int) -> datetime:
    return datetime(2024, 3, day, 10, tzinfo=UTC)


def test_events_persons_and_moments_are_counted_by_hand():
    found = journeys_of(
        ("a", "Visit", 2), ("a", "Visit", 5), ("b", "Visit", 1), ("b", "Order", 3)
    ).occurrences()
    assert set(found) == {Occurrence("Visit", 3, 2, at(1), at(5)), Occurrence("Order", 1, 1, at(3), at(3))}


def test_a_touchpoint_that_the_lens_leaves_without_events_has_no_moment():
    seen = journeys_of(("a", "Visit", 2), ("b", "Order", 3)).where(did=["Visit"])
    assert {one.touchpoint: one.last for one in seen.occurrences()} == {"Visit": at(2), "Order": None}


def test_parts_put_together_are_the_whole():
    journeys = journeys_of(("a", "Visit", 2), ("b", "Order", 3))
    lens = journeys.lens.bind(journeys.store.names)
    analysis = Occurrences()
    (block,) = journeys.store.blocks
    counted = analysis.count(block, lens)
    merged = analysis.merge(analysis.empty(lens), counted)
    assert analysis.result(merged, lens) == analysis.result(counted, lens) == journeys.occurrences()
    twice = analysis.result(analysis.merge(counted, counted), lens)
    assert [one.n_events for one in twice] == [2, 2]
