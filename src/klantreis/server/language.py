"""The language of a page: the one that the user chose, before the browser's."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


def language_of_user(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that speaks the language kept on the account of whoever is signed in."""

    def in_language(request: HttpRequest) -> HttpResponse:
        # Empty for who has chosen none, and for who is not signed in.
        if chosen := getattr(request.user, "language", ""):
            translation.activate(chosen)
            request.LANGUAGE_CODE = translation.get_language() or chosen
        return answer(request)

    return in_language


def language_of(request: HttpRequest) -> str:
    """What who asks reads; English before that is known."""
    return str(getattr(request, "LANGUAGE_CODE", "en"))
