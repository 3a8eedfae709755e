"""The examples of docs/api.md do what they say, against a server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import klantreis
from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.apps.workspaces.models import Workspace

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
ORDERS = """\
klantnummer,datum,actie,kanaal
1,2024-03-01 10:00,Mailing,post
1,2024-03-05 10:00,Coupon,winkel
1,2024-03-06 10:00,Purchase,winkel
2,2024-03-01 10:00,Mailing,post
2,2024-06-01 10:00,Purchase,web
"""


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="needs curl and jq")
@pytest.mark.django_db(transaction=True)
def test_every_example_works(
    live_server: Any, shop: Workspace, alice: User, folder: Path, tmp_path: Path, settings: Any
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    (tmp_path / "orders.csv").write_text(ORDERS)
    _, token = ApiToken.issue(alice, "docs", ApiToken.Scope.WRITE)
    blocks = re.findall(r"```bash\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    script = "\n".join(["set -euxo pipefail", *blocks])
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "URL": live_server.url, "TOKEN": token},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
    opened = klantreis.open(folder)
    assert opened.events.n_events() == 5
    assert set(opened.maps.names()) == {"from-mailing-to-purchase", "as-it-is"}
    assert (tmp_path / "map.svg").read_text().startswith("<svg")
