"""The event store adds once, adds whole, and survives what goes wrong."""

from __future__ import annotations

import secrets
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.events.build import add, event, events_table

from klantreis.events.catalog import CatalogVersionError
from klantreis.events.files import BusyError
from klantreis.events.store import EventStore, Staging, StoreFullError


def names_of(store: EventStore) -> list[tuple[int, str]]:
    found = []
    for segment in store.segments():
        (file,) = store.files("events", [segment])
        names = pq.read_table(file, columns=["name"])["name"].to_pylist()
        found += zip(store.identity_of_events(segment).tolist(), names, strict=True)
    return found


def test_events_keep_the_order_of_their_file(tmp_path: Path):
    store = EventStore(tmp_path)
    done = add(store, [event("b", 5, "late"), event("a", 1, "early"), event("b", 5, "later")])
    assert (done.n_added, done.n_known) == (3, 0)
    assert names_of(store) == [(0, "late"), (1, "early"), (0, "later")]


def test_the_same_events_again_add_nothing(tmp_path: Path):
    store = EventStore(tmp_path)
    events = [event("a", 1, "visit"), event("a", 2, "order")]
    add(store, events)
    again = add(store, events)
    assert (again.n_added, again.n_known) == (0, 2)
    assert store.n_events() == 2


def test_a_longer_export_adds_only_what_is_new(tmp_path: Path):
    store = EventStore(tmp_path)
    add(store, [event("a", 1, "visit")])
    add(store, [event("a", 1, "visit"), event("a", 9, "order")])
    assert [name for _, name in names_of(store)] == ["visit", "order"]
    assert [segment.first_event for segment in store.segments()] == [0, 1]


def test_a_source_with_own_ids_may_move_an_event_in_time_without_adding_it_twice(tmp_path: Path):
    store = EventStore(tmp_path)
    add(store, [event("a", 1, "visit", event_id="shop:1")], has_own_ids=True)
    moved = [event("a", 600, "visit", event_id="shop:1"), event("a", 601, "visit", event_id="shop:2")]
    assert add(store, [*moved, moved[1]], has_own_ids=True).n_added == 1


def test_another_source_may_use_the_same_id(tmp_path: Path):
    store = EventStore(tmp_path)
    add(store, [event("a", 1, "visit", event_id="1", source="shop")], has_own_ids=True)
    add(store, [event("a", 1, "visit", event_id="1", source="app")], has_own_ids=True)
    assert store.n_events() == 2


def test_a_set_of_identifiers_is_one_identity_whatever_its_order(tmp_path: Path):
    store = EventStore(tmp_path)
    add(store, [event("user_id:a+email:x", 1, "login"), event("email:x+user_id:a", 2, "order")])
    add(store, [event("email:x+user_id:a", 3, "visit"), event("user_id:a", 4, "visit")])
    assert [identity for identity, _ in names_of(store)] == [0, 0, 0, 1]
    assert (store.n_identities(), store.n_identifiers()) == (2, 2)


def test_two_writers_do_not_write_at_once(tmp_path: Path):
    store = EventStore(tmp_path)
    with store.writing(), pytest.raises(BusyError, match="Another process"), store.writing():
        pass


def test_a_store_of_the_future_is_not_touched(tmp_path: Path):
    EventStore(tmp_path)
    with sqlite3.connect(tmp_path / "catalog.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CatalogVersionError, match="version 99"):
        EventStore(tmp_path)


def test_an_import_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = EventStore(tmp_path)
    add(store, [event("a", 1, "visit")])

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store.catalog, "enter", power_cut)
        with pytest.raises(KeyboardInterrupt):
            add(store, [event("b", 2, "visit")])
    assert EventStore(tmp_path).n_events() == 1
    add(store, [event("b", 2, "visit")])
    assert store.n_events() == 2
    assert sorted(path.name for path in tmp_path.glob("0*")) == ["000001", "000002"]


KILLED = """
import sys
from pathlib import Path
from klantreis.events.files import BusyError
from klantreis.events.store import EventStore
from tests.events.build import add, event
store = EventStore(Path(sys.argv[1]))
print("ready", flush=True)
for batch in range(1000):
    add(store, [event(f"{batch}-{i}", i, "visit") for i in range(200)])
    print(batch, flush=True)
"""


@pytest.mark.parametrize("pause", [0.0, 0.013, 0.05, 0.11, 0.2])
def test_a_killed_import_loses_nothing_acknowledged_and_shows_no_half(tmp_path: Path, pause: float):
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    assert process.stdout.readline() == "0\n"
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    acknowledged = 1 + len(process.stdout.readlines())
    process.wait()
    process.stdout.close()
    store = EventStore(tmp_path)
    assert store.n_events() in (acknowledged * 200, (acknowledged + 1) * 200)
    assert len(names_of(store)) == store.n_events()
    add(store, [event("after", 1, "visit")])
    assert len(names_of(store)) == store.n_events()


def test_a_full_disk_is_said_and_the_store_is_whole(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("a small disk needs the right to mount one")
    try:
        store = EventStore(disk / "events")
        add(store, [event("a", 1, "visit")])
        many = [event(secrets.token_hex(16), i, secrets.token_hex(16)) for i in range(60_000)]
        pq.write_table(events_table(many), tmp_path / "many.parquet")
        staging = Staging("many", n_rows=60_000, n_rejected=0, reasons={}, notes=())
        with store.writing(), pytest.raises(StoreFullError, match="as it was before"):
            store.add(tmp_path / "many.parquet", staging, has_own_ids=False)
        assert EventStore(disk / "events").n_events() == 1
        add(store, [event("a", 2, "order")])
        assert store.n_events() == 2
    finally:
        subprocess.run(["umount", str(disk)], check=True)
