"""What the last proofs of a workspace's maps found, each as the action that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klantreis.evidence.finding import Finding
from klantreis.evidence.finding_actions import action_of
from klantreis.evidence.proof import Proof as Proved
from klantreis.evidence.proof import UnreadableProofError
from klantreis.mapping.documents.document import ident, walk
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.server.apps.documents.files import take_in
from klantreis.server.apps.documents.models import MAP, Document, maps_of
from klantreis.server.apps.proofs.history import proofs_of, text_of
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.apps.workspaces.models import Workspace


@dataclass(frozen=True)
class Found:
    """A finding of a map's last proof, the action that it asks for, and the one that a plan has for it."""

    row: Document
    proof: Proof
    finding: Finding
    action: Action
    known: Action | None


def findings_for(plan: Plan, workspace: Workspace) -> Iterator[Found]:
    """The findings of all maps; of each map the weightiest first."""
    take_in(workspace, MAP)
    taken = {ident(found.part) for found in walk(plan)}
    known = {(one.origin.map, one.origin.finding): one for one in plan.actions if one.origin}
    for row in maps_of(workspace).select_related("workspace"):
        last = proofs_of(row).first()
        text = text_of(last) if last else None
        if last is None or text is None:
            continue
        try:
            proved = Proved.from_json(text)
        except UnreadableProofError:
            continue  # of another version; a new proof takes its place
        journey_map = row.parsed_map()
        for finding in proved.findings:
            action = action_of(journey_map, proved, finding, taken=taken)
            taken.add(action.id)
            yield Found(row, last, finding, action, known.get((journey_map.id, finding.id)))
