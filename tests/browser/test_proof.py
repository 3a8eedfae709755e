"""A map held against what customers did, and a map made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.grid import open_map, saved
from tests.browser.served import Served, looking

from klantreis.examples import fietsgoed

TEXTS = Path(__file__).parents[2] / "web" / "src" / "features" / "proofs" / "texts.en.json"
PROVING_MS = 120_000


def proved(page: Page, shop: Served, title: str) -> Locator:
    """Prove a map as it is now; the findings beside it."""
    open_map(page, shop.map_address(title) + "?panel=proof")
    page.get_by_role("button", name="Prove the map").or_(page.get_by_role("article").first).first.wait_for()
    if page.get_by_role("button", name="Prove the map").is_visible():
        page.get_by_role("button", name="Prove the map").click()
    findings = page.get_by_role("article")
    expect(findings.first).to_be_visible(timeout=PROVING_MS)
    current = page.get_by_text("· up to date")
    current.or_(page.get_by_text("no longer those of this proof")).first.wait_for()
    if not current.is_visible():  # an earlier test edited the map
        page.get_by_role("button", name="Prove again").click()
    expect(current).to_be_visible(timeout=PROVING_MS)
    return findings


def test_proving_a_map_of_the_shop_shows_what_is_wrong_on_it_and_no_more(chromium: Browser, shop: Served):
    named: dict[str, Any] = json.loads(TEXTS.read_text(encoding="utf-8"))["kind"]
    planted = sorted(named[one.kind] for one in fietsgoed.PLANTED_ERRORS["fiets-bestellen"])
    with looking(chromium, shop, "alice") as page:
        findings = proved(page, shop, "Een fiets bestellen")
        shown = [str(one.get_attribute("aria-label")) for one in findings.all()]
        assert sorted(shown) == planted
        expect(page.get_by_text("of each journey goes as drawn")).to_be_visible()


def test_a_finding_shows_the_journeys_behind_it_and_becomes_a_card(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        finding = proved(page, shop, "Een fiets bestellen").filter(has_text="Chat met adviseur").first
        finding.get_by_role("button").first.click()
        expect(finding.get_by_role("region", name="Journeys behind this")).to_be_visible()
        expect(finding.get_by_role("link", name="Person").first).to_be_visible()
        finding.get_by_role("button", name="Put the touchpoint on the map").click()
        expect(finding.get_by_text("On the map", exact=True)).to_be_visible()
        saved(page)
        expect(page.get_by_role("group", name="Touchpoint: Chat met adviseur")).to_be_visible()
        finding.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("group", name="Touchpoint: Chat met adviseur")).to_be_hidden()


def test_a_finding_is_set_aside_and_taken_back_without_a_new_proof(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        finding = proved(page, shop, "Een fiets bestellen").filter(has_text="Chat met adviseur").first
        finding.get_by_role("button").first.click()
        finding.get_by_role("button", name="Set aside").click()
        page.get_by_role("textbox", name="Why?").fill("The chat moves in March")
        finding.get_by_role("button", name="Set aside").click()
        page.get_by_role("button", name="Set aside (1)").click()
        group = page.get_by_role("region", name="Set aside (1)")
        expect(group.get_by_text("The chat moves in March")).to_be_visible()
        saved(page)
        expect(page.get_by_text("· up to date")).to_be_visible()
        group.get_by_role("button", name="Take back").click()
        expect(group).to_have_count(0)
        saved(page)


def test_a_draft_of_the_journeys_opens_as_a_map_to_edit(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("drafts"))
        page.get_by_role("radio", name="The outline").check()
        page.get_by_role("textbox", name="Title").fill("Out of the data")
        page.get_by_role("button", name="Make the draft").click()
        page.get_by_role("link", name="Open the map").click(timeout=PROVING_MS)
        expect(page.get_by_role("grid", name="Out of the data")).to_be_visible()
        expect(page.get_by_role("columnheader").filter(has_text="Productpagina")).to_be_visible()
        expect(page.get_by_role("button", name="Add a card").first).to_be_attached()
