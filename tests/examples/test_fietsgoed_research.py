"""The simulated research of the shop: validation finds what is planted in it, and nothing else."""

from pathlib import Path

import pytest

from klantreis.evidence.validation import validate
from klantreis.examples.fietsgoed.research import (
    N_RESPONDENTS,
    SURVEY,
    add_research,
    planted,
    simulated_answers,
    simulated_interviews,
    simulated_survey,
    the_map,
)
from klantreis.mapping.documents.editing import broken_rules
from klantreis.mapping.documents.survey_answers import missing
from klantreis.workspace import init, open_workspace


@pytest.mark.parametrize("seed", range(1, 9))
def test_validation_finds_the_planted_disagreements_and_no_others(seed: int) -> None:
    survey = (simulated_survey(), simulated_answers(seed=seed))
    found = validate(the_map(), surveys=[survey], interviews=[simulated_interviews(seed=seed)])
    assert {(finding.code, finding.touchpoint) for finding in found.findings} == planted()


def test_the_simulated_documents_break_no_rule_and_say_that_they_are_simulated() -> None:
    survey, interviews = simulated_survey(), simulated_interviews()
    for document in (survey, interviews):
        assert list(broken_rules(document)) == []
        assert document.is_simulated
    assert not any(list(missing(survey, one.values)) for one in simulated_answers(40))
    found = validate(the_map(), surveys=[(survey, simulated_answers(40))])
    assert found.is_simulated


def test_the_research_lies_in_a_workspace_and_is_read_back_the_same(tmp_path: Path) -> None:
    add_research(init(tmp_path / "shop", name="Shop"))
    workspace = open_workspace(tmp_path / "shop")
    answers = workspace.answers.read(SURVEY)
    assert len(answers) == N_RESPONDENTS
    assert answers == simulated_answers()
    assert list(workspace.surveys.all()) == [simulated_survey()]
    assert list(workspace.interviews.all()) == [simulated_interviews()]
