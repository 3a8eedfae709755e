"""The answers to surveys: of `surveys/shop.yaml` in `surveys/answers/shop.csv`, a row per answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from klantreis.document_file import changing, write_whole
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.field_errors import wrong_fields
from klantreis.settings import SettingsError

_OF_RESPONDENT = (
    "respondent",
    "token",
    "person",
    "persona",
    "language",
    "may_join",
    "started_at",
    "finished_at",
)
COLUMNS = (*_OF_RESPONDENT, "question", "value")


class AnswersFolder:
    """Respondents with their answers, by the id of their survey.

    A value is written as JSON, so that a score, an option and several options stay apart; who answered
    nothing has a row without a question.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, survey: str) -> list[Respondent]:
        """Who answered a survey; nobody when there is no file.

        Raises
        ------
        SettingsError
            When the file cannot be read; it names the line.
        """
        path = self._path(survey)
        if not path.exists():
            return []
        return answers_from_csv(path.read_text(encoding="utf-8"), path)

    def write(self, survey: str, respondents: Iterable[Respondent]) -> Path:
        """Write all answers to a survey anew; its file."""
        path = self._path(survey)
        path.parent.mkdir(parents=True, exist_ok=True)
        with changing(path, lock=self.folder / ".lock"):
            write_whole(path, answers_to_csv(respondents))
        return path

    def add(self, survey: str, respondents: Sequence[Respondent]) -> Path:
        """Add answers; who is there already has the new ones."""
        path = self._path(survey)
        path.parent.mkdir(parents=True, exist_ok=True)
        with changing(path, lock=self.folder / ".lock"):
            together = {one.respondent: one for one in (*self.read(survey), *respondents)}
            write_whole(path, answers_to_csv(together.values()))
        return path

    def _path(self, survey: str) -> Path:
        return self.folder / f"{survey}.csv"


def answers_to_csv(respondents: Iterable[Respondent]) -> str:
    """A row per answer."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in respondents:
        fields = one.model_dump(mode="json", exclude={"values"})
        values: list[tuple[str, Any]] = list(one.values.items()) or [("", None)]
        for question, value in values:
            written = "" if value is None else json.dumps(value, ensure_ascii=False)
            writer.writerow({**fields, "question": question, "value": written})
    return text.getvalue()


def answers_from_csv(text: str, path: Path = Path("answers.csv")) -> list[Respondent]:
    """The respondents that `answers_to_csv` wrote.

    Raises
    ------
    SettingsError
        When a row cannot be read.
    """
    rows: dict[str, dict[str, Any]] = {}
    for line, row in _rows(text, path):
        try:
            known = rows.setdefault(row["respondent"], {**_of_respondent(row), "values": {}})
            if row["question"]:
                value = json.loads(row["value"])
                known["values"][row["question"]] = tuple(value) if isinstance(value, list) else value
        except ValueError as wrong:
            raise SettingsError(
                path, f"line {line} is no answer ({wrong}).", nl=f"regel {line} is geen antwoord ({wrong})."
            ) from None
    try:
        return [Respondent.model_validate(one) for one in rows.values()]
    except ValidationError as wrong:
        first = wrong.errors()[:1]
        raise SettingsError(path, f"{wrong_fields(first)}.", nl=f"{wrong_fields(first, 'nl')}.") from None


def _rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        found = ", ".join(reader.fieldnames or ())
        raise SettingsError(
            path,
            f"the column {missing[0]!r} is missing; there are: {found}.",
            nl=f"de kolom {missing[0]!r} ontbreekt; er zijn: {found}.",
        )
    for row in reader:
        yield reader.line_num, row


def _of_respondent(row: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: row[name] or None for name in _OF_RESPONDENT}
    for name in ("started_at", "finished_at"):
        fields[name] = datetime.fromisoformat(row[name]) if row[name] else None
    return {**fields, "may_join": row["may_join"] == "True"}
