"""The public page of a survey: it works as plain forms, keeps every page, and counts everyone once."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
import pyarrow as pa
import pytest
from django.test import Client
from django.utils import timezone
from tests.server.made import client_of, posted

import klantreis
from klantreis.answers_folder import AnswersFolder
from klantreis.joined_answers import EVENT
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.surveys import collecting
from klantreis.server.apps.surveys.models import Answering, OpenLink, PersonalLink
from klantreis.server.apps.workspaces.models import LogEntry, Member, Role, Workspace

pytestmark = pytest.mark.django_db

KNOWS = {
    "id": "knows",
    "kind": "single",
    "title": {"en": "Do you know the mailing?", "nl": "Kent u de mailing?"},
    "is_required": True,
    "allows_other": True,
    "options": [{"id": "yes", "title": {"en": "Yes", "nl": "Ja"}}, {"id": "no", "title": "No"}],
}
FELT = {
    "id": "felt",
    "kind": "emotion",
    "title": "How did it feel?",
    "after": "knows",
    "after_options": ["yes"],
    "touchpoint": "Mailing",
}
WHY = {"id": "why", "kind": "text", "title": "Why?", "help": "In your own words."}
NPS = {
    "id": "nps",
    "kind": "nps",
    "title": "Would you recommend us?",
    "worst_label": "No",
}
HOW = {
    "id": "how",
    "kind": "multiple",
    "title": "How?",
    "options": [{"id": "web", "title": "Web"}, {"id": "shop", "title": "Shop"}],
}
FIELDS = {
    "intro": {"en": "Five minutes.", "nl": "Vijf minuten."},
    "consent": "We use your answers.",
    "join_consent": "You may join them.",
    "thanks": "That helps.",
    "pages": [
        {"id": "one", "title": "The mailing", "questions": [KNOWS, FELT]},
        {"id": "two", "questions": [WHY, NPS, HOW]},
    ],
}


class Fields(HTMLParser):
    """The fields of a form as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        its = {name: value or "" for name, value in attributes}
        if tag == "textarea":
            self._area = its["name"]
            self.data[its["name"]] = [""]
        is_choice = its.get("type") in {"radio", "checkbox"}
        if tag == "input" and "name" in its and (not is_choice or "checked" in its):
            self.data.setdefault(its["name"], []).append(its.get("value", ""))

    def handle_data(self, text: str) -> None:
        if self._area:
            self.data[self._area] = [text]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


class Respondents:
    """Somebody's browser at the survey."""

    def __init__(self, link: str, **headers: str) -> None:
        self.path = "/" + link.split("/", 3)[3]
        self.client = Client(headers=headers)
        self.page: Any = None

    def look(self, query: str = "") -> str:
        self.page = self.client.get(self.path + query, follow=True)
        return self.text

    def send(self, action: str = "next", **changed: Any) -> str:
        data = Fields(self.text).data | {"action": [action]}
        for name, value in changed.items():
            data[name.replace("__", ".")] = value if isinstance(value, list) else [value]
        self.page = self.client.post(self.path, data, follow=True)
        return self.text

    @property
    def text(self) -> str:
        return str(self.page.content.decode())

    @property
    def asked(self) -> list[str]:
        return re.findall(r'<fieldset id="q\.(\w+)"', self.text)


