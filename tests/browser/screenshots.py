"""`make screenshots`: pictures of the demo for README and docs, each a screen as it is served.

python -m tests.browser.screenshots [NAME…]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.browser.conftest import FLAGS, N_PERSONS, program
from tests.browser.served import DESK, PHONE, Served, looking, settled

from klantreis.examples import fietsgoed

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
MOST_BYTES = 200_000
N_COLOURS = 256
SLOW_MS = 180_000
MAP, FUNNEL_STEPS = "Een fiets bestellen", ("Productpagina", "Winkelwagen", "Afrekenen", "Bestelling")
# As `web/src/documents/places.ts` has them.
PLACES = {
    "plan": "plans",
    "project": "projects",
    "interviews": "interviews",
    "survey": "surveys",
    "proposition": "propositions",
    "content": "calendars",
    "workshop": "workshops",
}
FUNNEL = ",".join(f'{{"labels":["{step}"]}}' for step in FUNNEL_STEPS)


@dataclass(frozen=True)
class Picture:
    """A picture: what it is called, the screen, and what is done there first.

    The screen is one of the workspace, of its map, or of its only document of a kind.
    """

    name: str
    screen: str
    of_map: bool = False
    of_kind: str = ""
    size: tuple[int, int] = DESK
    language: str = "en"
    light: str = "light"
    first: Callable[[Page], None] = lambda _: None


def prove(page: Page) -> None:
    """Prove the map, when it is not yet, and open the finding that weighs most."""
    start = page.get_by_role("button", name="Prove the map").or_(
        page.get_by_role("button", name="Toets de kaart")
    )
    findings = page.locator("aside article")
    expect(start.or_(findings.first).first).to_be_visible(timeout=SLOW_MS)
    if start.is_visible():
        start.click()
    expect(findings.first).to_be_visible(timeout=SLOW_MS)


def open_validation(page: Page) -> None:
    """Go from the map to what customers say of it."""
    page.goto(page.url.replace("/maps/", "/validation/"))
    expect(page.locator("#validation-findings")).to_be_visible(timeout=SLOW_MS)


def share_personas(page: Page) -> None:
    """Make the personas of the maps those of the workspace."""
    share = page.get_by_role("button", name="Share", exact=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    while share.count():
        n_left = share.count()
        share.first.click()
        expect(share).not_to_have_count(n_left)


def choose_way(page: Page) -> None:
    """Choose a touchpoint of the flow."""
    page.get_by_role("button", name="Winkelwagen").or_(
        page.get_by_label("Winkelwagen", exact=False)
    ).first.click()


ALL = (
    Picture("map", "?panel=proof", of_map=True, first=prove),
    Picture("start", ""),
    Picture("curve", "?view=curve", of_map=True),
    Picture("map-flow", "?view=flow", of_map=True),
    Picture("explore", "explore"),
    Picture("flow", "explore/flow"),
    Picture("funnel", f'explore/funnel?funnel={{"steps":[{FUNNEL}]}}'),
    Picture("variants", "explore/variants"),
    Picture("touchpoints", "touchpoints?view=board"),
    Picture("personas", "personas", first=share_personas),
    Picture("data", "data"),
    Picture("phone", "", of_map=True, size=PHONE),
    Picture("project", "", of_kind="project"),
    Picture("workshop", "", of_kind="workshop"),
    Picture("interviews", "?tab=together", of_kind="interviews"),
    Picture("survey", "", of_kind="survey"),
    Picture("answers", "?tab=answers", of_kind="survey"),
    Picture("validation", "", of_map=True, first=open_validation),
    Picture("proposition", "", of_kind="proposition"),
    Picture("plan", "", of_kind="plan"),
    Picture("calendar", "?tab=matrix", of_kind="content"),
    Picture("board", "?view=summary&for=board", of_map=True),
    Picture("map.nl", "?panel=proof", of_map=True, language="nl", first=prove),
    Picture("start.nl", "", language="nl"),
    Picture("dark", "?panel=proof", of_map=True, light="dark", first=prove),
)


def take(chromium: Browser, served: Served, picture: Picture) -> bytes:
    """The screen as a compressed PNG."""
    with looking(chromium, served, "alice", size=picture.size, language=picture.language) as page:
        page.set_default_timeout(SLOW_MS)
        page.emulate_media(color_scheme="dark" if picture.light == "dark" else "light")
        page.goto(_address(served, picture) + picture.screen)
        expect(page.locator("h1").filter(visible=True)).to_be_visible(timeout=SLOW_MS)
        picture.first(page)
        settled(page)
        page.wait_for_load_state("networkidle")
        page.mouse.move(0, 0)
        return compressed(page.screenshot())


def _address(served: Served, picture: Picture) -> str:
    if picture.of_map:
        return served.map_address(MAP)
    if not picture.of_kind:
        return served.address()
    with served.api("alice") as client:
        answer = client.get(f"{served.workspace}/documents", params={"kind": picture.of_kind})
    (document,) = answer.json()["items"]
    return served.address(f"{PLACES[picture.of_kind]}/{document['id']}")


def compressed(png: bytes) -> bytes:
    """As few bytes as a screen with few colours needs."""
    few = Image.open(BytesIO(png)).convert("RGB").quantize(N_COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(names: list[str]) -> None:
    """Take all pictures, or those of these names."""
    known = [one.name for one in ALL]
    if unknown := set(names) - set(known):
        sys.exit(f"No picture is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shop = fietsgoed.made(Path(folder) / "fietsgoed.klantreis", n_persons=N_PERSONS)
        shop.journeys()
        served = Served(shop.folder)
        served.start()
        chromium = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        try:
            for picture in ALL:
                if names and picture.name not in names:
                    continue
                png = take(chromium, served, picture)
                (PICTURES / f"{picture.name}.png").write_bytes(png)
                note = "" if len(png) <= MOST_BYTES else " (too large)"
                print(f"docs/pictures/{picture.name}.png {len(png) / 1000:.0f} kB{note}", flush=True)
        finally:
            chromium.close()
            served.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
