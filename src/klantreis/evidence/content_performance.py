"""What content did: whom it reached, and how many of them reached an outcome within a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from klantreis.errors import InvalidOptionError
from klantreis.evidence.conformance_result import Share
from klantreis.evidence.kpis_calendar import Periods
from klantreis.mapping.documents.content import Content, ContentItem

MONTH = timedelta(days=30)
_EVER = np.iinfo(np.int64).max // 4


@dataclass(frozen=True)
class Performance:
    """What events say of one item.

    Attributes
    ----------
    item, campaign
        Its id and code.
    n_contacts, n_reached
        Events of its campaign while it was out, and persons who had them.
    n_waiting
        Of these, persons whose time to reach the outcome is not over yet; they count in no share.
    converted
        Who reached an outcome within the time after their first contact.
    before
        Of the same persons, seen for as long before it, who reached one in as long a time before. It is
        what to hold `converted` against: those who are reached are often those who would buy anyway.
    """

    item: str
    campaign: str
    n_contacts: int
    n_reached: int
    n_waiting: int
    converted: Share
    before: Share


def performance(
    connection: Any,
    content: Content,
    outcomes: Sequence[str],
    *,
    within: timedelta = MONTH,
    time_zone: str = "UTC",
) -> tuple[Performance, ...]:
    """What every item with a campaign code did, in the order of the calendar.

    An event counts for an item when it bears its code on a day that the item was out; its days are those of
    the workspace's zone. That persons reached an outcome after it does not show that they did because of it.

    Parameters
    ----------
    connection
        DuckDB with the views `events` and `journeys`: `Workspace.sql()`.
    outcomes
        Touchpoints of which any is a conversion.
    within
        How soon after the first contact.

    Raises
    ------
    InvalidOptionError
        When there are no outcomes or no time.
    """
    if not outcomes:
        raise InvalidOptionError(
            "Nothing says what a conversion is. Name touchpoints, such as outcomes=['Order'], or put them "
            "under `outcomes` in the settings of the workspace.",
            nl="Nergens staat wat een conversie is. Noem contactmomenten, zoals Bestelling, of zet ze bij "
            "de uitkomsten in de instellingen van de werkruimte.",
        )
    if within <= timedelta():
        raise InvalidOptionError(
            f"within is {within}; give a time longer than nothing, such as 30 days.",
            nl=f"De tijd is {within}; geef een tijd langer dan niets, zoals 30 dagen.",
        )
    coded = [item for item in content.items if item.campaign]
    if not coded:
        return ()
    connection.register("content_items", _table(coded, time_zone))
    connection.register("content_outcomes", pa.table({"touchpoint": pa.array(outcomes, pa.string())}))
    try:
        rows = connection.execute(_QUERY, {"within": within // timedelta(microseconds=1)}).fetchall()
    finally:
        connection.unregister("content_items")
        connection.unregister("content_outcomes")
    found = {row[0]: row[1:] for row in rows}
    nothing = (0,) * 6
    return tuple(_performance(item, found.get(item.id, nothing)) for item in coded)


# Persons by their first contact; the data's ends say for whom the time before and after was seen whole.
_QUERY = """
WITH bounds AS (SELECT epoch_us(min(occurred_at)) AS first, epoch_us(max(occurred_at)) AS last FROM journeys),
contacts AS (
    SELECT item, person, epoch_us(min(occurred_at)) AS met, count(*) AS n
    FROM content_items JOIN events ON events.campaign = content_items.campaign
        AND epoch_us(events.occurred_at) >= begins AND epoch_us(events.occurred_at) < ends
    GROUP BY item, person),
reached AS (
    SELECT person, epoch_us(occurred_at) AS moment
    FROM journeys SEMI JOIN content_outcomes USING (touchpoint)),
judged AS (
    SELECT item, person, any_value(n) AS n,
        any_value(met + $within <= last) AS is_over, any_value(met - $within >= first) AS is_seen_before,
        coalesce(bool_or(moment > met AND moment <= met + $within), false) AS did,
        coalesce(bool_or(moment < met AND moment >= met - $within), false) AS did_before
    FROM contacts CROSS JOIN bounds LEFT JOIN reached USING (person)
    GROUP BY item, person)
SELECT item, sum(n), count(*), count(*) FILTER (NOT is_over),
    count(*) FILTER (is_over AND did), count(*) FILTER (is_over AND is_seen_before),
    count(*) FILTER (is_over AND is_seen_before AND did_before)
FROM judged GROUP BY item
"""


def _table(items: Sequence[ContentItem], time_zone: str) -> pa.Table:
    begins = [_midnight(item.starts_on, time_zone) if item.starts_on else -_EVER for item in items]
    ends = [
        _midnight(item.ends_on + timedelta(days=1), time_zone) if item.ends_on else _EVER for item in items
    ]
    return pa.table(
        {
            "item": pa.array([item.id for item in items], pa.string()),
            "campaign": pa.array([item.campaign for item in items], pa.string()),
            "begins": pa.array(begins, pa.int64()),
            "ends": pa.array(ends, pa.int64()),
        }
    )


def _midnight(day: Any, time_zone: str) -> int:
    return int(Periods.between((day,), time_zone).starts[0])


def _performance(item: ContentItem, row: Sequence[Any]) -> Performance:
    n_contacts, n_reached, n_waiting, n_did, n_seen, n_before = (int(one) for one in row)
    return Performance(
        item=item.id,
        campaign=item.campaign or "",
        n_contacts=n_contacts,
        n_reached=n_reached,
        n_waiting=n_waiting,
        converted=Share.of(n_did, n_reached - n_waiting),
        before=Share.of(n_before, n_seen),
    )
