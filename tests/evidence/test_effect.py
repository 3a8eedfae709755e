"""Whether an action moved its KPI: planted effects are found, none is made up, and cautions fit."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

import klantreis
from klantreis.evidence.effect import TooEarlyError, Verdict, effect, effect_of_series
from klantreis.evidence.effect_words import TEXTS
from klantreis.evidence.kpis import NoDefinitionError
from klantreis.evidence.kpis_csv import with_series
from klantreis.mapping.documents.plan import Annotation, Kpi

ON = date(2024, 6, 3)
CONVERSION = Kpi(
    id="k",
    title={"en": "Cart to order", "nl": "Van wagen naar bestelling"},
    source="events",
    definition={"measure": "conversion", "start": "Cart", "end": "Order", "within_seconds": 86_400.0},
)
BY_HAND = Kpi(id="k", title="Complaints", unit="complaints", is_better_low=True)


def _shop(tmp_path_factory, rate, *, first=date(2024, 4, 1), days=120, a_day=12):
    """Persons with a cart; `rate(day, region)` of them order two hours later."""
    lines = ["person,time,event"]
    regions = ["person,region"]
    for at in range(days):
        day = first + timedelta(days=at)
        for one in range(a_day):
            person, region = f"p{at}-{one}", ("north", "south")[one % 2]
            regions.append(f"{person},{region}")
            lines.append(f"{person},{day}T10:00:00Z,Cart")
            # Multiples of the golden ratio spread evenly: the shares come out as planted.
            if (at * a_day + one) // 2 * 0.618034 % 1 < rate(day, region):
                lines.append(f"{person},{day}T12:00:00Z,Order")
    folder = tmp_path_factory.mktemp("shop")
    (folder / "events.csv").write_text("\n".join(lines))
    (folder / "persons.csv").write_text("\n".join(regions))
    workspace = klantreis.init(folder / "shop.klantreis")
    workspace.import_events(folder / "events.csv", person="person", time="time", event="event")
    workspace.import_persons(folder / "persons.csv", person="person")
    return workspace.journeys()


@pytest.fixture(scope="module")
def north_only(tmp_path_factory):
    """From the day on all rise by 20 points, the north by 25 more."""

    def rate(day, region):
        return 0.3 + (0.2 if day >= ON else 0) + (0.25 if day >= ON and region == "north" else 0)

    return _shop(tmp_path_factory, rate)


def test_any_segment_may_be_the_untouched_group(north_only):
    north = north_only.where(segment={"region": "north"})
    south = north_only.where(segment={"region": "south"}, did=["Cart"])
    found = effect(north, CONVERSION, ON, others=south)
    assert found.change.low < 25 < found.change.high
    assert found.change.value == pytest.approx(25, abs=3)
    assert found.verdict is Verdict.BETTER
    assert "by_behaviour" in {one.code for one in found.cautions}
    assert "overlap" not in {one.code for one in found.cautions}


def test_who_is_in_both_groups_is_told_for_the_effect_shows_smaller(north_only):
    south = north_only.where(segment={"region": "south"})
    found = effect(north_only, CONVERSION, ON, others=south)
    # Half of all are in the north and rose by 25 more: all together by 12.5 more than the south.
    assert found.change.value == pytest.approx(12.5, abs=2)
    (overlap,) = [one for one in found.cautions if one.code == "overlap"]
    assert overlap.values == {"n": 120 * 6}
    assert "720 personen" in overlap.sentence("nl")


def test_a_planted_effect_is_found_with_its_interval(north_only):
    found = effect(north_only.where(segment={"region": "north"}), CONVERSION, ON)
    assert found.verdict is Verdict.BETTER
    assert found.change.low < 45 < found.change.high
    # 63 days before, and 55 whole ones after that had a day to order: seven weeks, six persons a day.
    assert (found.starts_on, found.ends_on) == (date(2024, 4, 15), date(2024, 7, 21))
    assert (found.sides.before.n, found.sides.after.n) == (294, 294)
    assert [one.code for one in found.cautions] == ["before_after", "season_unknown"]


def test_against_others_only_what_is_beyond_theirs_counts(north_only):
    north, south = (north_only.where(segment={"region": one}) for one in ("north", "south"))
    found = effect(north, CONVERSION, ON, others=south)
    assert found.change.low < 25 < found.change.high < found.sides.change.value
    assert "others" in [one.code for one in found.cautions]
    placebo = effect(south.where(), CONVERSION, ON, others=south)
    assert placebo.verdict is Verdict.UNCLEAR  # the same people twice: nothing is beyond


def test_lower_is_better_where_the_kpi_says_so(north_only):
    found = effect(north_only, CONVERSION.changed(is_better_low=True), ON)
    assert found.verdict is Verdict.WORSE


@pytest.fixture(scope="module")
def seasonal(tmp_path_factory):
    """Every June brings 25 points, and nothing else ever happens."""
    return _shop(
        tmp_path_factory,
        lambda day, _: 0.55 if day.month >= 6 else 0.3,
        first=date(2023, 1, 2),
        days=560,
        a_day=8,
    )


def test_a_season_is_told_when_the_year_before_moved_alike(seasonal):
    found = effect(seasonal, CONVERSION, ON, days=35)
    assert found.last_year.low < 25 < found.last_year.high
    caution = next(one for one in found.cautions if one.code == "season")
    assert "season" in caution.sentence("en")
    assert "seizoen" in caution.sentence("nl")


def test_an_action_without_effect_cannot_be_told_and_says_how_long_to_wait(seasonal):
    quiet = date(2024, 3, 4)
    found = effect(seasonal, CONVERSION, quiet, days=28, expected=10.0)
    assert found.verdict is Verdict.UNCLEAR
    assert found.waiting.change == 10
    # n = variance after / ((10 / 2.8016)² - variance before / n before), by hand.
    before, after = found.sides.before, found.sides.after
    needed = after.variance / ((10 / 2.80159) ** 2 - before.variance / before.n)
    assert found.waiting.n == math.ceil(needed)
    assert found.waiting.days == math.ceil((found.waiting.n - after.n) * 28 / after.n)


def test_too_early_is_told_with_the_day_to_look_again(seasonal):
    last = date(2024, 7, 13)
    with pytest.raises(TooEarlyError, match="Look again after 2024-07-19"):
        effect(seasonal, CONVERSION, last - timedelta(days=2))
    with pytest.raises(TooEarlyError, match="import what came before"):
        effect(seasonal, CONVERSION, date(2023, 1, 4))


def test_without_a_limit_both_sides_get_equally_long(seasonal):
    free = CONVERSION.changed(definition=CONVERSION.definition.changed(within_seconds=None))
    found = effect(seasonal, free, date(2024, 3, 4), days=28)
    caution = next(one for one in found.cautions if one.code == "same_time")
    assert caution.values["seconds"] == 86_400
    assert found.sides == effect(seasonal, CONVERSION, date(2024, 3, 4), days=28).sides


def test_what_was_noted_in_that_time_is_brought_up(seasonal):
    noted = CONVERSION.changed(annotations=(Annotation(id="a", on=date(2024, 3, 8), text="A strike"),))
    found = effect(seasonal, noted, date(2024, 3, 4), days=28)
    assert "Noted on 2024-03-08: A strike" in found.sentences("en")


def test_sentences_say_the_figures_in_both_languages(north_only):
    found = effect(north_only, CONVERSION, ON)
    english, dutch = found.sentences("en"), found.sentences("nl")
    assert english[0].startswith("Cart to order: ")
    assert "percentage points" in english[0]
    assert dutch[0].startswith("Van wagen naar bestelling: ")
    assert "3-6-2024" in dutch[0]
    assert "procentpunten" in dutch[0]
    assert not any("{" in one for one in (*english, *dutch))
    assert found.document()["verdict"] == "better"


def test_every_sentence_is_there_in_both_languages():
    assert TEXTS["en"].keys() == TEXTS["nl"].keys()


def test_a_series_by_hand_is_compared_by_its_figures():
    kpi = with_series(
        BY_HAND,
        "period,value\n"
        + "\n".join(f"2024-0{k},{v}" for k, v in enumerate((30, 32, 31, 20, 22, 21), start=1)),
    )
    found = effect_of_series(kpi, date(2024, 4, 1))
    # Welch by hand: -10, standard error sqrt(1/3 + 1/3), 4 degrees of freedom, t = 2.776.
    half = 2.7764451 * math.sqrt(2 / 3)
    assert found.verdict is Verdict.BETTER
    assert (found.change.value, found.change.low) == pytest.approx((-10, -10 - half))
    assert "each period counting once" in " ".join(found.sentences("en"))


def test_a_series_too_short_is_told():
    kpi = with_series(BY_HAND, "period,value\n2024-01,3\n2024-02,4\n2024-03,4\n2024-04,4")
    with pytest.raises(TooEarlyError, match="2 figures that end before"):
        effect_of_series(kpi, date(2024, 3, 1))
    with pytest.raises(NoDefinitionError):
        effect(None, kpi, date(2024, 3, 1))
