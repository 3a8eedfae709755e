"""The page behind a share link: one map, to be read."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from klantreis.mapping.map import JourneyMap
from klantreis.reports.sheet import Sheet, sheet
from klantreis.server.apps.maps.shares import TooManyTriesError, is_unlocked, share_of, shown, unlock


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
    return render(request, "klantreis/shared.html", page_of(shown(share), request.LANGUAGE_CODE))


def page_of(journey_map: JourneyMap, language: str) -> dict[str, Any]:
    """What the page shows: title, phases, and a row a lane."""
    languages = journey_map.head.languages
    view = sheet(journey_map, language=language if language in languages else languages[0])
    steps = [step for phase in view.phases for step in phase.steps]
    return {"title": view.title, "phases": view.phases, "steps": steps, "rows": _rows(view), "sheet": view}


def _rows(view: Sheet) -> list[dict[str, Any]]:
    steps = [step.id for phase in view.phases for step in phase.steps]
    return [
        {"title": lane.title, "is_line": lane.is_line, "cells": [lane.cells.get(step, ()) for step in steps]}
        for lane in view.lanes
    ]
