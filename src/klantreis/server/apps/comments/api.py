"""Comments on the parts of a document of any kind, and the mentions of members in them."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Status
from ninja.pagination import paginate

from klantreis.server.apps.comments.answers import (
    CommentIn,
    CommentWordsIn,
    MentionOut,
    MentionsReadIn,
    MentionsReadOut,
    MentionsWanted,
    PartCountOut,
    ResolvedIn,
    ThreadOut,
    ThreadsWanted,
    comment_or_404,
    counts_of,
    mention_of,
    thread_of,
    threads_of,
)
from klantreis.server.apps.comments.models import Mention
from klantreis.server.apps.comments.talk import begin, change, reply, resolve, take_back
from klantreis.server.apps.documents.access import document_or_404, readable_document_or_404
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.workspaces.access import memberships, workspace_or_404
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()

View = TypeVar("View", bound=Callable[..., Any])


def _route(method: str, path: str, **how: Any) -> Callable[[View], View]:
    """Serve a view under the address of documents and that of maps: a map is a document too."""

    def served(view: View) -> View:
        for noun in ("documents", "maps"):
            address = f"/{{uuid:workspace_id}}/{noun}/{{uuid:document_id}}/comments{path}"
            name = f"comments_on_{noun}_{view.__name__}"
            router.api_operation([method], address, operation_id=name, **how)(view)
        return view

    return served


@_route("GET", "", response=list[ThreadOut])
@paginate(Pages)
def threads(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, wanted: Query[ThreadsWanted]
) -> list[ThreadOut]:
    """The threads of a document, oldest first."""
    return threads_of(readable_document_or_404(user_of(request), workspace_id, document_id), wanted)


@_route("GET", "/counts", response=list[PartCountOut])
def counts(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> list[PartCountOut]:
    """How many threads are open about each part."""
    return counts_of(readable_document_or_404(user_of(request), workspace_id, document_id))


@_route("POST", "", response={201: ThreadOut})
def comment(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, given: CommentIn
) -> Status[ThreadOut]:
    """Remark on a part of the document, or on all of it."""
    row = _commentable(request, workspace_id, document_id)
    made = begin(row, user_of(request), given.part or "", given.body, given.mentions)
    return Status(201, thread_of(made))


@_route("POST", "/{uuid:comment_id}/replies", response={201: ThreadOut})
def answer(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, comment_id: UUID, given: CommentWordsIn
) -> Status[ThreadOut]:
    """Reply to a remark; the answer is its whole thread."""
    found = comment_or_404(_commentable(request, workspace_id, document_id), comment_id)
    reply(found, user_of(request), given.body, given.mentions)
    return Status(201, thread_of(found))


@_route("PUT", "/{uuid:comment_id}", response=ThreadOut)
def reword(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, comment_id: UUID, given: CommentWordsIn
) -> ThreadOut:
    """Change one's own comment; the answer is its whole thread."""
    found = comment_or_404(_commentable(request, workspace_id, document_id), comment_id)
    return thread_of(change(found, user_of(request), given.body, given.mentions))


@_route("DELETE", "/{uuid:comment_id}", response={204: None})
def withdraw(request: HttpRequest, workspace_id: UUID, document_id: UUID, comment_id: UUID) -> Status[None]:
    """Take a comment back: one's own, or any as an owner of the workspace."""
    user = user_of(request)
    found = comment_or_404(_commentable(request, workspace_id, document_id), comment_id)
    role = Role(memberships(user).get(workspace_id=workspace_id).role)
    take_back(found, user, is_owner=role.allows(Role.OWNER))
    return Status(204, None)


@_route("PUT", "/{uuid:comment_id}/resolved", response=ThreadOut)
def settle(
    request: HttpRequest, workspace_id: UUID, document_id: UUID, comment_id: UUID, given: ResolvedIn
) -> ThreadOut:
    """Settle a thread, or open it again."""
    found = comment_or_404(_commentable(request, workspace_id, document_id), comment_id)
    thread = found.thread or found
    resolve(thread, user_of(request) if given.is_resolved else None)
    return thread_of(thread)


@router.get("/{uuid:workspace_id}/mentions", response=list[MentionOut])
@paginate(Pages)
def mentions(request: HttpRequest, workspace_id: UUID, wanted: Query[MentionsWanted]) -> list[MentionOut]:
    """The comments in which I am called, the latest first."""
    found = _mine(request, workspace_id).select_related("comment__document", "comment__author")
    if wanted.unread:
        found = found.filter(read_at=None)
    return [mention_of(one) for one in found]


@router.post("/{uuid:workspace_id}/mentions/read", response=MentionsReadOut)
def read(request: HttpRequest, workspace_id: UUID, given: MentionsReadIn) -> MentionsReadOut:
    """Note that I have seen mentions of me."""
    mine = _mine(request, workspace_id).filter(read_at=None)
    (mine.filter(pk__in=given.ids) if given.ids else mine).update(read_at=timezone.now())
    return MentionsReadOut(n_unread=_mine(request, workspace_id).filter(read_at=None).count())


def _commentable(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> Document:
    return document_or_404(user_of(request), workspace_id, document_id, Role.COMMENTER)


def _mine(request: HttpRequest, workspace_id: UUID) -> QuerySet[Mention]:
    workspace = workspace_or_404(user_of(request), workspace_id)
    return Mention.objects.filter(user=user_of(request), comment__document__workspace=workspace)
