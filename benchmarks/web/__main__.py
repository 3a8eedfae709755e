"""Measure the web app in a browser and say how it did: python -m benchmarks.web."""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import FLAGS, program
from tests.browser.served import Served

import klantreis
from benchmarks.server.site import large_map
from benchmarks.web.answers import SCREENS, answer_ms
from benchmarks.web.first import first_view_ms, initial_bytes
from benchmarks.web.frames import frames
from klantreis.examples import fietsgoed

MOST_BYTES, MOST_VIEW_MS, MOST_ANSWER_MS, FRAME_MS = 300_000, 1_500, 300, 1000 / 60
N_MILLION = 126_000  # so many persons of the shop have a million events


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--only", choices=("bytes", "view", "frames", "answers"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    asked = {options.only} if options.only else {"bytes", "view", "frames", "answers"}
    if "bytes" in asked:
        tell("initial scripts, compressed", [initial_bytes() / 1000], MOST_BYTES / 1000, "kB")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        if asked & {"view", "frames"}:
            on_large_map(chromium, asked, options.runs)
        if asked & {"view", "answers"}:
            on_shop(chromium, asked, options.runs)
        chromium.close()


def on_large_map(chromium: Browser, asked: set[str], runs: int) -> None:
    """What is measured on a map of 60 steps, 15 lanes and 1,000 cards."""
    with TemporaryDirectory() as folder:
        shop = klantreis.init(Path(folder) / "large.klantreis")
        shop.maps.add(large_map())
        with served_from(shop.folder) as served:
            if "view" in asked:
                address = served.map_address("Large")
                times = [first_view_ms(chromium, served, address) for _ in range(runs)]
                tell("first view of the large map", times, MOST_VIEW_MS)
            if "frames" in asked:
                for what, times in frames(chromium, served).items():
                    tell(f"a frame, {what}", times, FRAME_MS)


def on_shop(chromium: Browser, asked: set[str], runs: int) -> None:
    """What is measured on the simulated shop with a million events."""
    n_persons = N_MILLION if "answers" in asked else 2_000
    with TemporaryDirectory() as folder:
        shop = fietsgoed.made(Path(folder) / "shop.klantreis", n_persons=n_persons)
        n_events = shop.journeys().summary().document()["events"]
        with served_from(shop.folder) as served:
            if "view" in asked:
                address = served.map_address("Een fiets bestellen")
                times = [first_view_ms(chromium, served, address) for _ in range(runs)]
                tell("first view of a map of the demo", times, MOST_VIEW_MS)
            for name in SCREENS if "answers" in asked else ():
                times = answer_ms(chromium, served, name, runs)
                tell(f"explore, {name}, {n_events:,} events", times, MOST_ANSWER_MS)


@contextmanager
def served_from(folder: Path) -> Iterator[Served]:
    """A server over a workspace."""
    served = Served(folder)
    served.start()
    try:
        yield served
    finally:
        served.stop()


def tell(what: str, values: list[float], most: float, unit: str = "ms") -> None:
    """Print the spread of what was measured, and what was promised."""
    said = f"median {statistics.median(values):.0f}"
    if len(values) > 1:
        said += f", 95 % within {statistics.quantiles(values, n=20)[-1]:.0f}, most {max(values):.0f}"
    load = os.getloadavg()[0]
    print(f"{what}: {said} {unit} (n {len(values)}; promised {most:.0f}; load {load:.1f})", flush=True)


if __name__ == "__main__":
    main()
