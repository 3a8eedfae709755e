"""Comments on the parts of a map, and the mentions of members in them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from ninja.pagination import paginate
from pydantic import ConfigDict, StringConstraints

from klantreis.server.apps.comments.models import Comment, Mention
from klantreis.server.apps.comments.talk import begin, change, reply, resolve, take_back
from klantreis.server.apps.documents.access import map_or_404, readable_map_or_404
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.access import memberships, workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()

Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]
_SHOWN = 200


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class CommentWordsIn(_Strict):
    """Plain text, and the members it calls by their ids; it is never shown as anything but text."""

    body: Body
    mentions: list[UUID] = Field(default_factory=list, max_length=50)


class CommentIn(CommentWordsIn):
    """A remark about a part of the map by its id, or about all of it."""

    part: str | None = Field(None, max_length=64)


class ResolvedIn(_Strict):
    """Whether a thread is settled."""

    is_resolved: bool


class CommentOut(Schema):
    """A comment; `author` is the name of who wrote it, null when his account is gone."""

    id: UUID
    author_id: UUID | None
    author: str | None
    body: str
    mentions: list[UUID]
    is_deleted: bool
    made_at: datetime
    changed_at: datetime | None


class ThreadOut(CommentOut):
    """A remark with its replies, oldest first."""

    part: str | None
    resolved_at: datetime | None
    resolved_by: UUID | None
    replies: list[CommentOut]


class ThreadsWanted(Schema):
    """Which threads: about a part, and whether settled ones too."""

    part: str | None = Field(None, max_length=64)
    resolved: bool | None = None


class PartCountOut(Schema):
    """Open threads about a part; null is the map as a whole."""

    part: str | None
    n_open: int


class MentionOut(Schema):
    """A comment in which I am called; `excerpt` is its beginning."""

    id: int
    comment_id: UUID
    thread_id: UUID
    map_id: UUID
    map_title: str
    part: str | None
    author: str | None
    excerpt: str
    made_at: datetime
    read_at: datetime | None


class MentionsWanted(Schema):
    """Whether only those that I have not seen."""

    unread: bool = False


class MentionsReadIn(_Strict):
    """Mentions that I have seen; all of them when none is named."""

    ids: list[int] = Field(default_factory=list, max_length=500)


class MentionsReadOut(Schema):
    """How many mentions are still unread."""

    n_unread: int


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/comments", response=list[ThreadOut])
@paginate(Pages)
def threads(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, wanted: Query[ThreadsWanted]
) -> list[ThreadOut]:
    """The threads of a map, oldest first."""
    row = readable_map_or_404(user_of(request), workspace_id, map_id)
    found = _threads(row)
    if wanted.part is not None:
        found = found.filter(part=wanted.part)
    if wanted.resolved is not None:
        found = found.filter(resolved_at__isnull=not wanted.resolved)
    return [_thread(one) for one in found]


@router.get("/{uuid:workspace_id}/maps/{uuid:map_id}/comments/counts", response=list[PartCountOut])
def counts(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> list[PartCountOut]:
    """How many threads are open about each part."""
    row = readable_map_or_404(user_of(request), workspace_id, map_id)
    open_ones = Comment.objects.filter(map=row, thread=None, resolved_at=None).order_by("part")
    found = open_ones.values_list("part").annotate(n=Count("pk"))
    return [PartCountOut(part=part or None, n_open=n) for part, n in found]


@router.post("/{uuid:workspace_id}/maps/{uuid:map_id}/comments", response={201: ThreadOut})
def comment(request: HttpRequest, workspace_id: UUID, map_id: UUID, given: CommentIn) -> Status[ThreadOut]:
    """Remark on a part of the map, or on all of it."""
    row = _commentable(request, workspace_id, map_id)
    made = begin(row, user_of(request), given.part or "", given.body, given.mentions)
    return Status(201, _told(made))


@router.post(
    "/{uuid:workspace_id}/maps/{uuid:map_id}/comments/{uuid:comment_id}/replies", response={201: ThreadOut}
)
def answer(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, comment_id: UUID, given: CommentWordsIn
) -> Status[ThreadOut]:
    """Reply to a remark; the answer is its whole thread."""
    found = _comment_or_404(_commentable(request, workspace_id, map_id), comment_id)
    reply(found, user_of(request), given.body, given.mentions)
    return Status(201, _told(found))


@router.put("/{uuid:workspace_id}/maps/{uuid:map_id}/comments/{uuid:comment_id}", response=ThreadOut)
def reword(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, comment_id: UUID, given: CommentWordsIn
) -> ThreadOut:
    """Change one's own comment; the answer is its whole thread."""
    found = _comment_or_404(_commentable(request, workspace_id, map_id), comment_id)
    return _told(change(found, user_of(request), given.body, given.mentions))


