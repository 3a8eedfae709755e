"""Questions to the journeys, and the answers as links."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import Served, looking

STEPS = ("Productpagina", "Winkelwagen", "Bestelling")


def build(page: Page, *steps: str) -> None:
    """Choose the steps of a funnel."""
    for number, step in enumerate(steps):
        field = page.get_by_role("combobox", name="Next step" if number else "First step")
        field.click()
        field.fill(step)
        page.get_by_role("option", name=step, exact=True).click()
        expect(page.get_by_role("listitem", name=f"Step {number + 1}")).to_contain_text(step)


def shown(page: Page, *steps: str) -> list[str]:
    """The rows of the funnel once it stands there."""
    rows = page.get_by_role("table", name="Conversion").get_by_role("row")
    for step in steps:
        expect(rows.filter(has=page.get_by_role("rowheader", name=step))).to_be_visible()
    return rows.all_inner_texts()


def test_a_funnel_is_built_and_its_link_shows_another_the_same_figures(chromium: Browser, shop: Served):
    shop.invite("vera", "viewer")
    with looking(chromium, shop, "alice") as alice, looking(chromium, shop, "vera", language="nl") as vera:
        alice.goto(shop.address("explore/funnel"))
        build(alice, *STEPS)
        seen = shown(alice, *STEPS)
        vera.goto(alice.url)
        table = vera.get_by_role("table", name="Conversie")
        expect(table.get_by_role("rowheader", name=STEPS[-1])).to_be_visible()
        theirs = table.get_by_role("row").all_inner_texts()
    assert [digits(row) for row in theirs] == [digits(row) for row in seen]
    assert sum("%" in row for row in seen) >= len(STEPS)


def digits(text: str) -> str:
    """A text's figures, however its language writes them."""
    return "".join(sign for sign in text if sign.isdigit())


def test_what_the_lens_says_is_in_the_address_and_stays_on_other_screens(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address('explore/funnel?lens={"did":["Showroom"]}'))
        expect(page.get_by_text("had Showroom")).to_be_visible()
        page.get_by_role("link", name="Variants").or_(page.get_by_role("tab", name="Variants")).first.click()
        expect(page.get_by_text("had Showroom")).to_be_visible()
        page.get_by_role("button", name="Take away: had Showroom").click()
        expect(page.get_by_text("had Showroom")).to_be_hidden()
        assert "Showroom" not in page.url


def test_a_tile_on_the_dashboard_opens_the_question_it_was_made_of(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("explore/funnel"))
        build(page, *STEPS)
        asked = shown(page, *STEPS)
        page.get_by_role("button", name="Save as a tile").click()
        page.get_by_role("textbox", name="Title").fill("From page to order")
        page.get_by_role("button", name="Put on the dashboard").click()
        expect(page.get_by_text("“From page to order” is on the dashboard.")).to_be_visible()
        page.goto(shop.address("dashboard"))
        tile = page.get_by_role("listitem", name="From page to order")
        expect(tile.get_by_text(STEPS[-1])).to_be_visible()
        page.get_by_role("link", name="Open in Explore: From page to order").click()
        assert shown(page, *STEPS) == asked


def test_every_chart_has_a_table_twin_and_can_be_downloaded(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("explore"))
        chart = page.get_by_role("region", name="Over time")
        for kind in ("PNG", "SVG", "CSV"):
            chart.get_by_role("button", name="Save: Over time").click()
            with page.expect_download() as download:
                page.get_by_role("menuitem", name=kind).click()
            assert download.value.path().stat().st_size > 100, kind
        chart.get_by_role("button", name="Show as a table: Over time").click()
        expect(chart.get_by_role("columnheader", name="Persons", exact=True)).to_be_visible()


def test_series_differ_in_colour_for_who_wants_no_motion_too(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("explore"))
        chart = page.get_by_role("region", name="Over time")
        chart.get_by_role("button", name="Save: Over time").click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name="SVG").click()
        lines = re.findall(r'stroke="([^"]+)"', download.value.path().read_text())
    assert len(set(lines)) >= 4  # three series, and the lines of the ground


def test_the_journey_of_one_person_is_a_time_line_and_a_list(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("explore/persons"))
        page.get_by_role("table", name="Persons").get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="Time line")).to_be_visible()
        contacts = page.get_by_role("table").last.get_by_role("row")
        expect(contacts.nth(1)).to_be_visible()
