"""The simulated shop: its files, that its truth can be recovered from events alone, and its wrong maps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from klantreis.errors import InvalidOptionError
from klantreis.evidence.sentiment import measured
from klantreis.examples.fietsgoed import (
    MAPS,
    PLANTED_ERRORS,
    SCALES,
    TRUTH,
    Truth,
    folder,
    made,
    map_file,
    simulate,
)
from klantreis.examples.fietsgoed import simulation as simulation_module
from klantreis.examples.fietsgoed.clock import as_iso, as_utc
from klantreis.examples.fietsgoed.exports import TABLES
from klantreis.examples.fietsgoed.simulation import UnwritableFolderError
from klantreis.examples.fietsgoed.truth import with_odds
from klantreis.exploration import Journeys
from klantreis.journeys.statistics import wilson
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.rules import check
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.workspace import Workspace

N_PERSONS = 40_000
COMPLAINED = ("Klacht opgelost", "Klacht niet opgelost")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return made(tmp_path_factory.mktemp("fietsgoed") / "shop", N_PERSONS)


@pytest.fixture(scope="module")
def journeys(workspace: Workspace) -> Journeys:
    return workspace.journeys()


@pytest.fixture(scope="module")
def sql(workspace: Workspace, journeys: Journeys) -> Iterator[Any]:
    connection = workspace.sql()
    yield connection
    connection.close()


def share(journeys: Journeys, *steps: str) -> tuple[float, float]:
    """Interval of the share of those at the last step but one that reach the last."""
    reached = [step["reached"] for step in journeys.funnel(steps).document()["steps"]]
    low, high = wilson(reached[-1], reached[-2])
    return float(low), float(high)


def bytes_of(files: tuple[Path, ...]) -> list[bytes]:
    return [file.read_bytes() for file in files]


# The files


def test_the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(tmp_path: Path) -> None:
    first = bytes_of(simulate(600, folder=tmp_path / "first"))
    assert bytes_of(simulate(600, folder=tmp_path / "second")) == first
    others = bytes_of(simulate(600, folder=tmp_path / "third", seed=7))
    assert all(other != one for other, one in zip(others, first, strict=True))


def test_a_second_piece_appends_its_persons_under_numbers_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulation_module, "PERSONS_A_PIECE", 300)
    simulate(900, folder=tmp_path)
    lines = (tmp_path / "klanten.csv").read_text().splitlines()
    customers = [line.split(";")[0] for line in lines]
    assert customers.count('"Klantnummer"') == 1
    assert len(set(customers)) == len(customers)
    assert {int(number.strip('"')[1:]) // 300 for number in customers[1:]} == {3333, 3334, 3335, 3336}
    assert pq.ParquetFile(tmp_path / "webanalytics.parquet").num_row_groups == 3


def test_every_file_says_what_a_real_system_would_and_the_folder_that_it_is_simulated(tmp_path: Path) -> None:
    files = {file.name: file for file in simulate(600, folder=tmp_path)}
    assert list(files) == list(TABLES)
    assert "GESIMULEERD" in (tmp_path / "LEESMIJ.txt").read_text()
    order = files["bestellingen.csv"].read_text().splitlines()[1].split(";")
    assert order[8].strip('"').count(",") == 1
    review = json.loads(files["reviews.jsonl"].read_text().splitlines()[0])
    assert set(review) == {"created_at", "user_id", "stars", "text"}


def test_moments_keep_the_clock_of_amsterdam_in_winter_and_in_summer() -> None:
    # 15 January and 15 July 2025, 12:00 on the clock.
    noons = np.array([20_103, 20_284]) * 86_400 + 12 * 3_600
    assert as_iso(noons).to_pylist() == ["2025-01-15T12:00:00+01:00", "2025-07-15T12:00:00+02:00"]
    assert [moment.hour for moment in as_utc(noons).to_pylist()] == [11, 10]


def test_a_shop_of_hardly_anyone_can_be_made_though_some_files_are_empty(tmp_path: Path) -> None:
    assert made(tmp_path / "shop", 2).journeys().summary().document()["persons"] == 2


@pytest.mark.parametrize(("n_persons", "seed"), [(1, 1), (10_000_001, 1), (10, -1)])
def test_a_shop_that_cannot_be_simulated_is_refused(tmp_path: Path, n_persons: int, seed: int) -> None:
    with pytest.raises(InvalidOptionError, match="Choose"):
        simulate(n_persons, folder=tmp_path, seed=seed)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(UnwritableFolderError, match="Name a folder"):
        simulate(10, folder=tmp_path / "taken")


# The workspace


def test_all_rows_are_imported_and_every_event_has_a_registered_touchpoint(workspace: Workspace) -> None:
    assert sum(done.n_rejected for done in workspace.imports()) == 0
    touchpoints = workspace.touchpoints()
    assert [one.name for one in touchpoints if not one.is_registered] == []
    assert [one.name for one in touchpoints if not one.n_events] == []


def test_the_workspace_and_its_maps_say_that_they_are_simulated(workspace: Workspace) -> None:
    assert "gesimuleerd" in workspace.settings.name
    assert workspace.settings.outcomes == ("Bestelling",)
    assert set(workspace.maps.names()) == set(MAPS)
    assert all(one.head.is_simulated for one in workspace.maps.all())


def test_two_devices_of_who_logs_in_are_one_person_and_an_anonymous_telephone_is_its_own(sql: Any) -> None:
    devices = """SELECT person, count(DISTINCT attributes['device']) AS n,
        bool_or(list_bool_or(list_transform(identifiers, lambda one: one.kind = 'user_id'))) AS is_known
        FROM events WHERE source = 'webanalytics' GROUP BY person"""
    sql.execute(f"CREATE TEMP TABLE devices AS {devices}")
    n_joined, n_torn = sql.execute(
        "SELECT count_if(is_known AND n = 2), count_if(n > 2) FROM devices"
    ).fetchone()
    assert n_joined > 1_000
    assert n_torn == 0
    (n_numbers,) = sql.execute(
        """SELECT max(n) FROM (SELECT person, count(DISTINCT one.value) AS n FROM (
            SELECT person, unnest(identifiers) AS one FROM events
        ) WHERE one.kind = 'user_id' GROUP BY person)"""
    ).fetchone()
    assert n_numbers == 1


def test_accounts_gather_who_asks_who_decides_and_who_buys(workspace: Workspace, sql: Any) -> None:
    accounts = workspace.journeys(subject="account")
    (n_companies,) = sql.execute("SELECT count(DISTINCT account) FROM events").fetchone()
    assert accounts.summary().document()["persons"] == n_companies
    (n_persons,) = sql.execute(
        "SELECT avg(n) FROM (SELECT count(DISTINCT person) AS n FROM events WHERE account IS NOT NULL "
        "GROUP BY account)"
    ).fetchone()
    assert n_persons > 2.9
    # Nearly every company reads or looks before it orders, though its buyer alone may not.
    low, _ = share(accounts, "Zoekmachine", "Productpagina")
    assert low > 0.9


# The planted truth, from the events alone. Each interval holds what is planted and not what would be seen
# without the effect.


def test_a_failed_payment_costs_orders(journeys: Journeys) -> None:
    consumers = journeys.where(segment={"klanttype": "consument"})
    low, high = share(consumers, "Betaling mislukt", "Bestelling")
    assert low < TRUTH.orders_after_failure < high < TRUTH.orders_without_failure
    low, high = share(consumers.where(did_not="Betaling mislukt"), "Afrekenen", "Bestelling")
    assert TRUTH.orders_after_failure < low < TRUTH.orders_without_failure < high


def test_the_mail_after_an_empty_handed_visit_angers_who_was_turned_away(journeys: Journeys) -> None:
    mailed = "Mail verlaten winkelwagen"
    low, high = share(journeys, "Betaling mislukt", mailed, "Bestelling")
    assert low < TRUTH.returns_after_failure_and_mail < high < TRUTH.returns_after_failure


def test_the_same_mail_reminds_who_left_of_himself(journeys: Journeys) -> None:
    mailed = "Mail verlaten winkelwagen"
    low, high = share(journeys.where(did_not="Betaling mislukt"), "Afrekenen", mailed, "Bestelling")
    assert TRUTH.returns_after_leaving < low < TRUTH.returns_after_leaving_and_mail < high


def test_a_late_delivery_costs_repeat_orders(journeys: Journeys) -> None:
    low, high = share(journeys.where(did_not="Te laat bezorgd"), "Op tijd bezorgd", "Bestelling")
    assert TRUTH.repeats_late < low < TRUTH.repeats < high
    low, high = share(journeys.where(did_not=COMPLAINED), "Te laat bezorgd", "Bestelling")
    assert low < TRUTH.repeats_late < high < TRUTH.repeats


def test_a_solved_complaint_brings_most_of_them_back_and_an_unsolved_one_costs_more(
    journeys: Journeys,
) -> None:
    low, high = share(journeys, "Te laat bezorgd", "Klacht opgelost", "Bestelling")
    assert TRUTH.repeats_late < low < TRUTH.repeats_late_solved < high < TRUTH.repeats
    low, high = share(journeys, "Te laat bezorgd", "Klacht niet opgelost", "Bestelling")
    assert low < TRUTH.repeats_late_unsolved < high < TRUTH.repeats_late


def test_a_late_delivery_costs_a_point_and_a_half_of_satisfaction(sql: Any) -> None:
    rows = sql.execute(
        """SELECT score, bool_or(touchpoint = 'Te laat bezorgd') OVER (PARTITION BY person) AS is_late,
            touchpoint FROM journeys QUALIFY touchpoint = 'Enquête levering'"""
    ).fetchall()
    late = np.array([score for score, is_late, _ in rows if is_late])
    on_time = np.array([score for score, is_late, _ in rows if not is_late])
    effect = late.mean() - on_time.mean()
    half = 1.96 * np.sqrt(late.var() / len(late) + on_time.var() / len(on_time))
    assert effect - half < TRUTH.csat_effect_of_late < effect + half < 0


def test_an_extra_in_the_box_brings_friends(journeys: Journeys) -> None:
    low, high = share(journeys, "Verrassing in de doos", "Vriend aangebracht")
    assert TRUTH.refers < low < TRUTH.refers_after_extra < high
    without = journeys.where(did_not="Verrassing in de doos")
    low, high = share(without, "Bestelling", "Vriend aangebracht")
    assert low < TRUTH.refers < high < TRUTH.refers_after_extra


@pytest.mark.parametrize("without_effect", ["Track & trace", "Nieuwsbrief", "Review", "Retour"])
def test_contacts_without_a_planted_effect_show_none(journeys: Journeys, without_effect: str) -> None:
    delivered = journeys.where(did_not="Te laat bezorgd")
    with_it = share(delivered.where(did=without_effect), "Op tijd bezorgd", "Bestelling")
    without = share(delivered.where(did_not=without_effect), "Op tijd bezorgd", "Bestelling")
    assert with_it[0] < TRUTH.repeats < with_it[1]
    assert without[0] < TRUTH.repeats < without[1]


def test_an_effect_that_is_not_simulated_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = Truth(late_odds=1.0, recovered_share=0.0, unsolved_odds=1.0)
    assert flat.repeats_late == pytest.approx(flat.repeats)
    simulated = simulation_module.pieces(9_000, truth=flat)
    again, n = np.zeros(2), np.zeros(2)
    for piece in simulated:
        came = piece.log.of("delivered")
        is_late = came["days_late"] > 0
        orders = piece.log.of("order")
        comes_again = np.isin(came["who"], orders["who"][orders["ordinal"] == 1])
        for late in (0, 1):
            again[late] += comes_again[is_late == bool(late)].sum()
            n[late] += (is_late == bool(late)).sum()
    low, high = wilson(again[1], n[1])
    assert low < flat.repeats < high
    assert not low < TRUTH.repeats_late < high


def test_odds_and_chances_agree() -> None:
    assert with_odds(0.5, 0.25) == pytest.approx(0.2)
    assert TRUTH.orders_after_failure == pytest.approx(0.3 + 0.7 * (0.5 * 0.2 + 0.5 * 0.4))


# What customers write


def test_the_offer_in_the_paper_shows_in_texts_only(sql: Any, journeys: Journeys) -> None:
    assert not any("blad" in touchpoint for touchpoint in journeys.touchpoints)
    n_naming, n_persons = sql.execute(
        "SELECT count(*), count(DISTINCT person) FROM events WHERE text ILIKE '%blad%'"
    ).fetchone()
    assert n_naming >= n_persons > 100


def test_texts_sound_as_what_happened(sql: Any) -> None:
    texts = sql.execute(
        """SELECT text, bool_or(touchpoint = 'Te laat bezorgd') OVER (PARTITION BY journeys.person)
        FROM journeys JOIN events USING (event) QUALIFY touchpoint IN ('Review', 'Enquête levering')
        AND text IS NOT NULL"""
    ).fetchall()
    emotion = np.array(
        measured(pa.array([text for text, _ in texts]), language="nl").column("emotion").to_pylist(), float
    )
    is_late = np.array([late for _, late in texts])
    assert np.nanmean(emotion[~is_late]) > 0.5
    assert np.nanmean(emotion[is_late]) < np.nanmean(emotion[~is_late]) - 0.5


# The maps


def map_of(name: str) -> JourneyMap:
    return map_from_yaml(map_file(name).read_text(encoding="utf-8"))


def test_the_maps_follow_every_rule_and_open_one_another(workspace: Workspace) -> None:
    maps = [map_of(name) for name in MAPS]
    for one in maps:
        problems = check(one, register=workspace.register, maps=maps, today=date(2026, 1, 1))
        assert [problem.sentence() for problem in problems] == []
    opened = {step.opens for step in map_of("koopt-online").steps if step.opens}
    assert opened == set(MAPS) - {"koopt-online"}


def test_a_persona_is_the_same_on_every_map() -> None:
    told: dict[str, Any] = {}
    for name in MAPS:
        for persona in map_of(name).personas:
            assert told.setdefault(persona.id, persona) == persona
    assert set(told) == {"sanne", "willem"}


@pytest.mark.parametrize("name", MAPS)
def test_proving_a_map_finds_exactly_what_is_wrong_on_it(workspace: Workspace, name: str) -> None:
    proof = workspace.prove(name, is_kept=False).proof
    found = {(finding.code, finding.step or finding.touchpoint) for finding in proof.findings}
    assert found == {(planted.kind, planted.where) for planted in PLANTED_ERRORS[name]}
    assert proof.is_simulated


def test_the_scales_of_scores_are_those_of_the_files(workspace: Workspace) -> None:
    assert workspace.scales() == {touchpoint: (scale,) for touchpoint, scale in SCALES.items()}


def test_every_planted_error_names_a_step_or_a_touchpoint(workspace: Workspace) -> None:
    for name, errors in PLANTED_ERRORS.items():
        steps = {step.id for step in map_of(name).steps}
        for planted in errors:
            assert planted.where in (workspace.register.names if planted.kind == "contact_missing" else steps)


def test_the_readme_tells_the_truth() -> None:
    readme = (Path(__file__).parents[2] / "examples" / "fietsgoed" / "README.md").read_text(encoding="utf-8")
    for name, value in (
        ("orders_after_failure", TRUTH.orders_after_failure),
        ("orders_without_failure", TRUTH.orders_without_failure),
        ("repeats", TRUTH.repeats),
        ("repeats_late", TRUTH.repeats_late),
        ("repeats_late_solved", TRUTH.repeats_late_solved),
        ("repeats_late_unsolved", TRUTH.repeats_late_unsolved),
        ("refers", TRUTH.refers),
        ("refers_after_extra", TRUTH.refers_after_extra),
    ):
        assert f"| `{name}` | {value:.1%}".replace("%", " %") in readme
    for name, errors in PLANTED_ERRORS.items():
        for planted in errors:
            assert f"| {name} | `{planted.kind}` | {planted.where} | {planted.why} |" in readme
    assert (folder() / "phrases.yaml").is_file()
