"""The content calendar, and actions and KPIs from data: planned, moved, filled, measured, placed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking

import klantreis
from klantreis.evidence.kpis import measure
from klantreis.mapping.documents.plan import Kpi

MONTH = "?month=2031-05"
CONTENT = {
    "phases": ["see", "buy"],
    "channels": ["Mail", "Web"],
    "items": [
        {"id": "film", "title": "Film", "phase": "see", "channel": "Web", "starts_on": "2031-05-05"},
    ],
}
ORDERS = {
    "id": "orders",
    "title": "Orders after paying",
    "source": "events",
    "definition": {"measure": "share", "end": "Bestelling"},
}


def made(shop: Served, kind: str, fields: dict[str, Any], **more: Any) -> str:
    """Make a document; its id."""
    with shop.api("alice") as alice:
        answer = alice.post(
            f"{shop.workspace}/documents", json={"kind": kind, "title": "T", "fields": fields, **more}
        )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def kept(shop: Served, document_id: str) -> dict[str, Any]:
    """What the server has of a document."""
    with shop.api("alice") as alice:
        found: dict[str, Any] = alice.get(f"{shop.workspace}/documents/{document_id}/document").json()
    return found


@pytest.fixture(scope="module")
def calendar(shop: Served) -> str:
    """The id of a calendar with one item."""
    return made(shop, "content", CONTENT)


def test_content_is_moved_with_the_keyboard_and_the_move_is_undone(
    chromium: Browser, shop: Served, calendar: str
):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"calendars/{calendar}{MONTH}"))
        film = page.get_by_role("button", name=re.compile("^Film, "))
        film.focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(film).to_have_accessible_name(re.compile("12 May 2031"))
        expect(film).to_be_focused()
        page.keyboard.press("Alt+Shift+ArrowRight")
        expect(film).to_have_accessible_name(re.compile("12 May 2031 until 13 May 2031"))
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
        item = kept(shop, calendar)["items"][0]
        assert (item["starts_on"], item["ends_on"]) == ("2031-05-12", "2031-05-13")
        page.get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Undo").click()
        expect(film).to_have_accessible_name(re.compile("from 5 May 2031"))


def test_content_is_dragged_to_another_day(chromium: Browser, shop: Served, calendar: str):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"calendars/{calendar}{MONTH}"))
        film = page.get_by_role("button", name=re.compile("^Film, "))
        expect(film).to_be_visible()
        film.drag_to(page.locator("[data-day='2031-05-21']"))
        expect(film).to_have_accessible_name(re.compile("from 21 May 2031"))


def test_a_gap_of_the_matrix_is_filled_with_an_idea(chromium: Browser, shop: Served):
    calendar = made(shop, "content", CONTENT)
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"calendars/{calendar}?tab=matrix"))
        expect(page.get_by_text("3 places have nothing yet.")).to_be_visible()
        page.get_by_role("button", name="Fill the gap: buy × Mail").click()
        page.get_by_role("button", name=re.compile("^A mail with one offer and one button")).click()
        expect(page.get_by_text("2 places have nothing yet.")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    item = kept(shop, calendar)["items"][1]
    assert (item["kind"], item["phase"], item["channel"]) == ("promotion_mail", "buy", "Mail")


def test_a_viewer_reads_the_agenda_on_a_phone_and_changes_nothing(
    chromium: Browser, shop: Served, calendar: str
):
    shop.invite("vera", "viewer")
    with looking(chromium, shop, "vera", size=PHONE) as page:
        page.goto(shop.address(f"calendars/{calendar}{MONTH}"))
        expect(page.get_by_role("heading", name=re.compile("May 2031"))).to_be_visible()
        page.get_by_role("button", name=re.compile("^Film, ")).click()
        expect(page.get_by_role("textbox", name="Title")).to_have_attribute("readonly", "")
        expect(page.get_by_role("button", name="Remove this content")).to_have_count(0)
        expect(page.get_by_role("textbox", name=re.compile("New content"))).to_have_count(0)


def test_measuring_shows_the_figure_of_the_library(chromium: Browser, shop: Served):
    plan = made(shop, "plan", {"kpis": [ORDERS]})
    expected = measure(klantreis.open(shop.folder).journeys(), Kpi.model_validate(ORDERS))
    last = [one for one in expected if not one.is_provisional][-1]
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"plans/{plan}?tab=kpis"))
        page.get_by_role("button", name="Measure now").click()
        row = page.get_by_role("row").filter(has_text="Orders after paying")
        expect(row).to_contain_text(f"{last.value:.1f}".removesuffix(".0"))
    found = kept(shop, plan)["kpis"][0]["measurements"]
    assert [(one["value"], one["n"]) for one in found] == [(one.value, one.n) for one in expected]


def test_a_finding_becomes_an_action_placed_by_its_estimate_once(chromium: Browser, shop: Served):
    plan = made(shop, "plan", {})
    klantreis.open(shop.folder).prove("fiets-bestellen")
    with shop.api("alice") as alice:
        found = alice.get(f"{shop.workspace}/documents/{plan}/plan/findings").json()
    first = next(one for one in found if one["action"].get("estimate"))
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"plans/{plan}"))
        add_first(page, first["sentence"])
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
        page.get_by_role("button", name="From findings").click()
        expect(page.get_by_text("Is an action of this plan already")).to_have_count(1)
    (action,) = kept(shop, plan)["actions"]
    assert action["impact"] == first["action"]["impact"]
    assert action["origin"] == first["action"]["origin"]


def add_first(page: Page, sentence: str) -> None:
    """Choose the finding of that sentence, and add the action that it asks for."""
    page.get_by_role("button", name="From findings").click()
    page.locator(".mantine-Checkbox-root").filter(has_text=sentence).first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add 1 action").click()


def test_a_marketers_table_comes_in_to_a_calendar_of_a_map_without_personas(
    chromium: Browser, shop: Served, tmp_path: Path
):
    with shop.api("alice") as alice:
        bare = alice.post(f"{shop.workspace}/maps", json={"title": "Bare", "template": "five"}).json()
    calendar = made(shop, "content", {"map": bare["name"]})
    table = tmp_path / "plan.csv"
    table.write_text("Planning;;\nTitel;Soort;Budget\nWelke maat?;Blog;10\nMorgen;blog;\n", encoding="cp1252")
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address(f"calendars/{calendar}"))
        page.get_by_role("tab", name="List").click()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Take in a file").click()
        chooser.value.set_files(table)
        expect(page.get_by_text("This column is left out: Budget.")).to_be_visible()
        page.get_by_role("button", name="Take it in", exact=True).click()
        expect(page.get_by_role("button", name="Welke maat?")).to_be_visible()
    assert [item["kind"] for item in kept(shop, calendar)["items"]] == ["blog", "blog"]
