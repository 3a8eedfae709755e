"""Everything asked about a map of a workspace, laid beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klantreis.evidence.proof import Proof
from klantreis.evidence.validation import validate

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
    journey_map = workspace.maps.read(name)
    kept = workspace.maps.last_proof(name)
    return validate(
        journey_map,
        surveys=[
            (one, workspace.answers.read(one.id))
            for one in workspace.surveys.all()
            if one.map == journey_map.id
        ],
        interviews=[one for one in workspace.interviews.all() if one.map == journey_map.id],
        proof=None if kept is None else Proof.from_json(kept),
        persona=persona,
        population=population,
    )
