"""What is asked and told about comments."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404
from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from klantreis.server.apps.comments.models import Comment, Mention
from klantreis.server.apps.documents.models import Document

Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]
_SHOWN = 200


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class CommentWordsIn(_Strict):
    """Plain text, and the members it calls by their ids; it is never shown as anything but text."""

    body: Body
    mentions: list[UUID] = Field(default_factory=list, max_length=50)


class CommentIn(CommentWordsIn):
    """A remark about a part of the document by its id, or about all of it."""

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
    """Open threads about a part; null is the document as a whole."""

    part: str | None
    n_open: int


class MentionOut(Schema):
    """A comment in which I am called, on a document of some kind; `excerpt` is its beginning."""

    id: int
    comment_id: UUID
    thread_id: UUID
    document_id: UUID
    kind: str
    title: str
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


def comment_or_404(row: Document, comment_id: UUID) -> Comment:
    """A comment on a document."""
    found = Comment.objects.filter(document=row, pk=comment_id)
    comment = found.select_related("thread", "document__workspace").first()
    if comment is None:
        raise Http404
    return comment


def threads_of(row: Document, wanted: ThreadsWanted) -> list[ThreadOut]:
    """The threads of a document that are wanted, oldest first."""
    found = _threads(row)
    if wanted.part is not None:
        found = found.filter(part=wanted.part)
    if wanted.resolved is not None:
        found = found.filter(resolved_at__isnull=not wanted.resolved)
    return [_thread(one) for one in found]


def counts_of(row: Document) -> list[PartCountOut]:
    """How many threads are open about each part."""
    open_ones = Comment.objects.filter(document=row, thread=None, resolved_at=None).order_by("part")
    found = open_ones.values_list("part").annotate(n=Count("pk"))
    return [PartCountOut(part=part or None, n_open=n) for part, n in found]


def thread_of(comment: Comment) -> ThreadOut:
    """The thread of a comment as it is now."""
    return _thread(_threads(comment.document).get(pk=comment.thread_id or comment.pk))


def mention_of(one: Mention) -> MentionOut:
    """A mention with the comment that it is in."""
    said = one.comment
    return MentionOut(
        id=one.pk,
        comment_id=said.pk,
        thread_id=said.thread_id or said.pk,
        document_id=said.document_id,
        kind=said.document.kind,
        title=said.document.title,
        part=said.part or None,
        author=said.author.name if said.author else None,
        excerpt=said.body[:_SHOWN],
        made_at=said.made_at,
        read_at=one.read_at,
    )


def _threads(row: Document) -> QuerySet[Comment]:
    with_names = Comment.objects.select_related("author").prefetch_related("mentions")
    return with_names.filter(document=row, thread=None).prefetch_related(Prefetch("replies", with_names))


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
