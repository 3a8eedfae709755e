"""How soon Explore shows the answer to a question that nobody asked before."""

from __future__ import annotations

import json
from urllib.parse import quote

from playwright.sync_api import Browser, Page, expect
from tests.browser.served import Served, looking

FUNNEL = {
    "steps": [{"labels": [step]} for step in ("Productpagina", "Winkelwagen", "Afrekenen", "Bestelling")]
}
SCREENS = {
    "overview": "explore",
    "flow": "explore/flow",
    "funnel": f"explore/funnel?funnel={quote(json.dumps(FUNNEL))}",
    "paths": "explore/paths",
    "variants": "explore/variants",
    "persons": "explore/persons",
}
# From a change of the lens in the address, as a click makes it, until no answer is awaited and it is painted.
ASK = """(address) => new Promise((resolve) => {
  const start = performance.now();
  const before = performance.getEntriesByType("resource").length;
  history.pushState(history.state, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  const look = () => {
    const isAsked = performance.getEntriesByType("resource").length > before;
    const isWaiting = document.querySelector("main [aria-busy=true], main .mantine-Skeleton-root");
    if (isAsked && !isWaiting) requestAnimationFrame(() => resolve(performance.now() - start));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""


def answer_ms(chromium: Browser, served: Served, name: str, n: int) -> list[float]:
    """Milliseconds until each of n new questions was answered on a screen."""
    with looking(chromium, served, "alice") as page:
        page.goto(served.address(SCREENS[name]))
        _shown(page)
        page.evaluate("performance.setResourceTimingBufferSize(100000)")
        return [float(page.evaluate(ASK, _through(page.url, day))) for day in range(1, n + 1)]


def _shown(page: Page) -> None:
    expect(page.locator("h1").filter(visible=True)).to_be_visible()
    expect(page.locator(".mantine-Skeleton-root")).to_have_count(0, timeout=180_000)
    page.wait_for_load_state("networkidle")


def _through(address: str, day: int) -> str:
    """The same screen through a lens of its own."""
    lens = quote(json.dumps({"period": {"start": f"2025-01-{day:02}"}}))
    bare = address.partition("&lens=")[0].partition("?lens=")[0]
    return f"{bare}{'&' if '?' in bare else '?'}lens={lens}"
