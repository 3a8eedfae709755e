"""The public page of a survey: plain forms, a page at a time, that work without a script.

It stands outside the protection against forged forms on purpose: there is nobody signed in whose rights
could be borrowed, the cookie goes with no request from another site, and in some apps' own browsers the
token's cookie would be lost, and the answers with it.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_supported_language_variant, override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from klantreis.mapping.documents.survey import Page
from klantreis.mapping.documents.survey_answers import Values, next_page
from klantreis.mapping.problem import Problem
from klantreis.mapping.texts import said
from klantreis.server.apps.surveys.collecting import (
    Entry,
    TooManyAnswersError,
    answering_of,
    begin,
    entry_of,
    finish,
    save,
)
from klantreis.server.apps.surveys.models import Answering
from klantreis.server.apps.surveys.shown import fields_of, form_of, pages_of

COOKIE, COOKIE_SECONDS = "survey", 90 * 24 * 3600
# No person sees this field; whoever fills it in is a robot.
TRAP = "website"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """A survey by its link: what it is about, page after page, thanks."""
    entry = entry_of(token)
    if entry is None:
        return render(request, "klantreis/gone.html", status=404)
    answering = answering_of(entry, request.COOKIES.get(COOKIE, ""))
    visit = Visit(request, entry, answering)
    with override(visit.page_language):
        try:
            return visit.sent() if request.method == "POST" else visit.asked()
        except TooManyAnswersError:
            return visit.said("often", 429)


class Visit:
    """One request of a respondent."""

    def __init__(self, request: HttpRequest, entry: Entry, answering: Answering | None) -> None:
        self.request, self.entry, self.answering = request, entry, answering
        self.survey = entry.survey
        self.language = self._language()

    def asked(self) -> HttpResponse:
        """What comes next, or the page that is asked for."""
        if self.answering is not None and self.answering.finished_at is not None:
            return self.said("thanks")
        if not self.entry.is_open:
            return self.said("closed", 403)
        if self.answering is None:
            return self.said("intro")
        page = self._page(self.request.GET.get("page", ""), self.answering)
        return self.said("thanks") if page is None else self._form(page, self.answering.values)

    def sent(self) -> HttpResponse:
        """Keep what was sent, and go on."""
        data = self.request.POST
        if data.get(TRAP):
            return self.said("thanks")
        if self.answering is not None and self.answering.finished_at is not None:
            return self._go()
        if not self.entry.is_open:
            return self.said("closed", 403)
        if self.answering is None:
            return self._begun()
        page = next((one for one in self.survey.pages if one.id == data.get("page")), None)
        return self._go() if page is None else self._saved(self.answering, page, data)

    def said(self, what: str, status: int = 200) -> HttpResponse:
        """A page without questions."""
        values = {} if self.answering is None else self.answering.values
        n_pages = len(pages_of(self.survey, values))
        context = {"what": what, "asks_to_join": self.entry.asks_to_join, "n_pages": n_pages}
        return self._rendered("survey/said.html", context, status)

    def _begun(self) -> HttpResponse:
        may_join = self.request.POST.get("may_join") == "yes"
        address = get_adapter().get_client_ip(self.request)
        self.answering, secret = begin(self.entry, self.language, address, may_join=may_join)
        response = self._go()
        if secret:
            response.set_cookie(
                COOKIE,
                secret,
                max_age=COOKIE_SECONDS,
                path=self.request.path,
                secure=settings.IS_HTTPS,
                httponly=True,
                samesite="Lax",
            )
        return response

    def _saved(self, answering: Answering, page: Page, data: QueryDict) -> HttpResponse:
        action = data.get("action", "next")
        form = form_of(dict(data.lists()))
        is_sent_in = action not in {"save", "back"}
        problems = save(self.entry, answering.pk, form, page.id, self.language, is_sent_in=is_sent_in)
        answering.refresh_from_db()
        values = answering.values
        if action == "back":
            return self._go(_before(pages_of(self.survey, values), page))
        if action == "save":
            return self._form(page, values)
        if problems:
            return self._form(page, values, problems, 422)
        seen = data.get("shown")
        asked = fields_of(self.survey, page, values, self.language)
        if seen is not None and {one.id for one in asked} - set(seen.split(",")):
            return self._form(page, values)  # answers on it bring up questions of its own
        after = next_page(self.survey, values, page.id)
        return self._finished(answering) if after is None else self._go(after)

    def _finished(self, answering: Answering) -> HttpResponse:
        problems = finish(self.entry, answering.pk)
        if not problems:
            return self._go()
        wrong = {problem.where[0] for problem in problems}
        page = next(one for one in self.survey.pages if any(each.id in wrong for each in one.questions))
        return self._form(page, answering.values, problems, 422)

    def _form(
        self, page: Page, values: Values, problems: tuple[Problem, ...] = (), status: int = 200
    ) -> HttpResponse:
        pages = pages_of(self.survey, values)
        fields = fields_of(self.survey, page, values, self.language, problems)
        place = pages.index(page) + 1 if page in pages else 1
        context = {
            "page": {"id": page.id, "title": self._told(page.title), "text": self._told(page.description)},
            "fields": fields,
            "shown": ",".join(one.id for one in fields),
            "wrong": [one for one in fields if one.problem],
            "place": place,
            "n_pages": len(pages),
            "is_first": _before(pages, page) is None,
            "is_last": place == len(pages),
        }
        return self._rendered("survey/page.html", context, status)

    def _rendered(self, template: str, context: dict[str, Any], status: int) -> HttpResponse:
        survey = self.survey
        texts = ("title", "intro", "consent", "join_consent", "thanks")
        told = {name: self._told(getattr(survey, name)) for name in texts}
        shared = {
            "survey": told,
            "language": self.language,
            "languages": survey.languages if len(survey.languages) > 1 else (),
            "trap": TRAP,
            "query": urlencode({"page": self.request.GET["page"]}) if "page" in self.request.GET else "",
        }
        return render(self.request, template, shared | context, status=status)

    def _go(self, page: Page | None = None) -> HttpResponse:
        """To a page, or to whatever comes next; so that loading again sends nothing again."""
        query = f"?{urlencode({'page': page.id})}" if page is not None else ""
        return HttpResponseRedirect(self.request.path + query)

    def _page(self, wanted: str, answering: Answering) -> Page | None:
        """The page that is asked for, or the first that was not sent in; None when nothing is asked."""
        pages = pages_of(self.survey, answering.values)
        named = next((one for one in pages if one.id == wanted), None)
        following = next_page(self.survey, answering.values, answering.page or None)
        return named or following or (pages[-1] if pages else None)

    def _told(self, text: Any) -> str:
        return said(text, self.language, self.survey.languages)

    def _language(self) -> str:
        """The language asked for, that of the answers so far, or the browser's first that the survey has."""
        known = self.survey.languages
        given = self.request.POST.get("lang") or self.request.GET.get("lang")
        kept = self.answering.language if self.answering else ""
        accepted = self.request.headers.get("Accept-Language", "").split(",")
        spoken = [one.partition(";")[0].strip() for one in accepted]
        wanted = [given, kept, *spoken, *(one.partition("-")[0] for one in spoken)]
        return next((one for one in wanted if one in known), known[0])

    @property
    def page_language(self) -> str:
        """In which the page itself speaks: the survey's, or English where we do not speak that."""
        try:
            return get_supported_language_variant(self.language)
        except LookupError:
            return "en"


def _before(pages: list[Page], page: Page) -> Page | None:
    at = pages.index(page) if page in pages else 0
    return pages[at - 1] if at > 0 else None
