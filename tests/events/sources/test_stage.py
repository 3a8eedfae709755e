"""Every row of an input becomes an event or a reject; identities, privacy and order hold on the way."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.sources.build import KEY, SETTINGS, column, events, file, rejects, staged

from klantreis.errors import InvalidOptionError
from klantreis.events.mapping import ColumnMapping
from klantreis.events.recognise import MissingRoleError
from klantreis.events.sources import StageSettings, UnreadableInputError, preview, stage
from klantreis.events.times import UnreadableTimeError


def hashed(text: str) -> str:
    return hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()


def table(**columns: list[object]) -> pa.Table:
    """Columns beside a person, a time and a name of each row."""
    n_rows = len(next(iter(columns.values())))
    given = {"user": ["7"] * n_rows, "time": ["2024-01-31 09:15"] * n_rows, "event": ["visit"] * n_rows}
    return pa.table(given | columns)


def test_a_dutch_shop_is_read_without_a_word(tmp_path: Path):
    content = (
        "klantnummer;e-mail;datum;actie;kanaal;campagne;bedrag;cijfer;opmerking;soort\n"
        '42;Jan@X.nl ;31-12-2024 09:15;koop;winkel;kerst;"€ 1.234,50";8;"heel ""fijn""";wijn\n'
    )
    done = staged(tmp_path, file(tmp_path, "kassa.csv", content), zone="Europe/Amsterdam")
    (event,) = events(done)
    event_id = event.pop("event_id")
    event.pop("occurred_at")
    assert event_id.endswith(":0")
    assert event == {
        "time": "2024-12-31T08:15:00",
        "received_at": None,
        "source": "kassa",
        "name": "koop",
        "identifiers": {"user_id": "42", "email": hashed("jan@x.nl")},
        "account": None,
        "channel": "winkel",
        "campaign": "kerst",
        "value": Decimal("1234.5000"),
        "currency": "EUR",
        "score": 8.0,
        "scale": "1-10",
        "text": 'heel "fijn"',
        "attributes": {"soort": "wijn"},
    }
    assert "time 'datum': local time in Europe/Amsterdam, day first (31-12-2024)" in done.notes


def test_the_mapping_as_used_reads_the_next_file_the_same_way(tmp_path: Path):
    first = staged(tmp_path, file(tmp_path, "a.csv", "klant;datum;actie;bedrag\n1;01-13-2024;koop;1,50\n"))
    kept = ColumnMapping.from_dict(first.mapping.to_dict())
    out = tmp_path / "out"
    path = file(tmp_path, "b.csv", "klant;datum;actie;bedrag\n1;01-02-2024;koop;1.500\n")
    second = stage(path, kept, out, time_zone="Asia/Tokyo", settings=SETTINGS)
    assert second.mapping == first.mapping
    assert column(second, "time") == ["2024-01-02T00:00:00"]
    assert column(second, "value") == [Decimal(1500)]
    assert column(second, "source") == ["a"]


def test_na_null_and_none_are_identifiers_and_blanks_are_not(tmp_path: Path):
    content = "user,time,event\n" + "".join(
        f'"{user}",2024-01-31,visit\n'
        for user in ("NA", "null", "None", "nan", "NULL", "", "  ", "\t", " 7 ")
    )
    done = staged(tmp_path, file(tmp_path, "a.csv", content))
    assert [one["user_id"] for one in column(done, "identifiers")] == [
        "NA",
        "null",
        "None",
        "nan",
        "NULL",
        "7",
    ]
    assert [line for line, _, _, _ in rejects(done)] == [7, 8, 9]


def test_personal_identifiers_are_hashed_as_hmac_in_one_spelling(tmp_path: Path):
    rows = table(email=["Jan@X.nl", None], phone=["06-12 34 (56)", "0612.3456"])
    done = staged(tmp_path, rows)
    assert column(done, "identifiers") == [
        {"user_id": "7", "email": hashed("jan@x.nl"), "phone": hashed("06123456")},
        {"user_id": "7", "phone": hashed("06123456")},
    ]