class Survey:
    """A survey of the shop, and who runs it."""

    def __init__(self, shop: Workspace, user: User, **changed: Any) -> None:
        self.client, self.shop = client_of(user), shop
        documents = f"/api/workspaces/{shop.id}/documents"
        start = {"kind": "survey", "title": "Our shop", "languages": ["en", "nl"]}
        made = posted(self.client, documents, start | {"fields": FIELDS | changed})
        assert made.status_code == 201, made.content
        self.id, self.document = made.json()["id"], f"{documents}/{made.json()['id']}"
        self.path = f"{self.document}/survey"

    def open(self) -> str:
        answer = self.client.put(f"{self.path}/link", {}, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return str(answer.json()["link"])

    def invited(self, **body: Any) -> list[dict[str, str]]:
        answer = posted(self.client, f"{self.path}/invitations", body)
        assert answer.status_code == 200, answer.content
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def set(self, field: str, value: Any) -> None:
        operation = {"op": "set", "id": "head", "field": field, "value": value}
        body = {"client_id": uuid4().hex, "operation": operation}
        assert posted(self.client, f"{self.document}/operations", body).status_code == 201

    @property
    def answers(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.get(f"{self.path}/answers").json()["items"]
        return found

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.client.get(self.path).json())


@pytest.fixture
def survey(shop: Workspace, alice: User) -> Survey:
    return Survey(shop, alice)


def test_a_survey_is_answered_page_by_page_without_a_script(survey: Survey, folder: Path):
    someone = Respondents(survey.open())
    assert "Five minutes." in someone.look()
    assert "We use your answers." in someone.text
    assert "You may join them." not in someone.text  # who is not known is not asked
    someone.send()
    assert someone.asked == ["knows"]
    someone.send(q__knows="yes")
    assert someone.asked == ["knows", "felt"]  # what follows from an answer comes on the same page
    someone.send(q__felt="-2")
    assert someone.asked == ["why", "nps", "how"]
    thanks = someone.send(q__why="Slow <b>post</b>", q__nps="9", q__how=["web", "shop"])
    assert "That helps." in thanks
    (answers,) = survey.answers
    assert answers["values"] == {
        "knows": "yes",
        "felt": -2,
        "why": "Slow <b>post</b>",
        "nps": 9,
        "how": ["web", "shop"],
    }
    assert answers["finished_at"]
    (kept,) = AnswersFolder(folder / "surveys" / "answers").read("our-shop")
    assert kept.values["how"] == ("web", "shop")


def test_what_must_be_answered_is_asked_again_and_nothing_else_is_lost(survey: Survey):
    someone = Respondents(survey.open())
    someone.look()
    someone.send()
    someone.send(o__knows="Heard of it")  # written, and not chosen
    assert someone.page.status_code == 422
    assert "This question needs an answer." in someone.text
    assert 'href="#q.knows"' in someone.text
    someone.send(q__knows="other:", o__knows="Heard of it")
    assert survey.answers[0]["values"] == {"knows": "other:Heard of it"}
    assert 'value="Heard of it"' in someone.look("?page=one")


def test_who_comes_back_goes_on_where_he_was(survey: Survey):
    someone = Respondents(survey.open())
    someone.look()
    someone.send()
    someone.send(q__knows="no")
    someone.send("save", q__why="Half a")
    again = Respondents(someone.path.join(["http://testserver", ""]))
    again.client.cookies = someone.client.cookies
    again.look()
    assert again.asked == ["why", "nps", "how"]
    assert "Half a" in again.text
    again.send("back", q__why="Half a sentence")
    assert again.asked == ["knows"]
    again.send()
    assert "Half a sentence" in again.text
    assert survey.state["n_started"] == 1


def test_an_answer_that_no_longer_follows_is_dropped(survey: Survey):
    someone = Respondents(survey.open())
    someone.look()
    someone.send()
    someone.send(q__knows="yes")
    someone.send(q__felt="2")
    someone.look("?page=one")
    someone.send(q__knows="no")
    assert survey.answers[0]["values"] == {"knows": "no"}


def test_one_browser_answers_once(survey: Survey):
    someone = finished(survey.open())
    assert "That helps." in someone.look()
    before = survey.answers
    someone.client.post(someone.path, {"page": "two", "q.nps": "0", "action": "next"})
    assert survey.answers == before
    finished(someone.path.join(["http://testserver", ""]))
    assert len(survey.answers) == 2


def finished(link: str, **begun: str) -> Respondents:
    someone = Respondents(link)
    someone.look()
    someone.send(**begun)
    someone.send(q__knows="no")
    assert "That helps." in someone.send(q__nps="9")
    return someone


def test_the_page_speaks_the_respondents_language(survey: Survey):
    link = survey.open()
    dutch = Respondents(link, accept_language="fr;q=0.9, nl-BE")
    assert "Vijf minuten." in dutch.look()
    assert '<html lang="nl">' in dutch.text
    dutch.send()
    assert "Kent u de mailing?" in dutch.text
    assert "Volgende" in dutch.text
    english = dutch.look("?lang=en")
    assert "Do you know the mailing?" in english
    dutch.send(q__knows="no")
    assert "Would you recommend us?" in dutch.text
    assert survey.answers[0]["language"] == "en"
    assert "Five minutes." in Respondents(link, accept_language="xx-yy").look()


def test_a_robot_that_fills_in_everything_is_thanked_and_not_kept(survey: Survey):
    robot = Respondents(survey.open())
    robot.look()
    assert "Thank you" in robot.send(website="http://spam.example")
    assert Answering.objects.count() == 0


def test_too_many_from_one_address_are_told_to_wait(survey: Survey, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collecting, "MOST_STARTS", 2)
    link = survey.open()
    for _ in range(2):
        finished(link)
    third = Respondents(link)
    third.look()
    third.send()
    assert third.page.status_code == 429
    assert Answering.objects.count() == 2


def test_a_personal_link_is_answered_once_from_any_browser(survey: Survey):
    (ann, nobody) = survey.invited(kind="email", persons=["Ann@example.nl"], n_unknown=1)
    assert (ann["person"], nobody["person"]) == ("Ann@example.nl", "")
    assert "Ann" not in str(list(PersonalLink.objects.values()))
    someone = Respondents(ann["link"])
    assert "You may join them." in someone.look()
    someone.send(may_join="yes")
    someone.send(q__knows="no")
    elsewhere = Respondents(ann["link"])
    elsewhere.look()
    assert elsewhere.asked == ["why", "nps", "how"]
    assert "That helps." in elsewhere.send(q__nps="9")
    assert "That helps." in Respondents(ann["link"]).look()
    assert "You may join them." not in Respondents(nobody["link"]).look()
    assert [one["is_known"] for one in survey.answers] == [True]
    state = survey.state
    assert (state["n_links"], state["n_links_used"], state["n_finished"], state["link"]) == (2, 1, 1, None)


def test_answers_join_the_journey_of_who_agreed_to_it(survey: Survey, folder: Path, settings: Any):
    settings.ANSWERS_JOINED_AFTER_SECONDS = 0
    opened = klantreis.open(folder)
    events = {"email": ["ann@example.nl"], "time": ["2024-03-01T10:00:00Z"], "event": ["Mailing"]}
    opened.import_events(pa.table(events), person="email=email", time="time", event="event")
    ann, ben = survey.invited(kind="email", persons=["Ann@Example.nl", "ben@example.nl"])
    finished(ann["link"], may_join="yes")
    finished(ben["link"])
    journeys = klantreis.open(folder).journeys()
    summary = journeys.summary()
    assert (summary.n_persons, summary.n_events) == (1, 3)
    assert EVENT in journeys.touchpoints
    assert Answering.objects.filter(joined_at=None).count() == 1


def test_who_is_invited_again_gets_a_new_link_for_the_old_one(survey: Survey):
    (first,) = survey.invited(persons=["1"])
    begun = Respondents(first["link"])
    begun.look()
    begun.send()
    begun.send(q__knows="no")
    (second,) = survey.invited(persons=["1"])
    assert Client().get(begun.path).status_code == 404
    on = Respondents(second["link"])
    on.look()
    on.send(q__nps="9")
    (third,) = survey.invited(persons=["1"])
    assert (third["link"], third["answered"]) == ("", "yes")
    assert survey.client.delete(f"{survey.path}/invitations").json() == {"n": 0}


def test_links_are_taken_back(survey: Survey):
    link = survey.open()
    (invited,) = survey.invited(n_unknown=1)
    assert survey.client.delete(f"{survey.path}/link").status_code == 204
    assert survey.client.delete(f"{survey.path}/invitations").json() == {"n": 1}
    for gone in (link, invited["link"]):
        someone = Respondents(gone)
        someone.look()
        assert someone.page.status_code == 404
    first = survey.open()
    answer = survey.client.put(f"{survey.path}/link", {"is_new": True}, content_type="application/json")
    assert answer.json()["link"] != first
    assert OpenLink.objects.count() == 1


def test_a_survey_is_answered_on_its_days_alone(survey: Survey):
    link = survey.open()
    begun = Respondents(link)
    begun.look()
    begun.send()
    survey.set("closes_on", "2020-01-01")
    begun.send(q__knows="no")
    assert begun.page.status_code == 403
    late = Respondents(link)
    assert "closed" in late.look()
    assert (late.page.status_code, survey.state["is_open"]) == (403, False)
    # In the workspace's zone it may be the next day already.
    survey.set("closes_on", (timezone.now() + timedelta(days=1)).date().isoformat())
    begun.look()
    assert begun.asked == ["knows"]


def test_a_survey_of_a_workspace_that_is_not_served_is_not_found(survey: Survey):
    link = survey.open()
    Workspace.objects.update(is_served=False)
    someone = Respondents(link)
    someone.look()
    assert someone.page.status_code == 404


def test_the_results_count_what_came_here_and_what_was_imported(survey: Survey, folder: Path):
    finished(survey.open())
    known = Respondent(respondent="r1", finished_at=timezone.now(), values={"knows": "yes", "nps": 3})
    AnswersFolder(folder / "surveys" / "answers").add("our-shop", [known])
    results = survey.client.get(f"{survey.path}/results").json()
    assert results["response"]["finished"] == 2
    nps = next(one for one in results["questions"] if one["question"] == "nps")
    assert (nps["n"], nps["nps"]["value"]) == (2, 0)
    exported = survey.client.get(f"{survey.path}/answers/export")
    assert exported["Content-Disposition"] == 'attachment; filename="our-shop-answers.csv"'
    assert len(exported.content.decode("utf-8-sig").splitlines()) == 5


def test_the_results_leave_as_a_workbook_that_names_nobody(survey: Survey):
    finished(survey.open())
    answer = survey.client.get(f"{survey.document}/export", {"format": "results-xlsx", "language": "en"})
    assert answer["Content-Disposition"] == 'attachment; filename="our-shop-results.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    (one,) = survey.answers
    assert [row[0] for row in book["Answers"].iter_rows(values_only=True)] == [
        "Respondent",
        one["respondent"],
    ]


def test_answers_are_removed_for_good_and_a_survey_with_answers_stays(survey: Survey, folder: Path):
    finished(survey.open())
    refused = survey.client.delete(survey.document)
    assert (refused.status_code, refused.json()["code"]) == (409, "document_in_use")
    (one,) = survey.answers
    assert survey.client.delete(f"{survey.path}/answers/{one['respondent']}").status_code == 204
    assert survey.client.delete(f"{survey.path}/answers/{one['respondent']}").status_code == 404
    assert survey.answers == []
    assert AnswersFolder(folder / "surveys" / "answers").read("our-shop") == []
    assert survey.client.delete(survey.document).status_code == 204


def test_the_page_runs_nothing_but_our_file_and_stays_out_of_searches(survey: Survey):
    someone = Respondents(survey.open())
    someone.look()
    someone.send()
    policy = someone.page["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script[^>]*>", someone.text) == ['<script src="/static/klantreis/survey.js" defer>']
    assert not re.findall(r"\sstyle=|\son\w+=", someone.text)
    assert 'content="noindex, nofollow"' in someone.text
    assert "no-store" in someone.page["Cache-Control"]
    cookie = someone.client.cookies["survey"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == someone.path


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"page": "nowhere", "action": "next"},
        {"page": "one", "action": "fly", "q.knows": ["yes", "no"]},
        {"page": "one", "q.knows": "maybe"},
        {"page": "one", "q.knows": "other:" + "x" * 5000},
        {"page": "two", "q.why": "a\x00b\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")},
        {"page": "two", "q.why": "x" * 100_000},
        {"page": "two", "q.nps": "11"},
        {"page": "two", "q.nps": "9" * 5000},
        {"page": "two", "q.nps": "NaN", "lang": "../../etc", "shown": "," * 1000},
        {"page": "two", "q.how": ["web"] * 150},
        {"page": "\x00", "q.": "x", "o.": "y", "q.toString": "z"},
    ],
)
def test_nonsense_is_told_so_and_never_breaks_the_page(survey: Survey, data: Any):
    someone = Respondents(survey.open())
    someone.look("?page=%00&lang=%ff")
    someone.send()
    answer = someone.client.post(someone.path, data)
    assert answer.status_code in {200, 302, 422}
    assert "\x00" not in json.dumps(survey.answers)
    someone.look("?page=two&lang=xx")
    assert someone.page.status_code == 200
    for token in ("x", "x" * 5000, "%00", "..%2f"):
        assert Client().get(f"/survey/{token}").status_code == 404


