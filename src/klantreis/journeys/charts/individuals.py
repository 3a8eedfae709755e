"""Single journeys over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.style import ACCENT, LABEL_LIMIT, finished, rows

if TYPE_CHECKING:
    from klantreis.journeys.analyses.listing_result import ListingResult
    from klantreis.journeys.one_person import PersonResult


def listing_chart(result: ListingResult) -> alt.TopLevelMixin:
    """A bar per journey from its first to its last contact."""
    shown = [
        {
            "journey": f"{one.person} ({one.number + 1})",
            "first": one.first.isoformat(),
            "last": one.last.isoformat(),
            "contacts": one.contacts,
        }
        for one in result.journeys
    ]
    chart = alt.Chart(rows(shown)).mark_bar(color=ACCENT, height=6)
    encoded = chart.encode(
        x=alt.X("first:T", axis=alt.Axis(title=None)),
        x2="last:T",
        y=alt.Y("journey:N", sort=None, axis=alt.Axis(title="person (journey)")),
        tooltip=["journey:N", "contacts:Q"],
    )
    return finished(
        encoded.properties(width=560, height=max(60, 14 * len(shown))), "Journeys", result.headline()
    )


def person_chart(result: PersonResult) -> alt.TopLevelMixin:
    """A point per contact, in the row of its touchpoint."""
    shown = [
        {"at": one.at.isoformat(), "label": one.label, "channel": one.channel, "journey": one.journey}
        for one in result.contacts
    ]
    chart = alt.Chart(rows(shown)).mark_point(filled=True, size=60)
    encoded = chart.encode(
        x=alt.X("at:T", axis=alt.Axis(title=None)),
        y=alt.Y("label:N", sort=None, axis=alt.Axis(title=None, labelLimit=LABEL_LIMIT)),
        color=alt.Color("channel:N", title=None),
    )
    return finished(encoded.properties(width=560), "Journey", result.headline())
