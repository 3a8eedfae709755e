"""Maps as files of a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from klantreis.errors import UnknownNameError
from klantreis.map_folder import MapExistsError, MapFileError, MapFolder
from klantreis.mapping.templates import new_map


@pytest.fixture
def maps(tmp_path: Path) -> MapFolder:
    folder = MapFolder(tmp_path / "maps")
    folder.add(new_map("Koopt online", languages=("nl",)))
    return folder


def test_a_map_is_found_by_its_name_and_by_its_path(maps: MapFolder):
    assert maps.names() == ("koopt-online",)
    assert maps.read("koopt-online") == maps.read(maps.folder / "koopt-online.yaml")
    assert maps.read("koopt-online") == maps.read("maps/koopt-online.yaml")


def test_an_unknown_map_says_which_there_are(maps: MapFolder):
    with pytest.raises(UnknownNameError, match=r"No map 'koopt-onlin'. Did you mean 'koopt-online'\?"):
        maps.read("koopt-onlin")
    with pytest.raises(UnknownNameError):
        maps.read("../koopt-online")


def test_a_map_is_not_overwritten_by_a_new_one(maps: MapFolder):
    with pytest.raises(MapExistsError, match="already"):
        maps.add(new_map("Koopt online"))


def test_writing_keeps_the_comments_of_the_file(maps: MapFolder):
    path = maps.path("koopt-online")
    path.write_text("# Onze kaart\n" + path.read_text())
    journey_map = maps.read(path)
    maps.write(path, journey_map.changed(head=journey_map.head.changed(owner="Sales")))
    assert path.read_text().startswith("# Onze kaart\n")
    assert maps.read(path).head.owner == "Sales"


def test_a_file_that_is_no_map_says_where(maps: MapFolder):
    path = maps.path("koopt-online")
    path.write_text("format: klantreis-map/1\nid: x\nhead: {titel: X}\n")
    with pytest.raises(MapFileError, match="titel"):
        maps.read(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MapFileError, match="UTF-8"):
        maps.read(path)


def test_snapshots_are_kept_in_order(maps: MapFolder):
    maps.take_snapshot("koopt-online", "na de workshop", by="an")
    journey_map = maps.read("koopt-online")
    maps.write("koopt-online", journey_map.changed(head=journey_map.head.changed(owner="Sales")))
    maps.take_snapshot("koopt-online", "met eigenaar")
    first, second = maps.snapshots("koopt-online")
    assert (first.label, first.by, first.map) == ("na de workshop", "an", journey_map)
    assert second.map.head.owner == "Sales"


def test_the_last_proof_is_kept(maps: MapFolder):
    assert maps.last_proof("koopt-online") is None
    maps.keep_proof("koopt-online", '{"n": 1}')
    maps.keep_proof("koopt-online", '{"n": 2}')
    assert maps.last_proof("koopt-online") == '{"n": 2}'
    assert maps.names() == ("koopt-online",)
