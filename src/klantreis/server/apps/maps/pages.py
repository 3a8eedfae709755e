"""The page behind a share link: one map, to be read."""

from __future__ import annotations

import secrets

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from klantreis.reports.page import parts
from klantreis.reports.sheet import sheet
from klantreis.server.apps.documents.models import Share
from klantreis.server.apps.maps.shares import TooManyTriesError, is_unlocked, share_of, shown, unlock
from klantreis.server.headers import POLICY


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
    return _page_of(request, share)


def _page_of(request: HttpRequest, share: Share) -> HttpResponse:
    """The map as its report for browsers shows it, in a bar of our own; nothing on it is a script."""
    journey_map, register = shown(share), share.map.workspace.opened().register
    languages = journey_map.head.languages
    language = request.LANGUAGE_CODE if request.LANGUAGE_CODE in languages else languages[0]
    view = sheet(journey_map, language=language, register=register)
    made, nonce = parts(view, today=timezone.localdate()), secrets.token_urlsafe(16)
    context = {"sheet": view, "styles": made.styles, "body": made.body, "nonce": nonce}
    response = render(request, "klantreis/shared.html", context)
    response.headers["Content-Security-Policy"] = _policy(nonce)
    return response


def _policy(nonce: str) -> str:
    own = f"style-src 'self' 'nonce-{nonce}'"
    return "; ".join(own if rule.startswith("style-src") else rule for rule in POLICY.split("; "))
