"""A server over two workspaces: alice owns the first, bob is let in, charlie owns the other."""

# ruff: noqa: E402 - Django must know its settings before its models are imported

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from tests.databases import POSTGRESQL

os.environ["KLANTREIS_SERVER"] = tempfile.mkdtemp(prefix="klantreis.server.")
os.environ["KLANTREIS_MAPS_WRITTEN_AFTER"] = "0"
os.environ["KLANTREIS_URL"] = "http://testserver"
os.environ.pop("DATABASE_URL", None)
os.environ.pop("REDIS_URL", None)
if POSTGRESQL:
    os.environ["DATABASE_URL"] = POSTGRESQL
os.environ["DJANGO_SETTINGS_MODULE"] = "klantreis.server.settings"

import django

django.setup()

from django.core.cache import caches
from tests.server.made import PASSWORD

import klantreis
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

ORDERS = """\
klantnummer,datum,actie,kanaal
1,2024-03-01 10:00,Mailing,post
1,2024-03-05 10:00,Coupon,winkel
1,2024-03-06 10:00,Purchase,winkel
2,2024-03-01 10:00,Mailing,post
2,2024-06-01 10:00,Purchase,web
,2024-06-01 10:00,Purchase,web
"""


@pytest.fixture(autouse=True)
def _quick(settings: Any, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
        for name in ("default", "answers")
    }
    settings.UPLOAD_FOLDER = tmp_path / "uploads"
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return klantreis.init(tmp_path_factory.mktemp("empty") / "shop", time_zone="Europe/Amsterdam").folder


@pytest.fixture(scope="session")
def _filled(_empty: Path) -> Path:
    made = klantreis.open(shutil.copytree(_empty, _empty.parent / "filled"))
    orders = _empty.parent / "orders.csv"
    orders.write_text(ORDERS)
    made.import_events(orders, person="klantnummer", time="datum", event="actie", channel="kanaal")
    made.journeys()
    return made.folder


@pytest.fixture
def folder(_empty: Path, tmp_path: Path) -> Path:
    """A workspace without events."""
    return shutil.copytree(_empty, tmp_path / "shop")


@pytest.fixture
def filled(_filled: Path, folder: Path) -> None:
    """A few events in the shop, and their journeys."""
    shutil.copytree(_filled, folder, dirs_exist_ok=True)


@pytest.fixture
def alice(db: None) -> User:
    """Who owns the shop."""
    return User.objects.create_user("alice@example.nl", PASSWORD, name="Alice")


@pytest.fixture
def bob(db: None) -> User:
    """Who is let into the shop by a test."""
    return User.objects.create_user("bob@example.nl", PASSWORD, name="Bob")


@pytest.fixture
def charlie(db: None) -> User:
    """Who is in no workspace of Alice's."""
    return User.objects.create_user("charlie@example.nl", PASSWORD, name="Charlie")


@pytest.fixture
def shop(folder: Path, alice: User) -> Workspace:
    """The workspace that Alice owns."""
    made = Workspace.objects.create(folder=str(folder))
    Member.objects.create(workspace=made, user=alice, role=Role.OWNER)
    return made
