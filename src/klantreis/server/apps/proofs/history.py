"""The proofs that lie beside a map, and the rows by which the server lists them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from django.db.models import QuerySet

from klantreis.errors import UnknownNameError
from klantreis.evidence.binding import lens_of_map
from klantreis.evidence.drift import Drift
from klantreis.evidence.open_findings import PREFIX, findings_of_proof, whose, worsening
from klantreis.evidence.plain import to_plain
from klantreis.evidence.proof import Proof as Proved
from klantreis.evidence.proof import UnreadableProofError
from klantreis.journeys.lens import lens_options
from klantreis.map_folder import MapFolder
from klantreis.mapping.map import JourneyMap
from klantreis.server.apps.analyses.opening import Asked
from klantreis.server.apps.documents.hot import hot_documents
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.kept import kept

MOST_OF_LENSES = 100
_ASIDE = re.compile(PREFIX + "[0-9a-f]{12}")


def proofs_of(row: Document) -> QuerySet[Proof]:
    """The proofs of a map, the latest first; those that another program made are taken in."""
    names = _names(row)
    known = set(row.proofs.values_list("name", flat=True))
    for name in names - known:
        try:
            proved = Proved.from_json(_folder(row).proof(row.name, name))
        except UnreadableProofError:
            continue  # of a version that this one does not read; it stays where it is
        Proof.objects.get_or_create(map=row, name=name, defaults=row_of(proved))
    return row.proofs.filter(name__in=names)


def latest_through(row: Document, asked: Asked, lens: dict[str, Any], persona: str | None) -> Proof | None:
    """The latest proof through a lens, of the same persons, whatever the map and the data were then."""
    looked = asked.journeys.where(**lens).lens
    names = asked.journeys.store.names
    _, chosen, _ = lens_of_map(
        row.parsed_map(), looked, names, persona=persona, personas=asked.opened.personas.all()
    )
    options = lens_options(looked)
    return next((one for one in proofs_of(row) if one.lens == options and one.persona == chosen), None)


def row_of(proved: Proved) -> dict[str, Any]:
    """What a row tells of a proof."""
    return {
        "made_at": proved.made_at,
        "lens": proved.lens,
        "persona": proved.persona,
        "n_journeys": proved.n_journeys,
        "n_persons": proved.steps.n_persons,
        "n_findings": len(proved.findings),
        "fitness": to_plain(proved.conformance.fitness),
        "coverage": to_plain(proved.conformance.coverage),
    }


def n_open(row: Document, proof: Proof) -> int:
    """How many of a proof's findings are open; what was set aside is not."""
    return kept(["open findings", row.pk, row.sequence, proof.pk, proof.made_at], lambda: _n_open(row, proof))


def _n_open(row: Document, proof: Proof) -> int:
    journey_map = cast(JourneyMap, hot_documents.content_of(row))
    text = text_of(proof) if journey_map.asides else None
    if text is None:
        return proof.n_findings
    try:
        return len(findings_of_proof(journey_map, Proved.from_json(text)).open)
    except UnreadableProofError:
        return proof.n_findings


def drawn_at(row: Document) -> int:
    """The number of the last edit of a map that a proof could see: setting a finding aside is none."""
    for edit in row.operations.order_by("-sequence").iterator(chunk_size=50):
        if not _is_about_asides(edit.operation):
            return edit.sequence
    return row.sequence - row.operations.count()


def _is_about_asides(operation: dict[str, Any] | None) -> bool:
    if operation is None:  # its file was changed outside
        return False
    if operation["op"] == "all":
        return all(_is_about_asides(one) for one in operation["operations"])
    return operation.get("what") == "aside" or bool(_ASIDE.fullmatch(operation.get("id", "")))


def forget_old(row: Document) -> None:
    """Drop the oldest of many proofs through lenses: every look through another lens makes one."""
    _folder(row).forget_proofs(row.name, most=MOST_OF_LENSES)
    row.proofs.exclude(name__in=_names(row)).delete()


def text_of(row: Proof) -> str | None:
    """The proof's document; None when its file is gone."""
    try:
        return _folder(row.map).proof(row.map.name, row.name)
    except UnknownNameError:
        return None


def told(row: Proof, text: str, language: str) -> dict[str, Any]:
    """A proof as the API tells it: its sentences in one language, without what is for the library alone."""
    document: dict[str, Any] = json.loads(text)
    proved = Proved.from_json(text)
    if any("id" not in one for one in document["findings"]):  # it was kept before they had one
        document = json.loads(proved.to_json())
    for written, finding in zip(document["findings"], proved.findings, strict=True):
        written["worsening"] = to_plain(worsening(finding))
    for figures in document["steps"]["steps"]:
        for times in ("time_to_next", "time_since_last"):
            figures[times].pop("histogram", None)
    drift = row.drift and {**row.drift, "changes": _said(row.drift["changes"], language)}
    said = {part: _said(document[part], language) for part in ("findings", "notes")}
    more = {"id": str(row.pk), "sequence": row.sequence, "drift": drift, "whose": whose(proved)}
    return {**document, **said, **more}


def _said(parts: Iterable[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Parts of a document with their sentences in one language."""
    return [{**one, "sentence": one["sentence"].get(language, one["sentence"]["en"])} for one in parts]


def drift_of(found: Drift | None) -> dict[str, Any] | None:
    """What drifted, with its sentences in every language."""
    if found is None:
        return None
    document: dict[str, Any] = to_plain(found)
    for written, change in zip(document["changes"], found.changes, strict=True):
        written["sentence"] = {language: change.sentence(language) for language in ("en", "nl")}
    return document


def key_of(row: Document, asked: Asked, question: dict[str, Any]) -> str:
    """Of a question about a map: the same for the same map, journeys, personas and lens."""
    personas = [one.model_dump_json(exclude_defaults=True) for one in asked.opened.personas.all()]
    known = json.dumps([str(row.pk), drawn_at(row), asked.version, personas, question], sort_keys=True)
    return hashlib.sha256(known.encode()).hexdigest()


def _folder(row: Document) -> MapFolder:
    return MapFolder(Path(row.workspace.folder) / "maps")


def _names(row: Document) -> set[str]:
    try:
        return set(_folder(row).proofs(row.name))
    except UnknownNameError:
        return set()  # its file has not been written yet
