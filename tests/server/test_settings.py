"""Settings over the API: of owners, and without losing a word of workspace.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.settings import PHASES

pytestmark = pytest.mark.django_db


@pytest.fixture
def settings_path(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}/settings"


def phases(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def put(user: User, path: str, version: str = "*", **changed: Any) -> Any:
    now = client_of(user).get(path).json()
    kept = {key: now[key] for key in now if key not in {"version", "job_id", "phases"}}
    body = {**kept, "phases": phases(*now["phases"]), **changed}
    return client_of(user).put(path, body, content_type="application/json", headers={"If-Match": version})


def test_settings_are_changed_and_the_comments_of_the_file_stay(
    settings_path: str, alice: User, folder: Path
):
    before = (folder / "workspace.yaml").read_text()
    told = put(
        alice, settings_path, name="The Shop", time_zone="UTC", outcomes=["Order"], languages=["nl"]
    ).json()
    after = (folder / "workspace.yaml").read_text()
    assert (told["name"], told["time_zone"], told["outcomes"], told["languages"]) == (
        "The Shop",
        "UTC",
        ["Order"],
        ["nl"],
    )
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert comments == [line.partition("#")[2] for line in after.splitlines() if "#" in line]
    assert client_of(alice).get(settings_path).json() == told | {"job_id": None}


def test_settings_that_somebody_else_changed_are_not_overwritten(settings_path: str, alice: User):
    read = client_of(alice).get(settings_path)["ETag"]
    assert put(alice, settings_path, read, name="One").status_code == 200
    late = put(alice, settings_path, read, name="Two")
    assert (late.status_code, late.json()["code"]) == (412, "changed_meanwhile")


def test_a_currency_that_counts_has_the_journeys_built_anew(filled: None, settings_path: str, alice: User):
    assert put(alice, settings_path, name="Same journeys").json()["job_id"] is None
    job = put(alice, settings_path, currency="USD").json()["job_id"]
    assert Job.objects.get(pk=job).kind == "build"


def test_a_renamed_phase_is_renamed_in_the_register(settings_path: str, alice: User, folder: Path):
    (folder / "touchpoints.yaml").write_text(
        "touchpoints:\n  # By post\n  - name: Mailing\n    phase: orientation\n"
        "  - name: Order\n    phase: purchase\n"
    )
    renamed = [{"name": "see", "was": "orientation"}, *phases(*PHASES[1:])]
    touched = posted(client_of(alice), f"{settings_path}/touches", {"phases": renamed}).json()
    assert touched["touchpoints"] == [{"touchpoint": "Mailing", "phase": "orientation", "becomes": "see"}]
    assert put(alice, settings_path, phases=renamed).json()["phases"] == ["see", *PHASES[1:]]
    assert "# By post\n  - name: Mailing\n    phase: see\n" in (folder / "touchpoints.yaml").read_text()


def test_a_phase_that_touchpoints_are_in_goes_only_when_it_is_meant(
    settings_path: str, alice: User, shop: Workspace, folder: Path
):
    (folder / "touchpoints.yaml").write_text("touchpoints:\n  - {name: Mailing, phase: orientation}\n")
    refused = put(alice, settings_path, phases=phases("purchase"))
    assert (refused.status_code, refused.json()["code"]) == (409, "phase_in_use")
    assert "Mailing" in refused.json()["detail"]
    assert shop.opened().settings.phases == PHASES
    assert put(alice, settings_path, phases=phases("purchase"), is_confirmed=True).status_code == 200
    assert shop.opened().register.touchpoints[0].phase is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "Europe/Utopia"},
        {"currency": "euro"},
        {"phases": []},
        {"phases": [{"name": "a"}, {"name": "a"}]},
        {"phases": [{"name": "a", "was": "nothing"}]},
        {"languages": ["Dutch"]},
        {"hashed_kinds": ["../x"]},
        {"people_limit": 0},
        {"name": " "},
        {"colour": "red"},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: Any, settings_path: str, alice: User, folder: Path):
    before = (folder / "workspace.yaml").read_text()
    assert put(alice, settings_path, **wrong).status_code == 422
    assert (folder / "workspace.yaml").read_text() == before
