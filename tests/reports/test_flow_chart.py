from collections import Counter

from tests.reports.made import MAPS, dense, webshop

from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full
from klantreis.reports.flow_chart import MOST_IN_COLUMN, columns_of, flow_chart
from klantreis.reports.sheet import sheet


def ways_of(chart, kind):
    return {(way["from"] + 1, way["to"] + 1) for way in chart["ways"] if way["kind"] == kind}


def test_a_way_runs_down_across_beside_or_around_by_where_it_leads():
    chart = flow_chart(sheet(webshop()))
    assert ways_of(chart, "down") == {(1, 2), (3, 4), (5, 6)}
    assert ways_of(chart, "across") == {(2, 3), (4, 5), (6, 7), (7, 8)}
    assert ways_of(chart, "beside") == {(4, 3)}
    assert ways_of(chart, "around") == {(6, 8), (8, 2)}


def test_every_way_of_the_map_is_drawn_once():
    for make in MAPS.values():
        chart = flow_chart(sheet(make()))
        steps = [step.id for step in make().steps]
        drawn = Counter((steps[way["from"]], steps[way["to"]]) for way in chart["ways"])
        assert drawn == Counter(make().ways)


def test_no_two_ways_share_a_track():
    chart = flow_chart(sheet(dense()))
    away = [way for way in chart["ways"] if way["kind"] != "down"]
    tracks = [(way["gutter"], way["track"]) for way in away]
    tracks += [(way["gutter_in"], way["track_in"]) for way in away if way["kind"] == "around"]
    assert len(set(tracks)) == len(tracks)
    assert all(track < chart["gutters"][gutter] for gutter, track in tracks)


def test_ways_with_a_label_stand_in_the_box_they_leave():
    chart = flow_chart(sheet(webshop(), language="en"))
    assert chart["rows"][3] == [{"text": "payment fails → 3"}]
    assert chart["rows"][0] == []


def test_a_long_phase_is_broken_into_columns_of_even_length():
    steps = [f"Step {k}" for k in range(MOST_IN_COLUMN + 2)]
    journey_map = map_from_data(
        in_full({"id": "m", "head": {"title": "M"}, "phases": [{"title": "P", "steps": steps}]})
    )
    columns = columns_of(sheet(journey_map))
    assert [len(column.steps) for column in columns] == [7, 7]
    assert [column.is_continued for column in columns] == [False, True]
