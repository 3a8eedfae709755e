"""Every screen as axe judges it: in English in the light, in Dutch in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.served import Served, looking, settled

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FUNNEL = 'explore/funnel?funnel={"steps":[{"labels":["Productpagina"]},{"labels":["Bestelling"]}]}'
SCREENS = [
    "",
    "projects",
    "data",
    "touchpoints",
    "touchpoints?view=board",
    "touchpoints?view=unregistered",
    "touchpoints?new=true",
    "personas",
    "maps",
    "workshops",
    "propositions",
    "propositions?at=stil-wachten",
    "propositions?at=feed",
    "propositions?tab=compare",
    "propositions?tab=company",
    "propositions?panel=comments",
    "explore",
    "explore/flow",
    FUNNEL,
    "explore/paths",
    "explore/variants",
    "explore/persons",
    "explore/persons/1",
    "research",
    "interviews",
    "interviews?tab=participants",
    "interviews?tab=participants&participant=p01&at=p01-productpagina",
    "interviews?tab=journeys",
    "interviews?tab=themes",
    "interviews?tab=together",
    "surveys",
    "surveys?at=advertentie-emotion",
    "surveys?tab=send",
    "surveys?tab=answers",
    "surveys?tab=sample",
    "calendars",
    "calendars?tab=list",
    "calendars?tab=matrix",
    "calendars?tab=performance",
    "calendars?at=wanted",
    "plans",
    "plans?tab=board",
    "plans?tab=road",
    "plans?tab=kpis",
    "plans?at=keuzemenu",
    "dashboard",
    "drafts",
    "settings",
    "settings?tab=members",
    "settings?tab=tokens",
    "settings?tab=account",
    "settings?tab=log",
    "nowhere",
]
OF_A_MAP = [
    "",
    "?view=flow",
    "?view=curve",
    "?view=circle",
    "?view=table",
    "?view=summary",
    "?view=summary&for=board",
    "?view=summary&for=marketing",
    "?panel=head",
    "?panel=card",
    "?panel=comments",
    "?panel=check",
    "?panel=snapshots",
    "?panel=proof",
]

STEPS_OF_A_PROJECT = [
    "goal",
    "scope",
    "format",
    "persona",
    "touchpoints",
    "research",
    "analysis",
    "improvement",
]


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that judges a page."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: make web")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=[("en", "light"), ("nl", "dark")], ids="-".join)
def page(request: pytest.FixtureRequest, chromium: Browser, shop: Served) -> Iterator[Page]:
    """A page of the owner, in a language and a light."""
    language, light = request.param
    with looking(chromium, shop, "alice", language=language) as page:
        page.emulate_media(color_scheme=light)
        yield page


def check(page: Page, axe: str) -> None:
    """That axe finds nothing serious or critical on the page; else say the rule, and where."""
    page.evaluate(f"window.axe || (() => {{ {axe} }})()")
    asked = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
    found = page.evaluate("asked => axe.run(document, asked)", asked)["violations"]
    said = [
        f"{one['id']}: {node['target'][0]} {node['html'][:160]} {node['failureSummary'][-160:]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_has_nothing_serious(page: Page, shop: Served, axe: str, screen: str):
    page.goto(shop.address(screen))
    settled(page)
    check(page, axe)


@pytest.mark.parametrize("view", OF_A_MAP)
def test_a_map_has_nothing_serious(page: Page, shop: Served, axe: str, view: str):
    page.goto(shop.map_address("fiets") + view)
    settled(page)
    check(page, axe)


def test_the_validation_of_a_map_has_nothing_serious(page: Page, shop: Served, axe: str):
    page.goto(shop.map_address("fiets").replace("/maps/", "/validation/"))
    settled(page)
    check(page, axe)


@pytest.mark.parametrize("step", STEPS_OF_A_PROJECT)
def test_a_step_of_a_project_has_nothing_serious(page: Page, shop: Served, axe: str, step: str):
    with shop.api("alice") as alice:
        (project,) = alice.get(f"{shop.workspace}/projects").json()
    page.goto(shop.address(f"projects/{project['id']}?step={step}"))
    settled(page)
    check(page, axe)
