"""Links by which anyone reads one map: what they show, and who gets past a password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.operation import Remove
from klantreis.mapping.operations import apply
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document, Share
from klantreis.server.tokens import new_token, token_hash

_TRIES, _TRIES_OF_ALL, _TRIES_SECONDS = 10, 200, 300


class TooManyTriesError(KlantreisError):
    """Passwords are tried too often."""

    code = "too_many_tries"

    def __init__(self) -> None:
        super().__init__(
            "Too many passwords were tried. Wait five minutes.",
            nl="Er zijn te veel wachtwoorden geprobeerd. Wacht vijf minuten.",
        )


def make_share(
    row: Document, user: User, *, password: str, hidden_lanes: Sequence[str], expires_at: datetime | None
) -> tuple[Share, str]:
    """A new link and its secret, which is not kept.

    Raises
    ------
    UnknownNameError
        When the map has no such lane.
    InvalidOptionError
        When it would have expired already.
    """
    lanes = [lane.id for lane in row.parsed_map().lanes]
    for lane in hidden_lanes:
        if lane not in lanes:
            raise UnknownNameError("lane", lane, lanes)
    if expires_at is not None and expires_at <= timezone.now():
        raise InvalidOptionError(
            f"The link would expire at {expires_at:%Y-%m-%d %H:%M}, which is past.",
            nl=f"De link zou verlopen op {expires_at:%Y-%m-%d %H:%M}, en dat is al voorbij.",
        )
    token = new_token()
    made = Share.objects.create(
        map=row,
        made_by=user,
        token_hash=token_hash(token),
        password=make_password(password) if password else "",
        hidden_lanes=list(hidden_lanes),
        expires_at=expires_at,
    )
    return made, token


def share_of(token: str) -> Share | None:
    """The share that a link means, while it works."""
    shares = Share.objects.select_related("map__workspace")
    found = shares.filter(token_hash=token_hash(token), map__workspace__is_served=True).first()
    is_over = found is None or (found.expires_at is not None and found.expires_at <= timezone.now())
    return None if is_over else found


def shown(share: Share) -> JourneyMap:
    """The map without the lanes that the link hides and without who set what aside: none of it leaves."""
    journey_map = share.map.parsed_map()
    here = {lane.id for lane in journey_map.lanes}
    for lane in here.intersection(share.hidden_lanes):
        journey_map = apply(journey_map, Remove(id=lane))
    return journey_map.changed(asides=())


def is_unlocked(request: HttpRequest, share: Share) -> bool:
    """Whether this browser may read it: it has no password, or the right one was given."""
    return not share.password or request.session.get(_key(share)) == share.password[-20:]


def unlock(request: HttpRequest, share: Share, password: str, address: str) -> bool:
    """Whether the password is right; this browser may read the map from then on.

    Raises
    ------
    TooManyTriesError
        When it was tried too often.
    """
    _count(f"share-tries-{share.pk}-{token_hash(address)}", _TRIES)
    _count(f"share-tries-{share.pk}", _TRIES_OF_ALL)
    if not check_password(password, share.password):
        return False
    request.session[_key(share)] = share.password[-20:]
    return True


def _count(key: str, most: int) -> None:
    cache.add(key, 0, _TRIES_SECONDS)
    if cache.incr(key) > most:
        raise TooManyTriesError


def _key(share: Share) -> str:
    return f"share-{share.pk}"
