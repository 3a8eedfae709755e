"""The steps of the method: as far as what exists shows, unless a member says otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klantreis.mapping.project import Findings, MethodStep, Progress, Project, standings
from klantreis.project_file import ProjectFile

TODAY = date(2024, 3, 1)


def progress(found: Findings, project: Project | None = None) -> dict[str, str]:
    return {one.step.value: one.progress.value for one in standings(project or Project(), found)}


def test_nothing_there_is_nothing_begun_in_the_order_of_the_method():
    assert progress(Findings()) == dict.fromkeys(
        ["goal", "scope", "format", "persona", "touchpoints", "research", "analysis", "improvement"], "open"
    )


@pytest.mark.parametrize(
    ("found", "step", "seen"),
    [
        (Findings(has_goal=True), "goal", "begun"),
        (Findings(has_goal=True, has_audience=True), "goal", "done"),
        (Findings(has_use=True, has_scope=True), "scope", "done"),
        (Findings(n_steps=3), "format", "begun"),
        (Findings(n_personas=1), "persona", "done"),
        (Findings(n_registered=4), "touchpoints", "begun"),
        (Findings(n_registered=4, n_placed=2), "touchpoints", "done"),
        (Findings(n_backed=9), "research", "begun"),
        (Findings(n_events=9), "analysis", "begun"),
        (Findings(n_events=9, n_proofs=1), "analysis", "done"),
        (Findings(n_improvements=1), "improvement", "begun"),
    ],
)
def test_what_exists_tells_how_far_a_step_is(found: Findings, step: str, seen: str):
    assert progress(found)[step] == seen


def test_a_member_says_what_cannot_be_seen():
    ticked = Project().ticked(MethodStep.RESEARCH, True, TODAY).ticked(MethodStep.GOAL, False, TODAY)
    told = standings(ticked, Findings(has_goal=True, has_audience=True))
    assert [(one.progress, one.is_ticked) for one in told if one.is_ticked] == [
        (Progress.BEGUN, True),
        (Progress.DONE, True),
    ]
    assert ticked.ticked(MethodStep.GOAL, None, TODAY).ticks.keys() == {MethodStep.RESEARCH}


def test_a_project_is_kept_with_the_comments_of_its_file(tmp_path: Path):
    file = ProjectFile(tmp_path / "project.yaml")
    assert file.read() == Project()
    file.change(lambda found: found.ticked(MethodStep.RESEARCH, True, TODAY))
    file.path.write_text("# Ours.\n" + file.path.read_text())
    file.change(lambda found: found.ticked(MethodStep.FORMAT, True, TODAY))
    assert file.path.read_text().startswith("# Ours.\n")
    assert file.read().ticks.keys() == {MethodStep.RESEARCH, MethodStep.FORMAT}
