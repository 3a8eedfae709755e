"""Tests in a browser: any Chromium that is found, against a whole server and the built front end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.served import Served

import klantreis
from klantreis.examples import fietsgoed
from klantreis.server.web.page import is_built

N_PERSONS = 40_000  # as many as it takes for every planted error to stand out
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def program() -> str | None:
    named = os.environ.get("KLANTREIS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    found = program()
    if found is None:
        pytest.skip("no Chromium was found: install it, or name it in KLANTREIS_CHROMIUM")
    if not is_built():
        pytest.skip("the front end was not built: make web")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def _served(folder: Path) -> Iterator[Served]:
    served = Served(folder)
    served.start()
    try:
        yield served
    finally:
        served.stop()


@pytest.fixture(scope="module")
def empty(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A workspace with nothing in it."""
    folder = tmp_path_factory.mktemp("empty") / "winkel.klantreis"
    klantreis.init(folder, name="Winkel", time_zone="Europe/Amsterdam")
    yield from _served(folder)


@pytest.fixture(scope="session")
def _fietsgoed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shop = fietsgoed.made(tmp_path_factory.mktemp("made") / "fietsgoed.klantreis", n_persons=N_PERSONS)
    shop.journeys()  # built here, or the first test would wait for it
    return shop.folder


@pytest.fixture(scope="module")
def shop(chromium: Browser, _fietsgoed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The simulated shop with its maps and journeys."""
    folder = tmp_path_factory.mktemp("shop") / "fietsgoed.klantreis"
    yield from _served(shutil.copytree(_fietsgoed, folder))
