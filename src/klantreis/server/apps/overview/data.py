"""The data of a workspace: how much, how fresh, over time, and what to look at."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from klantreis.data_quality import DataWarning, warnings_of
from klantreis.events.totals import source_totals
from klantreis.exploration import Journeys
from klantreis.server.apps.overview.schemas import (
    DataOverviewOut,
    DataStandingOut,
    ImportTotalOut,
    PeriodOut,
    SourceOut,
    WarningOut,
)
from klantreis.server.apps.touchpoints.counts import counts_of
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.figures import share_of
from klantreis.server.kept import kept, version_of_events, version_of_journeys
from klantreis.workspace import Workspace as Opened

_MOST_IMPORTS = 100


def data_standing(workspace: Workspace, opened: Opened) -> DataStandingOut:
    """How much there is, as the journeys know it that were built last."""
    counts = counts_of(workspace, opened)
    moments = [one for one in counts.of.values() if one.first and one.last]
    imports = opened.imports()
    return DataStandingOut(
        n_events=opened.events.n_events(),
        n_persons=counts.n_persons,
        n_touchpoints=len(moments),
        first=min((one.first for one in moments if one.first), default=None),
        last=max((one.last for one in moments if one.last), default=None),
        last_import_at=datetime.fromisoformat(imports[-1].imported_at) if imports else None,
        registered=share_of(counts.n_registered, counts.n_events),
        is_current=opened.is_built(),
    )


def data_overview(workspace: Workspace, opened: Opened, every: str, language: str) -> DataOverviewOut:
    """All that the overview of the data shows."""
    versions = [str(workspace.pk), version_of_events(opened), version_of_journeys(opened)]
    zone = opened.settings.time_zone
    sources = kept(["sources", *versions], lambda: source_totals(opened.events))
    journeys = opened.journeys_as_built()
    periods: tuple[dict[str, Any], ...] = ()
    warnings: tuple[DataWarning, ...] = ()
    if journeys is not None:
        periods = kept(["periods", *versions, every, zone], lambda: _periods(journeys, every))
        warnings = kept(["warnings", *versions, zone], lambda: warnings_of(journeys, opened.imports()))
    return DataOverviewOut(
        data=data_standing(workspace, opened),
        every=every,
        time_zone=zone,
        periods=[PeriodOut(**one) for one in periods],
        sources=[SourceOut.from_orm(one) for one in sources],
        imports=[ImportTotalOut(**asdict(one)) for one in opened.imports()[: -_MOST_IMPORTS - 1 : -1]],
        warnings=[_warning(one, language) for one in warnings],
    )


def _periods(journeys: Journeys, every: str) -> tuple[dict[str, Any], ...]:
    trend = journeys.trend(every=every)
    lines = list(trend.by_touchpoint.values())
    return tuple(
        {
            "period": row["period"],
            "start": row["start"],
            "n_events": row["events"],
            "n_persons": row["persons"],
            "n_touchpoints": sum(line[at] > 0 for line in lines),
            "is_complete": row["is_complete"],
        }
        for at, row in enumerate(trend.to_arrow().to_pylist())
    )


def _warning(one: DataWarning, language: str) -> WarningOut:
    return WarningOut(code=one.code, figures=one.figures, sentence=one.sentence(language))
