"""Everything asked about a map of a workspace, laid beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klantreis.evidence.proof import Proof
from klantreis.evidence.validation import validate
from klantreis.reports.audience_page import Known

if TYPE_CHECKING:
    from klantreis.evidence.validation_result import Validation
    from klantreis.workspace import Workspace


def validate_map(
    workspace: Workspace, name: str, *, persona: str | None = None, population: int | None = None
) -> Validation:
    """What the surveys and interviews about a map, and its last proof, say of it.

    Parameters
    ----------
    workspace
        Where they lie.
    name
        Of the map.
    persona, population
        As in `evidence.validation.validate`.

    Raises
    ------
    UnknownNameError
        When there is no such map.
    """
    journey_map, proof = workspace.maps.read(name), _last_proof(workspace, name)
    return validate(
        journey_map,
        surveys=[
            (one, workspace.answers.read(one.id))
            for one in workspace.surveys.all()
            if one.map == journey_map.id
        ],
        interviews=[one for one in workspace.interviews.all() if one.map == journey_map.id],
        proof=proof,
        persona=persona,
        population=population,
    )


def known_of(workspace: Workspace, name: str) -> Known:
    """All that a workspace knows of a map, for the page of an audience."""
    return Known(
        validation=validate_map(workspace, name),
        proof=_last_proof(workspace, name),
        plans=tuple(workspace.plans.all()),
        register=workspace.register,
    )


def _last_proof(workspace: Workspace, name: str) -> Proof | None:
    kept = workspace.maps.last_proof(name)
    return None if kept is None else Proof.from_json(kept)
