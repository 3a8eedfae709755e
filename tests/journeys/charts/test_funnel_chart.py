"""Charts of funnels: every step and group in the picture, and nothing that leans unsaid."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from tests.journeys.build import blocks_from
from tests.journeys.made import run

from klantreis.errors import InvalidOptionError
from klantreis.journeys.analyses.funnel import Funnel
from klantreis.journeys.analyses.funnel_result import FunnelResult
from klantreis.journeys.charts.funnel import MOST_GROUPS
from klantreis.journeys.lens import Lens

LONG = "Klanttevredenheidsonderzoek"
LINES = [
    *(f"p{i:02d} 2024-01-0{1 + i % 9}T09:00 Visit sex={'fm'[i % 2]} town=t{i:02d}" for i in range(12)),
    *(f"p{i:02d} 2024-01-1{i}T09:00 {LONG}" for i in range(6)),
    "p00 2024-02-01T00:00 Visit",
]
CHARTS: dict[str, Callable[[], object]] = {
    "steps": lambda **o: funnel(**o).plot(),
    "times": lambda **o: funnel(**o).plot("times"),
    "groups": lambda **o: funnel(breakdown="sex", **o).plot(),
    "weeks": lambda **o: funnel(breakdown="week", **o).plot(),
    "comparison": lambda **o: funnel(**o).compare(funnel(**o)).plot(),
}


def funnel(
    *, is_empty: bool = False, breakdown: str | None = None, steps: tuple[str, ...] = ("Visit", LONG)
) -> FunnelResult:
    blocks, names = blocks_from(*LINES)
    return run(
        Funnel(steps, within="30d", breakdown=breakdown), [] if is_empty else blocks, Lens().bind(names)
    )


def shown(result: FunnelResult, folder) -> str:
    picture = result.save(folder / "chart.svg").read_text()
    return " ".join(ElementTree.fromstring(picture).itertext())  # noqa: S314 - our own file


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize(
    "options", [{}, {"is_empty": True}, {"steps": ("Visit",)}, {"steps": ("Visit", "Visit")}]
)
def test_every_chart_is_valid_vega_lite_of_whatever_there_is(name: str, options: dict):
    assert CHARTS[name](**options).to_dict()["title"]["text"]


def test_the_bars_tell_steps_counts_and_who_is_pending(tmp_path):
    text = shown(funnel(), tmp_path)
    assert f"2. {LONG}" in text
    assert "12 entered" in text
    # Five entered less than 30 days before the data ends.
    assert "86% (6 of 7, 5 pending)" in text


def test_groups_carry_their_n(tmp_path):
    text = shown(funnel(breakdown="sex"), tmp_path)
    assert "f (n = 6)" in text
    assert "m (n = 6)" in text


def test_many_groups_are_cut_and_the_chart_says_so(tmp_path):
    text = shown(funnel(breakdown="town"), tmp_path)
    assert f"The {MOST_GROUPS} of 12 groups" in text


def test_a_week_with_many_pending_is_hollow_and_the_chart_says_why(tmp_path):
    blocks, names = blocks_from(
        "a 2024-01-01T09:00 A",
        "a 2024-01-02T09:00 B",
        "b 2024-01-01T09:00 A",
        "c 2024-03-01T09:00 A",
        "d 2024-03-01T09:00 A",
        "d 2024-03-02T09:00 B",
    )
    result = run(Funnel(["A", "B"], within="30d", breakdown="week"), blocks, Lens().bind(names))
    assert "Hollow: more than 10% are still pending" in shown(result, tmp_path)
    values = next(iter(result.plot().to_dict()["datasets"].values()))
    assert [(row["is_open"], row["known_rate"]) for row in values] == [(False, 0.5), (True, None)]


def test_an_unknown_chart_says_which_there_are():
    with pytest.raises(InvalidOptionError, match="choose one of steps, times"):
        funnel().plot("pie")
