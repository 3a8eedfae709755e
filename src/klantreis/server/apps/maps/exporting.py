"""A map as a file of any format, perhaps with the figures of one of its proofs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

from django.http import Http404

from klantreis.evidence.marking import proved
from klantreis.evidence.proof import Proof as Proved
from klantreis.reports import export
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.proofs.history import text_of
from klantreis.server.apps.validations.gathering import Gathered

MOST_SENTENCES, MOST_LETTERS = 12, 400


def exported(
    row: Document, ending: str, view: str, language: str | None, audience: str | None, proof_id: UUID | None
) -> tuple[bytes, list[str]]:
    """The file, and what the format cannot hold, a sentence each.

    Raises
    ------
    Http404
        When the map has no such proof.
    InvalidOptionError, UnknownNameError
        When the format has no such view, or there is no such audience.
    """
    journey_map, proof = row.parsed_map(), _proof(row, proof_id)
    if proof is not None:
        journey_map = proved(journey_map, proof)
    workspace = row.workspace.opened()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"map.{ending}"
        left_out = export(
            journey_map,
            path,
            view=view,
            language=language,
            audience=audience,
            proof=proof,
            register=workspace.register,
            known=None if audience is None else Gathered(row).known(proof),
            personas=workspace.personas.found(journey_map.head.personas),
            images=workspace.images,
        )
        return path.read_bytes(), [one[:MOST_LETTERS] for one in left_out[:MOST_SENTENCES]]


def _proof(row: Document, proof_id: UUID | None) -> Proved | None:
    if proof_id is None:
        return None
    found = row.proofs.select_related("map__workspace").filter(pk=proof_id).first()
    text = None if found is None else text_of(found)
    if text is None:
        raise Http404
    return Proved.from_json(text)
