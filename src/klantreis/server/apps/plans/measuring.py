"""KPIs of plans brought up to date: when somebody asks, and by itself when the data changed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from klantreis.errors import KlantreisError, UnknownNameError
from klantreis.evidence.kpis_csv import with_series
from klantreis.evidence.kpis_plan import measured_plan
from klantreis.mapping.documents.difference import operation_between
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.operation import operation_to_data
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.analyses.opening import Asked, opened_for
from klantreis.server.apps.documents.editing import Edit, apply_edit
from klantreis.server.apps.documents.files import current, take_in
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.documents.writer import writer
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.tasks import after_build
from klantreis.server.live.broadcasting import broadcast_operation
from klantreis.workspace import Workspace as Opened

logger = logging.getLogger("klantreis.server")


@dataclass(frozen=True)
class Measuring:
    """What measuring did: the edit, if any figure is new, and why KPIs could not be counted, by their ids."""

    applied: DocumentOperation | None
    failures: Mapping[str, KlantreisError]


def plan_of(row: Document) -> Plan:
    """What a plan's row says."""
    plan = row.parsed()
    assert isinstance(plan, Plan)  # noqa: S101 - a row's kind says what it holds
    return plan


def measure_row(row: Document, user: User | None, asked: Asked, every: str | None = None) -> Measuring:
    """Count the KPIs of a plan anew, as one edit; without new figures nothing is edited."""
    plan = plan_of(row)
    found = measured_plan(asked.journeys, plan, every=every, scales=asked.opened.only_scales())
    return Measuring(_edited(row, plan, found.plan, user), found.failures)


def import_series(row: Document, user: User, kpi: str, text: str) -> DocumentOperation | None:
    """Put the figures of a CSV into a KPI, as one edit; without new figures nothing is edited.

    Raises
    ------
    UnknownNameError
        When the plan has no such KPI.
    UnreadableSeriesError
        When the CSV holds no series; it says which line.
    """
    plan = plan_of(row)
    by_id = {one.id: one for one in plan.kpis}
    if kpi not in by_id:
        raise UnknownNameError("KPI", kpi, by_id)
    by_id[kpi] = with_series(by_id[kpi], text)
    return _edited(row, plan, plan.changed(kpis=tuple(by_id.values())), user)


def _edited(row: Document, before: Plan, after: Plan, user: User | None) -> DocumentOperation | None:
    operation = operation_between(before, after)
    if operation is None:
        return None
    data = operation_to_data(operation)
    edit = Edit(user.pk if user else None, f"measured-{uuid4()}", data, is_ours=user is None)
    applied = apply_edit(row.pk, edit).row
    broadcast_operation(applied)
    writer.note(row.pk)
    return applied


@after_build
def measure_plans(job: Job, opened: Opened) -> None:  # noqa: ARG001 - asked anew, as questions are
    """Count the KPIs of all plans of a workspace whose journeys are new."""
    workspace = job.workspace
    take_in(workspace, Plan.KIND)
    rows = workspace.documents.filter(kind=Plan.KIND).select_related("workspace")
    for row in rows:
        if any(kpi.definition for kpi in plan_of(row).kpis):
            measure_row(current(row), None, opened_for(workspace, None))
