"""The work of a proof and of a draft."""

from __future__ import annotations

from typing import Any

from klantreis.errors import KlantreisError
from klantreis.exploration import Journeys
from klantreis.map_folder import MapExistsError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import new_id
from klantreis.server.apps.analyses.opening import opened_for
from klantreis.server.apps.documents.files import sync_document, take_in
from klantreis.server.apps.documents.models import MAP, Document
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.tasks import does, teller
from klantreis.server.apps.proofs.history import drift_of, forget_old, key_of, row_of
from klantreis.server.apps.proofs.models import Proof
from klantreis.workspace import Proved, Workspace


class MapGoneError(KlantreisError):
    """The map was removed before its proof was made."""

    code = "map_gone"

    def __init__(self) -> None:
        super().__init__("The map is no longer there.", nl="De kaart is er niet meer.")


@does(Job.Kind.PROOF)
def prove(job: Job, opened: Workspace) -> dict[str, Any]:
    """Prove a map, and keep the proof beside it."""
    sync_document(job.options["map_id"])  # a proof lies beside the map's file
    row = Document.objects.select_related("workspace").filter(pk=job.options["map_id"]).first()
    if row is None:
        raise MapGoneError
    journeys = _journeys(job, opened)
    journey_map = row.parsed_map()
    # The map as it is now; the key is of the map as it was asked of, so a later edit is proved anew.
    found = opened.prove(row.name, journeys, journey_map=journey_map, **job.options["options"])
    made = _keep(row, found, job, job.options["key"])
    return {"proof_id": str(made.pk), "map_id": str(row.pk)}


@does(Job.Kind.DRAFT)
def draft(job: Job, opened: Workspace) -> dict[str, Any]:
    """Make a map out of journeys, and prove it, so that it shows what it rests on."""
    journeys = _journeys(job, opened)
    options = dict(job.options["options"])
    scales = opened.only_scales()
    options.setdefault("outcome", [one for one in opened.settings.outcomes if one in journeys.touchpoints])
    drafted = journeys.draft(scales=scales, currency=journeys.store.manifest.currency or None, **options)
    name = _added(opened, drafted)
    take_in(job.workspace, MAP)
    row = Document.objects.select_related("workspace").get(workspace=job.workspace, kind=MAP, name=name)
    job.workspace.log(job.user, "map.drafted", map=name)
    found = opened.prove(name, journeys, outcome=tuple(options["outcome"]) or None)
    made = _keep(row, found, job, _key_of_draft(row, job))
    return {"map_id": str(row.pk), "name": name, "title": row.title, "proof_id": str(made.pk)}


def _journeys(job: Job, opened: Workspace) -> Journeys:
    """The journeys that the job is about, brought up to date, telling how far an answer is."""
    if not opened.is_built():
        opened.build(progress=teller(job, "build"))
    tell = teller(job, job.kind)
    tell(0, None)
    return opened.journeys().where(**job.options["lens"]).telling(tell)


def _added(opened: Workspace, journey_map: JourneyMap) -> str:
    """The name of the new map; a number is put behind it when there is one of that name."""
    while True:
        try:
            return opened.maps.add(journey_map).stem
        except MapExistsError:
            taken = set(opened.maps.names())
            journey_map = journey_map.model_copy(update={"id": new_id(journey_map.id, taken)})


def _key_of_draft(row: Document, job: Job) -> str:
    """Of the question that the draft's proof answers, so that it is not proved again."""
    outcome = job.options["options"].get("outcome")
    question = {"lens": job.options["lens"], **({"outcome": outcome} if outcome else {})}
    return key_of(row, opened_for(job.workspace, job.user), question)


def _keep(row: Document, found: Proved, job: Job, key: str) -> Proof:
    """The row of a proof that was kept; a reader of the list may have taken its file in already."""
    known = {
        "key": key,
        "sequence": row.sequence,
        "made_by": job.user,
        "drift": drift_of(found.drift),
        **row_of(found.proof),
    }
    made, _ = Proof.objects.update_or_create(map=row, name=str(found.kept), defaults=known)
    forget_old(row)
    return made
