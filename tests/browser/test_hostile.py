"""Texts that someone wrote to do harm, or that are simply very long: they are shown as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.grid import open_map
from tests.browser.served import DESK, PHONE, Served, looking, settled

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = '"><script>alert(2)</script>{{7*7}}${7*7}'
LINK = "javascript:alert(3)"
RIGHT_TO_LEFT = "\u202eمرحبا بالعالم\u202c"
LONG = "Donaudampfschifffahrt" * 24  # 504 characters without a place to break
EMOJI = "👩🏽‍🚀🚲🇳🇱" * 12
NASTY = (IMAGE, SCRIPT, LINK, RIGHT_TO_LEFT, LONG[:500], EMOJI)


def add(what: str, part: dict[str, Any], **where: str) -> dict[str, Any]:
    return {"op": "add", "what": what, "part": part, **where}


def write_map(served: Served) -> str:
    """A map of which every text is nasty; its address."""
    with served.api("alice") as alice:
        made = alice.post(f"{served.workspace}/maps", json={"title": IMAGE + LONG[:150]})
        assert made.status_code == 201, made.text
        path = f"{served.workspace}/maps/{made.json()['id']}"
        phase = alice.get(f"{path}/document").json()["phases"][0]["id"]
        edits = [{"op": "set", "id": "head", "field": "goal", "value": IMAGE + LONG[:300]}]
        for number, text in enumerate(NASTY):
            step = f"step-{number}"
            edits.append(add("step", {"id": step, "title": text}, parent=phase))
            for lane in ("action", "pain", "touchpoint"):
                words = {"touchpoint": text[:120]} if lane == "touchpoint" else {"text": text}
                part = {"id": f"{lane}-{number}", "kind": lane, **words}
                edits.append(add("card", part, parent=step, lane=lane))
        for number, operation in enumerate(edits):
            body = {"client_id": f"nasty-{number}", "operation": operation}
            answer = alice.post(f"{path}/operations", json=body)
            assert answer.status_code == 201, answer.text
    return f"maps/{made.json()['id']}"


def write_registers(served: Served) -> str:
    """A persona and touchpoints of which every text is nasty; the persona's address."""
    with served.api("alice") as alice:
        persona = {
            "name": IMAGE + LONG[:150],
            "quote": SCRIPT,
            "description": LONG[:500],
            "goals": list(NASTY),
            "demographics": {IMAGE: LONG[:200]},
            "channels": [EMOJI],
        }
        made = alice.post(f"{served.workspace}/personas", json=persona)
        assert made.status_code in (200, 201), made.text
        touchpoints = [
            {"name": text[:150], "channel": LONG[:80], "owner": SCRIPT, "description": text} for text in NASTY
        ]
        for one in touchpoints:
            body, any_version = {"touchpoints": [one]}, {"If-Match": "*"}
            answer = alice.post(f"{served.workspace}/touchpoints", json=body, headers=any_version)
            assert answer.status_code in (200, 201), answer.text
    return f"personas/{made.json()['id']}"


@pytest.fixture(scope="module")
def nasty(empty: Served) -> dict[str, str]:
    """Where the nasty things are, by name."""
    of_map, of_persona = write_map(empty), write_registers(empty)
    names = ("flow", "curve", "circle", "table", "summary")
    views = {name: f"{of_map}?view={name}" for name in names}
    panels = {name: f"{of_map}?panel={name}" for name in ("head", "check", "comments", "snapshots")}
    screens = {name: name for name in ("maps", "touchpoints", "personas")}
    return {"start": "", "map": of_map, "persona": of_persona, **screens, **views, **panels}


# Which elements are wider than the page, where the page can be scrolled sideways.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("main *")]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`)
"""

WHERE = (
    "start", "maps", "map", "flow", "curve", "circle", "table", "summary",
    "head", "check", "comments", "snapshots", "touchpoints", "personas", "persona",
)  # fmt: skip


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser, empty: Served) -> Iterator[Page]:
    """A page in which nothing may run; what runs opens a dialog."""
    with looking(chromium, empty, "alice", size=request.param) as page:
        opened: list[str] = []
        page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
        yield page
        assert not opened


@pytest.mark.parametrize("where", WHERE)
def test_nothing_runs_and_nothing_widens_the_page(
    page: Page, empty: Served, nasty: dict[str, str], where: str
):
    page.goto(empty.address(nasty[where]))
    settled(page)
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate(TOO_WIDE) == []


def test_a_nasty_map_is_edited_like_any_other(chromium: Browser, empty: Served, nasty: dict[str, str]):
    with looking(chromium, empty, "alice") as page:
        open_map(page, empty.address(nasty["map"]))
        page.get_by_role("group", name="Action: <img").click()
        page.keyboard.press("F2")
        expect(page.get_by_role("textbox", name="Action")).to_have_value(IMAGE)
        page.keyboard.press("End")
        page.keyboard.type(" again")
        page.keyboard.press("Enter")
        expect(page.get_by_role("group", name=f"Action: {IMAGE} again")).to_be_visible()
