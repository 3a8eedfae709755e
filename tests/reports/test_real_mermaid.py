"""Our Mermaid texts, read by the real mermaid in Node; skipped where Node or its packages are not."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reports.nasty import NASTY_TEXTS

from klantreis.mapping.map import Edge, JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports.mermaid import flowchart_text, journey_text, label

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", "parse.mjs")
PATIENCE_SECONDS = 240
Read = Callable[[list[str]], list[dict[str, Any]]]


def installed() -> Path:
    """The folder with the pinned packages, in the user's cache, installed when it is not there yet."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("the real mermaid needs node and npm, which are not installed")
    sources = [HERE / "mermaid" / name for name in FILES]
    version = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "klantreis-tests" / f"mermaid-{version}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=folder.parent))
        for source in sources:
            shutil.copy(source, making)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        try:
            done = subprocess.run(
                command, cwd=making, capture_output=True, timeout=PATIENCE_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm did not install mermaid within {PATIENCE_SECONDS} seconds")
        if done.returncode:
            pytest.skip(f"npm could not install mermaid: {done.stderr.decode(errors='replace')[-300:]}")
        making.rename(folder)
    return folder


@pytest.fixture(scope="module")
def read() -> Read:
    folder = installed()

    def read_all(texts: list[str]) -> list[dict[str, Any]]:
        done = subprocess.run(
            ["node", "parse.mjs"],
            cwd=folder,
            input=json.dumps(texts).encode(),
            capture_output=True,
            check=True,
        )
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    return read_all


@pytest.fixture(scope="module")
def webshop() -> JourneyMap:
    return map_from_yaml((HERE / "webshop.yaml").read_text("utf-8"))


def shown(text: str) -> str:
    """What a label of a text is to show."""
    return re.sub(r"#(\d+);", lambda entity: chr(int(entity[1])), label(text))


def nasty_map(text: str) -> JourneyMap:
    made = map_from_yaml(
        "head: {title: T, goal: G, personas: [p]}\npersonas: [{id: p, name: P}]\nlanes: [emotion]\n"
        "phases: [{id: f, title: F, steps: [{id: a, title: A, cards: {emotion: 1}}, {id: b, title: B}]}]"
    )
    (phase,) = made.phases
    steps = tuple(step.changed(title=text) for step in phase.steps)
    return made.changed(
        head=made.head.changed(title=text, goal=text),
        personas=(made.personas[0].changed(name=text or "P"),),
        phases=(phase.changed(title=text, steps=steps),),
        edges=(Edge(id="way", from_="b", to="a", label=text),),
    )


def test_the_real_mermaid_reads_the_web_shop_as_we_mean_it(read, webshop):
    journey, flow = read([journey_text(webshop, language="en"), flowchart_text(webshop, language="en")])
    assert journey["title"] == "Buying a city bike in the web shop (Simulated data)"
    assert journey["sections"] == ["Orientation", "Purchase", "Delivery", "Service", "Loyalty"]
    assert journey["tasks"][3] == {"section": "Purchase", "task": "Pays", "score": 2, "people": ["Sanne, 34"]}
    assert len(journey["tasks"]) == len(webshop.steps)
    assert (flow["nodes"]["s4"], flow["nodes"]["simulated"]) == ("Pays", "Simulated data")
    assert list(flow["boxes"].values()) == journey["sections"]
    assert ["s4", "s3", "payment fails"] in flow["ways"]
    assert len(flow["ways"]) == len(webshop.ways) + len(webshop.starts) + len(webshop.ends)


def test_the_real_mermaid_shows_every_nasty_text_as_it_is_in_a_journey(read):
    results = read([journey_text(nasty_map(text)) for text in NASTY_TEXTS])
    wanted = [(text, shown(text)) for text in NASTY_TEXTS]
    found = [
        (
            text,
            result.get("error")
            or {one for task in result["tasks"] for one in (task["task"], task["section"])},
        )
        for text, result in zip(NASTY_TEXTS, results, strict=True)
    ]
    assert found == [(text, {as_shown}) for text, as_shown in wanted]
    assert [result["title"] for result in results] == [as_shown for _, as_shown in wanted]
    assert [[task["score"] for task in result["tasks"]] for result in results] == [[4, 3]] * len(results)
    people = [result["tasks"][0]["people"] for result in results]
    assert people == [[shown(text or "P")] for text in NASTY_TEXTS]


def test_the_real_mermaid_shows_every_nasty_text_as_it_is_in_a_flow_chart(read):
    results = read([flowchart_text(nasty_map(text)) for text in NASTY_TEXTS])
    for text, result in zip(NASTY_TEXTS, results, strict=True):
        assert "error" not in result, (text, result)
        assert {result["nodes"]["s1"], result["nodes"]["s2"], result["boxes"]["p1"]} == {shown(text)}
        assert ["s2", "s1", shown(text)] in result["ways"]


def test_a_map_without_phases_and_one_without_steps_are_read(read):
    empty = map_from_yaml("head: {title: T}")
    no_steps = map_from_yaml("head: {title: T}\nphases: [{title: A}, {title: B}]")
    texts = [make(one) for one in (empty, no_steps) for make in (journey_text, flowchart_text)]
    assert [result.get("error") for result in read(texts)] == [None] * 4
