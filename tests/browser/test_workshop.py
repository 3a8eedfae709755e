"""A workshop: led on a desk, joined on phones by a link; what is written in silence, grouped and voted on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import PHONE, Served, looking
from tests.browser.test_axe import AXE, check
from tests.browser.test_together import Line

STAGES = {"writing": "Write", "grouping": "Group", "voting": "Vote", "result": "Results"}


class Board:
    """A workshop that was made by the API, and its link."""

    def __init__(self, served: Served, title: str, *columns: str) -> None:
        self.served, self.title = served, title
        with served.api("alice") as alice:
            fields = {"columns": [{"id": one.lower(), "title": one} for one in columns]}
            body = {"kind": "workshop", "title": title, "fields": fields}
            made = alice.post(f"{served.workspace}/documents", json=body)
            assert made.status_code == 201, made.text
            self.id = made.json()["id"]
            self.path = f"{served.workspace}/documents/{self.id}"
            self.link = alice.post(f"{self.path}/guests/link", json={}).json()["link"]

    @property
    def address(self) -> str:
        return self.served.address(f"workshops/{self.id}")

    def edit(self, operation: dict[str, Any]) -> None:
        with self.served.api("alice") as alice:
            body = {"client_id": uuid4().hex, "operation": operation}
            answer = alice.post(f"{self.path}/operations", json=body)
        assert answer.status_code == 201, answer.text

    def stage(self, stage: str) -> None:
        self.edit({"op": "set", "id": "head", "field": "stage", "value": stage})

    @property
    def document(self) -> Any:
        with self.served.api("alice") as alice:
            return alice.get(f"{self.path}/document").json()


@contextmanager
def guest(chromium: Browser, served: Served, link: str, name: str) -> Iterator[Page]:
    """A phone on which somebody joins by the link."""
    with looking(chromium, served, None, size=PHONE) as page:
        page.goto(link)
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("list", name="Stages of the workshop")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_attached()
        yield page


def write(page: Page, field: str, *notes: str) -> None:
    box = page.get_by_role("textbox", name=field, exact=True)
    for words in notes:
        box.fill(words)
        box.press("Enter")
        expect(box).to_have_value("")


def note(page: Page, words: str) -> Any:
    return page.get_by_role("paragraph").filter(has_text=re.compile(f"^{re.escape(words)}$"))


def go(page: Page, stage: str) -> None:
    page.get_by_role("list", name="Stages of the workshop").get_by_role("button", name=stage).click()


def test_a_team_writes_groups_votes_and_makes_cards_of_it(chromium: Browser, empty: Served):
    empty.new_map("Road", "Orders", "Waits")
    with looking(chromium, empty, "alice") as alice:
        alice.goto(empty.address("workshops"))
        alice.get_by_role("button", name="Make a workshop").click()
        alice.get_by_role("button", name="Prepare").click()
        alice.get_by_role("combobox", name="On a map").click()
        alice.get_by_role("option", name="Road").click()
        expect(alice.get_by_role("heading", name="Waits")).to_be_visible()
        alice.get_by_role("button", name="Close the panel").click()
        alice.get_by_role("button", name="Invite").click()
        alice.get_by_role("button", name="Make the link").click()
        expect(alice.get_by_role("img", name="QR code of the link")).to_be_visible()
        link = alice.get_by_role("textbox", name="Link for guests").input_value()
        alice.keyboard.press("Escape")
        with guest(chromium, empty, link, "Ann") as ann, guest(chromium, empty, link, "Ben") as ben:
            _write_in_silence(alice, ann, ben)
            _group(alice, ann, ben)
            _vote(alice, ann, ben)
        _take_along(alice)
    cards = empty.document("Road")["phases"][0]["steps"][0]["cards"]["pain"]
    assert [card["text"] for card in cards] == ["Three weeks!"]


def _write_in_silence(alice: Page, ann: Page, ben: Page) -> None:
    write(ann, "Write a note in Orders", "It takes long", "Chat is kind")
    write(ben, "Write a note in Orders", "Three weeks!")
    expect(alice.get_by_text("3 notes by others")).to_be_visible()
    for page, words in ((alice, "It takes long"), (ann, "Three weeks!"), (ben, "It takes long")):
        expect(page.get_by_text(words)).to_have_count(0)
    alice.get_by_role("button", name="Timer").click()
    alice.get_by_role("menuitem", name="3 minutes").click()
    for page in (alice, ann, ben):
        expect(page.get_by_role("timer")).to_have_text(re.compile(r"^(3:0\d|2:\d\d)$"))


def _group(alice: Page, ann: Page, ben: Page) -> None:
    go(alice, "Group")
    expect(note(ann, "Three weeks!")).to_be_visible()
    ann.get_by_role("button", name="Note “It takes long”: more").click()
    ann.get_by_role("menuitem", name="Three weeks!").click()
    for page in (alice, ben):
        expect(page.get_by_role("textbox", name="Title of the group")).to_have_value("Three weeks!")
    # By hand as well, and back by undo.
    note(alice, "Chat is kind").drag_to(alice.get_by_role("region", name="Waits"))
    expect(alice.get_by_role("region", name="Waits").get_by_text("Chat is kind")).to_be_visible()
    alice.get_by_role("button", name="Undo").click()
    expect(alice.get_by_role("region", name="Orders").get_by_text("Chat is kind")).to_be_visible()


def _vote(alice: Page, ann: Page, ben: Page) -> None:
    go(alice, "Vote")
    for page, n in ((ann, 3), (ben, 1)):
        give = page.get_by_role("button", name="Vote for Three weeks!")
        for _ in range(n):
            give.click()
        expect(page.get_by_text(f"{5 - n} votes left")).to_be_visible()
    ann.get_by_role("button", name="Take a vote back from Three weeks!").click()
    expect(ann.get_by_text("3 votes left")).to_be_visible()
    ben.get_by_role("button", name="Vote for Chat is kind").click()
    expect(ben.get_by_text("3 votes left")).to_be_visible()


def _take_along(alice: Page) -> None:
    go(alice, "Results")
    results = alice.get_by_role("list", name="Results, most votes first").get_by_role("checkbox")
    expect(results.first).to_have_accessible_name("Choose Three weeks!")
    expect(alice.get_by_text("3 votes, from 2 people")).to_be_visible()
    for told in ("1 card made.", "1 was there already."):
        results.first.check()
        alice.get_by_role("button", name="Put on a map").click()
        alice.get_by_role("combobox", name="Lane").click()
        alice.get_by_role("option", name="Pain").click()
        alice.get_by_role("button", name="Make", exact=True).click()
        expect(alice.get_by_text(told)).to_be_visible()


def test_what_a_guest_writes_without_connection_is_not_lost(chromium: Browser, empty: Served):
    board = Board(empty, "In the train", "Before", "After")
    with looking(chromium, empty, None, size=PHONE) as page:
        line = Line(page)
        page.goto(board.link)
        page.get_by_label("Your name").fill("Cas")
        page.get_by_role("button", name="Join").click()
        write(page, "Write a note in Before", "in the station")
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_attached()
        line.cut()
        page.get_by_text("After", exact=True).click()
        write(page, "Write a note in After", "in the tunnel", "out of the tunnel")
        expect(page.get_by_text("2 edits wait")).to_be_visible()
        board.stage("voting")  # the others go on without him
        line.cut(is_cut=False)
        expect(page.get_by_role("button", name="Vote for in the tunnel")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_attached()
    written = [(one["text"], one["column"]) for one in board.document["notes"]]
    assert written == [
        ("in the station", "before"),
        ("in the tunnel", "after"),
        ("out of the tunnel", "after"),
    ]


def test_a_commenter_and_a_guest_write_where_no_live_connection_comes_through(
    chromium: Browser, empty: Served
):
    empty.invite("cora", "commenter")
    board = Board(empty, "Behind a strict proxy", "Before")
    with looking(chromium, empty, "cora") as cora, looking(chromium, empty, None, size=PHONE) as guest_page:
        for page in (cora, guest_page):
            page.route_web_socket(re.compile("/api/live/"), lambda socket: socket.close())
        cora.goto(board.address)
        guest_page.goto(board.link)
        guest_page.get_by_label("Your name").fill("Gijs")
        guest_page.get_by_role("button", name="Join").click()
        for page, words in ((cora, "by a member"), (guest_page, "by a guest")):
            write(page, "Write a note in Before", words)
            expect(page.get_by_role("status").filter(has_text="Saved")).to_be_attached(timeout=20_000)
        assert {one["text"] for one in board.document["notes"]} == {"by a member", "by a guest"}


def test_who_only_views_and_who_has_no_link_take_no_part(chromium: Browser, empty: Served):
    empty.invite("vera", "viewer")
    board = Board(empty, "For guests", "Before")
    with looking(chromium, empty, "vera") as page:
        page.goto(board.address)
        expect(page.get_by_text("You can only look")).to_be_visible()
        expect(page.get_by_role("textbox")).to_have_count(0)
        for name in ("Group", "Invite", "Prepare", "Timer"):
            expect(page.get_by_role("button", name=name)).to_have_count(0)
    with looking(chromium, empty, None, size=PHONE) as page:
        for address in (f"{empty.url}/guest/{board.id}", f"{empty.url}/workshop/nonsense"):
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 404
    with guest(chromium, empty, board.link, "Dirk") as page, empty.api("alice") as alice:
        alice.delete(f"{board.path}/guests/link")
        expect(page.get_by_role("heading", name="You are not in this workshop")).to_be_visible()


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_nothing_serious(chromium: Browser, empty: Served, stage: str):
    if not AXE.exists():
        pytest.skip("axe-core is not there: make web")
    axe = AXE.read_text(encoding="utf-8")
    board = Board(empty, f"Seen by all: {stage}", "Before", "After")
    with guest(chromium, empty, board.link, "Ann") as ann, looking(chromium, empty, "alice") as alice:
        write(ann, "Write a note in Before", "Three weeks!", "It takes long", "Chat is kind")
        expect(ann.get_by_role("status").filter(has_text="Saved")).to_be_attached()
        notes = board.document["notes"]
        board.edit({"op": "add", "what": "group", "part": {"id": "late", "title": "Late"}})
        for one in notes[:2]:
            board.edit({"op": "set", "id": one["id"], "field": "group", "value": "late"})
        board.stage("voting")
        vote = {"id": "v1", "guest": notes[0]["guest"], "group": "late"}
        board.edit({"op": "add", "what": "vote", "part": vote})
        board.stage(stage)
        alice.emulate_media(color_scheme="dark")
        alice.goto(board.address)
        for page in (ann, alice):
            expect(page.locator("[aria-current=step]")).to_have_text(re.compile(f"{STAGES[stage]}$"))
            check(page, axe)
