"""Who I am, and the tokens by which programs ask in my name."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate
from ninja.security import django_auth

from klantreis.server.apps.accounts.models import ApiToken
from klantreis.server.moments import Moment
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()


class MeOut(Schema):
    """The user who asks; `csrf_token` goes back as the header X-CSRFToken with every change."""

    id: UUID
    name: str
    email: str
    language: str
    csrf_token: str


@router.get("/me", response=MeOut)
def me(request: HttpRequest) -> MeOut:
    """Who I am."""
    user = user_of(request)
    return MeOut(
        id=user.id,
        name=user.name,
        email=user.email,
        language=str(getattr(request, "LANGUAGE_CODE", "en")),
        csrf_token=get_token(request),
    )


class TokenIn(Schema):
    """A token to make."""

    name: str = Field(min_length=1, max_length=100)
    scope: ApiToken.Scope = ApiToken.Scope.READ
    expires_at: Moment | None = None


class TokenOut(Schema):
    """A token without its secret."""

    id: int
    name: str
    scope: str
    made_at: datetime
    expires_at: datetime | None


class NewTokenOut(TokenOut):
    """A new token. Its secret is shown this once: only its hash is kept."""

    token: str


# Tokens are made and taken back in a browser: one that leaked must not make others.
@router.get("/me/tokens", response=list[TokenOut], auth=django_auth)
@paginate(Pages)
def tokens(request: HttpRequest) -> QuerySet[ApiToken]:
    """My tokens."""
    return user_of(request).tokens.order_by("id")


@router.post("/me/tokens", response={201: NewTokenOut}, auth=django_auth)
def make_token(request: HttpRequest, given: TokenIn) -> Status[NewTokenOut]:
    """Make a token; send it as `Authorization: Bearer TOKEN`."""
    made, token = ApiToken.issue(user_of(request), given.name, given.scope, given.expires_at)
    return Status(201, NewTokenOut(**TokenOut.from_orm(made).model_dump(), token=token))


@router.delete("/me/tokens/{int:token_id}", response={204: None}, auth=django_auth)
def drop_token(request: HttpRequest, token_id: int) -> Status[None]:
    """Take a token back; it stops working at once."""
    get_object_or_404(user_of(request).tokens, pk=token_id).delete()
    return Status(204, None)
