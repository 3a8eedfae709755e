"""Every text of the server's pages is there in Dutch, without gettext's tools being installed."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import gettext as spoken
from django.utils.translation import override

from klantreis import server
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.workspaces.models import Invitation, Role, Workspace

HERE = Path(server.__file__).parent
FOLDER = HERE / "locale" / "nl" / "LC_MESSAGES"
SAME_IN_BOTH = {"Account", "Passkey"}
_QUOTED = r'"((?:[^"\\]|\\.)*)"'


def _texts() -> set[str]:
    """What the templates and forms say."""
    found: set[str] = set()
    for file in HERE.glob("templates/**/*.html"):
        text = file.read_text()
        found |= {
            one
            for pair in re.findall(r"{% trans(?:late)? (?:" + _QUOTED + r"|'([^']*)')", text)
            for one in pair
        }
        for body in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", text, re.DOTALL):
            found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", body))
    for file in [*HERE.glob("apps/*/*.py"), HERE / "pages.py"]:
        found |= set(re.findall(r"\b(?:_|gettext)\(" + _QUOTED, file.read_text()))
    return found - {""}


def test_every_text_is_there_in_dutch():
    texts = _texts()
    assert len(texts) > 70
    with override("nl"):
        same = {text for text in texts if spoken(text) == text}
    assert same <= SAME_IN_BOTH


def test_the_compiled_texts_are_those_of_the_readable_file():
    blocks = (FOLDER / "django.po").read_text().split("\n\n")[1:]
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for block in blocks:
        said = {
            name: ast.literal_eval(text) for name, text in re.findall(r"^(msg\S+) (.*)$", block, re.MULTILINE)
        }
        if "msgid_plural" in said:
            found = [compiled.ngettext(said["msgid"], said["msgid_plural"], n) for n in (1, 2)]
            assert found == [said["msgstr[0]"], said["msgstr[1]"]]
        else:
            assert compiled.gettext(said["msgid"]) == said["msgstr"]
    assert len(blocks) > 80


@pytest.mark.django_db
def test_the_sentences_below_the_fields_are_dutch_too(shop: Workspace, alice: User):
    _, token = Invitation.issue(Role.EDITOR, shop)
    client = Client(headers={"Accept-Language": "nl"})
    form = {"name": "", "email": "alice@example.nl", "password": "kort"}
    page = client.post(f"/join/{token}", form).content.decode()
    for sentence in (
        "Je bent uitgenodigd als bewerker.",
        "Dit veld is verplicht.",
        "Er is al een account met dit adres: log eerst in.",
    ):
        assert sentence in page
    form |= {"email": "dina@example.nl"}
    assert "Het moet minstens 10 tekens lang zijn" in client.post(f"/join/{token}", form).content.decode()
    wrong = client.post("/account/login/", {"login": "alice@example.nl", "password": "mis"})
    assert "is niet correct" in wrong.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [("/nergens", 404, "Hier is niets"), ("/account/login/", 500, "Er ging bij ons iets mis")],
)
def test_what_went_wrong_is_told_in_dutch_without_a_word_of_why(
    path: str, status: int, sentence: str, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise RuntimeError("of nobody's concern")

    if status == 500:
        monkeypatch.setattr("allauth.account.views.LoginView.get", broken)
    client = Client(raise_request_exception=False, headers={"Accept-Language": "nl"})
    answer = client.get(path)
    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)
    assert "concern" not in answer.content.decode()
