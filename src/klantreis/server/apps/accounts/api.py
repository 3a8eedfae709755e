"""Who I am."""

from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Schema

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
