"""Who reads Dutch is told in Dutch what went wrong, whatever part of the server refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.made import client_of, posted

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Job
from klantreis.server.apps.workspaces.models import Member, Role, Workspace


@pytest.fixture(autouse=True)
def _at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def path(shop: Workspace) -> str:
    return f"/api/workspaces/{shop.id}"


def reading(user: User | None, language: str = "nl-NL,nl;q=0.9") -> Client:
    """A browser of somebody who reads a language."""
    client = client_of(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def _sent(client: Client, path: str, name: str, file: bytes) -> str:
    begun = posted(client, f"{path}/uploads", {"name": name, "size": len(file)}).json()
    part = f"{path}/uploads/{begun['id']}?offset=0"
    client.put(part, file, content_type="application/octet-stream")
    return str(begun["id"])


def test_an_empty_file_is_called_empty(path: str, alice: User):
    client = reading(alice)
    upload = _sent(client, path, "orders.csv", b"\n\n")
    answer = posted(client, f"{path}/uploads/{upload}/preview", {})
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable_input")
    assert answer.json()["detail"] == "orders.csv is leeg: er staan geen rijen en geen kopregel in."


def test_a_job_that_failed_is_told_to_each_reader_in_his_language(path: str, shop: Workspace, alice: User):
    client = reading(alice)
    upload = _sent(client, path, "orders.csv", b"klant,datum,actie\n1,2024-03-01,Mailing\n")
    body = {"upload_id": upload, "mapping": {"time": "when"}}
    made = f"{path}/jobs/{posted(client, f'{path}/imports', body).json()['id']}"
    in_dutch, english = (
        reading(alice, one).get(made).json()["problem"] for one in ("nl-BE", "en-GB,en;q=0.9,nl;q=0.1")
    )
    assert in_dutch == {
        "code": "unknown_column",
        "detail": "Het bestand heeft geen kolom 'when', gekozen bij tijd. Er zijn: klant, datum, actie.",
    }
    assert english["detail"].startswith("No column 'when' in the input")


def test_a_job_that_failed_before_there_was_dutch_is_told_as_it_was_kept(
    path: str, shop: Workspace, alice: User
):
    kept = {"code": "busy", "detail": "Another process is writing."}
    job = Job.objects.create(workspace=shop, kind=Job.Kind.BUILD, status=Job.Status.FAILED, problem=kept)
    assert reading(alice).get(f"{path}/jobs/{job.pk}").json()["problem"] == kept


def test_what_a_file_lacks_is_told_before_it_is_taken_in(path: str, alice: User):
    client = reading(alice)
    upload = _sent(client, path, "orders.csv", b"a,b\nx,y\n")
    said = posted(client, f"{path}/uploads/{upload}/preview", {}).json()["problem"]
    assert said["detail"] == (
        "Er is niet te zien wie het was en wanneer het was en wat er gebeurde. Wijs de kolom daarvan aan. "
        "Gevonden kolommen: a, b."
    )


def test_a_role_that_is_too_low_is_named(path: str, shop: Workspace, bob: User):
    Member.objects.create(workspace=shop, user=bob, role=Role.VIEWER)
    answer = posted(reading(bob), f"{path}/builds", {})
    assert (answer.status_code, answer.json()["code"]) == (403, "role_too_low")
    assert answer.json()["detail"] == (
        "Dit vraagt de rol bewerker; die van jou is lezer. "
        "Vraag een eigenaar van de werkruimte om die te wijzigen."
    )


def test_a_persona_that_is_not_there_is_told_beside_those_that_are(path: str, alice: User):
    client = reading(alice)
    map_id = posted(client, f"{path}/maps", {"title": "Kopen"}).json()["id"]
    add = {"op": "add", "what": "persona", "part": {"id": "anna", "name": "Anna"}}
    posted(client, f"{path}/maps/{map_id}/operations", {"client_id": "1", "operation": add})
    answer = posted(client, f"{path}/personas/from-map", {"map_id": map_id, "persona": "anne"})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_name")
    assert answer.json()["detail"] == (
        "Er is geen persona op de kaart 'anne'. Bedoel je 'anna'? Er zijn: anna."
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("lens", "said"),
    [
        (
            {"hidden": ["Mailin"]},
            "Er is geen contactmoment 'Mailin'. Bedoel je 'Mailing'? Er zijn: Mailing, Purchase, Coupon.",
        ),
        ({"gap": "3x"}, "'3x' is geen duur: er is geen eenheid 'x'."),
        ({"level": "page"}, "level='page' bestaat niet; kies uit touchpoint, channel, phase."),
    ],
)
def test_a_lens_that_cannot_be_is_refused(path: str, alice: User, lens: dict[str, Any], said: str):
    answer = posted(reading(alice), f"{path}/analyses/flow", {"lens": lens})
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_a_field_that_is_wrong_is_named(path: str, alice: User):
    answer = posted(reading(alice), f"{path}/uploads", {"name": "orders.csv", "size": "many"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert answer.json()["detail"] == "size: moet een heel getal zijn"
    missing = posted(reading(alice), f"{path}/uploads", {"size": 3})
    assert missing.json()["detail"] == "name (naam): moet ingevuld zijn"


def test_a_body_that_is_no_json_is_told_so(path: str, alice: User):
    answer = reading(alice).post(f"{path}/uploads", "{", content_type="application/json")
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "title": "Bad Request",
            "status": 400,
            "code": "bad_request",
            "detail": "Het verzoek is geen JSON.",
        },
    )


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("/api/workspaces/00000000-0000-0000-0000-000000000000", "not_found", "Hier is niets"),
        ("/api/nothing", "not_found", "Hier is niets"),
        ("/api/me/tokens/1", "not_allowed", "Dit adres kent die methode niet."),
    ],
)
def test_what_reaches_nothing_is_told(alice: User, address: str, code: str, said: str):
    told = reading(alice).get(address).json()
    assert told["code"] == code
    assert told["detail"].startswith(said)


def test_who_is_not_signed_in_is_told_in_the_language_of_his_browser(path: str):
    told = reading(None).get(path).json()
    assert (told["code"], told["detail"]) == ("not_signed_in", "Log eerst in.")


def test_a_page_that_is_too_old_is_told_to_be_loaded_again(path: str, alice: User):
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "nl"})
    client.force_login(alice)
    told = posted(client, f"{path}/builds", {}).json()
    assert told["code"] == "csrf"
    assert told["detail"].startswith("Deze pagina is te oud")


def test_the_language_of_the_account_comes_before_the_browsers(path: str, alice: User):
    alice.language = "nl"
    alice.save()
    told = posted(reading(alice, "en"), f"{path}/uploads", {"name": "orders.pdf", "size": 3}).json()
    assert told["detail"].startswith("orders.pdf heeft geen uitgang die zegt wat het is.")
