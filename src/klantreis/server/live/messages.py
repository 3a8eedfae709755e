"""What a client may say over the live connection, checked."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from klantreis.errors import KlantreisError
from klantreis.mapping.field_errors import wrong_fields
from klantreis.server.reading import UnreadableBodyError, strict_json

MOST_BYTES = 1 << 20


class InvalidMessageError(KlantreisError):
    """A message is none that the live connection knows."""

    code = "invalid_message"


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Operate(_Message):
    """An edit, under an id of the client's own: sent again, it is answered again and not done again."""

    type: Literal["operation"]
    client_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    operation: dict[str, Any]


class At(_Message):
    """Where in the document the person is: the id of a step, card or lane, or nowhere in particular."""

    type: Literal["at"]
    part: str | None = Field(max_length=200)


class Since(_Message):
    """The client has every operation up to this one, and wants the later ones."""

    type: Literal["since"]
    sequence: int = Field(ge=0, le=2**31 - 1)


Message = Operate | At | Since
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="type")])


def read_json(text: str | None, data: bytes | None) -> Any:
    """The JSON of a message.

    Raises
    ------
    InvalidMessageError
        When it is too large, no text, or no JSON that can be kept.
    """
    if text is None or data is not None:
        raise InvalidMessageError(
            "Messages are texts that hold JSON; this one held bytes.",
            nl="Berichten zijn teksten met JSON; dit waren bytes.",
        )
    if len(text) > MOST_BYTES:
        raise InvalidMessageError(
            f"A message holds at most {MOST_BYTES >> 20} MB. Send fewer cards at once.",
            nl=f"Een bericht is hooguit {MOST_BYTES >> 20} MB. Stuur minder kaartjes tegelijk.",
        )
    try:
        return strict_json(text)
    except UnreadableBodyError as error:
        raise InvalidMessageError(str(error), nl=error.nl) from error


def read_message(body: Any) -> Message:
    """The message that a JSON is.

    Raises
    ------
    InvalidMessageError
        When it is none; it says which field is wrong.
    """
    try:
        return _MESSAGE.validate_python(body)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        raise InvalidMessageError(
            f"{wrong_fields(found, whole='message')}. Known types: operation, at, since.",
            nl=f"{wrong_fields(found, 'nl', whole='bericht')}. Bekende soorten: operation, at, since.",
        ) from error


def client_id_of(body: Any) -> str | None:
    """The client's id in a message that may be no good otherwise, to answer under it."""
    found = body.get("client_id") if isinstance(body, dict) else None
    return found if isinstance(found, str) and len(found) <= 64 else None
