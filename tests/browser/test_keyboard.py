"""A map drawn with the keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.grid import cards, words
from tests.browser.served import Served, looking

NAMED = re.compile(r"Arrow\w+|\w+\+\w+|Enter|Escape|Tab|F2|Delete|Home|End|Space")


def press(page: Page, *keys: str) -> None:
    """Press keys, one after another; what is no name of a key is typed."""
    for key in keys:
        (page.keyboard.press if NAMED.fullmatch(key) else page.keyboard.type)(key)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the keyboard."""
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("found => found === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {wanted}")


def test_a_map_is_drawn_from_nothing_with_the_keyboard_alone(chromium: Browser, empty: Served):
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address("maps"))
        tab_to(page, page.get_by_role("button", name="New map"))
        press(page, "Enter")
        expect(page.get_by_role("textbox", name="What does it show?")).to_be_focused()
        press(page, "Buying a bicycle", "Enter")
        tab_to(page, page.get_by_role("grid", name="Buying a bicycle"))

        press(page, "ArrowUp", "Enter", "Dreaming", "Enter")  # another name for the first phase
        press(page, "Telling", "Enter", "Escape")  # and a new one after it
        press(page, "ArrowLeft", "ArrowDown")
        press(page, "Sees a bicycle", "Enter", "Reads about it", "Enter", "Escape", "ArrowLeft")
        press(page, "ArrowDown", "looks at the wheels", "Enter", "asks a friend", "Tab")
        press(page, "reads a test", "Enter", "Escape")
        press(page, "ArrowLeft", "Home", "ArrowLeft", "Weather", "Enter", "Escape")
        expect(page.get_by_role("rowheader", name="Weather")).to_be_visible()
        press(page, "Alt+ArrowUp")
        press(page, "ArrowRight", "rain", "Enter", "sun", "Enter", "Escape", "Alt+ArrowUp")
        press(page, "Delete", "Control+z")
        expect(page.get_by_role("group", name="sun")).to_be_visible()
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()

    drawn = empty.document("Buying a bicycle")
    assert [words(phase["title"]) for phase in drawn["phases"]][:3] == [
        "Dreaming",
        "Telling",
        "Consideration",
    ]
    first, second = drawn["phases"][0]["steps"]
    assert (words(first["title"]), words(second["title"])) == ("Sees a bicycle", "Reads about it")
    assert cards(first, "action") == ["looks at the wheels", "asks a friend"]
    assert cards(second, "action") == ["reads a test"]
    weather = next(lane["id"] for lane in drawn["lanes"] if words(lane.get("title")) == "Weather")
    assert cards(first, weather) == ["sun", "rain"]


def test_the_help_of_the_grid_is_a_question_mark_away(chromium: Browser, empty: Served):
    empty.new_map("Asking", "Asks")
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.map_address("Asking"))
        tab_to(page, page.get_by_role("grid"))
        press(page, "?")
        expect(page.get_by_role("dialog")).to_contain_text("Alt + ←")
        press(page, "Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_role("grid")).to_be_focused()


def test_a_range_of_a_spreadsheet_becomes_cards(chromium: Browser, empty: Served):
    empty.new_map("Pasting", "Orders", "Waits")
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.map_address("Pasting"))
        tab_to(page, page.get_by_role("grid"))
        press(page, "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown")  # the first cell, wherever it began
        page.evaluate(
            """text => {
                const data = new DataTransfer();
                data.setData("text/plain", text);
                const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
                document.activeElement.dispatchEvent(event);
            }""",
            "chooses\tlooks at the post\nis it safe?\twhere is it?",
        )
        expect(page.get_by_role("group", name="where is it?")).to_be_visible()
        expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    first, second = empty.document("Pasting")["phases"][0]["steps"]
    assert (cards(first, "action"), cards(second, "action")) == (["chooses"], ["looks at the post"])
    assert (cards(first, "thought"), cards(second, "thought")) == (["is it safe?"], ["where is it?"])
