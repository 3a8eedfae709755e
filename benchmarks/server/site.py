"""A server over one workspace with a large map: 60 steps, 15 lanes, 1,000 cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.databases import REDIS
from tests.server.live import Site
from tests.serving import free_port, serving

import klantreis
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.templates import new_map

N_STEPS, N_LANES, N_CARDS = 60, 15, 1000


def large_map() -> JourneyMap:
    """A map as large as the screens have to bear."""
    lanes = [{"id": f"lane-{i}", "kind": "action", "title": f"Lane {i}"} for i in range(N_LANES)]
    steps = [{"id": f"step-{i}", "title": f"Step {i}", "cards": _cards(i)} for i in range(N_STEPS)]
    document = new_map("Large").model_dump(mode="json", by_alias=True, exclude_defaults=True)
    phases = document["phases"]
    for i, phase in enumerate(phases):
        phase["steps"] = steps[i * N_STEPS // len(phases) : (i + 1) * N_STEPS // len(phases)]
    return JourneyMap.model_validate(document | {"lanes": lanes})


def _cards(step: int) -> dict[str, list[dict[str, str]]]:
    cards: dict[str, list[dict[str, str]]] = {}
    for i in range(step, N_CARDS, N_STEPS):
        text = f"The customer compares offer {i} with what a friend said, and asks for the price."
        card = {"kind": "action", "id": f"card-{i}", "text": text}
        cards.setdefault(f"lane-{i // N_STEPS % N_LANES}", []).append(card)
    return cards


@contextmanager
def large_site(workers: int = 1) -> Iterator[tuple[Site, str]]:
    """A served workspace and the id of its large map; under .ci/services on PostgreSQL."""
    with TemporaryDirectory(prefix="klantreis.") as folder:
        shop = klantreis.init(Path(folder) / "shop.klantreis")
        shop.maps.add(large_map())
        port = free_port()
        several = {"REDIS_URL": REDIS} if workers > 1 else {}
        with (
            serving(shop.folder, port, "--workers", str(workers), **several) as (_, printed),
            closing(Site(port, printed)) as site,
        ):
            (found,) = site.alice.get(f"/api/workspaces/{site.workspace}/maps").json()["items"]
            yield site, found["id"]
