"""Pictures over the API: kept as pictures, and sent as nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.made import PICTURE, client_of

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def images(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}/images"


def sent(user: User, path: str, body: bytes) -> Any:
    return client_of(user).post(path, body, content_type="image/png")


def test_a_picture_is_kept_and_sent_as_a_picture(images: str, shop: Workspace, alice: User):
    kept = sent(alice, images, PICTURE)
    assert (kept.status_code, kept.json()["path"]) == (201, f"images/{kept.json()['name']}")
    assert (kept.json()["width"], kept.json()["height"], kept.json()["type"]) == (1, 1, "image/png")
    answer = client_of(alice).get(kept.json()["url"])
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert answer["Vary"].count("Cookie")
    assert answer.content.startswith(b"\x89PNG")
    assert shop.opened().images.find(kept.json()["name"]) is not None


def test_a_picture_is_for_members_only(images: str, alice: User, charlie: User):
    url = sent(alice, images, PICTURE).json()["url"]
    assert client_of(charlie).get(url).status_code == 404
    assert client_of(None).get(url).status_code == 401


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "unreadable_image"),
        (b"<svg/>", 422, "unreadable_image"),
        (PICTURE[:40], 422, "unreadable_image"),
        (b"\0" * ((8 << 20) + 1), 413, "image_too_large"),
    ],
)
def test_what_is_no_picture_is_refused(body: bytes, status: int, code: str, images: str, alice: User):
    answer = sent(alice, images, body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("name", ["workspace.yaml", "..%2Fsecret.key", "0" * 64 + ".png", "x"])
def test_nothing_else_is_sent(name: str, images: str, alice: User):
    sent(alice, images, PICTURE)
    assert client_of(alice).get(f"{images}/{name}").status_code == 404
