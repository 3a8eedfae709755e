"""Templates: sets of phases, the usual lanes, ids."""

from __future__ import annotations

import pytest

from klantreis.errors import UnknownNameError
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.rules import check
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.templates import PHASE_SETS, new_map, phases


@pytest.mark.parametrize(
    ("phase_set", "titles"),
    [
        ("five", ["Oriëntatie", "Overweging", "Aankoop", "Service", "Loyaliteit"]),
        ("six", ["Oriëntatie", "Overweging", "Aankoop", "Levering", "Service", "Loyaliteit"]),
        ("see-think-do-care", ["Zien", "Denken", "Doen", "Zorgen"]),
        ("initiate-enablement-advocacy", ["Initiëren", "In staat stellen", "Aanbevelen"]),
        ("none", []),
    ],
)
def test_a_set_of_phases_has_titles_in_the_language_of_the_map(phase_set: str, titles: list[str]):
    assert [phase.title for phase in phases(phase_set, ["nl"])] == titles


def test_titles_in_two_languages_are_texts_by_language():
    assert phases("five", ["nl", "en"])[2].title == {"nl": "Aankoop", "en": "Purchase"}
    assert phases("five", ["de", "en"])[2].title == {"en": "Purchase"}
    assert phases("five", ["de"])[2].title == "Purchase"


def test_a_set_that_does_not_exist_is_told():
    with pytest.raises(UnknownNameError, match="No set of phases 'seven'"):
        phases("seven")


@pytest.mark.parametrize("phase_set", PHASE_SETS)
def test_a_new_map_is_valid_and_lacks_only_what_a_team_must_say(phase_set: str):
    journey_map = new_map({"nl": "Koopt online"}, phase_set=phase_set, languages=["nl", "en"])
    assert journey_map.id == "koopt-online"
    assert map_from_data(journey_map.model_dump(mode="json", by_alias=True)) == journey_map
    assert [problem.code for problem in check(journey_map)] == ["no_owner", "no_review_date", "no_steps"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Betaalt, met iDEAL!", "betaalt-met-ideal"),
        ("Oriëntatie", "orientatie"),
        ("支払う", "step"),
        ("Head", "step"),
        ("a" * 60, "a" * 40),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
    ],
)
def test_an_id_is_made_of_a_title(text: str, id_: str):
    assert slug(text, "step") == id_


def test_an_id_that_is_taken_gets_a_number():
    assert new_id("Slow", {"slow", "slow-2"}) == "slow-3"
