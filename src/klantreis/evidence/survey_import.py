"""Answers from the CSV or Excel file of another survey tool: a row per respondent, a column per question.

Which column answers which question is guessed from its title and can be put right; the scale that the
other tool asked on is declared, since 1-5 and 1-7 look the same in a column of fours.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import SequenceMatcher
from pathlib import Path

from pydantic import ValidationError

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.events.sources.delimited import sniffed_delimiter
from klantreis.events.sources.excel import sheet_of
from klantreis.evidence.scales import Scale
from klantreis.evidence.validation_reports import same_name
from klantreis.mapping.documents.survey import Question, QuestionKind, Survey
from klantreis.mapping.documents.survey_answers import MOST_LETTERS, OTHER, Respondent, Value
from klantreis.mapping.texts import Text

Row = Mapping[str, str]
_SIMILAR = 0.85
_NUMBER = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)(?![\d.,])")
# What a column may say besides an answer, and how other tools call it.
ABOUT: Mapping[str, tuple[str, ...]] = {
    "respondent": ("respondent", "respondent id", "response id", "id", "respondentnummer"),
    "token": ("token", "code", "persoonlijke code"),
    "persona": ("persona",),
    "language": ("language", "taal", "user language"),
    "started_at": ("started at", "start date", "start time", "begonnen op", "starttijd"),
    "finished_at": (
        "finished at",
        "end date",
        "completion time",
        "submitted at",
        "ingevuld op",
        "voltooid op",
    ),
}


@dataclass(frozen=True)
class Reject:
    """A cell that is no answer to its question; its row's other cells were taken, unless `why` says not."""

    line: int
    column: str
    cell: str
    why: str
    code: str


class NoAnswerError(ValueError):
    """A cell that says nothing that can be kept; `code` says why in every language."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True)
class Imported:
    """What came of a file."""

    respondents: tuple[Respondent, ...]
    rejects: tuple[Reject, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True)
class ImportPlan:
    """How a file's columns are read.

    Attributes
    ----------
    columns
        Per column the id of its question, or one of `ABOUT`. Columns that are not named are left out.
    scales
        Per column the scale on which it was asked, such as "1-7"; the question's own when left out.
    finished_at
        When respondents count as finished of whom no column says it: other tools mostly give only those
        who are. None leaves them under way.
    """

    columns: Mapping[str, str]
    scales: Mapping[str, str] = field(default_factory=dict)
    finished_at: datetime | None = None


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV or Excel file, by the titles of the columns.

    Raises
    ------
    UnreadableInputError, InvalidOptionError
        When it cannot be read.
    """
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        sheet = sheet_of(path).rows
        return [{name: cell or "" for name, cell in row.items()} for row in sheet.to_pylist()]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252", errors="replace")
    except OSError as error:
        raise InvalidOptionError(
            f"{path} cannot be read: {error.strerror}.",
            nl=f"{path} kan niet gelezen worden: {error.strerror}.",
        ) from None
    lines = text.splitlines()
    if len(lines) < 2:
        raise InvalidOptionError(
            f"{path} holds no answers: give a file with a header and a row for each.",
            nl=f"In {path} staan geen antwoorden: geef een bestand met een kopregel en een rij per "
            "deelnemer.",
        )
    delimiter = sniffed_delimiter(lines[:20])
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        return [{name: cell or "" for name, cell in row.items() if name} for row in reader]
    except csv.Error as error:
        raise InvalidOptionError(
            f"{path} is no CSV file that can be read: {error}.",
            nl=f"{path} is geen CSV-bestand dat gelezen kan worden: {error}.",
        ) from None


def guessed_columns(survey: Survey, header: Iterable[str]) -> dict[str, str]:
    """Which column seems to answer which question, or to say something about the respondent.

    A column answers the question whose id or title, in any language, it has; or else is most like, where
    that is clear. No question is answered by two columns.
    """
    found: dict[str, str] = {}
    for column in header:
        target = _about(column) or _question(survey, column)
        if target is not None and target not in found.values():
            found[column] = target
    return found


def _about(column: str) -> str | None:
    plain = same_name(column)
    return next((name for name, words in ABOUT.items() if plain in words), None)


def _question(survey: Survey, column: str) -> str | None:
    plain, best, closest = same_name(column), None, _SIMILAR
    for question in survey.questions:
        for title in (question.id, *_wordings(question.title)):
            likeness = SequenceMatcher(None, plain, same_name(title)).ratio()
            if likeness > closest:
                best, closest = question.id, likeness
    return best


def _wordings(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text.values())


