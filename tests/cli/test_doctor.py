"""The doctor names what is missing or wrong, in both languages, and what to do."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import string
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import klantreis
from klantreis.cli.app import run
from klantreis.cli.checks import folders, machine, services
from klantreis.cli.checks.finding import State
from klantreis.cli.checks.texts import ADVICE, NAMES, SAYS
from klantreis.mapping.templates import new_map


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "REDIS_URL", "KLANTREIS_OIDC_URL", "KLANTREIS_URL", "KLANTREIS_SERVER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    made = klantreis.init(tmp_path / "shop.klantreis", time_zone="Europe/Amsterdam")
    (tmp_path / "a.csv").write_text("person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n")
    made.import_events(tmp_path / "a.csv")
    made.maps.add(new_map("Buying"))
    return made.folder


def said(found: Any) -> dict[str, str]:
    return {one.what: one.code for one in found}


def examined(*arguments: str, **environment: str) -> tuple[int, dict[str, Any]]:
    """The exit code and findings of a process of its own."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("KLANTREIS", "DJANGO"))
    }
    done = subprocess.run(
        [sys.executable, "-c", "from klantreis.cli.app import main; main()", "doctor", "--json", *arguments],
        env=clean | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, {one["what"]: one for one in json.loads(done.stdout)["findings"]}


def test_a_machine_on_which_all_is_well_gets_exit_code_0(shop: Path):
    code, found = examined("-w", str(shop))
    assert code == 0, found
    assert found["pdf"]["state"] == "ok"
    assert found["database"]["code"] == "database_new"
    assert found["journeys"]["says"]["nl"].endswith("lopen achter op de gebeurtenissen.")
    assert found["journeys"]["advice"]["en"] == f"klantreis build -w {shop}"


def test_a_database_that_is_none_is_an_error(shop: Path):
    server = shop.parent / "klantreis.server"
    server.mkdir()
    (server / "server.sqlite").write_text("This is no database, however long it may be. " * 20)
    code, found = examined("-w", str(shop))
    assert (code, found["database"]["code"]) == (1, "database_failed")
    assert found["server_folder"]["code"] == "server_folder_open"


def test_a_database_of_an_earlier_version_says_what_comes(shop: Path):
    server = shop.parent / "klantreis.server"
    server.mkdir(mode=0o700)
    with closing(sqlite3.connect(server / "server.sqlite")) as made:
        made.execute("CREATE TABLE a (b)")
    code, found = examined("-w", str(shop))
    assert (code, found["database"]["code"]) == (0, "database_behind")
    assert int(re.findall(r"\d+", found["database"]["says"]["en"])[0]) > 10


def test_what_is_told_names_no_password(shop: Path):
    url = "postgresql://alice:s3cret@127.0.0.1:1/klantreis"
    code, found = examined("-w", str(shop), DATABASE_URL=url)
    assert (code, found["database"]["code"]) == (1, "database_failed")
    assert "s3cret" not in json.dumps(found)


def test_the_terminal_shows_marks_and_advice_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["doctor", "-w", str(tmp_path), "--language", "nl"]) == 1
    told = capsys.readouterr().out
    assert "✓ Python: " in told
    assert "✗ Werkruimte: " in told
    assert run(["doctor", "--language", "fr"]) == 2
    assert "en, nl" in capsys.readouterr().err


def test_a_map_that_cannot_be_read_is_an_error(shop: Path):
    (shop / "maps" / "broken.yaml").write_text("head: [")
    found = said(folders.workspace(shop))
    assert found["workspace"] == "workspace_read"
    assert found["maps"] == "maps_unreadable"


def test_a_workspace_whose_settings_are_broken_is_an_error(shop: Path):
    (shop / "workspace.yaml").write_text("time_zone: Nowhere/Land\n")
    assert said(folders.workspace(shop)) == {"workspace": "workspace_unreadable"}


def test_a_full_disk_is_an_error_and_a_short_one_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for free, state in ((50 << 20, State.ERROR), (1 << 30, State.WARNING), (9 << 30, State.OK)):
        monkeypatch.setattr(folders.shutil, "disk_usage", lambda _, free=free: type("", (), {"free": free}))
        assert folders.disk(tmp_path / "not" / "yet").state is state


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path):
    tmp_path.chmod(0o500)
    assert folders.write(tmp_path).code == "not_writable"


def test_a_missing_package_is_named_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "is_installed", lambda name: name not in {"django", "numba"})
    found = {one.what: one for one in machine.packages()}
    assert (found["packages"].state, found["packages"].values["names"]) == (State.ERROR, "numba")
    assert found["server_packages"].state is State.WARNING
    assert found["server_packages"].advice("en") == 'pip install "klantreis[server]"'
    assert found["services_packages"].code == "installed"


def test_a_front_end_that_is_missing_and_an_old_node_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(machine, "FRONT_END", tmp_path / "index.html")
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)
    assert said(machine.front_end()) == {"front_end": "front_end_missing", "node": "node_missing"}
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v16.1.0\n")
    node.chmod(0o700)
    monkeypatch.setattr(machine.shutil, "which", lambda _: str(node))
    (tmp_path / "index.html").touch()
    assert said(machine.front_end()) == {"front_end": "front_end_built", "node": "node_old"}


@pytest.fixture
def taken() -> Iterator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]


def test_a_taken_port_is_told_with_a_free_one(taken: int):
    found = services.port("127.0.0.1", taken)
    assert found.state is State.WARNING
    assert found.values["free"] > taken
    assert services.port("127.0.0.1", found.values["free"]).state is State.OK


def test_services_that_do_not_answer_are_errors(monkeypatch: pytest.MonkeyPatch):
    assert (services.redis().code, services.company().code) == ("redis_unset", "company_unset")
    monkeypatch.setenv("REDIS_URL", "redis://:s3cret@127.0.0.1:1")
    monkeypatch.setenv("KLANTREIS_OIDC_URL", "http://127.0.0.1:1")
    assert (services.redis().code, services.company().code) == ("redis_failed", "company_failed")
    assert "s3cret" not in services.redis().says("en")
    monkeypatch.setenv("KLANTREIS_OIDC_URL", "file:///etc")
    assert services.company().code == "company_failed"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://maps.example.nl", "address_http"),
        ("https://maps.example.nl", "address_https"),
        ("http://localhost:9000", "address_local"),
    ],
)
def test_an_address_that_anyone_can_listen_to_is_told(url: str, code: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KLANTREIS_URL", url)
    assert services.address(8000).code == code


def test_both_languages_say_the_same_with_the_same_figures():
    for table in (NAMES, SAYS, ADVICE):
        for code, texts in table.items():
            fields = {
                language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
                for language, text in texts.items()
            }
            assert set(texts) == {"en", "nl"}, code
            assert fields["en"] == fields["nl"], code
    assert set(ADVICE) <= set(SAYS)
