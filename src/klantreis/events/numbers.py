"""How a column's numbers are written, decided over the whole column, and the SQL that reads them."""

# ruff: noqa: S608 - SQL is put together from our own names and from literals that `literal` quotes

from __future__ import annotations

from dataclasses import dataclass

from klantreis.events.times import Scalars

# Groups of thousands are three digits each: 12.50 is no number with a decimal comma, 1.250 is.
_COMMA = r"^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d*)?$"
_POINT = r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,2})?$"
_SIGNS = r"[\s\x{00A0}\x{202F}’'']|€|\$|£|¥|EUR|USD|GBP|CHF|JPY"  # the quote doubled: it stands in SQL


@dataclass(frozen=True)
class NumberReading:
    """How a column's numbers are read.

    Attributes
    ----------
    decimal_comma
        1.234,50 instead of 1,234.50.
    is_ambiguous
        Every sign that occurs could be one of decimals or of thousands.
    n_read, n_all
        Rows that can be read so, and that hold anything.
    is_euro
        Every amount that bears a sign of currency bears that of the euro.
    """

    decimal_comma: bool
    is_ambiguous: bool = False
    n_read: int = 0
    n_all: int = 0
    is_euro: bool = False

    def sql(self, cell: str, type_: str) -> str:
        """SQL that reads a cell of text as a number of the type; null where it cannot be read."""
        bare = bare_sql(cell)
        if self.decimal_comma:
            common, pattern, plain = r"^-?\d+(,\d+)?$", _COMMA, f"replace(replace({bare}, '.', ''), ',', '.')"
        else:
            common, pattern, plain = r"^-?\d+(\.\d+)?$", _POINT, f"replace({bare}, ',', '')"
        quick = f"try_cast(replace({cell}, ',', '.') AS {type_})"
        return (
            f"CASE WHEN regexp_matches({cell}, '{common}') THEN {quick} "
            f"WHEN {_is_number(bare, pattern)} THEN try_cast({plain} AS {type_}) END"
        )

    def words(self) -> str:
        """What was recognised, for a person."""
        order = "decimal comma (1.234,50)" if self.decimal_comma else "decimal point (1,234.50)"
        unsure = f"; the other would fit as well (then decimal_comma={not self.decimal_comma})"
        return order + unsure if self.is_ambiguous else order


def bare_sql(cell: str) -> str:
    """SQL: a number without signs of currency and spaces; (12) and 12- are -12, and 12,- is 12."""
    bare = f"regexp_replace({cell}, '{_SIGNS}', '', 'g')"
    round_ = rf"regexp_replace({bare}, '[,.][-–]$', '')"
    return rf"regexp_replace({round_}, '^\(([\d.,]+)\)$|^([\d.,]+)-$', '-\1\2')"


def _is_number(bare: str, pattern: str) -> str:
    return rf"regexp_matches({bare}, '{pattern}') AND regexp_matches({bare}, '\d')"


def recognised(count: Scalars, cell: str, source: str) -> NumberReading:
    """How the numbers in a column of text are written: whichever sign of decimals reads more of its rows.

    Where both read as many, the sign that follows the last digits most often is that of the decimals.
    """
    is_comma, is_point = _is_number("b", _COMMA), _is_number("b", _POINT)
    sql = (
        f"SELECT count(x), count(*) FILTER (WHERE {is_comma}), count(*) FILTER (WHERE {is_point}), "
        r"count(*) FILTER (WHERE regexp_matches(b, ',\d*$')), "
        r"count(*) FILTER (WHERE regexp_matches(b, '\.\d*$')), "
        "count(*) FILTER (WHERE regexp_matches(x, '€|EUR')), "
        "count(*) FILTER (WHERE regexp_matches(x, '[$£¥]|USD|GBP|CHF|JPY')) "
        f"FROM (SELECT x, {bare_sql('x')} AS b FROM (SELECT {cell} AS x FROM {source}))"
    )
    n_all, n_comma, n_point, n_last_comma, n_last_point, n_euro, n_other = count(sql)
    is_ambiguous = n_comma == n_point and n_last_comma + n_last_point > 0
    decimal_comma = n_comma > n_point or (n_comma == n_point and n_last_comma > n_last_point)
    return NumberReading(
        decimal_comma=decimal_comma,
        is_ambiguous=is_ambiguous,
        n_read=max(n_comma, n_point),
        n_all=n_all,
        is_euro=n_euro > 0 and n_other == 0,
    )
