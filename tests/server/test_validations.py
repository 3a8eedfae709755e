"""What customers said of a map over the API, and findings as cards and actions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.evidence.test_validation import KNOWS, MAP, SURVEY, answers
from tests.server.made import client_of, posted

import klantreis
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db
WHEN = {"finished_at": datetime(2024, 5, 1, tzinfo=UTC)}


def respondents() -> list[Respondent]:
    """Customers suffer at the payment."""
    suffers = {**KNOWS, "payment_importance": "5", "ad_importance": "1"}
    said = [*answers(30, **suffers, payment_emotion="-2"), *answers(30, **suffers, payment_emotion="-1")]
    return [one.model_copy(update=WHEN) for one in said]


@pytest.fixture
def here(shop: Workspace, alice: User, folder: Path) -> str:
    """The address of a map about which a survey was answered."""
    opened = klantreis.open(folder)
    opened.maps.add(MAP)
    opened.surveys.add(SURVEY)
    opened.answers.add(SURVEY.id, respondents())
    maps = client_of(alice).get(f"/api/workspaces/{shop.id}/maps").json()["items"]
    (found,) = [one for one in maps if one["name"] == MAP.id]
    return f"/api/workspaces/{shop.id}/maps/{found['id']}"


def finding(client: Any, here: str, code: str) -> dict[str, Any]:
    found = client.get(f"{here}/validation").json()["findings"]
    return next(one for one in found if one["code"] == code)


def test_everything_known_stands_beside_each_other(alice: User, here: str):
    told = client_of(alice).get(f"{here}/validation").json()
    (pays,) = [one for one in told["points"] if one["touchpoint"] == "Payment"]
    assert (pays["assumed_emotion"], pays["survey"]["emotion"]["value"]) == (0, -1.5)
    assert pays["survey"]["recognised"] | {"low": None, "high": None} == {
        "count": 60,
        "n": 60,
        "share": 1.0,
        "low": None,
        "high": None,
    }
    assert pays["measured_emotion"]["n"] == 0
    assert (told["n_respondents"], told["proof"], told["proof_findings"]) == (60, None, [])
    assert [one["n"] for one in told["surveys"]] == [60]
    assert {one["code"] for one in told["findings"]} == {"emotion_not_reported", "pain_important"}


def test_of_few_customers_intervals_are_narrower(alice: User, here: str):
    def width(query: str) -> float:
        points = client_of(alice).get(f"{here}/validation{query}").json()["points"]
        known = points[2]["survey"]["recognised"]
        return float(known["high"] - known["low"])

    assert width("?population=61") < width("")


def test_a_finding_becomes_a_card_with_what_customers_said(alice: User, here: str):
    client = client_of(alice)
    pain = finding(client, here, "pain_important")
    done = posted(client, f"{here}/validation/findings/{pain['id']}/card", {})
    assert done.status_code == 200, done.content
    document = client.get(f"{here}/document").json()
    (pays,) = [one for phase in document["phases"] for one in phase["steps"] if one["id"] == "pays"]
    (card,) = [card for cell in pays["cards"].values() for card in cell if card["kind"] == "pain"]
    (evidence,) = card["evidence"]
    assert (evidence["kind"], evidence["n"], evidence["date"]) == ("answer", 60, "2024-05-01")
    codes = {one["code"] for one in client.get(f"{here}/validation").json()["findings"]}
    assert codes == {"emotion_not_reported"}  # the map has the pain now


def test_a_finding_becomes_an_action_that_is_told_with_it(alice: User, here: str, shop: Workspace):
    client, documents = client_of(alice), f"/api/workspaces/{shop.id}/documents"
    plan = posted(client, documents, {"kind": "plan", "title": "Plan"}).json()
    pain = finding(client, here, "pain_important")
    posted(client, f"{here}/validation/findings/{pain['id']}/action", {"plan_id": plan["id"]})
    (told,) = finding(client, here, "pain_important")["actions"]
    assert (told["plan_id"], told["title"]) == (plan["id"], "Take away what hurts at “Payment”")
    (action,) = client.get(f"{documents}/{plan['id']}/document").json()["actions"]
    assert action["origin"] == {
        "map": MAP.id,
        "part": "pays",
        "finding": pain["id"],
        "found_by": "validation",
    }


def test_a_finding_is_set_aside_and_no_longer_told_as_open(alice: User, here: str):
    client = client_of(alice)
    pain = finding(client, here, "pain_important")
    done = posted(client, f"{here}/validation/findings/{pain['id']}/aside", {"why": "Rebuilt in March"})
    assert done.status_code == 200, done.content
    told = client.get(f"{here}/validation").json()
    assert "pain_important" not in {one["code"] for one in told["findings"]}
    (aside,) = told["aside"]
    assert (aside["id"], aside["found_by"]) == (pain["id"], "validation")
    assert (aside["aside"]["why"], aside["aside"]["by"]) == ("Rebuilt in March", "Alice")
    page = client.get(f"{here}/audience?audience=board&language=en").json()
    assert pain["sentence"] not in {one["text"] for one in page["findings"]}
    undone = {"client_id": "back", "operation": done.json()["applied"]["inverse"]}
    posted(client, f"{here}/operations", undone)
    assert finding(client, here, "pain_important")["aside"] is None


def test_what_was_set_aside_and_got_worse_is_open_again_and_says_so(
    alice: User, here: str, shop: Workspace, folder: Path
):
    client = client_of(alice)
    pain = finding(client, here, "pain_important")
    posted(client, f"{here}/validation/findings/{pain['id']}/aside", {"why": "Rebuilt in March"})
    angry = answers(400, **KNOWS, payment_importance="5", ad_importance="1", payment_emotion="-2")
    survey = shop.documents.get(kind="survey")
    assert survey.name == SURVEY.id
    more = [one.model_copy(update={"respondent": f"more-{n}"}) for n, one in enumerate(angry)]
    klantreis.open(folder).answers.add(SURVEY.id, [one.model_copy(update=WHEN) for one in more])
    again = finding(client, here, "pain_important")
    assert again["aside"]["why"] == "Rebuilt in March"
    assert client.get(f"{here}/validation").json()["aside"] == []


def test_a_document_that_is_no_plan_takes_no_action(alice: User, here: str, shop: Workspace):
    client = client_of(alice)
    workshop = {"kind": "workshop", "title": "Day"}
    made = posted(client, f"/api/workspaces/{shop.id}/documents", workshop).json()
    pain = finding(client, here, "pain_important")
    asked = posted(client, f"{here}/validation/findings/{pain['id']}/action", {"plan_id": made["id"]})
    assert (asked.status_code, "plan" in asked.json()["detail"]) == (422, True)


def test_what_was_not_found_becomes_nothing(alice: User, here: str):
    assert posted(client_of(alice), f"{here}/validation/findings/nothing/card", {}).status_code == 404


def test_a_viewer_reads_and_puts_nothing_on_the_map(alice: User, bob: User, here: str, shop: Workspace):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    pain = finding(client_of(bob), here, "pain_important")
    assert posted(client_of(bob), f"{here}/validation/findings/{pain['id']}/card", {}).status_code == 403


def test_an_audience_is_told_the_map_on_a_page(alice: User, here: str):
    page = client_of(alice).get(f"{here}/audience?audience=board&language=en").json()
    assert [(one["code"], one["n"]) for one in page["figures"]] == [("weakest", 60)]
    assert page["table"] is None
    unknown = client_of(alice).get(f"{here}/audience?audience=markting")
    assert (unknown.status_code, "marketing" in unknown.json()["detail"]) == (422, True)


def test_the_page_leaves_as_a_file(alice: User, here: str):
    how = "format=pdf&view=summary&audience=board"
    assert client_of(alice).get(f"{here}/export?{how}").content.startswith(b"%PDF")
