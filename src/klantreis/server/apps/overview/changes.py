"""What others did in a workspace since a member last looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Max

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.comments.models import Comment, Mention
from klantreis.server.apps.documents.models import MAP, DocumentOperation, maps_of
from klantreis.server.apps.overview.models import Visit
from klantreis.server.apps.overview.schemas import ChangeOut
from klantreis.server.apps.proofs.models import Proof
from klantreis.server.apps.workspaces.models import LogEntry, Member, Workspace
from klantreis.workspace import Workspace as Opened

MOST = 50


def last_visit(workspace: Workspace, user: User) -> datetime:
    """When the member was here last; when he joined, if never."""
    found = Visit.objects.filter(workspace=workspace, user=user).first()
    return found.at if found else Member.objects.get(workspace=workspace, user=user).joined_at


def changes_since(workspace: Workspace, opened: Opened, user: User, since: datetime) -> list[ChangeOut]:
    """What is new, the latest first; mentions stay until they are read."""
    found = [
        *_imports(opened, since),
        *_edits(workspace, user, since),
        *_new_maps(workspace, user, since),
        *_comments(workspace, user, since),
        *_mentions(workspace, user),
        *_proofs(workspace, user, since),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def _imports(opened: Opened, since: datetime) -> Iterator[ChangeOut]:
    for done in opened.imports()[-MOST:]:
        at = datetime.fromisoformat(done.imported_at)
        # The catalog keeps whole seconds: an import in the second of the visit may be new.
        if at >= since.replace(microsecond=0):
            yield ChangeOut(kind="import", at=at, by=None, map_id=None, title=done.input, count=done.n_added)


def _edits(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    edits = DocumentOperation.objects.filter(document__workspace=workspace, document__kind=MAP, at__gt=since)
    edits = edits.exclude(user=user)
    for row in (
        edits.order_by().values("document_id", "document__title").annotate(n=Count("pk"), last=Max("at"))
    ):
        names = set(edits.filter(document_id=row["document_id"]).values_list("user__name", flat=True)[:MOST])
        yield ChangeOut(
            kind="edits",
            at=row["last"],
            by=", ".join(sorted(name for name in names if name)) or None,
            map_id=row["document_id"],
            title=row["document__title"],
            count=row["n"],
        )


def _new_maps(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    added = LogEntry.objects.filter(workspace=workspace, action="map.added", at__gt=since)
    rows = {row.name: row for row in maps_of(workspace).defer("text")}
    for entry in added.exclude(user=user).select_related("user")[:MOST]:
        row = rows.get(entry.what.get("map", ""))
        if row is not None:
            yield ChangeOut(
                kind="map", at=entry.at, by=_name(entry.user), map_id=row.pk, title=row.title, count=1
            )


def _comments(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    said = Comment.objects.filter(map__workspace=workspace, made_at__gt=since, is_deleted=False)
    said = said.exclude(author=user)
    for row in said.order_by().values("map_id", "map__title").annotate(n=Count("pk"), last=Max("made_at")):
        names = set(said.filter(map_id=row["map_id"]).values_list("author__name", flat=True)[:MOST])
        yield ChangeOut(
            kind="comments",
            at=row["last"],
            by=", ".join(sorted(name for name in names if name)) or None,
            map_id=row["map_id"],
            title=row["map__title"],
            count=row["n"],
        )


def _mentions(workspace: Workspace, user: User) -> Iterator[ChangeOut]:
    unread = Mention.objects.filter(user=user, read_at=None, comment__map__workspace=workspace)
    for one in unread.select_related("comment__map", "comment__author")[:MOST]:
        said = one.comment
        yield ChangeOut(
            kind="mention",
            at=said.made_at,
            by=_name(said.author),
            map_id=said.map_id,
            title=said.map.title,
            count=1,
        )


def _proofs(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    made = Proof.objects.filter(map__workspace=workspace, made_at__gt=since).exclude(made_by=user)
    for one in made.select_related("map", "made_by")[:MOST]:
        yield ChangeOut(
            kind="proof",
            at=one.made_at,
            by=_name(one.made_by),
            map_id=one.map_id,
            title=one.map.title,
            count=one.n_findings,
        )


def _name(user: User | None) -> str | None:
    return user.name if user else None
