"""How the projects of a workspace stand, and the method that they follow in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from klantreis.mapping.documents.project import Project
from klantreis.mapping.documents.project_standing import Findings, maps_of_project, project_standings
from klantreis.mapping.documents.project_steps import EXPLAINED
from klantreis.mapping.documents.project_templates import TEMPLATES, Template
from klantreis.mapping.templates import phase_title
from klantreis.mapping.texts import said
from klantreis.project_found import IMPROVEMENTS, Titles
from klantreis.server.apps.documents.files import take_in
from klantreis.server.apps.documents.models import Document, maps_of
from klantreis.server.apps.maps.facts import MapFacts, facts_of_maps
from klantreis.server.apps.overview.schemas import (
    ExplainedOut,
    MethodOut,
    ProjectOut,
    StandingOut,
    TemplateOut,
    TemplatePhaseOut,
)
from klantreis.server.apps.proofs.history import proofs_of
from klantreis.server.apps.workspaces.models import Workspace

# Per field of a project the kind of document whose ids it names.
_NAMED = {
    "workshops": "workshop",
    "interviews": "interviews",
    "surveys": "survey",
    "propositions": "proposition",
    "contents": "content",
    "plans": "plan",
}


def projects_of(workspace: Workspace) -> list[ProjectOut]:
    """Every project, the one that was changed last first."""
    take_in(workspace, "project", "map")
    maps = facts_of_maps(workspace)
    rows = workspace.documents.filter(kind="project").order_by("-changed_at", "name")
    return [_project(row, maps) for row in rows]


def _project(row: Document, maps: list[MapFacts]) -> ProjectOut:
    project = row.parsed()
    assert isinstance(project, Project)  # noqa: S101 - a row's kind says what it holds
    standings = project_standings(project, _found(row.workspace, project, maps))
    return ProjectOut(
        id=row.pk,
        name=row.name,
        title=said(project.title, get_language() or "en", project.languages),
        template=project.template,
        owner=project.owner,
        is_simulated=project.is_simulated,
        changed_at=row.changed_at,
        steps=[StandingOut.from_orm(one) for one in standings],
    )


def _found(workspace: Workspace, project: Project, maps: list[MapFacts]) -> Findings:
    """As `found_for` of the library, from what the server keeps of maps."""
    own = [one for one in maps if one.name in maps_of_project(project)]
    rows = maps_of(workspace).filter(pk__in=[one.id for one in own]).defer("text")
    return Findings(
        n_registered=len(workspace.opened().register.touchpoints),
        n_steps=max((one.n_steps for one in own), default=0),
        n_placed=sum(one.n_kinds.get("touchpoint", 0) for one in own),
        n_backed=sum(one.n_backed for one in own),
        n_personas=len({id_ for one in own for id_ in (*one.personas, *one.described)}),
        n_proofs=sum(proofs_of(row).exists() for row in rows),
        n_improvements=sum(one.n_kinds.get(kind, 0) for one in own for kind in IMPROVEMENTS),
    )


def facts_for_report(row: Document) -> dict[str, Any]:
    """What the printed plan of a project tells besides its answers."""
    project = row.parsed()
    assert isinstance(project, Project)  # noqa: S101 - the same
    workspace = row.workspace
    return {
        "found": _found(workspace, project, facts_of_maps(workspace)),
        "titles": _titles(workspace, project),
    }


def _titles(workspace: Workspace, project: Project) -> Titles:
    """As `titles_for` of the library, from the server's own rows."""
    take_in(workspace, *_NAMED.values())
    titles = {
        field: dict(
            workspace.documents.filter(kind=kind, name__in=getattr(project, field)).values_list(
                "name", "title"
            )
        )
        for field, kind in _NAMED.items()
    }
    personas = {one.id: one.name for one in workspace.opened().personas.all()}
    return {**titles, "personas": personas}


def method() -> MethodOut:
    """The steps in words, and what projects can begin from."""
    return MethodOut(
        steps=[ExplainedOut(step=step, title=one.title, text=one.text) for step, one in EXPLAINED.items()],
        templates=[_template(name, one) for name, one in TEMPLATES.items()],
    )


def _template(name: str, one: Template) -> TemplateOut:
    return TemplateOut(
        name=name,
        title=one.title,
        audiences=one.audiences,
        use=one.use.model_dump(mode="json", exclude_none=True),
        scope=one.scope.model_dump(mode="json", exclude_none=True),
        phases=[
            TemplatePhaseOut(
                title={lang: said(phase_title(kind, (lang,)), lang) for lang in ("en", "nl")},
                touchpoints=touchpoints,
            )
            for kind, touchpoints in one.phases.items()
        ],
        maps=one.maps,
        questions=one.questions,
    )
