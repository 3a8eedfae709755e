"""What a workspace holds for one of its projects."""

from __future__ import annotations

from pathlib import Path

import pytest

import klantreis
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.documents.project import Project, ProjectMap
from klantreis.mapping.documents.project_standing import Findings
from klantreis.mapping.documents.project_templates import map_from_template
from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import Touchpoint
from klantreis.project_found import found_for, titles_for
from klantreis.workspace import Workspace


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    """A workspace with two maps, a persona, a plan and a registered touchpoint."""
    folder = tmp_path / "shop.klantreis"
    klantreis.init(folder, name="Shop")
    shop = klantreis.open(folder)
    for title in ("Ours", "Theirs"):
        shop.maps.add(map_from_template("web_shop", title))
    shop.personas.add(Persona(id="tom", name="Tom"))
    shop.plans.add(Plan(id="year", title={"nl": "Dit jaar", "en": "This year"}, languages=("nl", "en")))
    shop.register_file.change(lambda register: register.with_added([Touchpoint(name="Basket")]))
    return klantreis.open(folder)


def test_only_the_maps_that_a_project_names_count(shop: Workspace):
    drawn = shop.maps.read("ours")
    project = Project(
        id="p",
        title="P",
        maps=(
            ProjectMap(id="a", title="A", map="ours"),
            ProjectMap(id="b", title="B", map="gone"),
            ProjectMap(id="c", title="C"),
        ),
    )
    n = len(drawn.steps)
    assert found_for(shop, project) == Findings(n_registered=1, n_steps=n, n_placed=n)
    assert found_for(shop, Project(id="q", title="Q")) == Findings(n_registered=1)


def test_things_are_called_by_their_titles_and_what_is_gone_is_left_out(shop: Workspace):
    project = Project(id="p", title="P", personas=("tom", "gone"), plans=("year", "gone"))
    titles = titles_for(shop, project)
    assert (titles["personas"], titles["plans"], titles["surveys"]) == (
        {"tom": "Tom"},
        {"year": "Dit jaar"},
        {},
    )
