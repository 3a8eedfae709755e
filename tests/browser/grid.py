"""What the tests do on the grid of a map."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect


def open_map(page: Page, address: str) -> None:
    """Open a map and wait until it is there and live."""
    page.goto(address)
    expect(page.get_by_role("grid")).to_be_visible()


def cell(page: Page, step: str, lane: str) -> Locator:
    """The cell of a step in a lane, by their ids."""
    return page.locator(f"[id='cell-{step}-{lane}']")


def write(page: Page, step: str, lane: str, *texts: str) -> None:
    """Type cards into a cell, one below the other."""
    cell(page, step, lane).click(position={"x": 3, "y": 3})
    expect(page.get_by_role("grid")).to_be_focused()
    for text in texts:
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def card(page: Page, text: str) -> Locator:
    """The card with these words."""
    return page.get_by_role("group", name=text)


def saved(page: Page) -> None:
    """Wait until the server has all that was done."""
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def words(text: str | dict[str, str] | None) -> str | None:
    """A text in English."""
    return text["en"] if isinstance(text, dict) else text


def cards(step: dict[str, Any], lane: str) -> list[str | None]:
    """What the cards of a cell say."""
    return [words(one.get("text")) for one in step.get("cards", {}).get(lane, [])]


def all_cards(document: dict[str, Any]) -> list[str | None]:
    """What the cards of a map say."""
    steps = [step for phase in document["phases"] for step in phase.get("steps", [])]
    return [text for step in steps for lane in step.get("cards", {}) for text in cards(step, lane)]
