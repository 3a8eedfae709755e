"""Numbers are recognised over a whole column: sign of decimals, thousands, currencies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.events import numbers
from klantreis.events.numbers import NumberReading

CONNECTION = duckdb.connect()
CONNECTION.execute("CREATE TABLE cells (x VARCHAR)")


def fill(cells: Sequence[str]) -> None:
    CONNECTION.execute("DELETE FROM cells")
    CONNECTION.execute("INSERT INTO cells SELECT unnest($cells)", {"cells": list(cells)})


def recognise(cells: Sequence[str]) -> NumberReading:
    fill(cells)
    return numbers.recognised(lambda sql: CONNECTION.execute(sql).fetchall()[0], "x", "cells")


def read(cells: Sequence[str], reading: NumberReading) -> list[Decimal | None]:
    fill(cells)
    sql = f"SELECT {reading.sql('x', 'DECIMAL(18, 4)')} FROM cells"
    return [row[0] for row in CONNECTION.execute(sql).fetchall()]


amounts = st.decimals(-(10**12), 10**12, places=2)


@given(st.lists(amounts, min_size=1, max_size=5), st.booleans())
@settings(deadline=None, max_examples=60)
def test_amounts_survive_either_notation(written, is_comma):
    cells = [f"{amount:,.2f}" for amount in written]
    if is_comma:
        cells = [cell.translate(str.maketrans(",.", ".,")) for cell in cells]
    reading = recognise(cells)
    assert reading.decimal_comma is is_comma
    assert read(cells, reading) == written


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("€ 12,50", "12.50"),
        ("12,50 EUR", "12.50"),
        ("€ 12,-", "12"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("(12,50)", "-12.50"),
        ("12,50-", "-12.50"),
        (",5", "0.5"),
        ("$1,234.50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1.5e3", "1500"),
        ("+7", "7"),
    ],
)
def test_a_known_way_of_writing_is_read(cell, expected):
    assert read([cell], recognise([cell])) == [Decimal(expected)]


def test_one_row_that_fits_only_one_notation_decides_for_all():
    assert read(["1.234", "2,50"], recognise(["1.234", "2,50"])) == [Decimal(1234), Decimal("2.5")]
    assert read(["1.234", "2.50"], recognise(["1.234", "2.50"])) == [Decimal("1.234"), Decimal("2.5")]


def test_a_column_that_fits_both_is_said_to_be_unsure():
    assert recognise(["1.234"]).is_ambiguous
    assert "decimal_comma=True" in recognise(["1.234"]).words()
    assert not recognise(["12"]).is_ambiguous


@pytest.mark.parametrize(
    "cell", ["abc", "12 apples", "1.2.3", "12.50.1,0", "-", "€", "1e999", "9" * 20, "NaN"]
)
def test_what_is_no_amount_is_not_made_one(cell):
    for is_comma in (True, False):
        assert read([cell], NumberReading(decimal_comma=is_comma)) == [None]


def test_a_row_in_the_other_notation_is_no_number():
    assert read(["12.50"], NumberReading(decimal_comma=True)) == [None]
    assert read(["12,50"], NumberReading(decimal_comma=False)) == [None]


def test_only_amounts_that_all_bear_it_are_in_euros():
    assert recognise(["€ 1", "2"]).is_euro
    assert not recognise(["€ 1", "$ 2"]).is_euro
    assert not recognise(["1", "2"]).is_euro
