"""What a workspace holds for one of its projects: how far its maps are, and what things are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klantreis.document_folder import DocumentFolder
from klantreis.mapping.documents.project import Project
from klantreis.mapping.documents.project_standing import Findings, maps_of_project
from klantreis.mapping.map import JourneyMap
from klantreis.workspace import Workspace

# Cards that say what could be better.
IMPROVEMENTS = ("opportunity", "kpi")

Titles = Mapping[str, Mapping[str, str]]


def found_for(workspace: Workspace, project: Project) -> Findings:
    """What tells how far a project is: the register, and the maps that the project names."""
    names = sorted(maps_of_project(project) & set(workspace.maps.names()))
    maps = [workspace.maps.read(name) for name in names]
    cards = [card for one in maps for _, _, card in one.cards]
    return Findings(
        n_registered=len(workspace.register.touchpoints),
        n_steps=max((len(one.steps) for one in maps), default=0),
        n_placed=sum(card.kind == "touchpoint" for card in cards),
        n_backed=sum(bool(card.evidence) for card in cards),
        n_personas=len({id_ for one in maps for id_ in _personas(one)}),
        n_proofs=sum(workspace.maps.last_proof(name) is not None for name in names),
        n_improvements=sum(card.kind in IMPROVEMENTS for card in cards),
    )


def titles_for(workspace: Workspace, project: Project) -> Titles:
    """What the things that a project names are called: per field of it, by their ids."""
    folders: Mapping[str, DocumentFolder[Any]] = {
        "workshops": workspace.workshops,
        "interviews": workspace.interviews,
        "surveys": workspace.surveys,
        "propositions": workspace.propositions,
        "contents": workspace.content,
        "plans": workspace.plans,
    }
    titles = {
        field: {id_: folder.title(folder.read(id_)) for id_ in getattr(project, field) if id_ in folder.ids()}
        for field, folder in folders.items()
    }
    known = set(workspace.personas.ids())
    names = {id_: workspace.personas.read(id_).name for id_ in project.personas if id_ in known}
    return {**titles, "personas": names}


def _personas(journey_map: JourneyMap) -> set[str]:
    return {*journey_map.head.personas, *(one.id for one in journey_map.personas)}
