"""The value proposition: what customers need is noted, fetched and answered, on a desk and by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking, settled

NEED = {"id": "rain", "kind": "pain", "text": "Rain on the way", "importance": 4}
ITEMS = [
    {"id": "cape", "kind": "pain_reliever", "text": "A cape to borrow"},
    {"id": "card", "kind": "gain_creator", "text": "A card"},
]
CANVAS = {
    "id": "anna",
    "title": "Anna",
    "needs": [NEED],
    "offers": [{"id": "us", "company": "Winkel", "is_ours": True, "items": ITEMS}],
}


@pytest.fixture
def address(empty: Served) -> str:
    """A value proposition with a need that nothing answers yet."""
    new: dict[str, Any] = {"kind": "proposition", "title": "Why us", "fields": {"canvases": [CANVAS]}}
    with empty.api("alice") as alice:
        made = alice.post(f"{empty.workspace}/documents", json=new)
        assert made.status_code == 201, made.text
    return empty.address(f"propositions/{made.json()['id']}")


def field(page: Page, name: str) -> Any:
    return page.get_by_role("region", name=name)


def note(page: Page, text: str) -> Any:
    return page.locator("[data-note]").filter(has_text=text)


def test_a_persona_becomes_a_canvas_that_takes_what_is_known_of_her(chromium: Browser, empty: Served):
    with empty.api("alice") as alice:
        persona = {"name": "Anna", "jobs": ["Get to work"], "pains": ["Rain", "Theft"], "gains": []}
        made = alice.post(f"{empty.workspace}/personas", json=persona)
        assert made.status_code in (200, 201), made.text
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address("propositions"))
        page.get_by_role("button", name="Make a value proposition").click()
        page.get_by_role("button", name="Anna").click()
        known = page.get_by_role("complementary", name="Needs that you know already")
        known.get_by_role("button", name="Take: Rain").click()
        expect(field(page, "Pains").get_by_role("listitem")).to_have_text(
            ["notRainassumedImportance not judged"]
        )
        known.get_by_role("button", name="Take all 2").click()
        expect(known.get_by_text("Nothing new")).to_be_visible()
        expect(field(page, "Pains").get_by_role("listitem")).to_have_count(2)
        expect(field(page, "Jobs")).to_contain_text("Get to work")


def test_what_is_dragged_onto_a_need_answers_it_and_the_fit_says_so(
    chromium: Browser, address: str, empty: Served
):
    with looking(chromium, empty, "alice") as page:
        page.goto(address)
        settled(page)
        fit = page.get_by_role("region", name="Fit of Winkel")
        expect(fit).to_contain_text("Not answered 1")
        note(page, "A cape to borrow").drag_to(note(page, "Rain on the way"))
        expect(note(page, "Rain on the way")).to_contain_text("largely")
        expect(fit).to_contain_text("Not answered 0")
        expect(fit).to_contain_text("Pains 67%")
        page.get_by_role("button", name="Undo").click()
        expect(fit).to_contain_text("Not answered 1")
        # A creator of gains takes no pain away.
        note(page, "A card").drag_to(note(page, "Rain on the way"))
        expect(fit).to_contain_text("Not answered 1")


def test_all_of_it_is_done_by_keyboard(chromium: Browser, address: str, empty: Served):
    with looking(chromium, empty, "alice") as page:
        page.goto(address)
        settled(page)
        new = page.get_by_role("textbox", name="Add a pain", exact=True)
        new.fill("Theft at the station")
        new.press("Enter")
        expect(note(page, "Theft at the station")).to_be_visible()
        note(page, "Theft at the station").press("Alt+ArrowUp")
        expect(field(page, "Pains").locator("[data-note]").first).to_contain_text("Theft")
        expect(note(page, "Theft at the station")).to_be_focused()
        note(page, "Theft at the station").press("Enter")
        panel = page.get_by_role("complementary", name="Need")
        panel.get_by_role("combobox", name="Link an item of Winkel").press("ArrowDown")
        page.get_by_role("option", name="A cape to borrow").click()
        panel.get_by_role("radio", name="largely").press("ArrowRight")
        expect(note(page, "Theft at the station")).to_contain_text("wholly")


def test_a_competitor_stands_beside_us(chromium: Browser, address: str, empty: Served):
    with looking(chromium, empty, "alice") as page:
        page.goto(f"{address}?tab=compare")
        page.get_by_role("button", name="Add a competitor").click()
        name = page.get_by_role("textbox", name="Name of the competitor")
        name.fill("Keten")
        name.press("Enter")
        table = page.get_by_role("table")
        expect(table.get_by_role("columnheader", name="Keten")).to_contain_text("0%")
        row = table.get_by_role("row", name="Rain on the way")
        expect(row.get_by_role("cell")).to_have_text(["Importance 4 of 54", "assumed", "not", "not"])


def test_a_viewer_reads_it_on_a_phone_and_changes_nothing(chromium: Browser, address: str, empty: Served):
    empty.invite("vera", "viewer")
    with looking(chromium, empty, "vera", size=PHONE) as page:
        page.goto(address)
        settled(page)
        expect(note(page, "Rain on the way")).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_count(0)
        expect(page.get_by_role("button", name="Fetch needs")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        note(page, "Rain on the way").click()
        expect(page.get_by_role("textbox", name="What the customer says")).not_to_be_editable()


def test_a_colleague_who_is_called_comes_to_the_need_and_answers(
    chromium: Browser, address: str, empty: Served
):
    empty.invite("bram", "commenter")
    with looking(chromium, empty, "alice") as page:
        page.goto(f"{address}?at=rain")
        page.get_by_role("button", name="Comments on this").click()
        said = page.get_by_role("textbox", name="Write a comment")
        said.fill("Is it so, @Bram?")
        page.get_by_role("button", name="Comment", exact=True).click()
        expect(page.get_by_role("article")).to_contain_text("Is it so, @Bram?")
    with looking(chromium, empty, "bram") as page:
        page.goto(empty.address())
        page.get_by_role("button", name="1 new mention").click()
        page.get_by_role("button", name="Is it so").click()
        thread = page.get_by_role("complementary", name="Comments").get_by_role("article")
        expect(thread).to_contain_text("Rain on the way")
        thread.get_by_role("button", name="Reply").click()
        thread.get_by_role("textbox", name="Reply").fill("It is.")
        thread.get_by_role("button", name="Reply").click()
        expect(thread).to_contain_text("It is.")
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address())
        expect(page.get_by_role("listitem").filter(has_text="Why us").first).to_contain_text(
            "comment by Bram"
        )
