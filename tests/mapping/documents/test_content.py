"""A content calendar: its matrix and gaps, its days, its ideas, and what it warns of."""

from __future__ import annotations

from datetime import date

import pytest

from klantreis.mapping.documents.content import Content, ContentItem, ContentKind, Purpose
from klantreis.mapping.documents.content_ideas import IDEAS, PURPOSES, ideas
from klantreis.mapping.documents.content_views import in_order, is_out, late, matrix, month
from klantreis.mapping.documents.editing import apply
from klantreis.mapping.map import PhaseKind
from klantreis.mapping.operation import Add
from klantreis.mapping.problem import RefusedOperationError


def item(id_: str, **fields) -> ContentItem:
    return ContentItem(id=id_, title=id_.title(), **fields)


def content(*items: ContentItem, **fields) -> Content:
    return Content(id="c", title="C", items=items, **fields)


WANTED = {"phases": ("see", "do"), "channels": ("mail", "site"), "personas": ("anna", "ben")}


def test_the_matrix_shows_every_wanted_cell_and_names_the_empty_ones():
    found = matrix(
        content(
            item("film", phase="see", channel="site"),
            item("offer", phase="do", channel="mail"),
            item("old", phase="see", channel="mail", status="stopped"),
            item("poster", phase="see", channel="street"),
            item("loose"),
            **WANTED,
        )
    )
    assert found.phases == ("see", "do", None)
    assert found.columns == ("mail", "site", "street", None)
    assert [(cell.phase, cell.across) for cell in found.gaps] == [("see", "mail"), ("do", "site")]
    assert {
        (cell.phase, cell.across): [one.id for one in cell.items] for cell in found.cells if cell.items
    } == {
        ("see", "site"): ["film"],
        ("see", "street"): ["poster"],
        ("do", "mail"): ["offer"],
        (None, None): ["loose"],
    }


def test_what_is_for_everyone_fills_the_cell_of_each_persona():
    found = matrix(
        content(item("film", phase="see"), item("his", phase="do", persona="ben"), **WANTED), "persona"
    )
    assert [(cell.phase, cell.across) for cell in found.gaps] == [("do", "anna")]


def test_the_matrix_of_a_day_has_only_what_is_out_then():
    calendar = content(
        item("may", phase="see", channel="mail", starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 31)),
        **WANTED,
    )
    assert len(matrix(calendar, on=date(2026, 5, 31)).gaps) == 3
    assert len(matrix(calendar, on=date(2026, 6, 1)).gaps) == 4


def test_a_month_is_whole_weeks_with_what_is_out_on_each_day():
    calendar = content(
        item("long", starts_on=date(2026, 1, 1)),
        item("day", starts_on=date(2026, 2, 14), ends_on=date(2026, 2, 14)),
        item("undated"),
    )
    days = month(calendar, 2026, 2)
    assert (min(days), max(days), len(days)) == (date(2026, 1, 26), date(2026, 3, 1), 35)
    assert [one.id for one in days[date(2026, 2, 14)]] == ["long", "day"]
    assert [one.id for one in days[date(2026, 2, 15)]] == ["long"]
    assert max(month(calendar, 2026, 12)) == date(2027, 1, 3)
    assert [one.id for one in in_order(calendar)] == ["long", "day", "undated"]
    assert not is_out(calendar.items[2], date(2026, 2, 1))


def test_what_should_be_out_and_is_not_published_is_late():
    calendar = content(
        item("ready", status="ready", starts_on=date(2026, 3, 1)),
        item("idea", starts_on=date(2026, 2, 1)),
        item("there", status="published", starts_on=date(2026, 2, 1)),
        item("later", status="planned", starts_on=date(2026, 4, 1)),
    )
    assert [one.id for one in late(calendar, date(2026, 3, 2))] == ["idea", "ready"]


def test_ideas_fit_the_phase_and_leave_out_what_is_there():
    for_buying = ideas(kind=PhaseKind.CONSIDERATION)
    assert {one.purpose for one in for_buying} == {Purpose.INFORM}
    calendar = content(item("size", kind="how_to", phase="think"), item("blog", kind="blog", phase="see"))
    left = ideas(calendar, phase="think", kind=PhaseKind.THINK)
    assert {one.kind for one in for_buying} - {one.kind for one in left} == {ContentKind.HOW_TO}
    assert len(ideas()) == len(IDEAS)


def test_there_are_ideas_in_both_languages_for_every_purpose_and_kind_of_phase():
    assert set(PURPOSES) == set(PhaseKind)
    for purpose in Purpose:
        found = [one for one in IDEAS if one.purpose is purpose]
        assert len(found) >= 3
        assert all(one.title.keys() == one.why.keys() == {"en", "nl"} for one in found)
    made = IDEAS[0].item("film", phase="see")
    assert (made.id, made.phase, made.purpose, made.title) == ("film", "see", Purpose.INSPIRE, IDEAS[0].title)


def test_an_item_that_ends_before_it_starts_is_refused_in_both_languages():
    part = {"id": "x", "title": "X", "starts_on": "2026-03-02", "ends_on": "2026-03-01"}
    with pytest.raises(RefusedOperationError) as refused:
        apply(content(), Add(what="item", part=part))
    assert refused.value.code == "ends_before_it_starts"
    assert all("{" not in refused.value.message(language) for language in ("en", "nl"))


def test_one_code_in_the_same_days_is_warned_of_and_not_after_one_another():
    both = content(
        item("a", campaign="x", starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 31)),
        item("b", campaign="x", starts_on=date(2026, 1, 31)),
    )
    (found,) = both.advice()
    assert found.code == "code_twice"
    assert "campagnecode x" in found.message("nl")
    after = both.changed(items=(both.items[0], both.items[1].changed(starts_on=date(2026, 2, 1))))
    assert list(after.advice()) == []
