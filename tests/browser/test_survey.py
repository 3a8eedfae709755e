"""The public survey on a telephone: with a script and without one, and as axe judges it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.test_axe import AXE
from tests.server.live import Site, workspace_in
from tests.serving import free_port, serving

TELEPHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
FELT = {"id": "felt", "kind": "emotion", "title": {"nl": "Hoe voelde het?", "en": "How did it feel?"}}
FIELDS = {
    "intro": {"nl": "Vijf minuten.", "en": "Five minutes."},
    "consent": {"nl": "We gebruiken uw antwoorden.", "en": "We use your answers."},
    "pages": [
        {
            "id": "one",
            "title": {"nl": "De bezorging", "en": "The delivery"},
            "questions": [
                {
                    "id": "knows",
                    "kind": "single",
                    "title": {"nl": "Hebt u dit contact gehad?", "en": "Have you had this contact?"},
                    "is_required": True,
                    "allows_other": True,
                    "options": [
                        {"id": "yes", "title": {"nl": "Ja", "en": "Yes"}},
                        {"id": "no", "title": {"nl": "Nee", "en": "No"}},
                    ],
                },
                FELT | {"after": "knows", "after_options": ["yes"]},
                {
                    "id": "why",
                    "kind": "text",
                    "title": {"nl": "Wilt u er iets over kwijt?", "en": "Anything to add?"},
                    "help": {"nl": "In uw eigen woorden.", "en": "In your own words."},
                },
            ],
        },
        {
            "id": "two",
            "title": {"nl": "De hele reis", "en": "The whole journey"},
            "questions": [
                {
                    "id": "nps",
                    "kind": "nps",
                    "title": {"nl": "Zou u ons aanbevelen?", "en": "Would you recommend us?"},
                    "worst_label": {"nl": "Zeker niet", "en": "Not at all"},
                    "best_label": {"nl": "Zeker wel", "en": "Certainly"},
                },
                {
                    "id": "how",
                    "kind": "multiple",
                    "title": {"nl": "Waar kocht u?", "en": "Where did you buy?"},
                    "options": [{"id": "web", "title": "Website"}, {"id": "shop", "title": "Shop"}],
                },
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    folder = workspace_in(tmp_path_factory.mktemp("survey"))
    with serving(folder, port) as (_, printed), closing(Site(port, printed)) as made:
        yield made


@pytest.fixture(scope="module")
def path(site: Site) -> str:
    documents = f"/api/workspaces/{site.workspace}/documents"
    start = {"kind": "survey", "title": "De Fietsenwinkel", "languages": ["nl", "en"], "fields": FIELDS}
    return f"{documents}/{site.alice.post(documents, json=start).json()['id']}/survey"


@pytest.fixture(scope="module")
def link(site: Site, path: str) -> str:
    return str(site.alice.put(f"{path}/link", json={}).json()["link"])


def telephone(chromium: Browser, **more: Any) -> BrowserContext:
    return chromium.new_context(**(TELEPHONE | {"locale": "nl-NL"} | more))


def answered(page: Page) -> None:
    page.get_by_text("Nee", exact=True).click()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_text("9", exact=True).click()
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("heading", name="Dank u wel")).to_be_visible()


def test_a_telephone_answers_without_a_script(chromium: Browser, link: str):
    with telephone(chromium, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(link)
        page.get_by_role("button", name="Beginnen").click()
        answered(page)
        page.goto(link)
        expect(page.get_by_role("heading", name="Dank u wel")).to_be_visible()


def test_questions_come_and_go_as_one_answers_and_nothing_written_is_lost(
    chromium: Browser, site: Site, path: str, link: str
):
    with telephone(chromium) as context:
        page = context.new_page()
        page.goto(link)
        page.get_by_role("button", name="Beginnen").click()
        page.get_by_label("Wilt u er iets over kwijt?").fill("Te la")
        page.get_by_text("Ja", exact=True).click()
        expect(page.get_by_role("group", name="Hoe voelde het?")).to_be_visible()
        expect(page.get_by_label("Wilt u er iets over kwijt?")).to_have_value("Te la")
        expect(page.get_by_text("Uw antwoorden zijn bewaard.")).to_be_visible()
        page.get_by_text("Slecht", exact=True).click()
        page.get_by_label("Een ander antwoord: Hebt u dit contact gehad?").fill("Een beetje")
        expect(page.get_by_role("group", name="Hoe voelde het?")).to_have_count(0)
        page.reload()
        expect(page.get_by_label("Een ander antwoord: Hebt u")).to_have_value("Een beetje")
        values = [one["values"] for one in site.alice.get(f"{path}/answers").json()["items"]]
        assert {"knows": "other:Een beetje", "why": "Te la"} in values


def test_who_loses_the_connection_stays_on_the_page_and_loses_no_answer(
    chromium: Browser, site: Site, path: str, link: str
):
    with telephone(chromium) as context:
        page = context.new_page()
        page.goto(link)
        page.get_by_role("button", name="Beginnen").click()
        page.get_by_role("button", name="Volgende").click()
        expect(page.get_by_text("Deze vraag moet beantwoord worden.")).to_be_visible()
        context.set_offline(True)
        page.get_by_text("Nee", exact=True).click()
        expect(page.get_by_text("Deze vraag moet beantwoord worden.")).to_have_count(0)
        page.get_by_label("Wilt u er iets over kwijt?").fill("In de trein")
        page.get_by_role("button", name="Volgende").click()
        expect(page.get_by_text("Geen verbinding.")).to_be_visible()
        expect(page.get_by_label("Wilt u er iets over kwijt?")).to_have_value("In de trein")
        context.set_offline(False)
        expect(page.get_by_text("Uw antwoorden zijn bewaard.")).to_be_visible()
        values = [one["values"] for one in site.alice.get(f"{path}/answers").json()["items"]]
        assert {"knows": "no", "why": "In de trein"} in values
        page.get_by_role("button", name="Volgende").click()
        expect(page.get_by_text("Zou u ons aanbevelen?")).to_be_visible()


def test_the_keyboard_alone_is_enough(chromium: Browser, link: str):
    with telephone(chromium) as context:
        page = context.new_page()
        page.goto(link)
        page.get_by_role("button", name="Beginnen").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Ja", exact=True).focus()
        page.keyboard.press("Space")
        expect(page.get_by_role("group", name="Hoe voelde het?")).to_be_visible()
        page.keyboard.press("Tab")  # the own answer
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_label("Slecht", exact=True)).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_telephone(chromium: Browser, link: str, scheme: str):
    if not AXE.exists():
        pytest.skip("axe-core is not there: make web")
    with telephone(chromium, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(link)
        judged(page)
        page.get_by_role("button", name="Beginnen").click()
        page.get_by_role("button", name="Volgende").click()
        expect(page.get_by_role("alert")).to_be_focused()
        judged(page)
        page.get_by_text("Ja", exact=True).click()
        expect(page.get_by_role("group", name="Hoe voelde het?")).to_be_visible()
        judged(page)
        page.get_by_role("button", name="Volgende").click()
        judged(page)
        page.get_by_role("button", name="Versturen").click()
        judged(page)


def judged(page: Page) -> None:
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "async () => (await axe.run()).violations.map((one) => [one.id, one.nodes[0].html])"
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
