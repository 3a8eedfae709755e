"""Every route, asked by whoever may not: strangers find nothing, members are told their role."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.server.made import GONE, PICTURE, client_of, proof_text

import klantreis
from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import Touchpoint
from klantreis.server.api import api
from klantreis.server.apps.accounts.models import ApiToken, User
from klantreis.server.apps.comments.models import Comment
from klantreis.server.apps.dashboards.models import Tile
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.guests.joining import make_link
from klantreis.server.apps.guests.models import WorkshopGuest
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.imports.uploads import add_part, begin
from klantreis.server.apps.proofs.history import proofs_of
from klantreis.server.apps.surveys.models import Answering
from klantreis.server.apps.workspaces.models import Invitation, Member, Role, Workspace

pytestmark = pytest.mark.django_db
SHOP, MAP = "/api/workspaces/{workspace_id}", "/api/workspaces/{workspace_id}/maps/{map_id}"
PLAN = f"{SHOP}/documents/{{document_id}}"
SURVEY = f"{PLAN}/survey"
CALENDAR = f"{PLAN}/calendar"
GUESTS = f"{PLAN}/guests"
WORKSHOP = f"{PLAN}/workshop"
INTERVIEWS = f"{PLAN}/interviews"
CANVAS = f"{PLAN}/canvases/{{canvas_id}}"
COMMENTS, COMMENTS_ON_MAP = f"{PLAN}/comments", f"{SHOP}/maps/{{document_id}}/comments"
# What guests ask, who are no users; test_guests.py knows them.
OF_GUESTS = {"GET /api/guest", "GET /api/guest/document", "POST /api/guest/operations"}
ROLES = [role.value for role in Role]


@dataclass(frozen=True)
class Route:
    """A route: the least role it takes (None: any signed-in user), a good body, and its answer."""

    method: str
    path: str
    role: str | None
    answers: int = 200
    body: dict[str, Any] | bytes | None = None
    query: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def names_a_thing(self) -> bool:
        # The steps of the method are the same everywhere.
        inside = self.path.partition("{workspace_id}/")[2].replace("{step}", "")
        return "{" in inside or "_id}" in str(self.body)


SETTINGS = {
    "name": "Shop",
    "time_zone": "UTC",
    "currency": "EUR",
    "phases": [{"name": "orientation"}],
    "outcomes": [],
    "languages": ["nl"],
    "hashed_kinds": ["email"],
    "people_limit": 20,
}
ROUTES = (
    Route("GET", "/api/me", None),
    Route("PATCH", "/api/me", None, body={"language": "nl"}),
    Route("GET", "/api/me/tokens", None),
    Route("POST", "/api/me/tokens", None, 201, {"name": "report"}),
    Route("DELETE", "/api/me/tokens/{token_id}", None, 404),  # alice's is nobody else's
    Route("GET", "/api/workspaces", None),
    Route("GET", SHOP, "viewer"),
    Route("GET", f"{SHOP}/members", "viewer"),
    Route("PUT", f"{SHOP}/members/{{user_id}}", "owner", body={"role": "editor"}),
    Route("DELETE", f"{SHOP}/members/{{user_id}}", "owner", 204),
    Route("GET", f"{SHOP}/invitations", "owner"),
    Route("POST", f"{SHOP}/invitations", "owner", 201, {"role": "viewer"}),
    Route("DELETE", f"{SHOP}/invitations/{{invitation_id}}", "owner", 204),
    Route("GET", f"{SHOP}/log", "owner"),
    Route("GET", f"{SHOP}/maps", "viewer"),
    Route("POST", f"{SHOP}/maps", "editor", 201, {"title": "Another"}),
    Route("GET", MAP, "viewer"),
    Route("GET", f"{MAP}/document", "viewer"),
    Route("GET", f"{MAP}/operations", "viewer"),
    Route(
        "POST",
        f"{MAP}/operations",
        "editor",
        201,
        {"client_id": "1", "operation": {"op": "set", "id": "head", "field": "owner", "value": "CX"}},
    ),
    Route("GET", f"{MAP}/snapshots", "viewer"),
    Route("POST", f"{MAP}/snapshots", "editor", 201, {"label": "June"}),
    Route("GET", f"{MAP}/snapshots/{{number}}", "viewer"),
    Route("GET", f"{MAP}/snapshots/{{number}}/changes", "viewer"),
    Route("GET", f"{MAP}/checks", "viewer"),
    Route("GET", f"{MAP}/formats", "viewer"),
    Route("GET", f"{MAP}/export", "viewer", query={"format": "mmd"}),
    Route("GET", f"{MAP}/shares", "editor"),
    Route("POST", f"{MAP}/shares", "editor", 201, {}),
    Route("DELETE", f"{MAP}/shares/{{share_id}}", "editor", 204),
    Route("GET", f"{SHOP}/documents/kinds", "viewer"),
    Route("GET", f"{SHOP}/documents", "viewer"),
    Route("POST", f"{SHOP}/documents", "editor", 201, {"kind": "plan", "title": "Next year"}),
    Route("GET", PLAN, "viewer"),
    Route("DELETE", PLAN, "editor", 204),
    Route("GET", f"{PLAN}/document", "viewer"),
    Route("GET", f"{PLAN}/operations", "viewer"),
    Route(
        "POST",
        f"{PLAN}/operations",
        "editor",
        201,
        {
            "client_id": "1",
            "operation": {"op": "add", "what": "action", "part": {"id": "call", "title": "Call"}},
        },
    ),
    Route("GET", f"{PLAN}/snapshots", "viewer"),
    Route("POST", f"{PLAN}/snapshots", "editor", 201, {"label": "June"}),
    Route("GET", f"{SHOP}/documents/question-bank", "viewer"),
    Route("GET", INTERVIEWS, "viewer"),
    Route("DELETE", f"{INTERVIEWS}/{{participant}}", "editor", 204),
    Route("GET", f"{CANVAS}/known-needs", "viewer"),
    Route("GET", f"{CANVAS}/unique-value", "viewer"),
    Route("GET", f"{PLAN}/snapshots/{{number}}", "viewer"),
    Route("GET", f"{PLAN}/snapshots/{{number}}/changes", "viewer"),
    Route("GET", f"{PLAN}/export", "viewer", query={"format": "yaml"}),
    Route("GET", GUESTS, "viewer"),
    Route("POST", f"{GUESTS}/link", "editor", 201, {}),
    Route("DELETE", f"{GUESTS}/link", "editor", 204),
    Route("DELETE", f"{GUESTS}/{{guest}}", "editor", 204),
    Route("GET", SURVEY, "viewer"),
    Route("PUT", f"{SURVEY}/link", "editor", body={}),
    Route("DELETE", f"{SURVEY}/link", "editor", 204),
    Route("POST", f"{SURVEY}/invitations", "editor", body={"n_unknown": 1}),
    Route("DELETE", f"{SURVEY}/invitations", "editor"),
    Route("GET", f"{SURVEY}/results", "viewer"),
    Route("GET", f"{SURVEY}/answers", "viewer"),
    Route("GET", f"{SURVEY}/answers/export", "viewer"),
    Route("DELETE", f"{SURVEY}/answers/{{respondent}}", "editor", 204),
    Route("GET", f"{SURVEY}/sample", "viewer"),
    Route("POST", f"{SURVEY}/import/preview", "editor", body={"upload_id": "{upload_id}"}),
    Route("POST", f"{SURVEY}/import", "editor", body={"upload_id": "{upload_id}"}),
    Route("POST", f"{SHOP}/uploads", "editor", 201, {"name": "orders.csv", "size": 10}),
    Route("GET", f"{SHOP}/uploads/{{upload_id}}", "editor"),
    Route("PUT", f"{SHOP}/uploads/{{upload_id}}", "editor", query={"offset": "0"}),
    Route("DELETE", f"{SHOP}/uploads/{{upload_id}}", "editor", 204),
    Route("POST", f"{SHOP}/uploads/{{upload_id}}/preview", "editor", 200, {}),
    Route("POST", f"{SHOP}/imports", "editor", 202, {"upload_id": "{upload_id}"}),
    Route("GET", f"{SHOP}/imports", "viewer"),
    Route("GET", f"{SHOP}/imports/{{number}}/rejects", "editor", 404),  # nothing was imported
    Route("POST", f"{SHOP}/builds", "editor", 202),
    Route("GET", f"{SHOP}/jobs", "viewer"),
    Route("GET", f"{SHOP}/jobs/{{job_id}}", "viewer"),
    Route("POST", f"{SHOP}/jobs/{{job_id}}/cancel", "editor"),
    Route("POST", f"{SHOP}/analyses/summary", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/flow", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/funnel", "viewer", 503, {"steps": ["Mailing"]}),
    Route("POST", f"{SHOP}/analyses/paths", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/variants", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/trend", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/journeys", "viewer", 503, {}),
    Route("POST", f"{SHOP}/analyses/person", "viewer", 503, {"person": 0}),
    Route("GET", f"{SHOP}/analyses/vocabulary", "viewer", 503),
    Route("POST", f"{SHOP}/analyses/summary/comparison", "viewer", 503, {"other": {}}),
    Route("POST", f"{SHOP}/analyses/flow/comparison", "viewer", 503, {"other": {}}),
    Route("POST", f"{SHOP}/analyses/funnel/comparison", "viewer", 503, {"steps": ["Mailing"], "other": {}}),
    Route("POST", f"{MAP}/proofs", "viewer", 503, {}),
    Route("GET", f"{MAP}/proofs", "viewer"),
    Route("GET", f"{MAP}/proofs/{{proof_id}}", "viewer"),
    Route("GET", f"{MAP}/proofs/{{proof_id}}/findings/{{finding_id}}/journeys", "viewer", 503),
    Route("POST", f"{MAP}/proofs/{{proof_id}}/findings/{{finding_id}}/card", "editor", 409, {}),
    Route(
        "POST", f"{MAP}/proofs/{{proof_id}}/findings/{{finding_id}}/aside", "editor", 200, {"why": "Known"}
    ),
    Route("GET", f"{MAP}/validation", "viewer"),
    Route("GET", f"{MAP}/audience", "viewer", query={"audience": "board"}),
    Route("POST", f"{MAP}/validation/findings/{{finding_id}}/card", "editor", 404, {}),
    Route("POST", f"{MAP}/validation/findings/{{finding_id}}/aside", "editor", 200, {"why": "Known"}),
    Route(
        "POST",
        f"{MAP}/validation/findings/{{finding_id}}/action",
        "editor",
        200,
        {"plan_id": "{document_id}"},
    ),
    Route("POST", f"{SHOP}/drafts", "editor", 503, {}),
    Route("GET", f"{SHOP}/dashboard/tiles", "viewer"),
    Route("POST", f"{SHOP}/dashboard/tiles", "editor", 201, {"title": "Flow", "analysis": "flow"}),
    Route(
        "PUT", f"{SHOP}/dashboard/tiles/{{tile_id}}", "editor", body={"title": "How many", "analysis": "flow"}
    ),
    Route("DELETE", f"{SHOP}/dashboard/tiles/{{tile_id}}", "editor", 204),
    Route("PUT", f"{SHOP}/dashboard/order", "editor", body={"ids": []}),
    Route("GET", f"{SHOP}/touchpoints", "viewer"),
    Route("POST", f"{SHOP}/touchpoints", "editor", 201, {"touchpoints": [{"name": "Chat"}]}),
    Route("PUT", f"{SHOP}/touchpoints", "editor", body={"name": "Post"}, query={"name": "Mailing"}),
    Route("DELETE", f"{SHOP}/touchpoints", "editor", query={"name": "Mailing"}),
    Route("PUT", f"{SHOP}/touchpoints/order", "editor", body={"names": ["Mailing"]}),
    Route("POST", f"{SHOP}/touchpoints/preview", "editor", body={"touchpoint": {"name": "Chat"}}),
    Route("GET", f"{SHOP}/touchpoints/unregistered", "viewer"),
    Route("GET", f"{SHOP}/personas", "viewer"),
    Route("POST", f"{SHOP}/personas", "editor", 201, {"name": "Rushed"}),
    Route("POST", f"{SHOP}/personas/from-map", "editor", 422, {"map_id": "{map_id}", "persona": "nobody"}),
    Route("GET", f"{SHOP}/personas/on-maps", "viewer"),
    Route("GET", f"{SHOP}/personas/compare", "viewer", 503, query={"first": "thrifty", "second": "thrifty"}),
    Route("POST", f"{SHOP}/personas/size", "editor", 503, {}),
    Route("GET", f"{SHOP}/personas/{{persona_id}}", "viewer"),
    Route("PUT", f"{SHOP}/personas/{{persona_id}}", "editor", body={"name": "Thrifty Tom"}),
    Route("DELETE", f"{SHOP}/personas/{{persona_id}}", "editor", 204),
    Route("GET", f"{SHOP}/personas/{{persona_id}}/size", "viewer", 503),
    *(
        route
        for comments in (COMMENTS, COMMENTS_ON_MAP)
        for route in (
            Route("GET", comments, "viewer"),
            Route("GET", f"{comments}/counts", "viewer"),
            Route("POST", comments, "commenter", 201, {"body": "Well seen."}),
            Route("POST", f"{comments}/{{comment_id}}/replies", "commenter", 201, {"body": "Is it?"}),
            Route("PUT", f"{comments}/{{comment_id}}", "commenter", body={"body": "Well, well."}),
            Route("DELETE", f"{comments}/{{comment_id}}", "commenter", 204),
            Route("PUT", f"{comments}/{{comment_id}}/resolved", "commenter", body={"is_resolved": True}),
        )
    ),
    Route("GET", f"{SHOP}/mentions", "viewer"),
    Route("POST", f"{SHOP}/mentions/read", "viewer", body={}),
    Route("POST", f"{SHOP}/images", "editor", 201, PICTURE),
    Route("GET", f"{SHOP}/images/{{name}}", "viewer"),
    Route("GET", f"{SHOP}/settings", "owner"),
    Route("PUT", f"{SHOP}/settings", "owner", body=SETTINGS),
    Route("POST", f"{SHOP}/settings/touches", "owner", body={"phases": [{"name": "orientation"}]}),
    Route("GET", f"{SHOP}/overview", "viewer"),
    Route("POST", f"{SHOP}/visit", "viewer"),
    Route("GET", f"{SHOP}/projects", "viewer"),
    Route("GET", f"{SHOP}/method", "viewer"),
    Route("GET", f"{SHOP}/data/overview", "viewer"),
    Route("GET", f"{SHOP}/reminders", "viewer"),
    Route("POST", f"{PLAN}/plan/measure", "editor", 503, {}),
    Route(
        "POST", f"{PLAN}/plan/series", "editor", 422, {"kpi": "nothing", "text": "period,value\n2024-03,7"}
    ),
    Route("POST", f"{PLAN}/plan/effect", "viewer", 422, {"id": "nothing"}),
    Route("GET", f"{PLAN}/plan/findings", "viewer"),
    Route("GET", f"{CALENDAR}/ideas", "viewer"),
    Route("GET", f"{CALENDAR}/performance", "viewer", 503),
    Route("POST", f"{WORKSHOP}/cards", "editor", 422, {"results": ["nothing"], "map_id": "{map_id}"}),
    Route("POST", f"{WORKSHOP}/actions", "editor", 422, {"results": ["nothing"], "plan_id": "{document_id}"}),
    Route("POST", f"{WORKSHOP}/touchpoints", "editor", 422, {"results": ["nothing"]}),
    Route("POST", f"{CALENDAR}/reading", "editor", body=b"title\nNew\n", query={"format": "csv"}),
)


@pytest.fixture
def things(shop: Workspace, alice: User, bob: User, charlie: User) -> dict[str, Any]:
    """One of each thing that a path can name."""
    owner = client_of(alice)
    extra = User.objects.create_user("dina@example.nl", None, name="Dina")
    Member.objects.create(workspace=shop, user=extra, role=Role.VIEWER)
    made = owner.post(f"/api/workspaces/{shop.id}/maps", {"title": "Way"}, content_type="application/json")
    assert made.status_code == 201, made.content
    map_id = made.json()["id"]
    there = f"/api/workspaces/{shop.id}/maps/{map_id}"
    owner.post(f"{there}/snapshots", {"label": "first"}, content_type="application/json")
    share = owner.post(f"{there}/shares", {}, content_type="application/json")
    plan = {"kind": "plan", "title": "This year"}
    plan = owner.post(f"/api/workspaces/{shop.id}/documents", plan, content_type="application/json").json()
    here = f"/api/workspaces/{shop.id}/documents/{plan['id']}"
    owner.post(f"{here}/snapshots", {"label": "first"}, content_type="application/json")
    survey, workshop, interviews, content = (
        Document.objects.create(
            workspace=shop, kind=kind, name=kind, title=kind, text=f'{{"id": "{kind}", "title": "{kind}"}}'
        )
        for kind in ("survey", "workshop", "interviews", "content")
    )
    proposition = Document.objects.create(
        workspace=shop,
        kind="proposition",
        name="proposition",
        title="P",
        text='{"id": "p", "title": "P", "canvases": [{"id": "anna", "title": "Anna"}]}',
    )
    guests, _ = make_link(workshop, alice, hours=1, most=9)
    interviews.text = interviews.text[:-1] + ', "participants": [{"id": "p01", "pseudonym": "P01"}]}'
    interviews.save()
    invitation, _ = Invitation.issue(Role.VIEWER, shop)
    file = b"person,time,event\n1,2024-03-01T10:00:00Z,Mailing\n"
    upload = add_part(begin(shop, alice, "orders.csv", len(file)), 0, file)
    job = Job.objects.create(workspace=shop, kind=Job.Kind.BUILD)
    klantreis.open(shop.folder).maps.keep_proof(made.json()["name"], proof_text())
    opened = klantreis.open(shop.folder)
    opened.register_file.change(lambda register: register.with_added([Touchpoint(name="Mailing")]))
    opened.personas.add(Persona(id="thrifty", name="Thrifty"))
    tile = Tile.objects.create(workspace=shop, title="Flow", analysis="flow", place=0)
    return {
        "workspace_id": shop.id,
        "user_id": extra.id,
        "invitation_id": invitation.id,
        "map_id": map_id,
        "document_id": plan["id"],
        "survey_id": survey.pk,
        "workshop_id": workshop.pk,
        "interviews_id": interviews.pk,
        "participant": "p01",
        "content_id": content.pk,
        "proposition_id": proposition.pk,
        "canvas_id": "anna",
        "guest": WorkshopGuest.objects.create(link=guests, part="ann").part,
        "respondent": Answering.objects.create(survey=survey).pk,
        "number": 1,
        "upload_id": upload.id,
        "job_id": job.id,
        "token_id": ApiToken.issue(alice, "report", ApiToken.Scope.READ)[0].pk,
        "share_id": share.json()["id"],
        "proof_id": proofs_of(Document.objects.get(pk=map_id)).get().pk,
        "finding_id": GONE.id,
        "tile_id": tile.pk,
        "persona_id": "thrifty",
        "comment_id": Comment.objects.create(document_id=plan["id"], author=bob, body="Look.").pk,
        "comment_on_map": Comment.objects.create(document_id=map_id, author=bob, body="Look.").pk,
        "name": opened.images.add(PICTURE).name,
    }


def ask(user: User | None, route: Route, things: dict[str, Any], **changed: Any) -> Any:
    for start, kind in (
        (SURVEY, "survey"),
        (CALENDAR, "content"),
        (GUESTS, "workshop"),
        (WORKSHOP, "workshop"),
        (INTERVIEWS, "interviews"),
        (CANVAS, "proposition"),
    ):
        if route.path.startswith(start):
            changed = {"document_id": things[f"{kind}_id"]} | changed
    if route.path.startswith(COMMENTS_ON_MAP):
        changed = {"document_id": things["map_id"], "comment_id": things["comment_on_map"]} | changed
    path = route.path.format(**(things | changed))
    body: dict[str, Any] = {}
    if isinstance(route.body, bytes):
        body = {"data": route.body}
    elif route.body is not None:
        said = json.dumps(route.body)
        for name in ("upload_id", "map_id", "document_id"):
            said = said.replace(f"{{{name}}}", str(things[name]))
        body = {"data": said, "content_type": "application/json"}
    query = "&".join(f"{k}={v}" for k, v in route.query.items())
    # What is there may be changed by whoever may change it at all.
    return client_of(user).generic(route.method, path, QUERY_STRING=query, headers={"If-Match": "*"}, **body)


def test_every_route_of_the_api_is_tested_here():
    documented = {
        f"{method.upper()} {path}"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }
    assert documented - OF_GUESTS == {route.name for route in ROUTES}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
class TestRoute:
    @pytest.mark.parametrize("role", ROLES)
    def test_a_member_is_answered_from_the_needed_role_on(
        self, route: Route, role: str, things: dict[str, Any], shop: Workspace, bob: User
    ):
        Member.objects.create(workspace=shop, user=bob, role=role)
        answer = ask(bob, route, things)
        if route.role is None or ROLES.index(role) >= ROLES.index(route.role):
            assert answer.status_code == route.answers
        else:
            assert (answer.status_code, answer.json()["code"]) == (403, "role_too_low")

    def test_a_stranger_finds_nothing(self, route: Route, things: dict[str, Any], charlie: User):
        if route.role is None:
            assert "shop" not in ask(charlie, route, things).content.decode()
            return
        answer = ask(charlie, route, things)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")

    def test_who_is_not_signed_in_is_refused(self, route: Route, things: dict[str, Any]):
        answer = ask(None, route, things)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer["Content-Type"] == "application/problem+json"

    def test_a_map_of_another_workspace_is_not_found_through_ones_own(
        self, route: Route, things: dict[str, Any], charlie: User, tmp_path: Any
    ):
        if not route.names_a_thing:
            pytest.skip("it names nothing inside the workspace")
        own = Workspace.objects.create(folder=str(klantreis.init(tmp_path / "own.klantreis").folder))
        Member.objects.create(workspace=own, user=charlie, role=Role.OWNER)
        assert ask(charlie, route, things, workspace_id=own.id).status_code == 404

    def test_a_workspace_that_is_no_longer_served_is_not_found(
        self, route: Route, things: dict[str, Any], shop: Workspace, alice: User
    ):
        if route.role is None:
            pytest.skip("it names no workspace")
        Workspace.objects.filter(pk=shop.pk).update(is_served=False)
        assert ask(alice, route, things).status_code == 404


def test_the_last_owner_stays(shop: Workspace, alice: User):
    client, path = client_of(alice), f"/api/workspaces/{shop.id}/members/{alice.id}"
    lowered = client.put(path, {"role": "viewer"}, content_type="application/json")
    assert (lowered.status_code, lowered.json()["code"]) == (409, "last_owner")
    assert client.delete(path).json()["code"] == "last_owner"
    assert Member.objects.get(workspace=shop, user=alice).role == "owner"


def test_a_viewer_may_leave(shop: Workspace, bob: User):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    assert client_of(bob).delete(f"/api/workspaces/{shop.id}/members/{bob.id}").status_code == 204
    assert client_of(bob).get(f"/api/workspaces/{shop.id}").status_code == 404


def test_the_log_tells_who_joined_and_holds_no_address(shop: Workspace, alice: User, bob: User):
    _, token = Invitation.issue(Role.VIEWER, shop)
    client_of(bob).post(f"/join/{token}")
    items = client_of(alice).get(f"/api/workspaces/{shop.id}/log").json()["items"]
    assert [(one["action"], one["user_id"]) for one in items] == [("member.joined", str(bob.id))]
    assert "@" not in json.dumps(items)


def test_the_docs_are_for_members_only(alice: User):
    assert client_of(None).get("/api/docs").status_code == 302
    answer = client_of(alice).get("/api/docs")
    assert answer.status_code == 200
    assert "cdn" not in answer.content.decode()