def test_a_viewer_sees_the_results_and_an_editor_runs_the_survey(survey: Survey, bob: User):
    Member.objects.create(workspace=survey.shop, user=bob, role=Role.VIEWER)
    link = survey.open()
    finished(link)
    bobs = client_of(bob)
    assert bobs.get(f"{survey.path}/results").status_code == 200
    assert bobs.put(f"{survey.path}/link", {}, content_type="application/json").status_code == 403
    (one,) = survey.answers
    assert bobs.delete(f"{survey.path}/answers/{one['respondent']}").status_code == 403
    assert "token" not in json.dumps(bobs.get(f"{survey.path}/answers").json())
    assert not LogEntry.objects.filter(what__icontains="respondent").exists()


def test_a_plan_is_no_survey(shop: Workspace, alice: User):
    client = client_of(alice)
    documents = f"/api/workspaces/{shop.id}/documents"
    plan = posted(client, documents, {"kind": "plan", "title": "A"}).json()
    assert client.get(f"{documents}/{plan['id']}/survey").status_code == 404


def test_a_survey_written_by_hand_begins_with_what_respondents_agree_to(shop: Workspace, alice: User):
    client, documents = client_of(alice), f"/api/workspaces/{shop.id}/documents"
    start = {"kind": "survey", "title": "Ours", "languages": ["nl"], "template": "by_hand"}
    made = posted(client, documents, start)
    assert made.status_code == 201, made.content
    said = client.get(f"{documents}/{made.json()['id']}/document").json()
    assert said["title"] == "Ours"
    assert said["consent"]["nl"].startswith("Door te antwoorden")
    assert "pages" not in said
