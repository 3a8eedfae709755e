"""Small maps for tests, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.yaml_text import map_from_yaml


def map_of(
    *steps: str,
    edges: Sequence[tuple[str, str]] = (),
    starts: Sequence[str] = (),
    ends: Sequence[str] = (),
    stops: Sequence[str] = (),
    phases: Sequence[int] = (),
    cards: dict[str, str] | None = None,
    head: str = "",
) -> JourneyMap:
    """A map of steps such as "cart: Cart" or "cart: Cart, Basket" or "thinks:".

    `phases` gives the number of steps in each phase; `stops` are steps that do not lead on; `cards` per
    step lines of YAML for its cells, such as "emotion: 1".
    """
    sizes = list(phases) or [len(steps)]
    written = iter(steps)
    text = ["head:", *(f"  {line}" for line in ["title: Test", *filter(None, head.split("; "))]), "phases:"]
    for number, size in enumerate(sizes):
        text += [f"- id: phase-{number + 1}", f"  title: Phase {number + 1}", "  steps:"]
        for _ in range(size):
            id_, touchpoints = (part.strip() for part in next(written).split(":"))
            text += [f"  - id: {id_}", f"    title: {id_.capitalize()}"]
            text += ["    is_start: true"] * (id_ in starts) + ["    is_end: true"] * (id_ in ends)
            text += ["    leads_on: false"] * (id_ in stops)
            own = (cards or {}).get(id_, "")
            if touchpoints or own:
                text += ["    cards:"]
            if touchpoints:
                names = ", ".join(name.strip() for name in touchpoints.split(","))
                text += [f"      touchpoint: [{names}]"]
            text += [f"      {line}" for line in own.splitlines()]
    if edges:
        text += ["edges:", *(f"- {{from: {here}, to: {there}}}" for here, there in edges)]
    return map_from_yaml("\n".join(["id: test", *text]) + "\n")