@given(
    st.binary(min_size=0, max_size=200), st.text(min_size=1, max_size=20).filter(lambda text: text.strip())
)
@settings(deadline=None, max_examples=15)
def test_the_hash_is_that_of_the_standard_library(tmp_path_factory, key: bytes, who: str):
    who = who.replace("\0", "0")
    folder = tmp_path_factory.mktemp("hash")
    mapping = ColumnMapping(identifiers=(("who", "secret"),))
    rows = pa.table({"who": [f"x{who}x"], "time": ["2024-01-31"], "event": ["visit"]})
    done = stage(rows, mapping, folder, settings=StageSettings(key, frozenset({"secret"})))
    expected = hmac.new(key, f"x{who}x".encode(), hashlib.sha256).hexdigest()
    assert column(done, "identifiers") == [{"secret": expected}]


def test_nothing_personal_is_left_in_what_is_written(tmp_path: Path):
    content = (
        "user,email,mail van partner,phone,time,event,bedrag,opmerking\n"
        "7,jan@x.nl,piet@y.nl,0612345678,2024-01-31,visit,1,hoi\n"
        "8,jan@x.nl,piet@y.nl,0612345678,soon,visit,1,hoi\n"
        "9,jan@x.nl,piet@y.nl,0612345678,2024-01-31,visit,veel,hoi\n"
        '9,jan@x.nl,piet@y.nl,0612345678,2024-01-31,visit,"1"1,hoi\n'
    )
    done = staged(tmp_path, file(tmp_path, "a.csv", content))
    assert column(done, "attributes") == [{"mail van partner": hashed("piet@y.nl")}]
    assert any("'mail van partner' holds email" in note for note in done.notes)
    assert [(reason, value) for _, reason, _, value in rejects(done)] == [
        ("unreadable time", "soon"),
        ("value is not a number", "veel"),
        ("broken quote", ""),
    ]
    assert done.rejects is not None
    for written in (done.events.read_bytes(), done.rejects.read_bytes()):
        assert b"jan@x" not in written.lower()
        assert b"piet@y" not in written
        assert b"0612345678" not in written


def test_a_reject_never_becomes_a_formula(tmp_path: Path):
    done = staged(tmp_path, table(value=["=1+1", "1", "2"]))
    assert rejects(done) == [(1, "value is not a number", "value", "'=1+1")]


def test_equal_rows_stay_two_and_the_same_file_again_has_the_same_ids(tmp_path: Path):
    content = (
        "user,time,event,x\n" + 3 * "7,2024-01-31,buy,a\n" + "7,2024-01-31,buy,b\n" + "7,2024-01-31,buy,a\n"
    )
    path = file(tmp_path, "a.csv", content)
    ids = column(staged(tmp_path, path), "event_id")
    assert [one.split(":")[1] for one in ids] == ["0", "1", "2", "0", "3"]
    assert len({one.split(":")[0] for one in ids}) == 2
    assert ids == column(staged(tmp_path, path), "event_id")


def test_a_row_is_another_event_in_another_source_or_at_another_time(tmp_path: Path):
    rows = table(x=["a"])
    ids = [
        column(staged(tmp_path, rows, **options), "event_id")[0]
        for options in (
            {},
            {"source": "till"},
            {"zone": "Europe/Amsterdam"},
            {"event_name": "buy", "name": ""},
        )
    ]
    assert len(set(ids)) == 4


def test_ids_are_numbered_over_the_whole_file(tmp_path: Path):
    users = [str(i % 3) if i % 1000 == 0 else f"u{i}" for i in range(150_000)]
    rows = pa.table({"user": users, "time": ["2024-01-31"] * len(users), "event": ["visit"] * len(users)})
    found = events(staged(tmp_path, rows))
    assert [event["identifiers"]["user_id"] for event in found] == users
    of_user_0 = [event["event_id"] for event in found if event["identifiers"]["user_id"] == "0"]
    assert [int(one.split(":")[1]) for one in of_user_0] == list(range(50))
    assert len({event["event_id"] for event in found}) == len(users)


