"""Behind a finding stand the journeys that it speaks of, and no others."""

from __future__ import annotations

import pytest
from tests.evidence.maps import map_of
from tests.evidence.proving import PLANTED, SHOP, Planted, journeys_from, lines_of

from klantreis.evidence.behind import _CHOICES, behind
from klantreis.evidence.finding import ChangedMapError

# These count everyone at the step, of whom only some have an answer or had to wait long.
_COUNTS_MORE = {"emotion_not_measured", "pain_emotion", "pain_time", "delight_unconfirmed", "step_not_passed"}


def sequence(written: str) -> tuple[str, ...]:
    return tuple(contact.partition("+")[0].partition(":")[0] for contact in written.split())


def test_every_kind_of_finding_is_planted():
    assert {one.code for one in PLANTED} == set(_CHOICES)


@pytest.mark.parametrize("split", [1, 3])
@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.code)
def test_the_journeys_behind_a_finding_are_those_concerned(planted: Planted, split: int):
    journeys, proof, finding = planted.proved(split)
    listing = behind(journeys, planted.map, proof, finding, size=10_000)
    expected = sorted(sequence(written) for written, n in planted.concerned.items() for _ in range(n))
    assert sorted(one.touchpoints for one in listing.journeys) == expected
    assert listing.n_journeys == len(expected)
    if finding.code not in _COUNTS_MORE:
        assert listing.n_persons == finding.persons


def test_only_slow_journeys_stand_behind_a_long_wait():
    planted = next(one for one in PLANTED if one.code == "pain_time")
    journeys, proof, finding = planted.proved()
    listing = behind(journeys, planted.map, proof, finding, size=100)
    assert {(one.last - one.first).total_seconds() for one in listing.journeys} == {3 * 60 + 9000}


def test_they_are_seen_through_the_lens_of_the_proof():
    journeys = journeys_from(*lines_of({"Ad Cart": 80, "Ad Cart Pay": 20, "Ad Cart Ask": 40}))
    proof = journeys.where(did_not=["Ask"]).prove(SHOP)
    (finding,) = (one for one in proof.findings if one.code == "dead_end")
    assert behind(journeys, SHOP, proof, finding).n_journeys == 80


def test_a_step_that_is_gone_is_told():
    journeys = journeys_from(*lines_of({"Ad Cart": 80, "Ad Cart Pay": 20}))
    proof = journeys.prove(SHOP)
    with pytest.raises(ChangedMapError, match="Prove it anew"):
        behind(journeys, map_of("see: Ad", "pay: Pay"), proof, proof.findings[0])


def test_a_page_of_them_begins_where_it_is_asked_to():
    journeys = journeys_from(*lines_of({"Ad Cart": 80, "Ad Cart Pay": 20}))
    proof = journeys.prove(SHOP)
    listing = behind(journeys, SHOP, proof, proof.findings[0], first=70, size=50)
    assert (listing.first_place, len(listing.journeys), listing.n_journeys) == (70, 10, 80)
