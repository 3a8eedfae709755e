"""What the examples show of projects, value propositions and content calendars."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import klantreis
from klantreis.examples import complete_journey, fietsgoed
from klantreis.examples.complete_journey.research import N_RESPONDENTS, add_research
from klantreis.examples.documents import lay_documents
from klantreis.examples.plans import lay_plans
from klantreis.mapping.documents.content_views import matrix
from klantreis.mapping.documents.proposition_fit import fit, proposed_value
from klantreis.mapping.yaml_text import map_from_yaml

FOLDER = Path(fietsgoed.__file__).parent


def test_fietsgoed_has_a_filled_project_proposition_and_calendar_that_say_they_are_made_up(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "shop")
    lay_documents(FOLDER, workspace)
    (project,) = workspace.projects.all()
    (proposition,) = workspace.propositions.all()
    (content,) = workspace.content.all()
    assert project.is_simulated
    assert proposition.is_simulated
    assert content.is_simulated
    assert (project.propositions, project.contents) == ((proposition.id,), (content.id,))
    (workshop,) = workspace.workshops.all()
    assert workshop.is_simulated
    assert project.workshops == (workshop.id,)
    canvas = proposition.canvases[0]
    # By hand: weights 5, 4, 5, 5, 3, 3, 4, 3; answered 3/3, 2/3, 1/3, 0, 3/3, 0, 3/3, 2/3.
    assert abs(fit(canvas, canvas.ours).all.value - 55 / 96) < 1e-9
    assert proposed_value(canvas, "nl", proposition.languages).startswith("Voor Sanne")
    assert matrix(content).gaps


def test_the_complete_journey_has_the_whole_path_that_says_what_of_it_is_made_up(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "grocer")
    workspace.maps.folder.mkdir(exist_ok=True)
    for name in complete_journey.MAPS:
        shutil.copyfile(complete_journey.map_file(name), workspace.maps.folder / f"{name}.yaml")
    for _ in range(2):  # what is there stays
        lay_plans(complete_journey.folder(), workspace)
        lay_documents(complete_journey.folder(), workspace)
        add_research(workspace)
    (project,), (plan,) = workspace.projects.all(), workspace.plans.all()
    (talks,), (survey,) = workspace.interviews.all(), workspace.surveys.all()
    (proposition,), (content,) = workspace.propositions.all(), workspace.content.all()
    assert all(one.is_simulated for one in (project, talks, survey, proposition, content))
    assert (project.plans, project.interviews, project.surveys) == ((plan.id,), (talks.id,), (survey.id,))
    assert (project.propositions, project.contents) == ((proposition.id,), (content.id,))
    (workshop,) = workspace.workshops.all()
    assert workshop.is_simulated
    assert project.workshops == (workshop.id,)
    assert {lesson.action for lesson in project.lessons} <= {action.id for action in plan.actions}
    assert len(workspace.answers.read(survey.id)) == N_RESPONDENTS
    mailed = {str(one) for one in complete_journey.subset()["mailings"]["campaign_id"].to_pylist()}
    assert {item.campaign for item in content.items if item.campaign} == mailed


def test_what_fietsgoed_names_of_its_map_is_on_it():
    shown = map_from_yaml((FOLDER / "maps" / "koopt-online.yaml").read_text("utf-8"))
    text = (FOLDER / "content" / "kalender.yaml").read_text("utf-8")
    assert all(phase.id in text for phase in shown.phases)
    assert {one.id for one in shown.personas} == {"sanne", "willem"}


def test_what_a_team_changed_is_not_overwritten(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "shop")
    lay_documents(FOLDER, workspace)
    (project,) = workspace.projects.all()
    workspace.projects.write(project.changed(owner="Wij"))
    lay_documents(FOLDER, workspace)
    assert next(workspace.projects.all()).owner == "Wij"


def test_every_picture_of_fietsgoed_is_there_under_the_hash_of_what_it_holds(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "shop")
    lay_documents(FOLDER, workspace)
    maps = [map_from_yaml(fietsgoed.map_file(name).read_text(encoding="utf-8")) for name in fietsgoed.MAPS]
    portraits = {one.portrait for each in maps for one in each.personas}
    named = {getattr(card, "image", None) for each in maps for _, _, card in each.cards} - {None}
    assert (len(portraits), len(named)) == (2, 3)
    kept = {f"images/{file.name}" for file in workspace.images.folder.iterdir()}
    assert kept == portraits | named
    for said in kept:
        path, type_ = workspace.images.named(said)
        assert (path.stem, type_) == (hashlib.sha256(path.read_bytes()).hexdigest(), "image/png")
        assert min(workspace.images.size_of(said)) >= 240
