"""Maps and operations made at random, and one made by hand, for the tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from klantreis.mapping.cards import CARD_TYPES, LINES, MAIN_FIELDS
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import AnyOperation, operation_from_data
from klantreis.mapping.shape import map_from_data

CASES = Path(__file__).parent / "operations"
BAKERY: dict[str, Any] = json.loads((CASES / "add.json").read_text("utf-8"))["map"]

# Any characters, and mixtures of those that mean something in YAML.
plain_texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.text(
    "aB 1?:-#,[]{}&*!|>'\"%@`\n\t\\~=.", max_size=12
)
texts = plain_texts | st.fixed_dictionaries({"en": plain_texts}, optional={"nl": plain_texts})
names = st.sampled_from(["Mailing", "Order", "Klant: kosten #1", "no", "null", "2026-01-01", "- x", "é€"])
days = st.dates().map(lambda day: day.isoformat())
values = st.integers(-200, 200).map(lambda hundredths: hundredths / 100)


@st.composite
def readings(draw: st.DrawFn) -> dict[str, Any]:
    low, value, high = sorted(draw(st.tuples(values, values, values)))
    reading: dict[str, Any] = {"value": value}
    if draw(st.booleans()):
        reading |= {"n": draw(st.integers(1, 999)), "low": low, "high": high, "word": draw(texts)}
    return reading


def evidence(id_: str) -> st.SearchStrategy[dict[str, Any]]:
    quote = {"kind": st.just("quote"), "id": st.just(id_), "text": texts}
    metric = {"kind": st.just("metric"), "id": st.just(id_), "text": texts, "value": st.floats(-1e6, 1e6)}
    source = {"source": names, "date": days}
    return st.fixed_dictionaries(quote, optional=source) | st.fixed_dictionaries(metric, optional=source)


@st.composite
def cards(draw: st.DrawFn, kind: str, id_: str, personas: tuple[str, ...] = ()) -> dict[str, Any]:
    card: dict[str, Any] = {"kind": kind, "id": id_}
    if kind == "emotion":
        card |= draw(st.fixed_dictionaries({"assumed": readings()}, optional={"measured": readings()}))
    elif MAIN_FIELDS[kind] == "text":
        card["text"] = draw(texts)
    else:
        card[MAIN_FIELDS[kind]] = draw(names)
    if kind == "pain":
        card |= draw(st.fixed_dictionaries({}, optional={"severity": st.integers(1, 5)}))
    if personas and kind != "emotion" and draw(st.booleans()):
        card["persona"] = draw(st.sampled_from(personas))
    if draw(st.integers(0, 3)) == 0:
        card["evidence"] = [draw(evidence(f"{id_}-rests-on"))]
    return card


@st.composite
def steps(draw: st.DrawFn, id_: str, lanes: dict[str, str], personas: tuple[str, ...]) -> dict[str, Any]:
    step: dict[str, Any] = {"id": id_, "title": draw(texts)}
    step |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "description": texts,
                "opens": st.just("other-map"),
                "wait_seconds": st.integers(0, 10**6) | st.floats(0, 1e6),
                "is_start": st.booleans(),
                "leads_on": st.booleans(),
            },
        )
    )
    step["cards"] = {}
    for lane, kind in lanes.items():
        most = 1 if kind == "emotion" else 2
        n = draw(st.integers(0, most))
        if n:
            step["cards"][lane] = [draw(cards(kind, f"{id_}-{lane}-{i}", personas)) for i in range(n)]
    return step


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    kinds = draw(st.lists(st.sampled_from([*CARD_TYPES, *LINES]), max_size=5, unique=True))
    lanes = {**{kind: kind for kind in kinds}, "own-lane": "note"}
    personas = tuple(f"persona-{i}" for i in range(draw(st.integers(0, 2))))
    filled = {lane: kind for lane, kind in lanes.items() if kind in CARD_TYPES}
    phases = [
        {
            "id": f"phase-{i}",
            "title": draw(texts),
            "steps": [draw(steps(f"step-{i}-{j}", filled, personas)) for j in range(draw(st.integers(0, 2)))],
        }
        for i in range(draw(st.integers(0, 3)))
    ]
    ids = [step["id"] for phase in phases for step in phase["steps"]]
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)) if ids else st.nothing()
    edges = draw(st.lists(ends, max_size=2)) if ids else []
    return {
        "id": "made-map",
        "head": {"title": draw(texts), "languages": ["en", "nl"], "personas": list(personas)}
        | draw(st.fixed_dictionaries({}, optional={"owner": names, "review_on": days, "goal": texts})),
        "personas": [
            {"id": id_, "name": draw(names), "pains": draw(st.lists(texts, max_size=2))} for id_ in personas
        ],
        "lanes": [{"id": id_, "kind": kind} for id_, kind in lanes.items()],
        "phases": phases,
        "edges": [
            {"id": f"edge-{i}", "from": here, "to": there, "label": draw(texts)}
            for i, (here, there) in enumerate(edges)
        ],
        "asides": [
            {"id": f"aside-{i}", "finding": f"{i}f", "text": draw(texts), "why": why, "on": draw(days)}
            for i, why in enumerate(draw(st.lists(names, max_size=2)))
        ],
    }


maps: st.SearchStrategy[JourneyMap] = documents().map(map_from_data)


@st.composite
def operations(draw: st.DrawFn, journey_map: JourneyMap, *, new_id: str = "new") -> AnyOperation:
    """An operation that the map allows."""
    kind = draw(st.sampled_from(["set", "move", "remove", "add"]))
    makers = {"set": _sets, "move": _moves, "remove": _removals, "add": _additions}
    choices = makers[kind](journey_map, new_id) or _sets(journey_map, new_id)
    return operation_from_data(draw(st.one_of(choices)))


def _sets(journey_map: JourneyMap, _: str) -> list[st.SearchStrategy[dict[str, Any]]]:
    made = [
        st.fixed_dictionaries(
            {"op": st.just("set"), "id": st.just("head"), "field": st.just("goal"), "value": texts}
        )
    ]
    ids = {"title": [*journey_map.phases, *journey_map.steps, *journey_map.lanes], "label": journey_map.edges}
    ids["text"] = [card for _, _, card in journey_map.cards]
    for field, parts in ids.items():
        if parts:
            target = st.sampled_from([part.id for part in parts])
            made.append(
                st.fixed_dictionaries(
                    {"op": st.just("set"), "id": target, "field": st.just(field), "value": texts}
                )
            )
    return made


def _moves(journey_map: JourneyMap, _: str) -> list[st.SearchStrategy[dict[str, Any]]]:
    index = st.integers(0, 4)
    made = []
    if journey_map.steps:
        homes = st.sampled_from([phase.id for phase in journey_map.phases])
        ids = st.sampled_from([step.id for step in journey_map.steps])
        made.append(
            st.fixed_dictionaries({"op": st.just("move"), "id": ids, "parent": homes, "index": index})
        )
    loose = [*journey_map.phases, *journey_map.lanes, *journey_map.personas]
    if loose:
        ids = st.sampled_from([part.id for part in loose])
        made.append(st.fixed_dictionaries({"op": st.just("move"), "id": ids, "index": index}))
    movable = [card.id for _, _, card in journey_map.cards if card.kind != "emotion"]
    if movable:
        homes = st.sampled_from([step.id for step in journey_map.steps])
        ids = st.sampled_from(movable)
        made.append(
            st.fixed_dictionaries({"op": st.just("move"), "id": ids, "parent": homes, "index": index})
        )
    return made


def _removals(journey_map: JourneyMap, _: str) -> list[st.SearchStrategy[dict[str, Any]]]:
    parts = [*journey_map.personas, *journey_map.lanes, *journey_map.phases, *journey_map.steps]
    parts += [*journey_map.edges, *journey_map.asides]
    ids = [part.id for part in parts] + [card.id for _, _, card in journey_map.cards]
    return [st.fixed_dictionaries({"op": st.just("remove"), "id": st.sampled_from(ids)})] if ids else []


def _additions(journey_map: JourneyMap, new_id: str) -> list[st.SearchStrategy[dict[str, Any]]]:
    made = []
    for lane in journey_map.lanes:
        if lane.kind in CARD_TYPES and lane.kind != "emotion" and journey_map.steps:
            adding = {"op": st.just("add"), "what": st.just("card"), "lane": st.just(lane.id)}
            homes = st.sampled_from([step.id for step in journey_map.steps])
            part = cards(lane.kind, new_id)
            made.append(
                st.fixed_dictionaries({**adding, "parent": homes, "index": st.integers(0, 3), "part": part})
            )
    for phase in journey_map.phases:
        adding = {"op": st.just("add"), "what": st.just("step"), "parent": st.just(phase.id)}
        part = st.fixed_dictionaries({"id": st.just(new_id), "title": texts})
        made.append(st.fixed_dictionaries({**adding, "index": st.integers(0, 3), "part": part}))
    return made
