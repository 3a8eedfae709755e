"""What the tests of the server share."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pyarrow as pa
from django.test import Client
from tests.evidence.maps import map_of
from tests.serving import PASSWORD as PASSWORD  # noqa: PLC0414 - shared

import klantreis
from klantreis.evidence.finding import Finding
from klantreis.server.apps.accounts.models import User


def client_of(user: User | None) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def posted(client: Client, path: str, body: Any) -> Any:
    """The answer to a JSON body."""
    return client.post(path, body, content_type="application/json")


# A picture of one red dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c494441"
    "54789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
_SAID = {"step": "Gone", "n": 40, "share": 0.9, "low_share": 0.8, "high_share": 1.0}
GONE = Finding("dead_end", "gone", None, None, 1, 1.0, 40, _SAID)


@cache
def proof_text() -> str:
    """A proof with one finding, about a step that no map has."""
    events = {"person": ["1"], "time": ["2024-03-01T10:00:00Z"], "event": ["Mailing"]}
    proof = klantreis.journeys_from(pa.table(events)).prove(map_of("s: Mailing"))
    return replace(proof, findings=(GONE,)).to_json()
