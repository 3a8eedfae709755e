"""Live editing over a real server: who sees what, who is refused, what comes twice, what is nonsense."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.server.live import LiveClient, Site, opened, step, workspace_in
from tests.serving import free_port, serving
from websockets.exceptions import ConnectionClosed, InvalidStatus


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    folder = workspace_in(tmp_path_factory.mktemp("live"))
    with serving(folder, port) as (_, printed), closing(Site(port, printed)) as made:
        yield made


@pytest.fixture(scope="module")
def bob(site: Site) -> httpx.Client:
    return site.invited("Bob", "editor")


@pytest.fixture(scope="module")
def vera(site: Site) -> httpx.Client:
    return site.invited("Vera", "viewer")


@pytest.fixture
def map_id(site: Site) -> str:
    return site.new_map()


@pytest.fixture
def alice(site: Site, map_id: str) -> Iterator[LiveClient]:
    with LiveClient(site, map_id, site.alice) as client:
        yield client


def test_two_people_see_each_others_edits_in_one_order(
    site: Site, map_id: str, alice: LiveClient, bob: httpx.Client
):
    with LiveClient(site, map_id, bob) as other:
        alice.edit("a1", step("pays"))
        assert other.next("operation")["client_id"] == "a1"
        other.edit("b1", step("rides"))
        seen = [[client.next("operation")["sequence"]] for client in (alice, alice, other)]
    assert seen == [[1], [2], [2]]
    assert set(site.steps(map_id)) == {"pays", "rides"}


def test_two_people_who_tick_two_steps_of_a_project_at_once_both_have_done_so(site: Site, bob: httpx.Client):
    made = site.alice.post(
        f"/api/workspaces/{site.workspace}/documents", json={"kind": "project", "title": "Returns"}
    ).json()
    address = f"/api/workspaces/{site.workspace}/documents/{made['id']}"
    said = {"is_done": True, "on": "2026-03-01"}
    with LiveClient(site, made["id"], site.alice) as one, LiveClient(site, made["id"], bob) as other:
        # Neither has heard of the other when both say what they do.
        for client, step_ in ((one, "goal"), (other, "scope")):
            tick = {"op": "set", "id": "head", "field": "ticks", "key": step_, "value": said}
            client.edit(step_, tick)
        for client, persona in ((one, "anna"), (other, "bob")):
            named = {"op": "set", "id": "head", "field": "personas", "member": persona, "value": 0}
            client.edit(persona, named)
        for client in (one, other):
            for sequence in (1, 2, 3, 4):
                client.next("operation", sequence=sequence)
    document = site.alice.get(f"{address}/document").json()
    assert document["ticks"] == {"goal": said, "scope": said}
    assert sorted(document["personas"]) == ["anna", "bob"]


def test_an_edit_reads_as_the_api_lists_it(site: Site, map_id: str, alice: LiveClient):
    alice.edit("a1", step("pays"))
    told = alice.next("operation")
    (listed,) = site.alice.get(f"{site.path(map_id)}/operations").json()["items"]
    assert told["at"][:23] == listed["at"][:23]
    assert told | {"at": ""} == listed | {"at": "", "type": "operation"}
    assert told["inverse"] == {"op": "remove", "id": "pays"}


def test_an_edit_by_http_is_seen_by_who_has_the_map_open(site: Site, map_id: str, alice: LiveClient):
    body = {"client_id": "h1", "operation": step("pays")}
    assert site.alice.post(f"{site.path(map_id)}/operations", json=body).status_code == 201
    told = alice.next("operation")
    assert (told["client_id"], told["sequence"]) == ("h1", 1)


def test_people_come_move_and_go(site: Site, map_id: str, alice: LiveClient, bob: httpx.Client):
    with LiveClient(site, map_id, bob) as other:
        assert [one["name"] for one in other.hello["people"]] == ["Alice", "Bob"]
        alice.people_until(["Alice", "Bob"])
        other.say({"type": "at", "part": "pays"})
        people = alice.next("people")["people"]
        assert {one["name"]: one["part"] for one in people} == {"Alice": None, "Bob": "pays"}
        assert {one["connection"] for one in people} == {alice.connection, other.connection}
    alice.people_until(["Alice"])


def test_the_same_operation_again_is_answered_again_and_done_once(
    site: Site, map_id: str, alice: LiveClient, bob: httpx.Client
):
    with LiveClient(site, map_id, bob) as other:
        alice.edit("a1", step("pays"))
        first = alice.next("operation")
        alice.edit("a1", step("pays"))
        assert alice.next("operation") == first
        alice.edit("a2", step("rides"))
        assert [other.next("operation")["client_id"] for _ in range(2)] == ["a1", "a2"]
        other.edit("a1", step("pays"))
        assert other.next("refused")["problem"]["code"] == "client_id_taken"
    assert site.steps(map_id) == ["pays", "rides"]


def test_who_missed_operations_asks_for_them(site: Site, map_id: str, alice: LiveClient, bob: httpx.Client):
    for i in range(3):
        alice.edit(f"a{i}", step(f"step-{i}"))
    alice.next("operation", sequence=3)
    with LiveClient(site, map_id, bob) as other:
        assert other.hello["sequence"] == 3
        other.say({"type": "since", "sequence": 1})
        assert [other.next("operation")["sequence"] for _ in range(2)] == [2, 3]


def test_a_file_changed_outside_is_told_to_who_has_the_map_open(
    site: Site, map_id: str, alice: LiveClient, tmp_path_factory: pytest.TempPathFactory
):
    alice.edit("a1", {"op": "set", "id": "head", "field": "owner", "value": "CX"})
    alice.next("operation")
    name = site.alice.get(site.path(map_id)).json()["name"]
    folder = next(tmp_path_factory.getbasetemp().glob("live*")) / "shop.klantreis"
    file = folder / "maps" / f"{name}.yaml"
    until = time.monotonic() + 10
    while "owner: CX" not in file.read_text() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    file.write_text(file.read_text().replace("owner: CX", "owner: Sales"))
    assert alice.next("replaced") == {"type": "replaced", "sequence": 2}
    assert site.document(map_id)["head"]["owner"] == "Sales"


def test_who_no_longer_answers_is_gone_within_half_a_minute(
    site: Site, map_id: str, alice: LiveClient, bob: httpx.Client
):
    with socket.create_connection(("localhost", site.port)) as silent:
        silent.sendall(handshake(site, map_id, bob))
        assert silent.recv(12) == b"HTTP/1.1 101"
        alice.people_until(["Alice", "Bob"])
        alice.patience = 30
        alice.people_until(["Alice"])


def handshake(site: Site, map_id: str, client: httpx.Client) -> bytes:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    lines = [
        f"GET /api/live/maps/{map_id} HTTP/1.1",
        f"Host: localhost:{site.port}",
        f"Origin: http://localhost:{site.port}",
        f"Cookie: {cookies}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_who_missed_more_than_can_be_sent_fetches_the_document_again(
    site: Site, map_id: str, alice: LiveClient
):
    for n in range(7):  # each may say only so much at once
        with LiveClient(site, map_id, site.alice) as client:
            for i in range(143):
                client.edit(f"a{n}-{i}", {"op": "set", "id": "head", "field": "owner", "value": f"{i}"})
            client.next("operation", client_id=f"a{n}-142")
    alice.next("operation", sequence=1001)
    alice.say({"type": "since", "sequence": 0})
    assert alice.next("operation", "replaced") == {"type": "replaced", "sequence": 1001}
    alice.say({"type": "since", "sequence": 1})
    assert [alice.next("operation")["sequence"] for _ in range(1000)] == list(range(2, 1002))


class TestRefusal:
    def test_a_viewer_sees_and_may_not_edit(
        self, site: Site, map_id: str, alice: LiveClient, vera: httpx.Client
    ):
        with LiveClient(site, map_id, vera) as viewer:
            assert viewer.hello["can_edit"] is False
            viewer.edit("v1", step("pays"))
            refused = viewer.next("refused")
            assert (refused["client_id"], refused["problem"]["code"]) == ("v1", "role_too_low")
            alice.edit("a1", step("rides"))
            assert viewer.next("operation")["client_id"] == "a1"
        assert site.steps(map_id) == ["rides"]

    def test_who_is_not_signed_in_is_refused_before_the_connection_stands(self, site: Site, map_id: str):
        with pytest.raises(InvalidStatus) as refused:
            opened(site.port, map_id, None)
        assert refused.value.response.status_code == 403

    def test_a_stranger_cannot_tell_a_map_from_none(self, site: Site, map_id: str):
        made = site.invited("Steven", "editor")
        me = made.get("/api/me").json()["id"]
        members = f"/api/workspaces/{site.workspace}/members/{me}"
        assert made.delete(members).status_code == 204
        for id_ in (map_id, str(uuid4())):
            with pytest.raises(InvalidStatus) as refused:
                opened(site.port, id_, made)
            assert refused.value.response.status_code == 403

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1", ""])
    def test_a_page_of_another_site_is_refused(self, site: Site, map_id: str, origin: str):
        with pytest.raises(InvalidStatus) as refused:
            opened(site.port, map_id, site.alice, Origin=origin)
        assert refused.value.response.status_code == 403

    def test_who_is_taken_out_of_the_workspace_is_sent_away_soon(self, site: Site, map_id: str):
        gone = site.invited("Gerda", "editor")
        me = gone.get("/api/me").json()["id"]
        with LiveClient(site, map_id, gone) as client:
            site.alice.delete(f"/api/workspaces/{site.workspace}/members/{me}")
            with pytest.raises(ConnectionClosed) as closed:
                client.next("nothing")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403

    def test_who_signs_out_is_sent_away_soon(self, site: Site, map_id: str):
        leaving = site.invited("Lotte", "editor")
        with LiveClient(site, map_id, leaving) as client:
            leaving.post("/account/logout/", headers={"X-CSRFToken": leaving.cookies["csrftoken"]})
            with pytest.raises(ConnectionClosed) as closed:
                client.next("nothing")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403

    def test_who_becomes_a_viewer_is_told_and_refused(self, site: Site, map_id: str):
        lowered = site.invited("Lisa", "editor")
        me = lowered.get("/api/me").json()["id"]
        with LiveClient(site, map_id, lowered) as client:
            assert client.hello["can_edit"] is True
            site.alice.put(f"/api/workspaces/{site.workspace}/members/{me}", json={"role": "viewer"})
            client.edit("l1", step("pays"))
            assert client.next("refused")["problem"]["code"] == "role_too_low"
            assert client.next("hello")["can_edit"] is False


class TestToken:
    @pytest.mark.parametrize(("scope", "answer"), [("read", "scope_too_low"), ("write", "operation")])
    def test_a_program_edits_with_a_token_to_write(self, site: Site, map_id: str, scope: str, answer: str):
        made = site.alice.post("/api/me/tokens", json={"name": "report", "scope": scope}).json()
        with LiveClient(site, map_id, None, Origin="", Authorization=f"Bearer {made['token']}") as program:
            assert program.hello["can_edit"] is (scope == "write")
            program.edit("p1", step("pays"))
            told = program.next("operation", "refused")
            assert answer == (told["problem"]["code"] if told["type"] == "refused" else told["type"])

    def test_an_unknown_token_is_refused(self, site: Site, map_id: str):
        with pytest.raises(InvalidStatus) as refused:
            opened(site.port, map_id, site.alice, Authorization="Bearer klantreis_nothing")
        assert refused.value.response.status_code == 403


NONSENSE: list[Any] = [
    "", "{", "[]", "null", "1", '"operation"', "NaN", "[" * 100_000, b"\xff\xfe", b"{}", "{}",
    {"type": None}, {"type": "fly"}, {"type": ["operation"]}, {"type": "operation"},
    {"type": "operation", "client_id": "a/b", "operation": {}},
    {"type": "operation", "client_id": "x" * 65, "operation": {}},
    {"type": "operation", "client_id": "n1", "operation": []},
    {"type": "operation", "client_id": "n2", "operation": {"op": "fly"}},
    {"type": "operation", "client_id": "n3", "operation": {"op": "add", "what": "card", "part": {"id": 1}}},
    {"type": "operation", "client_id": "n4", "operation": {"op": "set", "id": "head", "field": "id"}},
    '{"type": "operation", "client_id": "n5", "operation": {"op": "set", "id": "head", "field": "owner",'
    ' "value": "\\u0000"}}',
    '{"type": "operation", "client_id": "n6", "operation": {"op": "set", "id": "head", "field": "owner",'
    ' "value": 1e999}}',
    '{"type": "operation", "client_id": "n7", "operation": '
    + '{"op": "all", "operations": [' * 200 + "]}" * 200 + "}",
    {"type": "at"}, {"type": "at", "part": 1}, {"type": "at", "part": "x" * 201},
    {"type": "since"}, {"type": "since", "sequence": -1}, {"type": "since", "sequence": 2**31},
    {"type": "since", "sequence": "1"}, {"type": "at", "part": None, "more": 1},
    '{"type": "at", "part": "\\ud800"}', json.dumps({"type": "at", "part": "x" * (1 << 20)}),
]  # fmt: skip


def test_nonsense_is_told_so_and_does_no_harm(site: Site, map_id: str, alice: LiveClient):
    before = site.document(map_id)
    for nonsense in NONSENSE:
        alice.say(nonsense)
        problem = alice.next("refused")["problem"]
        assert 400 <= problem["status"] < 500, (nonsense, problem)
        assert problem["detail"]
    alice.edit("a1", step("pays"))
    assert alice.next("operation")["sequence"] == 1
    assert before != site.document(map_id)


def test_a_message_of_many_megabytes_ends_its_connection_alone(
    site: Site, map_id: str, alice: LiveClient, bob: httpx.Client
):
    with LiveClient(site, map_id, bob) as other, pytest.raises(ConnectionClosed):
        shout(other, "x" * (5 << 20), 1)
    alice.edit("a1", step("pays"))
    assert alice.next("operation")["sequence"] == 1


def test_who_says_too_much_is_told_to_wait_and_then_sent_away(site: Site, map_id: str, bob: httpx.Client):
    with LiveClient(site, map_id, bob) as client:
        for _ in range(400):
            client.say({"type": "at", "part": None})
        refused = client.next("refused")
        assert (refused["problem"]["code"], refused["problem"]["status"]) == ("too_many", 429)
        with pytest.raises(ConnectionClosed):
            shout(client, {"type": "at", "part": None}, 3000)


def shout(client: LiveClient, message: Any, n_times: int) -> None:
    for _ in range(n_times):
        client.say(message)
    client.next("nothing")


def test_one_person_opens_a_map_only_so_often(site: Site, map_id: str, bob: httpx.Client):
    clients = [LiveClient(site, map_id, bob) for _ in range(20)]
    try:
        with pytest.raises(ConnectionClosed) as closed:
            LiveClient(site, map_id, bob)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4429
    finally:
        for client in clients:
            client.socket.close()


def test_there_is_no_other_live_address(site: Site):
    with pytest.raises(InvalidStatus):
        opened(site.port, "../elsewhere", site.alice)
