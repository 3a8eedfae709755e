"""Every name that a lens can say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journeys.build import blocks_from, blocks_of
from tests.journeys.made import LENSES, in_every_grouping, journeys_of, lines, run, run_lines

from klantreis.journeys.analyses import vocabulary
from klantreis.journeys.analyses.vocabulary import Value, Vocabulary
from klantreis.journeys.lens import Lens
from klantreis.journeys.segment import Segment

FOUR = [
    "a 09:00 visit region=north",
    "a 09:10 order channel=shop",
    "b 09:00 visit region=south",
    "c 09:00 visit",
]


def vocabulary_of(*text: str, lens: Lens | None = None, **names_too):
    blocks, names = blocks_from(*text)
    return run(Vocabulary(), blocks, (lens or Lens()).bind(replace(names, **names_too)))


def test_touchpoints_and_channels_have_their_events_and_persons():
    found = vocabulary_of(*FOUR)
    assert [(one.name, one.events, one.persons) for one in found.touchpoints] == [
        ("visit", 3, 3),
        ("order", 1, 1),
    ]
    assert [(one.name, one.events, one.persons) for one in found.channels] == [("web", 3, 3), ("shop", 1, 1)]


def test_the_register_gives_phases():
    found = vocabulary_of(*FOUR, phases=("orientation", None), registered=(True, False))
    assert [(one.name, one.phase, one.is_registered) for one in found.touchpoints] == [
        ("visit", "orientation", True),
        ("order", None, False),
    ]
    assert [(one.name, one.persons) for one in found.phases] == [("orientation", 3), ("(no phase)", 1)]


def test_attributes_have_their_values_and_how_many_are_unknown():
    (region,) = vocabulary_of(*FOUR).attributes
    assert region.values == (Value("north", 1), Value("south", 1))
    assert (region.n_values, region.n_unknown) == (2, 1)


def test_only_the_commonest_values_are_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vocabulary, "MOST_VALUES", 1)
    (region,) = vocabulary_of(*FOUR, "d 09:00 visit region=south").attributes
    assert (region.values, region.n_values) == ((Value("south", 2),), 2)


def test_the_lens_narrows_whom_is_counted_and_not_how_things_are_called():
    lens = Lens(segment=Segment(attributes={"region": "north"}), level="channel")
    found = vocabulary_of(*FOUR, lens=lens)
    assert {one.name: one.persons for one in found.touchpoints} == {"visit": 1, "order": 1}


def test_nothing_at_all_has_no_names():
    found = vocabulary_of()
    assert (found.n_persons, found.touchpoints, found.attributes) == (0, (), ())


@settings(deadline=None)
@given(made=lines(), lens=st.sampled_from(LENSES), split=st.integers(1, 4))
def test_a_vocabulary_equals_plain_counting_for_every_split(made, lens, split):
    result = run_lines(Vocabulary(), made, lens, split)
    journeys = journeys_of(made, lens)
    assert result.n_persons == len({person for person, _, _ in journeys})
    for one in result.touchpoints:
        assert one.events == sum(touchpoints.count(one.name) for _, touchpoints, _ in journeys)
        assert one.persons == len({person for person, touchpoints, _ in journeys if one.name in touchpoints})


@settings(deadline=None, max_examples=20)
@given(made=lines(), lens=st.sampled_from(LENSES))
def test_merging_is_associative_and_empty_changes_nothing(made, lens):
    blocks, names = blocks_of(made, split=4)
    first, *others = in_every_grouping(Vocabulary(), blocks, lens.bind(names))
    assert all(other.to_json() == first.to_json() for other in others)