@router.delete("/{uuid:workspace_id}/maps/{uuid:map_id}/comments/{uuid:comment_id}", response={204: None})
def withdraw(request: HttpRequest, workspace_id: UUID, map_id: UUID, comment_id: UUID) -> Status[None]:
    """Take a comment back: one's own, or any as an owner of the workspace."""
    user = user_of(request)
    found = _comment_or_404(_commentable(request, workspace_id, map_id), comment_id)
    role = Role(memberships(user).get(workspace_id=workspace_id).role)
    take_back(found, user, is_owner=role.allows(Role.OWNER))
    return Status(204, None)


@router.put("/{uuid:workspace_id}/maps/{uuid:map_id}/comments/{uuid:comment_id}/resolved", response=ThreadOut)
def settle(
    request: HttpRequest, workspace_id: UUID, map_id: UUID, comment_id: UUID, given: ResolvedIn
) -> ThreadOut:
    """Settle a thread, or open it again."""
    found = _comment_or_404(_commentable(request, workspace_id, map_id), comment_id)
    thread = found.thread or found
    resolve(thread, user_of(request) if given.is_resolved else None)
    return _told(thread)


@router.get("/{uuid:workspace_id}/mentions", response=list[MentionOut])
@paginate(Pages)
def mentions(request: HttpRequest, workspace_id: UUID, wanted: Query[MentionsWanted]) -> list[MentionOut]:
    """The comments in which I am called, the latest first."""
    found = _mine(request, workspace_id).select_related("comment__map", "comment__author")
    if wanted.unread:
        found = found.filter(read_at=None)
    return [_mention(one) for one in found]


@router.post("/{uuid:workspace_id}/mentions/read", response=MentionsReadOut)
def read(request: HttpRequest, workspace_id: UUID, given: MentionsReadIn) -> MentionsReadOut:
    """Note that I have seen mentions of me."""
    mine = _mine(request, workspace_id).filter(read_at=None)
    (mine.filter(pk__in=given.ids) if given.ids else mine).update(read_at=timezone.now())
    return MentionsReadOut(n_unread=_mine(request, workspace_id).filter(read_at=None).count())


def _commentable(request: HttpRequest, workspace_id: UUID, map_id: UUID) -> Document:
    return map_or_404(user_of(request), workspace_id, map_id, Role.COMMENTER)


def _comment_or_404(row: Document, comment_id: UUID) -> Comment:
    found = Comment.objects.filter(map=row, pk=comment_id).select_related("thread", "map__workspace").first()
    if found is None:
        raise Http404
    return found


def _mine(request: HttpRequest, workspace_id: UUID) -> QuerySet[Mention]:
    workspace = workspace_or_404(user_of(request), workspace_id)
    return Mention.objects.filter(user=user_of(request), comment__map__workspace=workspace)


def _threads(row: Document) -> QuerySet[Comment]:
    with_names = Comment.objects.select_related("author").prefetch_related("mentions")
    return with_names.filter(map=row, thread=None).prefetch_related(Prefetch("replies", with_names))


def _told(comment: Comment) -> ThreadOut:
    """The thread of a comment as it is now."""
    return _thread(_threads(comment.map).get(pk=comment.thread_id or comment.pk))


def _thread(one: Comment) -> ThreadOut:
    return ThreadOut(
        **_words(one).model_dump(),
        part=one.part or None,
        resolved_at=one.resolved_at,
        resolved_by=one.resolved_by_id,
        replies=[_words(reply) for reply in one.replies.all()],
    )


def _words(one: Comment) -> CommentOut:
    return CommentOut(
        id=one.pk,
        author_id=one.author_id,
        author=one.author.name if one.author else None,
        body=one.body,
        mentions=[mention.user_id for mention in one.mentions.all()],
        is_deleted=one.is_deleted,
        made_at=one.made_at,
        changed_at=one.changed_at,
    )


def _mention(one: Mention) -> MentionOut:
    said = one.comment
    return MentionOut(
        id=one.pk,
        comment_id=said.pk,
        thread_id=said.thread_id or said.pk,
        map_id=said.map_id,
        map_title=said.map.title,
        part=said.part or None,
        author=said.author.name if said.author else None,
        excerpt=said.body[:_SHOWN],
        made_at=said.made_at,
        read_at=one.read_at,
    )
