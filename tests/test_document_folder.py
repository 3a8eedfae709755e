"""Documents in their files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.mapping.documents.test_editing import PLAN, done

from klantreis.document_file import ChangedMeanwhileError
from klantreis.document_folder import DocumentExistsError, DocumentFolder
from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.plan import Action, Plan
from klantreis.settings import SettingsError


@pytest.fixture
def plans(tmp_path: Path) -> DocumentFolder[Plan]:
    folder = DocumentFolder(tmp_path / "plans", Plan)
    folder.add(PLAN)
    return folder


def test_a_document_is_read_as_it_was_written(plans: DocumentFolder[Plan]):
    assert plans.ids() == ("2024",)
    assert plans.read("2024") == PLAN


def test_comments_in_the_file_stay(plans: DocumentFolder[Plan]):
    path = plans.folder / "2024.yaml"
    path.write_text("# agreed with the board\n" + path.read_text())
    plans.write(done(PLAN, op="set", id="mail", field="department", value="Marketing"))
    assert path.read_text().startswith("# agreed with the board\n")
    assert plans.read("2024").actions[2].department == "Marketing"


def test_parts_of_a_file_keep_their_comments_and_stay_short(plans: DocumentFolder[Plan]):
    path = plans.folder / "2025.yaml"
    path.write_text(
        "id: '2025'\ntitle: Next\nactions:\n"
        "- {id: call, title: Call}  # by phone\n"
        "# later\n"
        "- id: write\n  title: Write  # a letter\n  kind: own\n"
    )
    read = plans.read("2025")
    call, write = read.actions
    new = Action(id="ask", title="Ask")
    plans.write(read.changed(actions=(new, call.changed(department="Sales"), write.changed(title="Mail"))))
    assert re.sub(r"(\S) +#", r"\1  #", path.read_text()) == (
        "id: '2025'\ntitle: Next\nactions:\n"
        "- id: ask\n  title: Ask\n"
        "- {id: call, title: Call, department: Sales}  # by phone\n"
        "# later\n"
        "- id: write\n  title: Mail  # a letter\n  kind: own\n"
    )


def test_nobody_overwrites_another(plans: DocumentFolder[Plan]):
    version = plans.version("2024")
    plans.write(done(PLAN, op="remove", id="mail"), expected=version)
    with pytest.raises(ChangedMeanwhileError):
        plans.write(PLAN, expected=version)
    with pytest.raises(DocumentExistsError):
        plans.add(PLAN)


def test_a_file_that_breaks_a_rule_says_which(plans: DocumentFolder[Plan]):
    path = plans.folder / "2024.yaml"
    path.write_text(path.read_text().replace("moves: returns", "moves: gone"))
    with pytest.raises(SettingsError, match="refers to KPI gone, which does not exist"):
        plans.read("2024")


def test_versions_are_kept_under_a_label(plans: DocumentFolder[Plan]):
    plans.keep(PLAN, "as agreed", by="Anna")
    plans.remove("2024")
    (kept,) = plans.versions("2024")
    assert (kept.label, kept.by) == ("as agreed", "Anna")
    assert Plan.model_validate(kept.document) == PLAN
    with pytest.raises(UnknownNameError):
        plans.read("2024")
