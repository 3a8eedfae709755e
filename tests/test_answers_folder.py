"""Answers to surveys in files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from klantreis.answers_folder import AnswersFolder, answers_from_csv, answers_to_csv
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.settings import SettingsError

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
ONE = Respondent(
    respondent="r1",
    token="t,1",  # noqa: S106
    language="nl",
    may_join=True,
    started_at=NOW,
    values={
        "a": 4,
        "b": "yes",
        "c": ("x", "other:=1+1"),
        "d": 'He said "fine",\nthen left.',
        "e": "4",
        "f": 2.5,
    },
)
SILENT = Respondent(respondent="r2", started_at=NOW)


def test_answers_are_read_back_as_they_were_written() -> None:
    assert answers_from_csv(answers_to_csv([ONE, SILENT])) == [ONE, SILENT]


def test_answers_are_added_and_replaced_by_respondent(tmp_path: Path) -> None:
    folder = AnswersFolder(tmp_path)
    assert folder.read("s") == []
    folder.add("s", [ONE])
    folder.add("s", [SILENT, ONE.changed(values={"a": 1})])
    assert [(one.respondent, dict(one.values)) for one in folder.read("s")] == [("r1", {"a": 1}), ("r2", {})]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("respondent,question\n", "column 'token' is missing"),
        (answers_to_csv([ONE]).replace("4\n", "{\n", 1), "line 2"),
        (answers_to_csv([SILENT]).replace("2025-03-01", "yesterday"), "line 2"),
        (answers_to_csv([ONE]).replace("nl", "dutch"), "language"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        answers_from_csv(text)
