"""How respondents will see a survey: the same page, for its team, with answers that nobody counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from klantreis.mapping.documents.survey import Page
from klantreis.mapping.documents.survey_answers import missing, next_page, read_answers
from klantreis.mapping.problem import error
from klantreis.server.apps.surveys.access import survey_or_404
from klantreis.server.apps.surveys.collecting import Entry, survey_of_row
from klantreis.server.apps.surveys.models import Answering
from klantreis.server.apps.surveys.page import Visit
from klantreis.server.apps.surveys.shown import fields_of, form_of, pages_of
from klantreis.server.apps.workspaces.models import Role
from klantreis.server.headers import POLICY
from klantreis.server.signed_in import user_of


@csrf_exempt  # it changes nothing but what this browser itself is shown next
@login_required
@never_cache
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, workspace_id: UUID, document_id: UUID) -> HttpResponse:
    """A survey as a respondent would see it; the answers so far are in the session."""
    row = survey_or_404(user_of(request), workspace_id, document_id, Role.VIEWER)
    visit = Rehearsal(request, Entry(row, survey_of_row(row), None), f"rehearsal-{document_id}")
    with override(visit.page_language):
        response = visit.sent() if request.method == "POST" else visit.asked()
    policy = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["Content-Security-Policy"] = policy
    return response


class Rehearsal(Visit):
    """A visit of which nothing is kept but in the visitor's session."""

    def __init__(self, request: HttpRequest, entry: Entry, key: str) -> None:
        self._key = key
        if "again" in request.GET:
            request.session.pop(key, None)
        kept: dict[str, Any] | None = request.session.get(key)
        self._before: dict[str, list[str]] = {} if kept is None else kept["form"]
        answering = None
        if kept is not None or "page" in request.GET or "page" in request.POST:
            kept = kept or {"language": "", "page": ""}
            answering = Answering(survey=entry.row, language=kept["language"], page=kept["page"])
            answering.keep(read_answers(entry.survey, self._before)[0])
        super().__init__(request, entry, answering)

    def asked(self) -> HttpResponse:
        """The page that is asked for, or what comes next; also while the survey is closed."""
        if self.answering is None:
            return self.said("intro")
        page = self._page(self.request.GET.get("page", ""), self.answering)
        return self.said("intro") if page is None else self._form(page, self.answering.values)

    def sent(self) -> HttpResponse:
        """Keep what was sent in the session, and go on."""
        data = self.request.POST
        if self.answering is None:
            self._remember({}, "")
            return self._go()
        page = next((one for one in self.survey.pages if one.id == data.get("page")), None)
        return self._go() if page is None else self._rehearsed(page, data)

    def _rehearsed(self, page: Page, data: QueryDict) -> HttpResponse:
        action = data.get("action", "next")
        here = {question.id for question in page.questions}
        form = {id_: written for id_, written in self._before.items() if id_ not in here}
        form |= form_of(dict(data.lists()))
        self._remember(form, page.id if action == "next" else "")
        before, _ = read_answers(self.survey, form)
        values, problems = read_answers(self.survey, form, page=page.id, before=before)
        if action == "back":
            pages = pages_of(self.survey, values)
            at = pages.index(page) if page in pages else 0
            return self._go(pages[max(at - 1, 0)] if pages else None)
        if action == "save" or problems:
            return self._form(page, values, () if action == "save" else problems, 422 if problems else 200)
        asked = {one.id for one in fields_of(self.survey, page, values, self.language)}
        if asked - set(data.get("shown", "").split(",")):
            return self._form(page, values)
        after = next_page(self.survey, values, page.id)
        return self._ended(values) if after is None else self._go(after)

    def _ended(self, values: dict[str, Any]) -> HttpResponse:
        first = next(missing(self.survey, values), None)
        if first is None:
            self.request.session.pop(self._key, None)
            return self.said("thanks")
        page = next(one for one in self.survey.pages if first in one.questions)
        return self._form(page, values, (error("answer_needed", (first.id,)),), 422)

    def _remember(self, form: dict[str, list[str]], page: str) -> None:
        self.request.session[self._key] = {"form": form, "page": page, "language": self.language}
