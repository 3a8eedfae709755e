"""Journeys of a few words that can be asked anything, and maps in which each kind of finding is planted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.evidence.maps import map_of
from tests.journeys.build import blocks_from

from klantreis.evidence.finding import Finding
from klantreis.evidence.proof import Proof
from klantreis.exploration import Journeys
from klantreis.journeys.store import BlockFile, JourneyStore, Manifest
from klantreis.mapping.map import JourneyMap


def journeys_from(*lines: str, split: int = 1) -> Journeys:
    """Journeys of lines as in `blocks_from`, in so many blocks."""
    blocks, names = blocks_from(*lines, split=split)
    files = tuple(
        BlockFile(f"block-{k}", int(block.person[0]), int(block.person[-1]), block.n_persons, block.n_events)
        for k, block in enumerate(blocks)
    )
    manifest = Manifest(1, "", len(lines), 0, 0, 0, "", "", names, files)
    return Journeys(JourneyStore(manifest, tuple(blocks)))


def lines_of(journeys: dict[str, int], gap: int = 60) -> list[str]:
    """Lines of journeys written as "Ad Cart:score=1 Pay+600" with how many persons have each."""
    lines = []
    for number, (written, n) in enumerate(journeys.items()):
        for person in range(n):
            seconds = 0
            for contact in written.split():
                name, _, later = contact.partition("+")
                name, _, more = name.partition(":")
                seconds += int(later or gap)
                hours, rest = divmod(seconds, 3600)
                lines.append(f"p{number}-{person} {hours:02d}:{rest // 60:02d}:{rest % 60:02d} {name} {more}")
    return lines


@dataclass(frozen=True)
class Planted:
    """A map, journeys that contradict it in one way, and whom that concerns."""

    code: str
    map: JourneyMap
    journeys: dict[str, int]
    concerned: dict[str, int]
    options: dict[str, Any] = field(default_factory=dict)

    def proved(self, split: int = 1) -> tuple[Journeys, Proof, Finding]:
        """The proof, and the finding of its kind."""
        journeys = journeys_from(*lines_of(self.journeys), split=split)
        proof = journeys.prove(self.map, **self.options)
        return journeys, proof, next(one for one in proof.findings if one.code == self.code)


SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay")
LONGER = map_of("see: Ad", "cart: Cart", "ship: Ship", "pay: Pay")
WAITING = map_of("see: Ad", "cart: Cart", "pay: Pay", "get: Parcel", "use: Use")


def with_help(**cards: str) -> JourneyMap:
    return map_of(
        "see: Ad", "help: Chat", "pay: Pay", edges=[("see", "pay")], ends=["see", "help"], cards=cards
    )


GOOD = {"Ad Chat Pay": 90, "Ad Chat": 10, "Ad Pay": 50, "Ad": 50}
BAD = {"Ad Chat Pay": 30, "Ad Chat": 70, "Ad Pay": 90, "Ad": 10}
NONE = {"Ad Chat Pay": 900, "Ad Chat": 900, "Ad Pay": 900, "Ad": 900}
REPORTED = "emotion: {assumed: 1, reported: {value: -1, low: -1.4, high: -0.6, n: 12}}"
MARKED = "moment_of_truth: [answers at once]"
PLANTED = (
    Planted(
        "step_not_passed",
        map_of("see: Ad", "call: Phone", "pay: Pay"),
        {"Ad Pay": 198, "Ad Phone Pay": 2},
        {"Ad Pay": 198},
    ),
    Planted("contact_missing", SHOP, {"Ad Cart Pay": 60, "Ad Chat Cart Pay": 40}, {"Ad Chat Cart Pay": 40}),
    Planted("order_reversed", SHOP, {"Cart Ad Pay": 70, "Ad Cart Pay": 30}, {"Cart Ad Pay": 70}),
    Planted(
        "emotion_not_measured",
        map_of("see: Ad", "pay: Pay", cards={"pay": "emotion: 1.5"}),
        {"Ad Pay:score=3": 40, "Ad Pay": 20},
        {"Ad Pay:score=3": 40},
        {"scales": {"Pay": "1-5"}},
    ),
    Planted("emotion_not_reported", map_of("see: Ad", cards={"see": REPORTED}), {"Ad": 40}, {"Ad": 40}),
    Planted(
        "pain_emotion",
        SHOP,
        {"Ad Cart:score=1 Pay": 50, "Ad Cart Pay": 9},
        {"Ad Cart:score=1 Pay": 50},
        {"scales": {"Cart": "1-5"}},
    ),
    Planted("pain_drop_off", LONGER, {"Ad Cart Ship Pay": 60, "Ad Cart": 40}, {"Ad Cart": 40}),
    Planted(
        "pain_time",
        WAITING,
        {"Ad Cart Pay Parcel+9000 Use": 50, "Ad Cart Pay Parcel+8000 Use": 20},
        {"Ad Cart Pay Parcel+9000 Use": 50},
    ),
    Planted(
        "delight_unconfirmed",
        map_of("see: Ad", "get: Parcel", cards={"get": "delight: [a present]"}),
        {"Ad Parcel:score=3": 50, "Ad Parcel": 5},
        {"Ad Parcel:score=3": 50},
        {"scales": {"Parcel": "1-5"}},
    ),
    Planted("moment_missed_good", with_help(), GOOD, {"Ad Chat Pay": 90, "Ad Chat": 10}, {"outcome": "Pay"}),
    Planted("moment_missed_bad", with_help(), BAD, {"Ad Chat Pay": 30, "Ad Chat": 70}, {"outcome": "Pay"}),
    Planted(
        "moment_without_effect",
        with_help(help=MARKED),
        NONE,
        {"Ad Chat Pay": 900, "Ad Chat": 900},
        {"outcome": "Pay"},
    ),
    Planted("dead_end", SHOP, {"Ad Cart": 80, "Ad Cart Pay": 20}, {"Ad Cart": 80}),
    Planted("loop", SHOP, {"Ad Cart Ad Cart Pay": 50, "Ad Cart Pay": 50}, {"Ad Cart Ad Cart Pay": 50}),
    Planted("repeat", SHOP, {"Ad Cart Ad Cart Pay": 50, "Ad Cart Pay": 50}, {"Ad Cart Ad Cart Pay": 50}),
)
