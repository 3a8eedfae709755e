"""What others did in a workspace since a member last looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.comments.models import Comment, Mention
from klantreis.server.apps.documents.kinds import KINDS
from klantreis.server.apps.documents.models import Document, DocumentOperation
from klantreis.server.apps.overview.models import Visit
from klantreis.server.apps.overview.schemas import ChangeOut, What
from klantreis.server.apps.proofs.history import n_open
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
        *_added(workspace, user, since),
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
            yield ChangeOut(
                kind="import",
                at=at,
                by=None,
                document_id=None,
                document_kind=None,
                title=done.input,
                count=done.n_added,
            )


def _edits(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    edits = DocumentOperation.objects.filter(document__workspace=workspace, at__gt=since).exclude(user=user)
    found = edits.order_by().values("document_id").annotate(n=Count("pk"), last=Max("at"))
    rows = _documents(workspace, (one["document_id"] for one in found))
    for one in found:
        names = edits.filter(document_id=one["document_id"]).values_list("user__name", flat=True)[:MOST]
        if row := rows.get(one["document_id"]):  # nobody removed it just now
            yield _change("edits", row, one["last"], _names(names), one["n"])


def _added(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    actions = [f"{kind}.added" for kind in KINDS]
    entries = LogEntry.objects.filter(workspace=workspace, action__in=actions, at__gt=since)
    for entry in entries.exclude(user=user).select_related("user")[:MOST]:
        kind = entry.action.partition(".")[0]
        row = workspace.documents.filter(kind=kind, name=entry.what.get(kind, "")).defer("text").first()
        if row is not None:
            yield _change("added", row, entry.at, _name(entry.user))


def _comments(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    said = Comment.objects.filter(document__workspace=workspace, made_at__gt=since, is_deleted=False)
    said = said.exclude(author=user)
    found = said.order_by().values("document_id").annotate(n=Count("pk"), last=Max("made_at"))
    rows = _documents(workspace, (one["document_id"] for one in found))
    for one in found:
        names = said.filter(document_id=one["document_id"]).values_list("author__name", flat=True)[:MOST]
        if row := rows.get(one["document_id"]):
            yield _change("comments", row, one["last"], _names(names), one["n"])


def _mentions(workspace: Workspace, user: User) -> Iterator[ChangeOut]:
    unread = Mention.objects.filter(user=user, read_at=None, comment__document__workspace=workspace)
    for one in unread.select_related("comment__document", "comment__author")[:MOST]:
        said = one.comment
        yield _change("mention", said.document, said.made_at, _name(said.author))


def _proofs(workspace: Workspace, user: User, since: datetime) -> Iterator[ChangeOut]:
    made = Proof.objects.filter(map__workspace=workspace, made_at__gt=since).exclude(made_by=user)
    for one in made.select_related("map__workspace", "made_by")[:MOST]:
        yield _change("proof", one.map, one.made_at, _name(one.made_by), n_open(one.map, one))


def _change(kind: What, row: Document, at: datetime, by: str | None, count: int = 1) -> ChangeOut:
    return ChangeOut(
        kind=kind, at=at, by=by, document_id=row.pk, document_kind=row.kind, title=row.title, count=count
    )


def _documents(workspace: Workspace, ids: Iterable[UUID]) -> dict[UUID, Document]:
    return {row.pk: row for row in workspace.documents.filter(pk__in=list(ids)).defer("text")}


def _names(names: Iterable[str | None]) -> str | None:
    """Those of members; guests of a workshop have none here."""
    return ", ".join(sorted({name for name in names if name})) or None


def _name(user: User | None) -> str | None:
    return user.name if user else None
