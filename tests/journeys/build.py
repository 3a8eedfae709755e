"""Blocks out of a few lines of text, small enough to check by hand.

A line is `person time touchpoint [channel=…] [value=…] [score=…] [attribute=…]`; the time is HH:MM,
HH:MM:SS (on 1 January 2024) or ISO, in UTC. Underscores in a touchpoint stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from klantreis.journeys.block import Block, Names

DAY = "2024-01-01T"
OWN = ("channel", "value", "score")


@dataclass(frozen=True)
class Line:
    person: str
    moment: int
    touchpoint: str
    more: Mapping[str, str] = field(default_factory=dict)


def microseconds(text: str) -> int:
    """Microseconds since 1970 of "09:05" (on 1 January 2024) or of an ISO time, in UTC."""
    moment = datetime.fromisoformat(text if "T" in text else DAY + text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1e6)


def blocks_from(*lines: str, split: int = 1) -> tuple[list[Block], Names]:
    """The journeys in the lines as `split` blocks, and their names, coded by first mention."""
    parsed = []
    for line in lines:
        person, time, touchpoint, *more = line.split()
        parsed.append(Line(person, microseconds(time), touchpoint, dict(word.split("=", 1) for word in more)))
    return blocks_of(parsed, split=split)


def blocks_of_sequences(
    sequences: Iterable[Sequence[str]], *, split: int = 1, gap: int = 60_000_000
) -> tuple[list[Block], Names]:
    """One person per sequence of touchpoints, an event every `gap` microseconds."""
    lines = [
        Line(f"{row:09d}", k * gap, touchpoint)
        for row, sequence in enumerate(sequences)
        for k, touchpoint in enumerate(sequence)
    ]
    return blocks_of(lines, split=split)


def blocks_of(lines: Sequence[Line], *, split: int = 1) -> tuple[list[Block], Names]:
    """The same from parsed lines."""
    attributes = sorted({name for line in lines for name in line.more if name not in OWN})
    times = [line.moment for line in lines]
    names = Names(
        touchpoints=tuple(dict.fromkeys(line.touchpoint for line in lines)),
        channels=tuple(dict.fromkeys(line.more.get("channel", "web") for line in lines)),
        attributes={
            name: tuple(dict.fromkeys(line.more[name] for line in lines if name in line.more))
            for name in attributes
        },
        first=min(times, default=None),
        last=max(times, default=None),
    )
    persons = sorted({line.person for line in lines})
    numbered = [
        (number, [line for line in lines if line.person == person]) for number, person in enumerate(persons)
    ]
    shares = np.array_split(np.arange(len(persons)), split) if persons else []
    blocks = [_block([numbered[i] for i in share], names) for share in shares if len(share)]
    return blocks, names


def _block(persons: Sequence[tuple[int, list[Line]]], names: Names) -> Block:
    # Python's sort is stable: events of the same microsecond keep the order of the lines.
    journeys = [sorted(lines, key=lambda line: line.moment) for _, lines in persons]
    events = [line for journey in journeys for line in journey]
    return Block(
        person=np.array([number for number, _ in persons], dtype=np.int64),
        offsets=np.cumsum([0, *map(len, journeys)]).astype(np.int32),
        occurred_at=np.array([line.moment for line in events], dtype=np.int64),
        touchpoint=np.array([names.touchpoints.index(line.touchpoint) for line in events], dtype=np.uint16),
        channel=np.array(
            [names.channels.index(line.more.get("channel", "web")) for line in events], dtype=np.uint8
        ),
        value=np.array([float(line.more.get("value", "nan")) for line in events]),
        score=np.array([float(line.more.get("score", "nan")) for line in events], dtype=np.float32),
        event=np.arange(len(events), dtype=np.int64),
        attributes={
            name: np.array([_attribute(journey, name, known) for journey in journeys], dtype=np.int32)
            for name, known in names.attributes.items()
        },
    )


def _attribute(journey: Sequence[Line], name: str, known: Sequence[str]) -> int:
    """The person's value: the last one said in the lines; -1 when none is."""
    said = [line.more[name] for line in journey if name in line.more]
    return known.index(said[-1]) if said else -1
