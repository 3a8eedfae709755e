"""What content did, counted by hand and against a slow twin."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

import klantreis
from klantreis.errors import InvalidOptionError
from klantreis.evidence.content_performance import performance
from klantreis.mapping.documents.content import Content, ContentItem

ZONE = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)


def workspace(tmp_path: Path, lines: list[str]) -> klantreis.Workspace:
    opened = klantreis.init(tmp_path / "shop", time_zone="Europe/Amsterdam")
    file = tmp_path / "events.csv"
    file.write_text("\n".join(["customer,time,event,campaign", *lines]) + "\n")
    opened.import_events(file, person="customer", time="time", name="event", campaign="campaign")
    return opened


def measured(opened: klantreis.Workspace, *items: ContentItem, within: timedelta = 10 * DAY):
    connection = opened.sql()
    try:
        calendar = Content(id="c", title="C", items=items)
        return performance(connection, calendar, ["Order"], within=within, time_zone="Europe/Amsterdam")
    finally:
        connection.close()


def item(id_: str, campaign: str | None, **fields) -> ContentItem:
    return ContentItem(id=id_, title=id_, campaign=campaign, **fields)


LINES = [
    "z,2026-01-01T00:00:00,Visit,",
    "a,2026-03-01T10:00:00,Click,spring",
    "a,2026-03-02T10:00:00,Click,spring",
    "a,2026-03-05T10:00:00,Order,",
    "b,2026-02-25T10:00:00,Order,",
    "b,2026-03-01T10:00:00,Click,spring",
    "c,2026-03-01T10:00:00,Click,spring",
    "c,2026-03-11T10:00:01,Order,",  # a second too late
    "d,2026-05-25T10:00:00,Click,spring",  # its ten days are not over when the data end
    "e,2026-03-02T23:30:00,Click,spring",
    "z,2026-06-01T00:00:00,Visit,",
]


def test_persons_count_once_from_their_first_contact_and_only_when_their_time_is_over(tmp_path: Path):
    (found,) = measured(workspace(tmp_path, LINES), item("mail", "spring"))
    assert (found.n_contacts, found.n_reached, found.n_waiting) == (6, 5, 1)
    assert (found.converted.count, found.converted.n) == (1, 4)
    assert (found.before.count, found.before.n) == (1, 4)
    # Wilson's interval of 1 in 4, by hand: (1/4 + z²/8 ± z √(3/64 + z²/64)) / (1 + z²/4).
    assert (found.converted.low, found.converted.high) == pytest.approx((0.0456, 0.6994), abs=1e-4)


def test_events_count_on_the_days_that_the_item_was_out_in_the_zone_of_the_workspace(tmp_path: Path):
    opened = workspace(tmp_path, LINES)
    second = item("second", "spring", starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 2))
    (found,) = measured(opened, second)
    assert (found.n_contacts, found.n_reached) == (2, 2)  # a's second click and e's at half past eleven
    assert (found.converted.count, found.converted.n) == (1, 2)


def test_nobody_reached_is_unknown_and_items_without_a_code_are_left_out(tmp_path: Path):
    (found,) = measured(workspace(tmp_path, LINES), item("none", "unheard"), item("plain", None))
    assert (found.item, found.n_reached, found.converted.n) == ("none", 0, 0)
    assert found.converted.share != found.converted.share


def test_what_a_conversion_is_must_be_said(tmp_path: Path):
    connection = workspace(tmp_path, LINES).sql()
    calendar = Content(id="c", title="C", items=(item("mail", "spring"),))
    with pytest.raises(InvalidOptionError, match="outcomes"):
        performance(connection, calendar, [])
    with pytest.raises(InvalidOptionError, match="longer than nothing"):
        performance(connection, calendar, ["Order"], within=timedelta())
    connection.close()


def test_it_counts_as_plain_loops_do(tmp_path: Path):
    chance = np.random.default_rng(7)
    start = datetime(2026, 1, 1, tzinfo=ZONE)
    sorts = [("Click", "a"), ("Click", "b"), ("Order", ""), ("Visit", "")]
    events = [
        (
            f"p{chance.integers(30)}",
            start + timedelta(minutes=int(chance.integers(120 * 1440))),
            name,
            campaign,
        )
        for _ in range(400)
        for name, campaign in [sorts[chance.integers(4)]]
    ]
    lines = [f"{who},{at.isoformat()},{name},{campaign}" for who, at, name, campaign in events]
    items = (
        item("all-a", "a"),
        item("some-a", "a", starts_on=date(2026, 2, 1), ends_on=date(2026, 3, 28)),
        item("b", "b", starts_on=date(2026, 3, 15)),
    )
    found = measured(workspace(tmp_path, lines), *items)
    for one, item_ in zip(found, items, strict=True):
        assert _slowly(events, item_, 10 * DAY) == (
            one.n_contacts,
            one.n_reached,
            one.n_waiting,
            one.converted.count,
            one.converted.n,
            one.before.count,
            one.before.n,
        )


def _slowly(events, item_, within):
    first, last = min(e[1] for e in events), max(e[1] for e in events)
    met, n_contacts = {}, 0
    for who, at, _, campaign in sorted(events, key=lambda e: e[1]):
        day = at.astimezone(ZONE).date()
        is_in = (item_.starts_on or day) <= day <= (item_.ends_on or day)
        if campaign == item_.campaign and is_in:
            n_contacts += 1
            met.setdefault(who, at)
    over = {who: at for who, at in met.items() if at + within <= last}
    orders = [(who, at) for who, at, name, _ in events if name == "Order"]
    did = sum(any(w == who and at < t <= at + within for w, t in orders) for who, at in over.items())
    seen = {who: at for who, at in over.items() if at - within >= first}
    before = sum(any(w == who and at - within <= t < at for w, t in orders) for who, at in seen.items())
    return n_contacts, len(met), len(met) - len(over), did, len(over), before, len(seen)