def test_the_systems_own_id_is_kept_behind_its_source(tmp_path: Path):
    done = staged(tmp_path, table(event_id=["e1", "e1", None]), source="shop")
    first, second, third = column(done, "event_id")
    assert (first, second) == ("shop:e1", "shop:e1")
    assert third.endswith(":0")


def test_events_keep_the_order_of_the_input_when_rows_between_are_rejected(tmp_path: Path):
    n_rows = 300_000
    users = [None if i % 10 == 0 else str(i) for i in range(n_rows)]
    rows = pa.table({"user": users, "time": pa.array(range(n_rows)), "event": ["visit"] * n_rows})
    done = staged(tmp_path, rows, time_format="epoch_s")
    kept = [one[0]["value"] for one in pq.read_table(done.events)["identifiers"].to_pylist()]
    assert kept == [user for user in users if user]
    assert [line for line, _, _, _ in rejects(done)] == list(range(1, n_rows + 1, 10))


CELLS = st.sampled_from(["", " ", "7", "NA", "2024-01-31", "31-01-2024", "soon", "1,5", "x\ny", 'q"q', "é"])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=12))
@settings(deadline=None, max_examples=25)
def test_every_row_is_an_event_or_a_reject(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("rows")
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("user", "time", "event", "value"), ("7", "2024-01-31", "visit", "1"), *rows])
    path = file(folder, "a.csv", text.getvalue())
    rows = [("7", "2024-01-31", "visit", "1"), *rows]
    mapping = {"identifiers": (("user", "user_id"),), "time": "time", "time_format": "iso", "name": "event"}
    done = staged(folder, path, **mapping, value="value", decimal_comma=True)
    assert done.n_rows == len(rows)
    is_event = [
        bool(who.strip())
        and when == "2024-01-31"
        and bool(what.strip())
        and value.strip() in {"", "1", "7", "1,5"}
        for who, when, what, value in rows
    ]
    assert column(done, "name") == [row[2].strip() for row, good in zip(rows, is_event, strict=True) if good]
    starts = [2]
    for row in rows:
        starts.append(starts[-1] + 1 + sum(cell.count("\n") for cell in row))
    assert [line for line, _, _, _ in rejects(done)] == [
        start for start, good in zip(starts[:-1], is_event, strict=True) if not good
    ]


def test_constants_fill_in_where_a_column_says_nothing(tmp_path: Path):
    done = staged(
        tmp_path,
        table(event=["visit", None], channel=[None, "shop"], value=[1, 2], currency=["usd", None]),
        name="event",
        event_name="other",
        channel_name="web",
        currency_code="EUR",
    )
    assert column(done, "name") == ["visit", "other"]
    assert column(done, "channel") == ["web", "shop"]
    assert column(done, "currency") == ["USD", "EUR"]


def test_columns_left_out_are_nowhere(tmp_path: Path):
    done = staged(tmp_path, table(naam=["Jan"], x=["1"]), left_out=("NAAM",))
    assert column(done, "attributes") == [{"x": "1"}]


def test_a_score_needs_a_finite_number_and_says_when_its_scale_is_unknown(tmp_path: Path):
    done = staged(tmp_path, table(score=["8", "acht", None, "1e999"]), score="score")
    assert column(done, "score") == [8.0, None]
    assert rejects(done)[0] == (2, "score is not a number", "score", "acht")
    assert any("no scale is known" in note for note in done.notes)


def test_times_that_nobody_understands_are_told_without_their_text(tmp_path: Path):
    with pytest.raises(UnreadableTimeError, match="'aaaa 99'") as caught:
        staged(tmp_path, table(time=["soon 12", "soon 13"]), time="time")
    assert "soon" not in str(caught.value)


@pytest.mark.parametrize("pattern", ["%Q", "%", "%Y-%m-%d %"])
def test_a_pattern_that_is_none_is_refused(tmp_path: Path, pattern: str):
    with pytest.raises(InvalidOptionError, match="%d-%m-%Y"):
        staged(tmp_path, table(x=["a"]), time_format=pattern)


