"""The plans of the examples: laid into a workspace, with their KPIs measured."""

from __future__ import annotations

import shutil
from pathlib import Path

from klantreis.evidence.finding_actions import action_of, akin
from klantreis.evidence.kpis import measured
from klantreis.evidence.proof import Proof
from klantreis.mapping.documents.plan import Action
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


def estimate_plans(workspace: Workspace) -> None:
    """Tell of the actions that come from a finding what they may yield, by the last proof of its map.

    Of several that answer one difference at one step the first tells it: it can be gained once.
    """
    for plan in workspace.plans.all():
        told: set[str] = set()
        actions = tuple(_estimated(one, workspace, told) for one in plan.actions)
        if actions != plan.actions:
            workspace.plans.write(plan.changed(actions=actions))


def _estimated(action: Action, workspace: Workspace, told: set[str]) -> Action:
    origin = action.origin
    last = workspace.maps.last_proof(origin.map) if origin and origin.map else None
    if origin is None or origin.map is None or last is None:
        return action
    proof = Proof.from_json(last)
    found = next((one for one in proof.findings if one.id == origin.finding), None)
    if found is None or found.id in told:
        return action
    told |= {found.id, *(one.id for one in akin(found, proof.findings))}
    if action.estimate:
        return action
    return action.changed(estimate=action_of(workspace.maps.read(origin.map), proof, found).estimate)
