"""One person's journeys, found without a pass over the others."""

from __future__ import annotations

import pytest
from tests.evidence.proving import journeys_from

from klantreis.journeys.one_person import UnknownPersonError

LINES = [
    "a 09:00 visit channel=web region=north",
    "b 09:00 visit channel=web",
    "b 09:30 order channel=shop value=20 score=4",
    "b 14:00 chat channel=web",
    "c 09:00 visit",
]


@pytest.mark.parametrize("split", [1, 3])
def test_a_person_is_found_in_any_block(split: int):
    journeys = journeys_from(*LINES, split=split)
    found = journeys.person(1)
    assert [(one.touchpoint, one.channel, f"{one.at:%H:%M}") for one in found.contacts] == [
        ("visit", "web", "09:00"),
        ("order", "shop", "09:30"),
        ("chat", "web", "14:00"),
    ]
    assert (found.contacts[1].value, found.contacts[1].score) == (20.0, 4.0)
    assert journeys.person(0).attributes == {"region": "north"}


def test_contacts_are_seen_through_the_lens():
    found = (
        journeys_from(*LINES).where(level="channel", gap="1h", period=("2024-01-01T09:10", None)).person(1)
    )
    assert [(one.journey, one.label) for one in found.contacts] == [(0, "shop"), (1, "web")]
    assert found.n_journeys == 2


@pytest.mark.parametrize("person", [-1, 3, 2**60])
def test_a_person_who_is_not_there_is_told(person: int):
    with pytest.raises(UnknownPersonError, match="list of journeys"):
        journeys_from(*LINES).person(person)


def test_a_person_whom_the_lens_does_not_show_is_told():
    with pytest.raises(UnknownPersonError):
        journeys_from(*LINES).where(hidden=["visit"]).person(0)


def test_a_person_can_be_drawn():
    assert journeys_from(*LINES).person(1).plot().to_dict()["title"]["text"] == "Journey"
