from datetime import date

import pytest

from klantreis.reports.labels import LABELS, day, duration, interval, kind_title, labels, number, share


def test_both_languages_say_the_same_things():
    assert LABELS["nl"].keys() == LABELS["en"].keys()


def test_the_placeholders_of_both_languages_are_the_same():
    for name, text in LABELS["en"].items():
        assert set(_placeholders(text)) == set(_placeholders(LABELS["nl"][name])), name


def _placeholders(text):
    return [part.partition("}")[0] for part in text.split("{")[1:]]


@pytest.mark.parametrize(
    ("value", "options", "english", "dutch"),
    [
        (1234.5, {}, "1,234.5", "1.234,5"),
        (-1.25, {"digits": 2}, "−1.25", "−1,25"),
        (0.5, {"is_signed": True}, "+0.5", "+0,5"),
        (-0.04, {"is_signed": True}, "0", "0"),
        (20, {}, "20", "20"),
        (200, {"digits": 0}, "200", "200"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, options, english, dutch):
    assert number(value, "en", **options) == english
    assert number(value, "nl", **options) == dutch


def test_shares_days_and_intervals_are_written_as_each_language_does():
    assert share(0.425, "nl", digits=1) == "42,5%"
    assert day(date(2026, 3, 31), "en") == "31 Mar 2026"
    assert day(date(2026, 3, 31), "nl") == "31 mrt 2026"
    assert interval(-1.2, 0.5, "nl") == "−1,2 … 0,5"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "0 s"),
        (90, "1.5 min"),
        (5400, "1.5 h"),
        (86_400, "1 d"),
        (1_209_600, "2 wk"),
        (2_592_000, "30 d"),
        (47 * 60, "47 min"),
    ],
)
def test_times_are_told_in_the_unit_that_fits(seconds, written):
    assert duration(seconds, "en") == written


def test_other_languages_are_served_in_english():
    assert labels("de") is labels("en")
    assert labels("nl-BE") is labels("nl")
    assert kind_title("kpi", "nl") == "KPI"
    assert kind_title("touchpoint", "nl") == "Contactmoment"
