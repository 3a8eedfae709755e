"""The plans of the examples: laid into a workspace, with their KPIs measured."""

from __future__ import annotations

import shutil
from pathlib import Path

from klantreis.evidence.kpis import measured
from klantreis.workspace import Workspace


def lay_plans(folder: Path, workspace: Workspace) -> None:
    """Put the plans of an example into a workspace, but for those that are there and may have been changed.

    Parameters
    ----------
    folder
        Of the example, which has its plans in `plans/`.
    """
    workspace.plans.folder.mkdir(exist_ok=True)
    for file in sorted((folder / "plans").glob("*.yaml")):
        target = workspace.plans.folder / file.name
        if not target.exists():
            shutil.copyfile(file, target)


def measure_plans(workspace: Workspace) -> None:
    """Bring the KPIs of all plans up to date; builds the journeys when they are not built."""
    journeys = workspace.journeys()
    scales = workspace.only_scales()
    for plan in workspace.plans.all():
        workspace.plans.write(plan.changed(kpis=measured(journeys, plan.kpis, scales=scales)))