def test_an_input_without_persons_is_told_with_its_columns(tmp_path: Path):
    with pytest.raises(MissingRoleError, match="--person") as caught:
        staged(tmp_path, pa.table({"x": [1], "time": ["2024-01-31"], "event": ["a"]}))
    assert caught.value.found == ("x", "time", "event")


def test_an_unknown_zone_is_refused(tmp_path: Path):
    with pytest.raises(InvalidOptionError, match="Europe/Amsterdam"):
        stage(table(x=["a"]), ColumnMapping(), tmp_path, time_zone="Mars", settings=SETTINGS)


def test_progress_never_goes_back_and_ends_at_its_end(tmp_path: Path):
    told: list[tuple[int, int | None]] = []
    path = file(tmp_path, "a.csv", "user,time,event\n" + 1000 * "7,2024-01-31,visit\n")
    stage(path, ColumnMapping(), tmp_path / "out", settings=SETTINGS, progress=lambda *now: told.append(now))
    done = [now for now, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1] == 2 * path.stat().st_size


def test_a_preview_shows_the_guess_and_the_first_rows(tmp_path: Path):
    path = file(tmp_path, "a.csv", "user,time,event\n" + 100 * "7,31-01-2024,visit\n")
    seen = preview(path, ColumnMapping())
    assert seen.mapping == staged(tmp_path, path).mapping
    assert seen.reasons == {
        "user": "identifier user_id (by its name)",
        "time": "time (by its name)",
        "event": "name (by its name)",
    }
    assert seen.rows.num_rows == 50
    assert seen.rows.slice(0, 1).to_pylist() == [{"user": "7", "time": "31-01-2024", "event": "visit"}]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("wie;datum;actie\nx;2024-01-31;visit\n", MissingRoleError),
        ("klant;datum;actie\nx;1 maart;visit\n", UnreadableTimeError),
    ],
)
def test_a_preview_shows_the_rows_of_a_file_that_is_not_understood(
    tmp_path: Path, text: str, problem: type[Exception]
):
    seen = preview(file(tmp_path, "a.csv", text), ColumnMapping())
    assert isinstance(seen.problem, problem)
    assert (seen.rows.num_rows, seen.mapping.name, seen.mapping.delimiter) == (1, "actie", ";")
    assert seen.reasons["actie"] == "name (by its name)"


def test_a_preview_does_not_use_up_a_stream():
    with pytest.raises(InvalidOptionError, match="only once"):
        preview(table(x=["a"]).to_reader(), ColumnMapping())


STAGE = """
import sys
from pathlib import Path
from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources import StageSettings, stage
print("ready", flush=True)
stage(Path(sys.argv[1]), ColumnMapping(), Path(sys.argv[2]), settings=StageSettings(b"k"))
"""


def test_ctrl_c_stops_at_once_and_leaves_no_cells_behind(tmp_path: Path):
    path = file(tmp_path, "a.csv", "user,time,event\n" + 1_000_000 * "7,2024-01-31 09:15,visit\n")
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-c", STAGE, str(path), str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    process.stdout.readline()
    while not list(out.glob("cells.*")):
        time.sleep(0.01)
    time.sleep(0.4)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=10)
    process.stdout.close()
    assert process.returncode != 0
    assert not list(out.glob("cells.*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def no_room(*_: object, **__: object) -> None:
        with Path("/dev/full").open("wb", buffering=0) as device:
            device.write(b"x")

    monkeypatch.setattr(shutil, "copyfileobj", no_room)
    monkeypatch.setattr(pq.ParquetWriter, "write_table", no_room)
    path = file(tmp_path, "a.csv", "user,time,event\n7,2024-01-31,visit\n")
    with pytest.raises(Exception, match="No space left on the disk") as caught:
        staged(tmp_path, path)
    assert caught.type.__name__ == "StagingError"
    assert not issubclass(caught.type, UnreadableInputError)
