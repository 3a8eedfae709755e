"""Saying, changing and taking back; who is called; and telling those who have the document open."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError
from klantreis.mapping.documents.document import find
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.places import find as find_on_map
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.comments.models import Comment, Mention
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.live.broadcasting import broadcast

MOST_THREADS = 2000
MOST_REPLIES = 200


class NotYoursError(KlantreisError):
    """Somebody would change the words of another."""

    code = "not_yours"

    def __init__(self) -> None:
        super().__init__(
            "Only who wrote a comment may change it. Reply to it instead.",
            nl="Alleen wie een opmerking schreef, mag haar wijzigen. Reageer er liever op.",
        )


class TooManyCommentsError(KlantreisError):
    """A document or a thread has all the comments it can have."""

    code = "too_many_comments"

    def __init__(self, most: int, what: str, *, nl: str) -> None:
        super().__init__(
            f"There are {most} {what} already, which is the most. Take some back first.",
            nl=f"Er zijn al {most} {nl}, en meer kunnen er niet bij. Haal er eerst een paar weg.",
        )


def begin(row: Document, author: User, part: str, body: str, mentions: Sequence[UUID]) -> Comment:
    """Begin a thread about a part of a document, or about all of it.

    Raises
    ------
    UnknownNameError
        When the document has no such part, or a mentioned user is no member.
    TooManyCommentsError
        When there is no room for more.
    """
    if part and not _has_part(row, part):
        raise UnknownNameError("part of this document", part, ())
    if Comment.objects.filter(document=row, thread=None).count() >= MOST_THREADS:
        raise TooManyCommentsError(MOST_THREADS, "threads on this document", nl="gesprekken op dit document")
    return _kept(Comment(document=row, part=part, author=author), body, mentions)


def reply(thread: Comment, author: User, body: str, mentions: Sequence[UUID]) -> Comment:
    """Reply to a remark; the thread is open again.

    Raises
    ------
    InvalidOptionError
        When it is a reply itself.
    """
    if thread.thread_id is not None:
        raise InvalidOptionError(
            "That comment is a reply itself. Reply to the first one of its thread.",
            nl="Die opmerking is zelf een reactie. Reageer op de eerste van het gesprek.",
        )
    if thread.replies.count() >= MOST_REPLIES:
        raise TooManyCommentsError(MOST_REPLIES, "replies in this thread", nl="reacties in dit gesprek")
    with transaction.atomic():
        resolve(thread, None)
        return _kept(
            Comment(document=thread.document, part=thread.part, thread=thread, author=author), body, mentions
        )


def change(comment: Comment, by: User, body: str, mentions: Sequence[UUID]) -> Comment:
    """Change one's own words; who was called before keeps having seen it.

    Raises
    ------
    NotYoursError
        When somebody else wrote them.
    """
    if comment.author_id != by.pk or comment.is_deleted:
        raise NotYoursError
    comment.changed_at = timezone.now()
    return _kept(comment, body, mentions)


def take_back(comment: Comment, by: User, *, is_owner: bool) -> None:
    """Delete one's own comment; an owner of the workspace may delete any.

    The first of a thread with replies loses its words and stays, so that the replies keep their place.

    Raises
    ------
    NotYoursError
        When somebody else wrote it.
    """
    if comment.author_id != by.pk and not is_owner:
        raise NotYoursError
    with transaction.atomic():
        if comment.replies.exists():
            comment.mentions.all().delete()
            comment.body, comment.is_deleted, comment.changed_at = "", True, timezone.now()
            comment.save(update_fields=["body", "is_deleted", "changed_at"])
        else:
            thread = comment.thread
            comment.delete()
            if thread is not None and thread.is_deleted and not thread.replies.exists():
                thread.delete()
        tell(comment.document_id)


def resolve(thread: Comment, by: User | None) -> None:
    """Settle a thread, or open it again (by None)."""
    thread.resolved_at, thread.resolved_by = (timezone.now(), by) if by else (None, None)
    thread.save(update_fields=["resolved_at", "resolved_by"])
    tell(thread.document_id)


def tell(document_id: UUID) -> None:
    """Let those who have the document open fetch its comments anew."""
    broadcast(document_id, {"type": "comments"})


def _has_part(row: Document, part: str) -> bool:
    content = row.parsed()
    if isinstance(content, JourneyMap):
        return find_on_map(content, part) is not None
    return find(content, part) is not None


def _kept(comment: Comment, body: str, mentions: Sequence[UUID]) -> Comment:
    called = _members(comment.document.workspace, mentions)
    comment.body = body
    with transaction.atomic():
        comment.save()
        comment.mentions.exclude(user__in=called).delete()
        Mention.objects.bulk_create(
            (Mention(comment=comment, user_id=id_) for id_ in called), ignore_conflicts=True
        )
        tell(comment.document_id)
    return comment


def _members(workspace: Workspace, mentions: Sequence[UUID]) -> list[UUID]:
    wanted = list(dict.fromkeys(mentions))
    known = set(workspace.memberships.filter(user__in=wanted).values_list("user_id", flat=True))
    for id_ in wanted:
        if id_ not in known:
            raise UnknownNameError("member with the id", str(id_), ())
    return wanted
