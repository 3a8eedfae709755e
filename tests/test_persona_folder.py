"""The personas of a workspace, a file each."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from tests.evidence.maps import map_of

import klantreis
from klantreis.document_file import ChangedMeanwhileError
from klantreis.errors import UnknownNameError
from klantreis.mapping.conditions import Condition
from klantreis.mapping.persona import Persona, SegmentRule
from klantreis.persona_folder import PersonaExistsError, PersonaFolder
from klantreis.settings import SettingsError

TOM = Persona(id="tom", name="Tom", goals=("Save money",))


@pytest.fixture
def personas(tmp_path: Path) -> PersonaFolder:
    found = klantreis.init(tmp_path / "shop").personas
    found.add(TOM)
    return found


def test_a_persona_is_added_changed_and_thrown_away(personas: PersonaFolder):
    assert list(personas.all()) == [TOM]
    personas.write(TOM.changed(name="Thrifty Tom"), expected=personas.version("tom"))
    assert personas.read("tom").name == "Thrifty Tom"
    personas.remove("tom")
    assert personas.ids() == ()


def test_an_id_is_given_once(personas: PersonaFolder):
    with pytest.raises(PersonaExistsError):
        personas.add(TOM)
    assert list(personas.all()) == [TOM]


def test_a_change_of_another_version_is_refused(personas: PersonaFolder):
    read = personas.version("tom")
    personas.write(TOM.changed(name="Thrifty Tom"))
    with pytest.raises(ChangedMeanwhileError):
        personas.remove("tom", expected=read)
    assert personas.ids() == ("tom",)


def test_a_file_under_another_name_than_its_id_is_told(personas: PersonaFolder):
    (personas.folder / "ann.yaml").write_text("id: anna\nname: Anna\n")
    with pytest.raises(SettingsError, match="'anna'"):
        list(personas.all())
    with pytest.raises(UnknownNameError):
        personas.read("../workspace")


def test_a_shared_persona_narrows_the_proof_of_a_map_that_names_it(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "shop")
    times = [f"2024-03-0{day}T10:00:00Z" for day in (1, 2, 3)]
    workspace.import_events(
        pa.table({"person": ["a", "b", "b"], "time": times, "event": ["Visit", "Visit", "Order"]})
    )
    workspace.import_persons(pa.table({"person": ["a", "b"], "region": ["North", "South"]}), person="person")
    north = SegmentRule(where=(Condition(field="attributes.region", equals="North"),))
    workspace.personas.add(Persona(id="northerner", name="Northerner", segment=north))
    journey_map = map_of("s: Visit")
    head = journey_map.head.changed(personas=("northerner",))
    workspace.maps.add(journey_map.changed(id="way", head=head))
    assert workspace.prove("way").proof.persona == "northerner"
    assert workspace.prove("way").proof.n_journeys == 1
    assert workspace.journeys().of(north).summary().n_events == 1
    assert workspace.journeys().of(SegmentRule(did=("Order",))).summary().n_events == 2


def test_personas_of_maps_are_shared_once(tmp_path: Path):
    workspace = klantreis.init(tmp_path / "shop")
    journey_map = map_of("s: Visit")
    for number in (1, 2):
        workspace.maps.add(
            journey_map.changed(id=f"way-{number}", personas=(TOM.changed(name=f"Tom {number}"),))
        )
    assert workspace.share_personas() == [TOM.changed(name="Tom 1")]
    assert workspace.share_personas() == []
    assert workspace.personas.read("tom").name == "Tom 1"
