"""A map on a phone: read a step a page, and written on by tapping."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from tests.browser.grid import card, cards, words
from tests.browser.served import PHONE, Served, looking


def test_cards_and_emotions_are_written_by_tapping(chromium: Browser, empty: Served):
    empty.new_map("In the hand", "Rings the shop", "Waits")
    with looking(chromium, empty, "alice", size=PHONE) as page:
        page.goto(empty.map_address("In the hand"))
        expect(page.get_by_role("heading", name="Rings the shop")).to_be_visible()
        page.get_by_role("button", name="New card in Actions").click()
        for text in ("looks for the number", "wates"):
            page.keyboard.type(text)
            page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        card(page, "wates").click()
        page.keyboard.type("waits for an answer")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Say the emotion").click()
        expect(page.get_by_role("button", name="Change the emotion")).to_be_visible()
        with page.expect_response(lambda one: one.url.endswith("/document") and one.ok):
            page.reload()
        expect(card(page, "waits for an answer")).to_be_visible()
        page.get_by_role("button", name="Next step").click()
        expect(page.get_by_role("heading", name="Waits")).to_be_visible()

    step = empty.document("In the hand")["phases"][0]["steps"][0]
    assert words(step["title"]) == "Rings the shop"
    assert cards(step, "action") == ["looks for the number", "waits for an answer"]
    assert [one["assumed"]["value"] for one in step["cards"]["emotion"]] == [0]


def test_who_only_views_has_nothing_to_tap(chromium: Browser, empty: Served):
    empty.new_map("To look at", "Rings the shop")
    empty.invite("vera", "viewer")
    with looking(chromium, empty, "vera", size=PHONE) as page:
        page.goto(empty.map_address("To look at"))
        expect(page.get_by_role("heading", name="Rings the shop")).to_be_visible()
        expect(page.get_by_role("button", name="New card")).to_have_count(0)
        expect(page.get_by_role("button", name="Say the emotion")).to_have_count(0)
