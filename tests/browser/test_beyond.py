"""A map beyond the team: links for readers, versions to go back to, files."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.browser.grid import all_cards, card, open_map, saved, write
from tests.browser.served import DESK, PHONE, Served, looking

SECRET = "open sesame"  # noqa: S105 - of a made-up link


def menu(page: Page, item: str) -> None:
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name=item).click()


def test_a_link_with_a_password_shows_the_map_without_the_lanes_it_hides(chromium: Browser, empty: Served):
    empty.new_map("Shared", "Orders")
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.map_address("Shared"))
        write(page, "step-1", "action", "fills the basket")
        write(page, "step-1", "pain", "a secret sorrow")
        saved(page)
        menu(page, "Share")
        page.get_by_label("Password", exact=True).fill(SECRET)
        page.get_by_role("combobox", name="Leave out rows").click()
        page.get_by_role("option", name="Pains").click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("combobox", name="Works for")).to_have_value("30 days")
        page.get_by_role("button", name="Make link").click()
        link = page.get_by_role("textbox", name="Link").input_value()
    for size in (DESK, PHONE):
        with looking(chromium, empty, None, size=size) as reader:
            reader.goto(link)
            expect(reader.get_by_text("fills the basket")).to_have_count(0)
            reader.get_by_label("Password").fill("sesame")
            reader.get_by_role("button").first.click()
            expect(reader.get_by_text("fills the basket")).to_have_count(0)
            reader.get_by_label("Password").fill(SECRET)
            reader.get_by_role("button").first.click()
            expect(reader.get_by_text("fills the basket").filter(visible=True).first).to_be_visible()
            assert "a secret sorrow" not in reader.content()
            assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_that_was_taken_back_shows_nothing(chromium: Browser, empty: Served):
    empty.new_map("Taken back", "Orders")
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.map_address("Taken back"))
        menu(page, "Share")
        page.get_by_role("button", name="Make link").click()
        link = page.get_by_role("textbox", name="Link").input_value()
        page.get_by_role("button", name="Take back").click()
        page.get_by_role("button", name="Yes, take back").click()
        expect(page.get_by_role("button", name="Take back")).to_have_count(0)
    with looking(chromium, empty, None) as reader:
        answer = reader.goto(link)
        assert answer is not None
        assert answer.status == 404


def test_a_version_shows_what_changed_since_and_brings_it_back(chromium: Browser, empty: Served):
    empty.new_map("Versions", "Orders")
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.map_address("Versions"))
        write(page, "step-1", "action", "first thought")
        saved(page)
        page.get_by_role("button", name="Versions", exact=True).click()
        page.get_by_role("textbox", name="Keep this version as").fill("After the workshop")
        page.get_by_role("button", name="Keep", exact=True).click()
        version = page.get_by_role("button", name="After the workshop")
        expect(version).to_be_visible()
        write(page, "step-1", "action", "second thought")
        saved(page)
        version.click()
        expect(page.get_by_text("1 change since")).to_be_visible()
        expect(page.get_by_role("listitem").filter(has_text="second thought").first).to_be_visible()
        page.get_by_role("button", name="Go back to this version").click()
        page.get_by_role("button", name="Yes, go back").click()
        expect(card(page, "first thought")).to_be_visible()
        expect(card(page, "second thought")).to_have_count(0)
        saved(page)
    assert all_cards(empty.document("Versions")) == ["first thought"]


def test_a_map_is_downloaded_in_every_format(chromium: Browser, empty: Served):
    empty.new_map("Files", "Orders")
    with empty.api("alice") as alice:
        path = f"{empty.workspace}/maps/{empty.map_id('Files')}/formats"
        formats = {one["name"]: one["ending"] for one in alice.get(path).json()["formats"]}
    assert len(formats) >= 8
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.map_address("Files"))
        write(page, "step-1", "action", "fills the basket")
        saved(page)
        menu(page, "Export")
        for name, ending in formats.items():
            page.get_by_role("radio", name=name, exact=True).click()
            with page.expect_download() as download:
                page.get_by_role("button", name="Download").click()
            file = Path(download.value.path())
            assert download.value.suggested_filename.endswith(f".{ending}")
            assert file.stat().st_size > 50, ending
