"""How a survey will look, for its team: the page of respondents, of which nothing is kept."""

from __future__ import annotations

import pytest
from tests.server.made import client_of
from tests.server.test_surveys import Respondents, Survey

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.surveys.models import Answering
from klantreis.server.apps.workspaces.models import Member, Role, Workspace

pytestmark = pytest.mark.django_db


class Rehearsal(Respondents):
    def __init__(self, survey: Survey, user: User) -> None:
        super().__init__(f"http://testserver/survey/preview/{survey.shop.id}/{survey.id}")
        self.client = client_of(user)


@pytest.fixture
def survey(shop: Workspace, alice: User) -> Survey:
    return Survey(shop, alice)


def test_a_survey_is_rehearsed_to_its_end_and_nothing_is_counted(survey: Survey, alice: User):
    someone = Rehearsal(survey, alice)
    assert "Five minutes." in someone.look()
    someone.send()
    assert someone.asked == ["knows"]
    someone.send()
    assert "This question needs an answer." in someone.text
    someone.send(q__knows="yes")
    assert someone.asked == ["knows", "felt"]
    someone.send(q__felt="-2")
    assert someone.asked == ["why", "nps", "how"]
    someone.send("back")
    assert someone.asked == ["knows", "felt"]
    someone.send()
    assert "That helps." in someone.send(q__nps="9")
    assert "Five minutes." in someone.look()
    assert not Answering.objects.exists()


def test_any_page_can_be_looked_at_at_once(survey: Survey, alice: User):
    someone = Rehearsal(survey, alice)
    someone.look("?page=two")
    assert someone.asked == ["why", "nps", "how"]
    someone.send("save", q__why="Half")
    assert "Half" in someone.look("?page=two")
    assert "Five minutes." in someone.look("?again=1")


def test_a_closed_survey_is_looked_at_too_and_only_within_the_app(survey: Survey, alice: User):
    survey.set("closes_on", "2020-01-01")
    someone = Rehearsal(survey, alice)
    assert "Five minutes." in someone.look()
    assert someone.page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in someone.page["Content-Security-Policy"]
    public = Respondents(survey.open())
    public.look()
    assert public.page["X-Frame-Options"] == "DENY"


def test_only_the_team_sees_it(survey: Survey, bob: User, charlie: User):
    Member.objects.create(workspace=survey.shop, user=bob, role=Role.VIEWER)
    assert "Five minutes." in Rehearsal(survey, bob).look()
    stranger = Rehearsal(survey, charlie)
    stranger.look()
    assert stranger.page.status_code == 404
    stranger.client.logout()
    assert stranger.client.get(stranger.path).status_code == 302
