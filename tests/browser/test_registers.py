"""Personas and touchpoints: what they say, and which persons and events they are."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import Served, looking


def counted(text: str) -> int:
    """The first number of a text."""
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


def persons(shop: Served, *did: str) -> int:
    """How many had all of these contacts, as the API says."""
    with shop.api("alice") as alice:
        found = alice.post(f"{shop.workspace}/personas/size", json={"segment": {"did": list(did)}})
    assert found.status_code == 200, found.text
    count: int = found.json()["persons"]["count"]
    return count


def choose(page: Page, field: str, *options: str) -> None:
    """Pick options in a field that takes several."""
    box = page.get_by_role("combobox", name=field)
    box.click()
    for option in options:
        page.get_by_role("option", name=option, exact=True).click()
    box.press("Escape")


def test_a_persona_of_a_segment_says_how_many_it_is_while_it_is_made(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("personas"))
        page.get_by_role("button", name="New persona").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox", name="Name").fill("Rita, returns a lot")
        dialog.get_by_role("radio", name="A segment of the data").check()
        size = dialog.get_by_role("status").filter(has_text="persons")
        choose(page, "Had at least once", "Bestelling")
        n_orders = persons(shop, "Bestelling")
        expect(size).to_contain_text(f"{n_orders:,} persons")
        choose(page, "Had at least once", "Retour")
        n_returns = persons(shop, "Bestelling", "Retour")
        expect(size).to_contain_text(f"{n_returns:,} persons")
        page.get_by_role("button", name="Make the persona").click()
        expect(page.get_by_role("heading", name="Rita, returns a lot")).to_be_visible()
        expect(page.get_by_text(f"{n_returns:,} persons").first).to_be_visible()
    assert 0 < n_returns < n_orders


def test_what_is_written_on_a_persona_is_kept_and_seen_by_others(chromium: Browser, shop: Served):
    shop.invite("bram", "editor")
    with shop.api("alice") as alice:
        made = alice.post(f"{shop.workspace}/personas", json={"name": "Kees"})
        assert made.status_code in (200, 201), made.text
    address = shop.address(f"personas/{made.json()['id']}")
    with looking(chromium, shop, "alice") as page:
        page.goto(address)
        page.get_by_role("textbox", name="Quote").fill("I want it tomorrow")
        page.get_by_role("textbox", name="Quote").blur()
        expect(page.get_by_text("All is saved")).to_be_visible()
    with looking(chromium, shop, "bram") as page:
        page.goto(address)
        expect(page.get_by_role("textbox", name="Quote")).to_have_value("I want it tomorrow")


def test_a_rule_of_a_touchpoint_counts_its_events_as_it_is_written(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("touchpoints"))
        page.get_by_role("button", name="New touchpoint").click()
        page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("All orders")
        page.get_by_role("button", name="Add a rule").click()
        rule = page.get_by_role("group", name="Rule 1, statement 1")
        rule.get_by_role("combobox", name="What is compared").select_option("name")
        rule.get_by_role("textbox", name="With what").fill("Order")
        said = page.get_by_role("status").filter(has_text="events match")
        expect(said).to_contain_text(re.compile(r"^[1-9].* events match"))
        n_orders = counted(said.inner_text())
        rule.get_by_role("textbox", name="With what").fill("Ordr")
        expect(said).to_contain_text(re.compile("^0 of"))
        rule.get_by_role("textbox", name="With what").fill("Order")
        expect(said).to_contain_text(re.compile(rf"^{n_orders:,} of"))
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text("All orders was added")).to_be_visible()
        expect(page.get_by_role("row").filter(has_text="All orders")).to_be_visible()


def test_the_board_moves_a_touchpoint_with_the_keyboard(chromium: Browser, shop: Served):
    with looking(chromium, shop, "alice") as page:
        page.goto(shop.address("touchpoints"))
        page.get_by_role("tab", name="Board").click()
        page.get_by_role("button", name="Move Showroom").press("Enter")
        page.get_by_role("dialog").get_by_role("combobox", name="Phase").select_option(label="Service")
        expect(page.get_by_text(re.compile("Showroom is now in .*Service"))).to_be_attached()


def test_contacts_drawn_on_a_map_are_taken_into_the_register(chromium: Browser, empty: Served):
    empty.new_map("From offer to contract", "Compares")
    draw(empty, "From offer to contract", "step-1", "Demonstration", "Offer by mail")
    with looking(chromium, empty, "alice") as page:
        page.goto(empty.address("touchpoints"))
        page.get_by_role("button", name="Register them").click()
        expect(page.get_by_role("row").filter(has_text="Demonstration")).to_contain_text(
            "map From offer to contract"
        )
        page.get_by_role("checkbox", name="Pick all").check()
        page.get_by_role("button", name="Register as 2 touchpoints").click()
        expect(page.get_by_text("2 contacts are in the register")).to_be_visible()
        expect(page.get_by_role("heading", name="Nothing waits to be named")).to_be_visible()
        page.get_by_role("tab", name="Table").click()
        expect(page.get_by_role("row").filter(has_text="Offer by mail")).to_be_visible()


def draw(served: Served, title: str, step: str, *touchpoints: str) -> None:
    """Put contacts on a step of a map."""
    parts = [
        {"id": f"contact-{at}", "kind": "touchpoint", "touchpoint": one} for at, one in enumerate(touchpoints)
    ]
    added = [
        {"op": "add", "what": "card", "parent": step, "lane": "touchpoint", "part": part} for part in parts
    ]
    with served.api("alice") as alice:
        answer = alice.post(
            f"{served.workspace}/maps/{served.map_id(title)}/operations",
            json={"client_id": "drawn", "operation": {"op": "all", "operations": added}},
        )
    assert answer.status_code == 201, answer.text
