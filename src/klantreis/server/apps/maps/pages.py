"""The page behind a share link: one map, to be read."""

from __future__ import annotations

import secrets

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from klantreis.images import FOLDER, ImageFolder
from klantreis.reports.page import AllShown, Shown, parts
from klantreis.reports.pictures import MOST_PICTURES, named_in
from klantreis.reports.sheet import Sheet, sheet
from klantreis.server.apps.documents.models import Share
from klantreis.server.apps.images.sending import picture_response
from klantreis.server.apps.maps.shares import TooManyTriesError, is_unlocked, share_of, shown, unlock
from klantreis.server.headers import POLICY

_PICTURE_SECONDS = 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The map of a link, once its password was given if it has one."""
    share = share_of(token)
    if share is None:
        return render(request, "klantreis/gone.html", status=404)
    problem, status = "", 200
    if request.method == "POST":
        try:
            if unlock(request, share, request.POST.get("password", ""), get_adapter().get_client_ip(request)):
                return HttpResponseRedirect(request.path)
            problem, status = "wrong", 403
        except TooManyTriesError:
            problem, status = "often", 429
    if not is_unlocked(request, share):
        return render(request, "klantreis/password.html", {"problem": problem}, status=status)
    return _page_of(request, share, token)


@require_safe
def shared_picture(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """A picture that the map of a link shows, for whoever may read the map; no other of the workspace."""
    share = share_of(token)
    if share is None or not is_unlocked(request, share):
        raise Http404
    said = f"{FOLDER}/{name}"
    found = _images(share).named(said) if said in named_in(_sheet_of(request, share)) else None
    if found is None:
        raise Http404
    return picture_response(*found, seconds=_PICTURE_SECONDS)


def _page_of(request: HttpRequest, share: Share, token: str) -> HttpResponse:
    """The map as its report for browsers shows it, in a bar of our own; nothing on it is a script."""
    view, nonce = _sheet_of(request, share), secrets.token_urlsafe(16)
    made = parts(view, today=timezone.localdate(), shown=_shown_pictures(view, _images(share), token))
    context = {"sheet": view, "styles": made.styles, "body": made.body, "nonce": nonce}
    response = render(request, "klantreis/shared.html", context)
    response.headers["Content-Security-Policy"] = _policy(nonce)
    return response


def _sheet_of(request: HttpRequest, share: Share) -> Sheet:
    """What the link shows, in the reader's language where the map has it."""
    journey_map, workspace = shown(share), share.map.workspace.opened()
    languages = journey_map.head.languages
    return sheet(
        journey_map,
        language=request.LANGUAGE_CODE if request.LANGUAGE_CODE in languages else languages[0],
        register=workspace.register,
        personas=workspace.personas.found(journey_map.head.personas),
    )


def _images(share: Share) -> ImageFolder:
    return share.map.workspace.opened().images


def _shown_pictures(view: Sheet, images: ImageFolder, token: str) -> AllShown:
    """Where the pictures of the map are found: behind the link itself."""
    sizes = {said: images.size_of(said) for said in named_in(view)[:MOST_PICTURES]}
    return {
        said: Shown(
            reverse("shared_picture", args=[token, said.removeprefix(f"{FOLDER}/")]), *size, is_link=True
        )
        for said, size in sizes.items()
        if size
    }


def _policy(nonce: str) -> str:
    own = f"style-src 'self' 'nonce-{nonce}'"
    return "; ".join(own if rule.startswith("style-src") else rule for rule in POLICY.split("; "))
