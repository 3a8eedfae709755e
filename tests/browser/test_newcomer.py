"""Someone who was never here, with a file of the till."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import Served, looking

TILL = """customer;when;what;amount
anna@example.nl;01-03-2024 09:00;visit;
anna@example.nl;01-03-2024 09:20;cart;
anna@example.nl;02-03-2024 20:15;order;49,95
bram@example.nl;03-03-2024 12:00;visit;
bram@example.nl;03-03-2024 12:10;cart;
cees@example.nl;04-03-2024 08:30;visit;
;05-03-2024 10:00;visit;
"""

# A choice from a list takes two: one that opens it and one that chooses.
COUNT_CLICKS = """
const count = (n) => { sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + n; };
addEventListener("pointerdown", () => count(1), true);
addEventListener("change", (event) => event.target.tagName === "SELECT" && count(2), true);
"""


def test_a_newcomer_imports_a_file_and_sees_a_journey_in_under_ten_clicks(
    chromium: Browser, empty: Served, tmp_path: Path
):
    till = tmp_path / "till.csv"
    till.write_text(TILL, encoding="utf-8")
    with looking(chromium, empty, "alice") as page:
        page.add_init_script(COUNT_CLICKS)
        page.goto(empty.address())
        page.locator("main").get_by_role("link", name="Import").first.click()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose files").click()
        chooser.value.set_files(till)
        expect(page.get_by_role("heading", name="till.csv")).to_be_visible()
        expect(page.get_by_role("cell", name="49,95")).to_be_visible()
        page.get_by_label("Event *").select_option("what")  # no name of a column says what it is
        page.get_by_role("button", name="Start the import").click()
        expect_figures(page)
        assert "no person" in rejected(page).replace("_", " ")
        page.get_by_role("link", name="See the journeys").click()
        page.get_by_role("link", name="Persons", exact=True).or_(
            page.get_by_role("tab", name="Persons", exact=True)
        ).click()
        row = page.get_by_role("row").filter(has_text="49.95")
        row.get_by_role("link", name="Person").click()
        for touchpoint in ("visit", "cart", "order"):
            expect(page.get_by_role("row").filter(has_text=touchpoint)).to_have_count(1)
        assert 6 <= int(page.evaluate("sessionStorage.clicks")) < 10


def expect_figures(page: Page) -> None:
    """What came in, and what not and why."""
    expect(page.get_by_role("link", name="See the journeys")).to_be_visible()
    figures = page.locator("main dl")
    expect(figures).to_contain_text("New events6")
    expect(figures).to_contain_text("Persons in all3")
    expect(page.get_by_role("alert")).to_contain_text("no person")


def rejected(page: Page) -> str:
    """The report of the rows that became no event."""
    with page.expect_download() as report:
        page.get_by_role("link", name="Download the report").click()
    return Path(report.value.path()).read_text(encoding="utf-8-sig")
