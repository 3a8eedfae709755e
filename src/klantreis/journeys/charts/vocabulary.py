"""A vocabulary as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from klantreis.journeys.charts.style import ACCENT, finished, rows

if TYPE_CHECKING:
    from klantreis.journeys.analyses.vocabulary import VocabularyResult

_MOST = 30


def vocabulary_chart(result: VocabularyResult) -> alt.TopLevelMixin:
    """Persons per touchpoint, the commonest first."""
    shown = [{"touchpoint": one.name, "persons": one.persons} for one in result.touchpoints[:_MOST]]
    chart = alt.Chart(rows(shown)).mark_bar(color=ACCENT)
    encoded = chart.encode(
        x=alt.X("persons:Q"), y=alt.Y("touchpoint:N", sort=None, axis=alt.Axis(title=None))
    )
    return finished(
        encoded.properties(width=420, height=max(60, 20 * len(shown))), "Vocabulary", result.headline()
    )
