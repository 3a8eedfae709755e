"""Who I am, and the tokens by which programs ask in my name."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import EmailValidator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language_from_request
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate
from ninja.security import django_auth

from klantreis.errors import KlantreisError
from klantreis.server.apps.accounts.forms import free_email
from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.moments import Moment
from klantreis.server.paging import Pages
from klantreis.server.signed_in import user_of

router = Router()


class SignInAgainError(KlantreisError):
    """Something is asked that takes a password or key given just before."""

    code = "sign_in_again"

    def __init__(self) -> None:
        super().__init__(
            "This takes your password or key once more. "
            "Open /account/reauthenticate/?next=PAGE, then ask again.",
            nl="Hiervoor is je wachtwoord of sleutel nog een keer nodig. "
            "Open /account/reauthenticate/?next=PAGE, en vraag het dan opnieuw.",
        )


class UnfitEmailError(KlantreisError):
    """An address is none, or someone else's."""

    code = "unfit_email"


class MeOut(Schema):
    """The user who asks; `csrf_token` goes back as the header X-CSRFToken with every change."""

    id: UUID
    name: str
    email: str
    language: Literal["en", "nl"]
    csrf_token: str


class MeIn(Schema):
    """What to change; a field that is left out stays. An empty language is the browser's."""

    name: str | None = Field(None, min_length=1, max_length=100)
    email: str | None = Field(None, max_length=254)
    language: Literal["en", "nl", ""] | None = None


@router.get("/me", response=MeOut)
def me(request: HttpRequest) -> MeOut:
    """Who I am."""
    user = user_of(request)
    # What the browser asks for, when the user has chosen nothing.
    language = user.language or get_language_from_request(request)
    return MeOut(
        id=user.id,
        name=user.name,
        email=user.email,
        language="nl" if language == "nl" else "en",
        csrf_token=get_token(request),
    )


# In a browser: a token that leaked must not take the account away.
@router.patch("/me", response=MeOut, auth=django_auth)
def change_me(request: HttpRequest, given: MeIn) -> MeOut:
    """Change my name, address or language. Another address takes a password or key given just before."""
    user = user_of(request)
    if given.email is not None and given.email.strip().lower() != user.email:
        email = _checked_email(given.email, user)
        if is_reauthentication_required(request, app="klantreis.server.apps.accounts"):
            raise SignInAgainError
        user.change_email(email)
    user.name = user.name if given.name is None else given.name.strip() or user.name
    user.language = user.language if given.language is None else given.language
    user.save(update_fields=["name", "language"])
    return me(request)


def _checked_email(email: str, user: User) -> str:
    try:
        EmailValidator()(email.strip())
        return free_email(email, user)
    except DjangoValidationError as error:
        said = " ".join(error.messages)  # Django says it in the language of who asks
        raise UnfitEmailError(said, nl=said) from error


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
