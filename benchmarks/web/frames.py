"""How smoothly a map of 60 steps, 15 lanes and 1,000 cards scrolls and is written on."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect
from tests.browser.grid import cell, open_map
from tests.browser.served import Served, looking

WATCH = """() => {
  window.frames_ = []; window.isWatched_ = true;
  let last = performance.now();
  const frame = (now) => {
    window.frames_.push(now - last); last = now;
    if (window.isWatched_) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
TAKE = """() => new Promise((resolve) => {
  window.isWatched_ = false;
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.frames_.slice(2))));
})"""
# A wheel that turns a step a frame, there and back.
SCROLL = """([x, y, n]) => new Promise((resolve) => {
  const grid = document.querySelector("[role=grid]");
  let frame = 0;
  const turn = () => {
    const way = frame < n / 2 ? 1 : -1;
    grid.scrollBy(way * x, way * y);
    frame++ < n ? requestAnimationFrame(turn) : resolve();
  };
  requestAnimationFrame(turn);
})"""


def scrolling(page: Page, x: int, y: int, n: int = 240) -> list[float]:
    """Milliseconds of each frame while the map is scrolled so many pixels a frame."""
    page.evaluate(WATCH)
    page.evaluate(SCROLL, [x, y, n])
    return [float(one) for one in page.evaluate(TAKE)]


def writing(page: Page, n: int = 20) -> list[float]:
    """Milliseconds of each frame while cards are typed."""
    cell(page, "step-0", "lane-1").click(position={"x": 3, "y": 3})
    page.evaluate(WATCH)
    for number in range(n):
        page.keyboard.type(f"new {number}", delay=20)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    return [float(one) for one in page.evaluate(TAKE)]


def frames(chromium: Browser, served: Served) -> dict[str, list[float]]:
    """What is done on the large map, and the milliseconds of each of its frames."""
    with looking(chromium, served, "alice") as page:
        open_map(page, served.map_address("Large"))
        expect(cell(page, "step-0", "lane-1")).to_be_visible()
        found = {
            "still": scrolling(page, 0, 0),
            "scrolling down": scrolling(page, 0, 16),
            "scrolling right": scrolling(page, 32, 0),
            "scrolling both ways": scrolling(page, 24, 12),
        }
        page.evaluate("document.querySelector('[role=grid]').scrollTo(0, 0)")
        return found | {"writing": writing(page)}
