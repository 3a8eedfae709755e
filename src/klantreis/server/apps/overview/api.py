"""The start of a workspace: how everything stands and what is new; and the overview of its data."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from klantreis.server.apps.comments.models import Mention
from klantreis.server.apps.documents.files import take_in
from klantreis.server.apps.imports.tasks import start_build
from klantreis.server.apps.maps.facts import facts_of_maps
from klantreis.server.apps.overview.changes import changes_since, last_visit
from klantreis.server.apps.overview.data import data_overview, data_standing
from klantreis.server.apps.overview.models import Visit
from klantreis.server.apps.overview.projects import method, projects_of
from klantreis.server.apps.overview.schemas import (
    DataOverviewOut,
    EveryIn,
    MethodOut,
    OverviewOut,
    ProjectOut,
    VisitOut,
)
from klantreis.server.apps.overview.standing import map_standings, persona_standings
from klantreis.server.apps.workspaces.access import workspace_or_404
from klantreis.server.signed_in import user_of

router = Router()


@router.get("/{uuid:workspace_id}/overview", response=OverviewOut)
def overview(request: HttpRequest, workspace_id: UUID) -> OverviewOut:
    """How everything stands, and what others did since my last visit."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id)
    take_in(workspace)
    opened = workspace.opened()
    standings, maps = map_standings(workspace, opened), facts_of_maps(workspace)
    since = last_visit(workspace, user)
    unread = Mention.objects.filter(user=user, read_at=None, comment__document__workspace=workspace)
    return OverviewOut(
        name=opened.settings.name,
        data=data_standing(workspace, opened),
        maps=standings,
        personas=persona_standings(opened, maps),
        n_members=workspace.memberships.count(),
        n_unread_mentions=unread.count(),
        since=since,
        changes=changes_since(workspace, opened, user, since),
    )


@router.post("/{uuid:workspace_id}/visit", response=VisitOut)
def visit(request: HttpRequest, workspace_id: UUID) -> VisitOut:
    """Note that I have seen what is new."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id)
    now: datetime = timezone.now()
    Visit.objects.update_or_create(workspace=workspace, user=user, defaults={"at": now})
    return VisitOut(at=now)


@router.get("/{uuid:workspace_id}/projects", response=list[ProjectOut])
def projects(request: HttpRequest, workspace_id: UUID) -> list[ProjectOut]:
    """Where the teams stand on each step of the method; the project that was changed last comes first."""
    return projects_of(workspace_or_404(user_of(request), workspace_id))


@router.get("/{uuid:workspace_id}/method", response=MethodOut)
def method_in_words(request: HttpRequest, workspace_id: UUID) -> MethodOut:
    """The steps of the method in words, and the templates that a project can begin from."""
    workspace_or_404(user_of(request), workspace_id)
    return method()


@router.get("/{uuid:workspace_id}/data/overview", response=DataOverviewOut)
def data(request: HttpRequest, workspace_id: UUID, how: Query[EveryIn]) -> DataOverviewOut:
    """How much data there are over time and from where, what was refused, and what to look at."""
    user = user_of(request)
    workspace = workspace_or_404(user, workspace_id)
    opened = workspace.opened()
    told = data_overview(workspace, opened, how.every, str(getattr(request, "LANGUAGE_CODE", "en")))
    if not told.data.is_current and told.data.n_events:
        start_build(workspace, user)
    return told
