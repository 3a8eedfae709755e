"""What the last proofs of a workspace's maps found and is open, each as the action that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klantreis.evidence.finding import Finding
from klantreis.evidence.finding_actions import action_of, gathered
from klantreis.evidence.open_findings import findings_of_proof
from klantreis.evidence.proof import Proof as Proved
from klantreis.evidence.proof import UnreadableProofError
from klantreis.mapping.documents.document import ident, walk
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.mapping.documents.plan_views import by_finding
from klantreis.server.apps.documents.files import take_in
from klantreis.server.apps.documents.models import MAP, Document, maps_of
from klantreis.server.apps.proofs.history import proofs_of, text_of
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.apps.workspaces.models import Workspace


@dataclass(frozen=True)
class Found:
    """An open finding of a map's last proof, the action that it asks for, and the one that a plan has."""

    row: Document
    proof: Proof
    finding: Finding
    action: Action
    known: str | None


def findings_for(plan: Plan, workspace: Workspace) -> Iterator[Found]:
    """The open findings of all maps, those that ask for one action as one; the weightiest of each first."""
    take_in(workspace, MAP)
    taken = {ident(found.part) for found in walk(plan)}
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
        acted = by_finding(plan, journey_map.id)
        for finding, also in gathered(findings_of_proof(journey_map, proved).open):
            action = action_of(journey_map, proved, finding, also=also, taken=taken)
            taken.add(action.id)
            known = [id_ for one in (finding, *also) for id_ in acted.get(one.id, ())]
            yield Found(row, last, finding, action, known[0] if known else None)
