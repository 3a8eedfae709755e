"""The first question takes a second or two, while code and kernels are loaded: it is asked beforehand."""

from __future__ import annotations

import logging
from threading import Thread

from django.db import close_old_connections

from klantreis.exploration import Journeys
from klantreis.server.apps.workspaces.models import Workspace

logger = logging.getLogger("klantreis.server")


def warm_in_background() -> None:
    """Ask every question once, in a thread of its own, of the smallest workspace that has journeys."""
    Thread(target=_warm, name="warming", daemon=True).start()


def _warm() -> None:
    try:
        found = _smallest()
        if found is not None:
            _ask(found)
    except Exception as error:  # noqa: BLE001 - nobody asked: whoever does is told what is wrong
        logger.info("No questions were asked beforehand: %s", type(error).__name__)
    finally:
        close_old_connections()


def _smallest() -> Journeys | None:
    """The journeys that are counted soonest; what is not built is left alone."""
    built = [one.opened().journeys_as_built() for one in Workspace.objects.filter(is_served=True)]
    return min(filter(None, built), key=lambda journeys: journeys.store.manifest.n_events, default=None)


def _ask(journeys: Journeys) -> None:
    journeys.summary()
    journeys.flow()
    journeys.variants()
    journeys.vocabulary()
    journeys.trend()
    names = journeys.touchpoints[:2]
    if len(names) > 1:
        journeys.paths(names[0])
        journeys.funnel(names)
