"""Maps for the tests of reports: the web shop, an empty, a small, a dense one and one of nasty texts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle
from pathlib import Path

import pandas as pd

from klantreis import journeys_from
from klantreis.evidence.proof import Proof, prove
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.mapping.templates import new_map
from klantreis.mapping.yaml_text import map_from_yaml

TODAY = date(2026, 11, 22)
NASTY = (
    '#import "common.typ": *',
    "$ x^2 $ and *bold* and _under_",
    "\\ backslash \\u{41} `raw` <label> @ref",
    "#{ panic(1) } // comment /* block */",
    "= heading\n- list\n+ enum",
    '<script>alert(1)</script> & "quotes" \'',
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "https://voorbeeld.nl/een/heel/lang/pad?met=veel&tekens=" + "x" * 120,
    "hottentottensoldatententententoonstellingsterreinvergunningsaanvraagformulier",
    "é ß ĳ Ж α → “ ” … − \u200b \u202e achterstevoren",
    "=SUM(1,2)",
)


@cache
def webshop() -> JourneyMap:
    return map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text(encoding="utf-8"))


@cache
def empty() -> JourneyMap:
    return new_map("Leeg", phase_set="six", languages=("nl",))


@cache
def small() -> JourneyMap:
    """One step without any card, in a phase between two empty ones."""
    phases = [{"title": "Before"}, {"title": "Here", "steps": [{"title": "Only step"}]}, {"title": "After"}]
    return map_from_data(in_full({"id": "small", "head": {"title": "Small"}, "phases": phases}))


def emotion(value: float) -> dict[str, object]:
    """A card with all three series around a value."""
    return {
        "assumed": {"value": value + 0.5},
        "reported": {"value": value - 0.2, "n": 12, "low": value - 0.5, "high": value + 0.1},
        "measured": {"value": value, "n": 340, "low": value - 0.1, "high": value + 0.1},
    }


@cache
def dense() -> JourneyMap:
    """60 steps in 6 phases, a card in nearly every cell, all three series, long Dutch words."""
    kinds = ("action", "thought", "touchpoint", "emotion", "pain", "moment_of_truth")
    kinds += ("frontstage", "visibility_line", "backstage", "system", "owner", "opportunity")
    words = ("Klanttevredenheidsonderzoek invullen", "Bezorgmogelijkheden vergelijken op de site")
    phases = []
    for p in range(6):
        steps = []
        for s in range(10):
            k = 10 * p + s
            cards: dict[str, object] = {
                kind: [f"{words[k % 2]} {k + 1}"]
                for kind in kinds
                if kind not in {"emotion", "visibility_line", "moment_of_truth"} and (k + len(kind)) % 4
            }
            cards["emotion"] = [emotion(((k * 7) % 9 - 4) / 4)]
            if s == 4:
                cards["moment_of_truth"] = [f"Blijven of gaan {k + 1}"]
            wait = 3600.0 * (k % 5 + 1)
            steps.append({"title": f"Stap nummer {k + 1}", "wait_seconds": wait, "cards": cards})
        phases.append({"title": f"Fase {p + 1}", "steps": steps})
    edges = [
        {"from": "stap-nummer-15", "to": "stap-nummer-12", "label": "opnieuw"},
        {"from": "stap-nummer-33", "to": "stap-nummer-55", "label": "slaat over"},
        {"from": "stap-nummer-60", "to": "stap-nummer-1", "label": "volgende keer"},
    ]
    head = {"title": "Zestig stappen", "languages": ["nl"], "owner": "Team", "review_on": date(2027, 1, 1)}
    document = {"id": "dense", "head": head, "lanes": list(kinds), "phases": phases, "edges": edges}
    return map_from_data(in_full(document))


@cache
def nasty() -> JourneyMap:
    """Every text of every field is one that would break markup, were it read as such."""
    texts = cycle(NASTY)
    kinds = ("action", "thought", "emotion", "pain", "kpi", "visibility_line", "image", "note")
    steps = [
        {
            "id": f"s{k}",
            "title": text,
            "description": next(texts),
            "cards": {
                "action": [next(texts), next(texts)],
                "thought": [{"text": next(texts), "evidence": [{"kind": "quote", "text": next(texts)}]}],
                "emotion": [{"assumed": {"value": -1.0, "word": next(texts)}, "text": next(texts)}],
                "pain": [{"text": next(texts), "severity": 4}],
                "image": [{"image": "../../../etc/passwd", "text": next(texts)}],
                "note": [next(texts)],
            },
        }
        for k, text in enumerate(NASTY)
    ]
    edges = [{"from": "s3", "to": "s1", "label": NASTY[0]}]
    head = {"title": NASTY[0], "goal": NASTY[1], "owner": NASTY[2], "expectations": NASTY[6]}
    return map_from_data(
        in_full(
            {
                "id": "nasty",
                "head": head,
                "lanes": [*kinds[:-1], {"id": "note", "kind": "note", "title": NASTY[3]}],
                "phases": [{"title": NASTY[4], "steps": steps[:6]}, {"title": NASTY[5], "steps": steps[6:]}],
                "edges": edges,
            }
        )
    )


MAPS = {"webshop": webshop, "empty": empty, "small": small, "dense": dense, "nasty": nasty}


@cache
def proof() -> Proof:
    """The web shop's map proved by the journeys of 40 persons, each of whom stops somewhere."""
    rows = [
        (f"p{person}", datetime(2026, 3, 1 + person % 20, 8 + step, tzinfo=UTC), touchpoint)
        for person in range(40)
        for step, touchpoint in enumerate(_CONTACTS[: 1 + person % len(_CONTACTS)])
    ]
    frame = pd.DataFrame(rows, columns=["user", "time", "event"])
    return prove(journeys_from(frame, person="user", time="time", event="event"), webshop())


_CONTACTS = ("Zoekadvertentie", "Productpagina", "Winkelwagen", "Betaalpagina", "Levering")
