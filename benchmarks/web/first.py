"""What a browser needs before it shows something: bytes of scripts, and time to the first view of a map."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser
from tests.browser.served import Served, looking

import klantreis.server.web

BUILT = Path(klantreis.server.web.__file__).parent / "static" / "web"
SHOWN = """() => new Promise((resolve) => {
  const look = () => document.querySelector("[id^='card-']")
    ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look);
  look();
})"""


def initial_bytes() -> int:
    """Bytes, compressed, of the scripts that every screen needs."""
    page = (BUILT / "index.html").read_text(encoding="utf-8")
    scripts = set(re.findall(r'/static/web/(assets/[^"]+\.js)"', page))
    return sum((BUILT / f"{script}.gz").stat().st_size for script in scripts)


def first_view_ms(chromium: Browser, served: Served, address: str) -> float:
    """From asking for the address to the first cards, in a browser that has nothing yet."""
    with looking(chromium, served, "alice") as page:
        page.goto(address, wait_until="commit")
        return float(page.evaluate(SHOWN))
