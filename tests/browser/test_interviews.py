"""Interviews: a guide from a map, what a participant said coded to it, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import Served, looking, settled

TALK = (
    "Interviewer: how did it begin?\n"
    "P01: I saw it in a shop window and thought: at last.\n"
    "P01: Paying took me three attempts, by then I was cross."
)


@pytest.fixture(scope="module")
def page(chromium: Browser, empty: Served) -> Iterator[Page]:
    """The owner, in a workspace with one map."""
    empty.new_map("Buying a bicycle", "Sees it", "Pays")
    with looking(chromium, empty, "alice") as page:
        yield page


def test_a_guide_is_made_from_a_map_and_takes_questions_of_the_bank(page: Page, empty: Served):
    page.goto(empty.address("research"))
    page.get_by_role("button", name="New set of interviews").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox", name="Map").or_(dialog.get_by_label("Map"))).to_have_value(
        "Buying a bicycle"
    )
    dialog.get_by_role("button", name="Make").click()
    expect(page.get_by_role("region", name="Pays").get_by_role("textbox", name="Question 1")).to_be_visible()
    page.get_by_role("button", name="Question bank").click()
    page.get_by_role("button", name="Add: Show me how you use it on a normal day.").click()
    page.keyboard.press("Escape")
    using = page.get_by_role("region", name="Using it")
    expect(using.get_by_role("textbox", name="Question 1")).to_have_value(
        "Show me how you use it on a normal day."
    )
    # The guide is in both languages.
    page.get_by_text("NL", exact=True).click()
    using = page.get_by_role("region", name="Het gebruik").get_by_role("textbox", name="Question 1")
    expect(using).to_have_value("Laat eens zien hoe u het op een gewone dag gebruikt.")


def test_questions_are_put_in_order_by_keyboard_and_by_dragging(page: Page):
    page.get_by_text("EN", exact=True).click()
    opening = page.get_by_role("region", name="To begin")
    first = opening.get_by_role("textbox", name="Question 1").input_value()
    opening.get_by_role("textbox", name="Question 1").focus()
    page.keyboard.press("Alt+ArrowDown")
    second = opening.get_by_role("textbox", name="Question 2")
    expect(second).to_have_value(first)
    expect(second).to_be_focused()
    lines = opening.get_by_role("listitem")
    grip = lines.nth(1).locator("[data-grip]")
    grip.drag_to(lines.first, target_position={"x": 200, "y": 4})
    expect(opening.get_by_role("textbox", name="Question 1")).to_have_value(first)


def test_the_guide_is_taken_along_in_one_of_its_languages(page: Page):
    page.get_by_role("button", name="Export").click()
    page.get_by_role("menuitemradio", name="Dutch").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Interview guide: Markdown").click()
    assert download.value.suggested_filename.endswith("-guide.md")
    assert "## Om te beginnen" in download.value.path().read_text(encoding="utf-8")


def test_nothing_is_asked_of_who_did_not_consent(page: Page):
    page.get_by_role("tab", name="Participants").click()
    page.get_by_role("button", name="Add a participant").click()
    expect(page.get_by_role("heading", name="P01")).to_be_visible()
    expect(page.get_by_role("textbox", name="Notes or transcript")).to_have_count(0)
    page.get_by_role("button", name="Agreed today").click()
    expect(page.get_by_role("textbox", name="Notes or transcript")).to_be_visible()


def test_a_quote_is_selected_in_the_talk_and_coded_to_the_map(page: Page):
    page.get_by_role("textbox", name="Notes or transcript").fill(TALK)
    page.get_by_role("button", name="Keep the text").click()
    select(page, "Paying took me three attempts")
    page.get_by_role("button", name="Make it a quote").click()
    panel = page.get_by_role("complementary", name="Statement")
    expect(panel.get_by_label("Quote")).to_have_value("Paying took me three attempts")
    code(page, "Pays", "Awful")
    panel.get_by_role("radio", name="5: very important").check(force=True)
    told = page.get_by_role("region", name="in the order of the journey")
    expect(told.get_by_role("button", name="Pays").first).to_contain_text("Awful")
    expect(told).to_contain_text("importance 5 of 5")


def test_a_line_is_quoted_by_keyboard_and_comes_before_what_was_said_later(page: Page):
    page.get_by_role("button", name="Make line 2 a quote").press("Enter")
    panel = page.get_by_role("complementary", name="Statement")
    # Without who speaks.
    expect(panel.get_by_label("Quote")).to_have_value("I saw it in a shop window and thought: at last.")
    code(page, "Shop window", "Wonderful")
    told = page.get_by_role("region", name="in the order of the journey").get_by_role("listitem")
    expect(told).to_contain_text(["Shop window", "Pays"])
    page.get_by_role("button", name="Show as a table: The journey of P01").click()
    rows = page.get_by_role("table", name="The journey of P01").get_by_role("row")
    expect(rows).to_contain_text(["Touchpoint", "Shop window", "Pays"])


def test_it_says_honestly_that_one_interview_is_not_enough(page: Page):
    page.get_by_role("tab", name="Together").click()
    expect(page.get_by_text("Interviews so far: 1; from 6 on")).to_be_visible()


def test_a_viewer_reads_what_was_quoted_and_changes_nothing(chromium: Browser, page: Page, empty: Served):
    empty.invite("vera", "viewer")
    with looking(chromium, empty, "vera") as viewing:
        viewing.goto(empty.address("interviews?tab=participants"))
        viewing.get_by_role("button", name="P01").click()
        expect(viewing.get_by_text("Paying took me three attempts").first).to_be_visible()
        expect(viewing.get_by_text("Notes and transcripts are for who works on this")).to_be_visible()
        expect(viewing.get_by_text("by then I was cross")).to_have_count(0)
        settled(viewing)
        expect(viewing.get_by_role("button", name="Change the text")).to_have_count(0)
        expect(viewing.get_by_role("button", name="Make line 1 a quote")).to_have_count(0)
        expect(viewing.get_by_role("textbox", name="Pseudonym")).not_to_be_editable()


def test_what_was_said_goes_when_the_consent_is_taken_back(page: Page, empty: Served):
    page.goto(empty.address("interviews?tab=participants"))
    page.get_by_role("button", name="P01").click()
    page.get_by_role("button", name="More").last.click()
    page.get_by_role("menuitem", name="P01 takes the consent back").click()
    page.get_by_role("button", name="Erase what was said").click()
    expect(page.get_by_text("Consent first")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Consent first")).to_be_visible()
    expect(page.get_by_text("Paying took me three attempts")).to_have_count(0)


def code(page: Page, touchpoint: str, emotion: str) -> None:
    panel = page.get_by_role("complementary", name="Statement")
    field = panel.get_by_label("Touchpoint", exact=True).first
    field.fill(touchpoint)
    field.press("Enter")
    panel.get_by_role("radio", name=emotion).check(force=True)


def select(page: Page, words: str) -> None:
    """Select words in the talk, as the mouse does."""
    page.get_by_text(words).first.wait_for()
    page.evaluate(
        """words => {
          const all = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          while (all.nextNode()) {
            const start = all.currentNode.data.indexOf(words);
            if (start >= 0)
              return getSelection().setBaseAndExtent(
                all.currentNode, start, all.currentNode, start + words.length);
          }
        }""",
        words,
    )
