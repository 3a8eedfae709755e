"""Two groups of persons side by side."""

from __future__ import annotations

import pytest
from tests.evidence.proving import journeys_from

LINES = [
    *(f"n{n} 09:00 visit region=north" for n in range(10)),
    *(f"n{n} 09:30 order" for n in range(8)),
    *(f"s{n} 09:00 visit region=south" for n in range(10)),
    *(f"s{n} 09:30 order" for n in range(3)),
]


def test_a_touchpoint_has_its_share_in_each_group_and_the_difference():
    journeys = journeys_from(*LINES)
    north, south = (journeys.where(segment={"region": name}) for name in ("north", "south"))
    found = north.summary().compare(south.summary())
    first, second = found.to_arrow().to_pylist()
    assert (first["touchpoint"], first["persons_left"], first["persons_right"]) == ("order", 8, 3)
    # Newcombe's method 10 for 8/10 against 3/10: Wilson gives 0.4902-0.9433 and 0.1078-0.6032.
    assert first["difference"] == pytest.approx(0.5)
    assert first["low"] == pytest.approx(0.5 - ((0.8 - 0.49016) ** 2 + (0.60322 - 0.3) ** 2) ** 0.5, abs=1e-4)
    assert first["high"] == pytest.approx(
        0.5 + ((0.94331 - 0.8) ** 2 + (0.3 - 0.10779) ** 2) ** 0.5, abs=1e-4
    )
    # Of two tests the surer one's p-value is doubled.
    assert first["q_value"] == pytest.approx(2 * first["p_value"])
    assert (second["touchpoint"], second["difference"], second["p_value"]) == ("visit", 0.0, 1.0)
    assert found.document()["left"]["persons"] == 10


def test_a_group_of_nobody_cannot_be_compared():
    journeys = journeys_from(*LINES)
    nobody = journeys.where(did=["order"], did_not=["visit"])
    found = journeys.summary().compare(nobody.summary())
    assert {row["difference"] for row in found.to_arrow().to_pylist()} == {None}
    assert "has nobody" in found.headline()


@pytest.mark.parametrize("split", [1, 3])
def test_persons_in_both_groups_are_counted(split: int):
    journeys = journeys_from(*LINES, split=split)
    north = journeys.where(segment={"region": "north"})
    assert north.shared_persons(journeys) == 10
    assert north.shared_persons(journeys.where(did=["order"])) == 8
    assert north.shared_persons(journeys.where(segment={"region": "south"})) == 0
