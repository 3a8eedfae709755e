"""Several people on one map; connections that break, servers that stop."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from tests.browser.grid import all_cards, card, cell, open_map, saved, write
from tests.browser.served import Served, looking


def test_two_people_see_each_other_and_what_they_write(chromium: Browser, empty: Served):
    empty.invite("bram", "editor")
    empty.new_map("Together", "Orders", "Waits")
    address = empty.map_address("Together")
    with looking(chromium, empty, "alice") as alice, looking(chromium, empty, "bram") as bram:
        open_map(alice, address)
        open_map(bram, address)
        expect(alice.get_by_role("button", name="Bram")).to_be_visible()
        write(alice, "step-1", "action", "fills the basket")
        write(bram, "step-2", "action", "looks at the post")
        for page in (alice, bram):
            expect(card(page, "fills the basket")).to_be_visible()
            expect(card(page, "looks at the post")).to_be_visible()
        card(bram, "fills the basket").click()
        expect(alice.get_by_role("button", name=re.compile("Bram.*fills the basket"))).to_be_visible()
    assert sorted(map(str, all_cards(empty.document("Together")))) == [
        "fills the basket",
        "looks at the post",
    ]


def test_each_undoes_what_was_ones_own(chromium: Browser, empty: Served):
    empty.invite("bram", "editor")
    empty.new_map("Undoing", "Orders")
    address = empty.map_address("Undoing")
    with looking(chromium, empty, "alice") as alice, looking(chromium, empty, "bram") as bram:
        open_map(alice, address)
        open_map(bram, address)
        write(alice, "step-1", "action", "of Alice")
        expect(card(bram, "of Alice")).to_be_visible()
        write(bram, "step-1", "thought", "of Bram")
        expect(card(alice, "of Bram")).to_be_visible()
        alice.keyboard.press("Control+z")
        expect(card(bram, "of Alice")).to_be_hidden()
        expect(card(bram, "of Bram")).to_be_visible()
        alice.keyboard.press("Control+y")
        expect(card(bram, "of Alice")).to_be_visible()


def test_a_server_that_is_killed_in_mid_edit_loses_nothing_that_was_typed(chromium: Browser, empty: Served):
    empty.new_map("Power cut", "Orders")
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.map_address("Power cut"))
        write(page, "step-1", "action", "before 1", "before 2")
        with empty.stopped():
            write(page, "step-1", "action", "without 1", "without 2")
            expect(page.get_by_text(re.compile("[2-4] edits wait"))).to_be_visible()
        saved(page)
        write(page, "step-1", "action", "after")
        saved(page)
    kept = ["before 1", "before 2", "without 1", "without 2", "after"]
    assert all_cards(empty.document("Power cut")) == kept


def test_what_was_typed_without_connection_survives_closing_the_page(chromium: Browser, empty: Served):
    empty.new_map("Train", "Orders")
    address = empty.map_address("Train")
    with looking(chromium, empty, "alice") as page:
        open_map(page, address)
        saved(page)
        with empty.stopped():
            write(page, "step-1", "action", "in the tunnel")
            expect(page.get_by_text("1 edit waits")).to_be_visible()
            page.goto("about:blank")
        open_map(page, address)
        saved(page)
    assert all_cards(empty.document("Train")) == ["in the tunnel"]


class Line:
    """The live connection of a page, which can be cut."""

    def __init__(self, page: Page) -> None:
        self.page, self.is_cut = page, False
        self.opened: list[WebSocketRoute] = []
        page.route_web_socket(re.compile("/api/live/"), self.open)

    def open(self, socket: WebSocketRoute) -> None:
        if self.is_cut:
            socket.close()
        else:
            socket.connect_to_server()
            self.opened.append(socket)

    def cut(self, *, is_cut: bool = True) -> None:
        self.is_cut = is_cut
        self.page.context.set_offline(is_cut)
        for socket in self.opened if is_cut else []:
            socket.close()


def test_edits_of_someone_without_connection_join_those_of_the_others(chromium: Browser, empty: Served):
    empty.invite("bram", "editor")
    empty.new_map("Apart", "Orders")
    address = empty.map_address("Apart")
    with looking(chromium, empty, "alice") as alice, looking(chromium, empty, "bram") as bram:
        line = Line(bram)
        open_map(alice, address)
        open_map(bram, address)
        saved(bram)
        line.cut()
        write(bram, "step-1", "action", "written in the train")
        expect(bram.get_by_text("1 edit waits")).to_be_visible()
        write(alice, "step-1", "action", "written at the desk")
        saved(alice)
        expect(card(bram, "written at the desk")).to_be_hidden()
        line.cut(is_cut=False)
        for page in (alice, bram):
            expect(card(page, "written in the train")).to_be_visible()
            expect(card(page, "written at the desk")).to_be_visible()


def test_a_viewer_reads_and_changes_nothing(chromium: Browser, empty: Served):
    empty.invite("vera", "viewer")
    empty.new_map("Reading", "Orders")
    with looking(chromium, empty, "vera") as page:
        open_map(page, empty.map_address("Reading"))
        expect(page.get_by_text("You can only view this map")).to_be_visible()
        expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
        for name in ("Add a card", "Add a step", "Add a phase", "Add a lane", "Undo", "Share"):
            expect(page.get_by_role("button", name=name)).to_have_count(0)
        cell(page, "step-1", "action").click()
        page.keyboard.type("I was here")
        expect(page.get_by_role("textbox")).to_have_count(0)
    with empty.api("vera") as vera:
        step = {"op": "set", "id": "step-1", "field": "title", "value": "Mine"}
        body = {"client_id": "vera-1", "operation": step}
        answer = vera.post(f"{empty.workspace}/maps/{empty.map_id('Reading')}/operations", json=body)
    assert answer.status_code == 403
    assert answer.json()["code"] == "role_too_low"
    assert all_cards(empty.document("Reading")) == []


def test_a_comment_that_calls_a_colleague_reaches_them(chromium: Browser, empty: Served):
    empty.invite("bram", "editor")
    empty.new_map("Talking", "Orders")
    address = empty.map_address("Talking")
    with looking(chromium, empty, "alice") as alice, looking(chromium, empty, "bram") as bram:
        open_map(alice, address)
        write(alice, "step-1", "pain", "no stock")
        saved(alice)
        card(alice, "no stock").click()
        alice.get_by_role("button", name="Comments").click()
        field = alice.get_by_role("textbox", name="Write a comment")
        field.click()
        field.press_sequentially("Do you know why, @Br")
        alice.get_by_role("option", name="Bram").click()
        alice.get_by_role("button", name="Comment", exact=True).click()
        expect(alice.get_by_role("button", name="1 open comment")).to_be_visible()

        bram.goto(empty.address())
        bram.get_by_role("button", name=re.compile("mention|call|1", re.IGNORECASE)).first.click()
        bram.get_by_text("Do you know why").first.click()
        expect(bram.get_by_role("textbox", name="Write a comment")).to_be_visible()
        expect(card(bram, "no stock")).to_be_visible()
