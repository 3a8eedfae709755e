"""Building journeys: whose, which touchpoint, in which order; and again when something changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.events.build import START, add, event
from tests.naive.stitching import stitched

from klantreis.events.store import EventStore, Staging
from klantreis.journeys.builder import BuildOptions, build, is_current
from klantreis.journeys.lens import microseconds
from klantreis.journeys.store import DamagedStoreError, JourneyStore
from klantreis.mapping.touchpoint import Register

NO_RULES = Register()


def register(*touchpoints: dict[str, Any]) -> Register:
    return Register.model_validate({"touchpoints": touchpoints})


def journeys(store: JourneyStore) -> list[list[tuple[str, int]]]:
    """Per person (touchpoint, minute) in order; persons in order of their first event in the store."""
    found = []
    for block in store.blocks:
        for row in range(block.n_persons):
            span = range(block.offsets[row], block.offsets[row + 1])
            minutes = [(int(block.occurred_at[k]) - microseconds(START)) // 60_000_000 for k in span]
            names = [store.names.touchpoints[block.touchpoint[k]] for k in span]
            found.append((min(block.event[k] for k in span), list(zip(names, minutes, strict=True))))
    return [journey for _, journey in sorted(found)]


class Shop:
    """A store of events and the journeys built from it."""

    def __init__(self, folder: Path, rules: Register = NO_RULES, **options: Any) -> None:
        self.events = EventStore(folder / "events")
        self.folder = folder / "journeys"
        self.rules = rules
        self.options = BuildOptions(**options)

    def add(self, *events: dict[str, Any]) -> None:
        add(self.events, events)

    def describe(self, *rows: tuple[str, str, str, str]) -> None:
        with self.events.writing() as scratch:
            columns = zip(*rows, strict=True)
            names = ("kind", "value", "attribute", "content")
            pq.write_table(
                pa.table(dict(zip(names, map(list, columns), strict=True))), scratch / "persons.parquet"
            )
            staging = Staging("persons", n_rows=len(rows), n_rejected=0, reasons={}, notes=())
            self.events.add_person_attributes(scratch / "persons.parquet", staging)

    def build(self) -> Any:
        return build(self.events, self.rules, self.folder, self.options)

    def open(self) -> JourneyStore:
        store = JourneyStore.open(self.folder)
        assert store is not None
        return store

    def journeys(self) -> list[list[tuple[str, int]]]:
        return journeys(self.open())


def test_events_become_journeys_in_time_order(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.add(event("a", 5, "cart"), event("b", 1, "visit"), event("a", 0, "visit"), event("a", 5, "order"))
    report = shop.build()
    assert shop.journeys() == [[("visit", 0), ("cart", 5), ("order", 5)], [("visit", 1)]]
    assert (report.n_persons, report.n_events) == (2, 4)


def test_a_store_without_events_builds_and_opens(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.build()
    assert shop.open().blocks == ()
    assert JourneyStore.open(tmp_path / "elsewhere") is None


def test_the_first_rule_that_matches_names_the_event(tmp_path: Path):
    rules = register(
        {"name": "Expensive order", "rules": [{"field": "value", "greater": 100}], "channel": "web"},
        {
            "name": "Checkout",
            "phase": "purchase",
            "rules": [{"field": "attributes.page", "starts_with": "/pay"}],
        },
        {"name": "Order", "rules": [{"field": "name", "one_of": ["order", "bestelling"]}]},
    )
    shop = Shop(tmp_path, rules)
    shop.add(
        event("a", 0, "order", value=150),
        event("a", 1, "bestelling", value=10, channel="shop"),
        event("a", 2, "page_view", attributes=[("page", "/pay/1")]),
        event("a", 3, "page_view", attributes=[("page", "/")]),
        event("a", 4, "Order"),
    )
    shop.build()
    store = shop.open()
    assert [name for name, _ in shop.journeys()[0]] == [
        "Expensive order", "Order", "Checkout", "page_view", "Order (unregistered)",
    ]  # fmt: skip
    assert store.names.registered == (True, True, True, False, False)
    assert store.names.phases[1] == "purchase"
    channels = [store.names.channels[code] for code in store.blocks[0].channel]
    assert channels == ["web", "shop", "(no channel)", "(no channel)", "(no channel)"]


def test_values_and_scores_are_kept_and_missing_ones_are_not_zero(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.add(event("a", 0, "order", value="12.50"), event("a", 1, "survey", score=4.0))
    shop.build()
    block = shop.open().blocks[0]
    assert block.value[0] == 12.5
    assert np.isnan(block.value[1])
    assert np.isnan(block.score[0])
    assert block.score[1] == 4


def test_amounts_of_several_currencies_are_never_put_together(tmp_path: Path):
    shop = Shop(tmp_path, currency="EUR")
    shop.add(event("a", 0, "order", value=10, currency="USD"))
    assert shop.build().n_other_currency == 0
    assert shop.open().manifest.currency == "USD"
    shop.add(
        event("a", 1, "order", value=20),
        event("b", 2, "order", value=30, currency="EUR"),
        event("b", 3, "visit"),
    )
    report = shop.build()
    store = shop.open()
    assert (report.n_other_currency, store.manifest.currency) == (1, "EUR")
    assert [value for block in store.blocks for value in block.value[block.value > 0]] == [20, 30]


def test_only_blocks_whose_persons_changed_are_written(tmp_path: Path):
    shop = Shop(tmp_path, events_a_block=2)
    shop.add(*(event(who, minute, "visit") for who in "abcd" for minute in (0, 1)))
    assert shop.build().n_blocks_written == 4
    shop.add(event("c", 9, "order"), event("e", 9, "visit"))
    report = shop.build()
    assert (report.n_blocks_written, report.n_blocks_kept) == (2, 3)
    assert shop.journeys()[2] == [("visit", 0), ("visit", 1), ("order", 9)]
    assert shop.build().n_blocks_written == 0


def test_a_late_link_moves_a_person_into_another_block(tmp_path: Path):
    shop = Shop(tmp_path, events_a_block=2)
    shop.add(*(event(who, minute, "visit") for who in "abc" for minute in (0, 2)))
    shop.build()
    shop.add(event("user_id:c+user_id:a", 1, "login"))
    report = shop.build()
    assert shop.journeys()[0] == [("visit", 0), ("visit", 0), ("login", 1), ("visit", 2), ("visit", 2)]
    assert (report.n_blocks_written, report.n_blocks_kept, report.n_persons) == (1, 1, 2)


def test_a_reader_keeps_the_version_that_it_opened(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.add(event("a", 0, "visit"))
    shop.build()
    opened = shop.open()
    shop.add(event("a", 1, "order"))
    shop.build()
    assert [len(journey) for journey in journeys(opened)] == [1]
    assert [len(journey) for journey in shop.journeys()] == [2]
    assert len(list(shop.folder.glob("*.arrow"))) == 1


def test_another_register_builds_everything_anew(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.add(event("a", 0, "visit"))
    shop.build()
    shop.rules = register({"name": "Bezoek", "rules": [{"field": "name", "equals": "visit"}]})
    assert not is_current(shop.events, shop.rules, shop.folder, shop.options)
    shop.build()
    assert shop.journeys() == [[("Bezoek", 0)]]
    assert is_current(shop.events, shop.rules, shop.folder, shop.options)


def test_attributes_of_persons_follow_their_identifiers_and_the_last_import_counts(tmp_path: Path):
    shop = Shop(tmp_path, events_a_block=1)
    shop.add(event("a", 0, "visit"), event("b", 0, "visit"))
    shop.build()
    shop.describe(("user_id", "a", "sex", "f"), ("user_id", "a", "age", "30"), ("user_id", "zz", "sex", "m"))
    shop.describe(("user_id", "a", "age", "31"))
    report = shop.build()
    store = shop.open()
    assert (report.n_blocks_written, report.n_blocks_kept) == (1, 1)
    of_a, of_b = (
        {
            name: dict(enumerate(store.names.attributes[name])).get(int(codes[0]))
            for name, codes in block.attributes.items()
        }
        for block in store.blocks
    )
    assert of_a == {"sex": "f", "age": "31"}
    assert of_b == {"sex": None, "age": None}


def test_accounts_gather_the_events_of_their_persons(tmp_path: Path):
    shop = Shop(tmp_path, subject="account")
    shop.add(
        event("a", 0, "visit"),
        event("a", 1, "order", account="Acme"),
        event("b", 2, "call", account="Acme"),
        event("c", 3, "visit"),
        event("d", 4, "order", account="Bolt"),
        event("d", 5, "order", account="Acme"),
        event("d", 6, "visit"),
    )
    report = shop.build()
    assert shop.journeys() == [
        [("visit", 0), ("order", 1), ("call", 2), ("order", 5)],
        [("order", 4)],
    ]
    assert (report.n_persons, report.n_without_subject) == (2, 2)


def test_more_names_than_a_block_holds_are_gathered_in_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("klantreis.journeys.classification._MOST_TOUCHPOINTS", 2)
    shop = Shop(tmp_path)
    shop.add(*(event("a", minute, name) for minute, name in enumerate(["x", "y", "y", "z", "x"])))
    shop.build()
    assert [name for name, _ in shop.journeys()[0]] == ["x", "y", "y", "(other)", "x"]


def test_a_damaged_store_says_how_to_mend_it(tmp_path: Path):
    shop = Shop(tmp_path)
    shop.add(event("a", 0, "visit"))
    shop.build()
    block = next(shop.folder.glob("*.arrow"))
    block.write_bytes(block.read_bytes()[:100])
    with pytest.raises(DamagedStoreError, match="klantreis build"):
        shop.open()
    block.unlink()
    with pytest.raises(DamagedStoreError, match="klantreis build"):
        shop.open()


some_events = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d", "ab", "cd", "bd"]), st.integers(0, 4), st.sampled_from("xyz")
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_events, st.lists(st.integers(0, 12), max_size=2), st.integers(1, 4))
def test_building_bit_by_bit_gives_the_journeys_of_the_slow_twin(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, int, str]],
    cuts: list[int],
    events_a_block: int,
):
    shop = Shop(tmp_path_factory.mktemp("shop"), events_a_block=events_a_block)
    events = [
        event("+".join(f"user_id:{one}" for one in who), minute, name, event_id=str(k))
        for k, (who, minute, name) in enumerate(rows)
    ]
    for first, stop in zip([0, *sorted(cuts)], [*sorted(cuts), len(events)], strict=True):
        shop.add(*events[first:stop])
        shop.build()
    expected = []
    for group in stitched([who for who, *_ in rows]):
        mine = sorted(group, key=lambda k: (rows[k][1], k))
        expected.append((min(group), [(rows[k][2], rows[k][1]) for k in mine]))
    assert shop.journeys() == [journey for _, journey in sorted(expected)]
