"""A mapping is checked, kept and found again."""

from __future__ import annotations

import pytest

from klantreis.errors import InvalidOptionError
from klantreis.events.mapping import ColumnMapping, UnknownColumnError, resolved


def test_a_mapping_survives_being_kept():
    mapping = ColumnMapping(
        identifiers=(("klantnummer", "user_id"),), time="datum", day_first=False, name="", left_out=("naam",)
    )
    kept = mapping.to_dict()
    assert kept == {
        "identifiers": [["klantnummer", "user_id"]],
        "time": "datum",
        "name": "",
        "day_first": False,
        "left_out": ["naam"],
    }
    assert ColumnMapping.from_dict(kept) == mapping


def test_a_kept_mapping_with_an_unknown_key_is_refused_with_the_nearest():
    with pytest.raises(InvalidOptionError, match="Did you mean 'channel'"):
        ColumnMapping.from_dict({"chanel": "kanaal"})


@pytest.mark.parametrize(
    "options", [{"delimiter": ";;"}, {"delimiter": '"'}, {"time_zone": "Amsterdam"}, {"time_zone": "../x"}]
)
def test_an_option_that_makes_no_sense_is_refused(options):
    with pytest.raises(InvalidOptionError):
        ColumnMapping(**options)


def test_a_column_is_found_in_its_own_spelling():
    assert resolved("DATUM", ["Datum", "naam"], role="time") == "Datum"
    assert resolved("id", ["ID", "id"], role="time") == "id"


def test_a_column_that_is_missing_or_not_clear_is_told_with_those_that_exist():
    with pytest.raises(UnknownColumnError, match="Did you mean 'datum'") as caught:
        resolved("datm", ["datum", "naam"], role="time_of_day")
    assert (caught.value.column, caught.value.found) == ("datm", ("datum", "naam"))
    with pytest.raises(UnknownColumnError):
        resolved("Id", ["ID", "id"], role="time")
