"""A project: how far each step is, maps under maps, and what one begins with."""

from __future__ import annotations

from datetime import date

import pytest

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.editing import apply, broken_rules
from klantreis.mapping.documents.project import MethodStep, Project, ProjectMap
from klantreis.mapping.documents.project_standing import Findings, Progress, project_standings
from klantreis.mapping.documents.project_steps import EXPLAINED
from klantreis.mapping.documents.project_templates import TEMPLATES, map_from_template, project_from_template
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Add, Remove, Set
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.rules import broken_rules as broken_rules_of_map
from klantreis.mapping.texts import said

EMPTY = Project(id="p", title="P")


def progress(project: Project, found: Findings | None = None) -> dict[str, str]:
    return {one.step.value: one.progress.value for one in project_standings(project, found)}


def test_nothing_answered_is_nothing_begun():
    assert set(progress(EMPTY).values()) == {"open"}
    assert list(progress(EMPTY)) == [step.value for step in MethodStep]


@pytest.mark.parametrize(
    ("answers", "found", "step", "told"),
    [
        ({"goal": "Fewer calls"}, {}, "goal", "begun"),
        ({"goal": "Fewer calls", "audiences": ["board"]}, {}, "goal", "done"),
        ({"use": {"breadth": "across"}}, {}, "scope", "begun"),
        ({"views": ["grid"]}, {}, "format", "begun"),
        ({"views": ["grid"]}, {"n_steps": 3}, "format", "done"),
        ({"personas": ["anna"]}, {}, "persona", "done"),
        ({}, {"n_personas": 1}, "persona", "done"),
        ({"workshops": ["w"]}, {}, "touchpoints", "begun"),
        ({}, {"n_registered": 4}, "touchpoints", "open"),
        ({}, {"n_registered": 4, "n_placed": 2}, "touchpoints", "done"),
        ({}, {"n_backed": 9}, "research", "begun"),
        ({"research": ["interviews", "survey"], "interviews": ["i"]}, {}, "research", "begun"),
        (
            {"research": ["interviews", "survey"], "interviews": ["i"], "surveys": ["s"]},
            {},
            "research",
            "done",
        ),
        ({"analysis": "Waiting hurts"}, {}, "analysis", "begun"),
        ({}, {"n_proofs": 1}, "analysis", "begun"),
        ({"analysis": "Waiting hurts"}, {"n_proofs": 1}, "analysis", "done"),
        ({}, {"n_improvements": 1}, "improvement", "begun"),
        ({"plans": ["p"]}, {}, "improvement", "begun"),
        ({"plans": ["p"], "lessons": [{"id": "l", "text": "Call first"}]}, {}, "improvement", "done"),
    ],
)
def test_answers_and_what_exists_tell_how_far_a_step_is(answers, found, step, told):
    project = Project.model_validate({"id": "p", "title": "P", **answers})
    assert progress(project, Findings(**found))[step] == told


@pytest.mark.parametrize(
    ("answers", "step", "missing"),
    [
        ({"goal": "Fewer calls"}, "goal", ["audiences"]),
        ({}, "format", ["views", "steps"]),
        ({}, "research", ["research"]),
        ({"research": ["interviews", "survey"], "surveys": ["s"]}, "research", ["interviews"]),
        ({"lessons": [{"id": "l", "text": "Call first"}]}, "improvement", ["plans"]),
    ],
)
def test_a_step_says_what_it_still_needs(answers, step, missing):
    project = Project.model_validate({"id": "p", "title": "P", **answers})
    (found,) = (one for one in project_standings(project) if one.step == step)
    assert [need.value for need in found.missing] == missing


def test_a_step_that_is_not_done_by_hand_has_begun_where_there_is_something():
    ticked = EMPTY.changed(personas=("anna",)).ticked(MethodStep.PERSONA, False, date(2026, 3, 1))
    (persona,) = (one for one in project_standings(ticked) if one.is_ticked)
    assert (persona.progress, persona.missing) == (Progress.BEGUN, ())


def test_a_member_has_the_last_word():
    ticked = EMPTY.ticked(MethodStep.RESEARCH, True, date(2026, 3, 1))
    assert [one.step for one in project_standings(ticked) if one.progress is Progress.DONE] == [
        MethodStep.RESEARCH
    ]
    assert ticked.ticked(MethodStep.RESEARCH, None, date(2026, 3, 2)) == EMPTY


def test_maps_lie_under_broader_ones_and_never_under_themselves():
    maps = (
        ProjectMap(id="a", title="A"),
        ProjectMap(id="b", title="B", under="a"),
        ProjectMap(id="d", title="D"),
        ProjectMap(id="c", title="C", under="b"),
    )
    project = EMPTY.changed(maps=maps)
    assert [(depth, one.id) for depth, one in project.nested()] == [(0, "a"), (1, "b"), (2, "c"), (0, "d")]
    with pytest.raises(RefusedOperationError) as refused:
        apply(project, Set(id="a", field="under", value="c"))
    assert refused.value.code == "map_in_itself"
    assert "onder zichzelf" in refused.value.message("nl")
    assert [one.under for one in apply(project, Remove(id="a")).maps] == [None, None, "b"]


def test_answers_are_edited_like_any_document():
    after = apply(EMPTY, Set(id="head", field="use", value={"breadth": "across", "occasion": "living"}))
    after = apply(after, Add(what="lesson", part={"id": "l", "text": "Call first"}))
    assert (after.use.breadth, after.lessons[0].text) == ("across", "Call first")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_step_explains_itself_in_two_sentences(language: str):
    assert set(EXPLAINED) == set(MethodStep)
    for one in EXPLAINED.values():
        assert one.title[language]
        assert one.text[language].count(". ") == 1
        assert one.text[language].endswith(".")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_gives_a_project_and_a_generic_map_that_break_no_rule(name: str):
    project = project_from_template(name, "p", "P", ("nl", "en"))
    assert list(broken_rules(project)) == []
    assert progress(project)["scope"] == "done"
    assert [depth for depth, _ in project.nested()] == [0, 1, *([1] * (len(project.maps) - 2))]
    made = map_from_template(name, "Onze reis", ("nl", "en"))
    assert JourneyMap.model_validate(made.model_dump(by_alias=True)) == made
    assert len(made.touchpoints) >= 10
    assert all(said(step.title, "nl", ("nl",)) for step in made.steps)
    assert broken_rules_of_map(made) == []


def test_an_unknown_template_is_told():
    with pytest.raises(UnknownNameError, match="web_shop"):
        project_from_template("shop", "p", "P")
