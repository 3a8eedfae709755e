"""A map beside what customers say: what contradicts it, and what is done about that."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking

from klantreis.examples.fietsgoed.research import PLANTED_DISAGREEMENTS

TEXTS = Path(__file__).parents[2] / "web" / "src" / "features" / "validation" / "texts.en.json"
MAP = "Een fiets bestellen"
IMPORTANT = "A pain that matters to customers: Betaling mislukt"


def validation_of(shop: Served) -> str:
    return shop.map_address(MAP).replace("/maps/", "/validation/")


def opened(page: Page, shop: Served) -> None:
    page.goto(validation_of(shop))
    expect(page.get_by_role("heading", name="All touchpoints")).to_be_visible()


def test_all_that_was_planted_is_shown_and_no_more(chromium: Browser, shop: Served):
    named: dict[str, Any] = json.loads(TEXTS.read_text(encoding="utf-8"))["kind"]
    planted = sorted(f"{named[one.kind]}: {one.where}" for one in PLANTED_DISAGREEMENTS)
    with looking(chromium, shop, "alice") as page:
        opened(page, shop)
        expect(page.get_by_role("heading", name="8 findings")).to_be_visible()
        shown = [str(one.get_attribute("aria-label")) for one in page.get_by_role("article").all()]
        assert sorted(shown) == planted
        failed = page.get_by_role("row", name="Betaling mislukt").first
        for said in ("Improve first", "A pain that matters to customers", "Assumed", "n 98"):
            expect(failed.get_by_text(said).first).to_be_visible()
        page.get_by_role("switch", name="Only what differs").check(force=True)
        expect(page.get_by_role("row", name="Winkelwagen")).to_have_count(0)
        page.get_by_role("button", name="Show as a table: Importance and performance").click()
        table = page.get_by_role("table", name="Importance and performance")
        expect(table.get_by_role("row", name="Betaling mislukt")).to_contain_text("n = 98")


def test_a_finding_becomes_an_action_of_the_plan_that_leads_back(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        opened(page, shop)
        finding = page.get_by_role("article", name=IMPORTANT)
        finding.get_by_role("button", name="Make it an action").click()
        action = finding.get_by_role("link", name="Take away what hurts at “Betaling mislukt”")
        action.click()
        expect(page).to_have_url(re.compile("/plans/"))
        page.get_by_role("link", name=f"What customers say of “{MAP}”").click()
        expect(page).to_have_url(re.compile(r"/validation/.*finding="))
        expect(page.get_by_role("article", name=IMPORTANT)).to_be_in_viewport()


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        opened(page, shop)
        finding = page.get_by_role("article", name="A touchpoint is missing: Chat met adviseur")
        finding.get_by_role("button", name="Set aside").click()
        page.get_by_role("textbox", name="Why?").fill("The chat moves to another department in March")
        finding.get_by_role("button", name="Set aside").click()
        expect(page.get_by_role("heading", name="7 findings")).to_be_visible()
        page.get_by_role("button", name="Set aside (1)").click()
        expect(finding.get_by_text("The chat moves to another department in March")).to_be_visible()
        finding.get_by_role("button", name="Take back").click()
        expect(page.get_by_role("heading", name="8 findings")).to_be_visible()


def test_a_finding_goes_onto_the_map_and_can_be_taken_back(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        opened(page, shop)
        missing = page.get_by_role("article", name="A touchpoint is missing: Chat met adviseur")
        missing.get_by_role("button", name="Put the touchpoint on the map").click()
        page.get_by_role("menuitem", name="Bekijkt fietsen").or_(
            page.get_by_role("menuitem", name="Looks at bicycles")
        ).click()
        expect(missing).to_have_count(0)  # the map no longer lacks it
        expect(page.get_by_role("row", name="Chat met adviseur").first).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(missing).to_be_visible()


def test_the_board_gets_one_page_with_what_it_yields(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.map_address(MAP) + "?view=summary&for=board")
        expect(page.get_by_role("heading", name="What we do, and what it yields")).to_be_visible()
        expect(page.get_by_text("feels worst: Betaling mislukt")).to_be_visible()
        expect(page.get_by_text("n 98 customers")).to_be_visible()
        expect(page.get_by_text("not on target").first).to_be_visible()
        with page.expect_download() as made:
            page.get_by_role("link", name="PDF").click()
        assert made.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_a_viewer_reads_and_changes_nothing(chromium: Browser, shop: Served, size: tuple[int, int] | None):
    shop.invite("vera", "viewer")
    options = {} if size is None else {"size": size}
    with looking(chromium, shop, "vera", **options) as page:
        opened(page, shop)
        expect(page.get_by_role("article").first).to_be_visible()
        for name in ("Make it an action", "Put on the map as a pain", "Put the touchpoint on the map"):
            expect(page.get_by_role("button", name=name)).to_have_count(0)