def import_answers(survey: Survey, rows: Sequence[Row], plan: ImportPlan) -> Imported:
    """The answers in a file.

    Raises
    ------
    UnknownNameError
        When the plan names a column or a question that does not exist.
    UnknownScaleError
        When a scale makes no sense.
    """
    header = tuple(rows[0]) if rows else ()
    questions = {question.id: question for question in survey.questions}
    for column, target in plan.columns.items():
        if column not in header:
            raise UnknownNameError("column", column, header)
        if target not in questions and target not in ABOUT:
            raise UnknownNameError("question", target, [*questions, *ABOUT])
    for column in plan.scales:
        if column not in plan.columns:
            raise UnknownNameError("column", column, plan.columns)
    scales = {column: Scale.parse(text) for column, text in plan.scales.items()}
    rejects: list[Reject] = []
    found: dict[str, Respondent] = {}
    for (line, row), name in zip(enumerate(rows, start=2), _names_of(rows), strict=True):
        about, values = _read(line, row, plan.columns, questions, scales, rejects)
        told = {"respondent": name, "finished_at": plan.finished_at, **about, "values": values}
        one = Respondent.model_validate(told)
        if one.respondent in found:
            column = next(each for each, target in plan.columns.items() if target == "respondent")
            why = "this respondent stands further up; the whole row was left out"
            rejects.append(Reject(line, column, row[column][:200], why, "twice"))
        else:
            found[one.respondent] = one
    unused = tuple(column for column in header if column not in plan.columns)
    return Imported(tuple(found.values()), tuple(rejects), unused)


def _names_of(rows: Sequence[Row]) -> Iterator[str]:
    """A pseudonym for each row, made of what it says: in another file, or further down, it has the same."""
    n_alike: Counter[str] = Counter()
    for row in rows:
        said = json.dumps(sorted((column, cell.strip()) for column, cell in row.items()))
        name = hashlib.sha256(said.encode()).hexdigest()[:20]
        n_alike[name] += 1
        yield f"row-{name}" if n_alike[name] == 1 else f"row-{name}-{n_alike[name]}"


def _read(
    line: int,
    row: Row,
    columns: Mapping[str, str],
    questions: Mapping[str, Question],
    scales: Mapping[str, Scale],
    rejects: list[Reject],
) -> tuple[dict[str, object], dict[str, Value]]:
    """What a row says of its respondent, and the answers in it."""
    about: dict[str, object] = {}
    values: dict[str, Value] = {}
    for column, target in columns.items():
        cell = row.get(column, "").strip()
        if not cell:
            continue
        try:
            if target in questions:
                values[target] = value_of_cell(questions[target], cell, scales.get(column))
            else:
                about[target] = _said_of(target, cell)
        except NoAnswerError as wrong:
            rejects.append(Reject(line, column, cell[:200], str(wrong), wrong.code))
    return about, values


def value_of_cell(question: Question, cell: str, scale: Scale | None = None) -> Value:
    """The answer that a cell holds.

    Raises
    ------
    NoAnswerError
        When it is none.
    """
    if question.kind is QuestionKind.TEXT:
        return cell[:MOST_LETTERS]
    if question.is_scale:
        return _score(question, cell, scale)
    if question.kind is QuestionKind.SINGLE:
        return _option(question, cell)
    parts = [part for part in re.split(r"[;|,]", cell) if part.strip()]
    is_one = any(
        same_name(cell) == same_name(one) for option in question.options for one in _wordings(option.title)
    )
    return tuple(dict.fromkeys(_option(question, part) for part in ([cell] if is_one else parts)))


def _option(question: Question, written: str) -> str:
    plain = same_name(written)
    for option in question.options:
        if written.strip() == option.id or plain in {same_name(one) for one in _wordings(option.title)}:
            return option.id
    if question.allows_other:
        return f"{OTHER}{written.strip()[:MOST_LETTERS]}"
    raise NoAnswerError("no_option", "the question has no such option")


def _score(question: Question, cell: str, scale: Scale | None) -> Value:
    """Where a score lies on the question's own scale: the 7 of 1-9 is a 4 of 1-5."""
    score = number_in(cell)
    if score is None:
        raise NoAnswerError("no_number", "it begins with no number")
    worst, best = question.ends
    asked = scale or Scale(worst, best)
    if not asked.low <= score <= asked.high:
        raise NoAnswerError("off_scale", f"the scale {asked} has no such answer")
    at = worst + (score - asked.worst) / (asked.best - asked.worst) * (best - worst)
    return int(at) if at == int(at) else at


def number_in(cell: str) -> float | None:
    """The number that a cell begins with: 4 of "4 - I agree"; None when it begins with none."""
    number = _NUMBER.match(cell)
    return None if number is None else float(number[1].replace(",", "."))


def _said_of(target: str, cell: str) -> object:
    """What a cell says of the respondent."""
    if target.endswith("_at"):
        return _time(cell)
    if target == "respondent" and "@" in cell:
        raise NoAnswerError("an_address", "an address is no pseudonym; leave this column out")
    try:
        Respondent.model_validate({"respondent": "row", target: cell})
    except ValidationError as wrong:
        raise NoAnswerError("unfit", f"it is no {target}: {wrong.errors()[0]['msg']}") from None
    return cell


def _time(cell: str) -> datetime:
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        raise NoAnswerError("no_moment", "a moment is written as 2025-03-31 14:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
