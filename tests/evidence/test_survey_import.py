"""Answers from the files of other survey tools."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from klantreis.errors import UnknownNameError
from klantreis.evidence.scales import Scale, UnknownScaleError
from klantreis.evidence.survey_added import added_to
from klantreis.evidence.survey_columns import columns_seen
from klantreis.evidence.survey_import import (
    ImportPlan,
    guessed_columns,
    import_answers,
    read_rows,
    value_of_cell,
)
from klantreis.mapping.documents.survey import Option, Page, Question, QuestionKind, Survey

YES, NO = Option(id="yes", title={"en": "Yes", "nl": "Ja"}), Option(id="no", title={"en": "No", "nl": "Nee"})
KNOWS = Question(
    id="knows",
    kind=QuestionKind.SINGLE,
    title={"en": "Do you know it?", "nl": "Kent u het?"},
    options=(YES, NO),
)
FEELS = Question(
    id="feels", kind=QuestionKind.EMOTION, title={"en": "How did it feel?", "nl": "Hoe voelde het?"}
)
LIKES = Question(
    id="likes", kind=QuestionKind.MULTIPLE, title="What do you like?", options=(YES, NO), allows_other=True
)
SURVEY = Survey(id="s", title="S", pages=(Page(id="p", questions=(KNOWS, FEELS, LIKES)),))
CSV = """Response ID;Ingevuld op;Kent u het;How did it feel;Leeftijd
17;2025-03-31 14:00;Ja;7;44
18;31 maart;Misschien;8;51
19;;nee;;
"""


def test_columns_are_guessed_from_their_titles_in_any_language(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    assert guessed_columns(SURVEY, read_rows(tmp_path / "a.csv")[0]) == {
        "Response ID": "respondent",
        "Ingevuld op": "finished_at",
        "Kent u het": "knows",
        "How did it feel": "feels",
    }


def test_answers_come_in_on_their_declared_scale_and_what_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="cp1252")
    rows = read_rows(tmp_path / "a.csv")
    found = import_answers(
        SURVEY, rows, ImportPlan(guessed_columns(SURVEY, rows[0]), {"How did it feel": "1-7"})
    )
    assert [(one.respondent, dict(one.values)) for one in found.respondents] == [
        ("17", {"knows": "yes", "feels": 2}),
        ("18", {}),
        ("19", {"knows": "no"}),
    ]
    assert found.respondents[0].is_finished
    assert [(one.line, one.column) for one in found.rejects] == [
        (3, "Ingevuld op"), (3, "Kent u het"), (3, "How did it feel"),
    ]  # fmt: skip
    assert found.unused == ("Leeftijd",)


def test_a_workbook_is_read_as_a_csv_is(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet()
    for number, line in enumerate(CSV.splitlines()):
        sheet.write_row(number, 0, line.split(";"))
    book.close()
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    assert read_rows(tmp_path / "a.xlsx") == read_rows(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("cell", "scale", "score"),
    [("4", "1-5", 1), ("1", "5-1", 2), ("4 - Agree", "1-7", 0), ("2,5", "1-5", -0.5), ("10", "0-10", 2)],
)
def test_a_score_lies_as_far_on_the_questions_scale_as_on_its_own(
    cell: str, scale: str, score: float
) -> None:
    assert value_of_cell(FEELS, cell, Scale.parse(scale)) == pytest.approx(score)


def test_several_options_may_stand_in_a_cell() -> None:
    assert value_of_cell(LIKES, "Ja; Nee, perhaps") == ("yes", "no", "other:perhaps")
    comma = KNOWS.changed(kind=QuestionKind.MULTIPLE, options=(Option(id="both", title="Cheap, good"), NO))
    assert value_of_cell(comma, "cheap, good") == ("both",)


def test_a_plan_for_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    rows = read_rows(tmp_path / "a.csv")
    with pytest.raises(UnknownNameError, match="column"):
        import_answers(SURVEY, rows, ImportPlan({"Kent": "knows"}))
    with pytest.raises(UnknownNameError, match="question"):
        import_answers(SURVEY, rows, ImportPlan({"Kent u het": "kent"}))
    with pytest.raises(UnknownScaleError):
        import_answers(SURVEY, rows, ImportPlan({"Kent u het": "knows"}, {"Kent u het": "good"}))


def test_what_is_said_of_a_respondent_must_make_sense() -> None:
    rows = [{"persona": "Sanne!", "taal": "Dutch", "Kent u het": "Ja"}]
    found = import_answers(SURVEY, rows, ImportPlan(guessed_columns(SURVEY, rows[0])))
    assert [one.column for one in found.rejects] == ["persona", "taal"]
    assert dict(found.respondents[0].values) == {"knows": "yes"}


def test_lines_within_quotes_stay_one_answer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,Why\n1,"one\ntwo"\n', encoding="utf-8")
    assert read_rows(tmp_path / "a.csv") == [{"id": "1", "Why": "one\ntwo"}]


NAMELESS = [{"Kent u het": "Ja"}, {"Kent u het": "Nee"}, {"Kent u het": "Ja"}]


def test_a_row_without_a_name_has_the_same_one_in_a_longer_file() -> None:
    plan = ImportPlan({"Kent u het": "knows"})
    first = import_answers(SURVEY, NAMELESS, plan).respondents
    assert len({one.respondent for one in first}) == 3
    longer = import_answers(SURVEY, [{"Kent u het": "Misschien"}, *NAMELESS], plan).respondents
    assert [one.respondent for one in longer[1:]] == [one.respondent for one in first]


def test_who_stands_twice_in_a_file_counts_once_and_an_address_is_no_pseudonym() -> None:
    rows = [
        {"id": "7", "Kent u het": "Ja"},
        {"id": "7", "Kent u het": "Nee"},
        {"id": "a@b.nl", "Kent u het": "Ja"},
    ]
    found = import_answers(SURVEY, rows, ImportPlan({"id": "respondent", "Kent u het": "knows"}))
    assert dict(found.respondents[0].values) == {"knows": "yes"}
    assert [(one.line, one.column) for one in found.rejects] == [(3, "id"), (4, "id")]
    assert len(found.respondents) == 2
    assert "@" not in found.respondents[1].respondent


def test_a_file_that_is_imported_twice_adds_nothing() -> None:
    june, july = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC)
    first = import_answers(SURVEY, NAMELESS, ImportPlan({"Kent u het": "knows"}, {}, june)).respondents
    again = import_answers(SURVEY, NAMELESS, ImportPlan({"Kent u het": "knows"}, {}, july)).respondents
    added = added_to(first, again)
    assert (added.respondents, added.n_known) == ((), 3)


def test_a_later_file_changes_answers_and_not_when_they_were_first_given() -> None:
    june, july = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC)
    columns = {"id": "respondent", "Kent u het": "knows", "How did it feel": "feels"}
    rows = [{"id": "7", "Kent u het": "Ja", "How did it feel": "1"}]
    first = import_answers(SURVEY, rows, ImportPlan(columns, {}, june)).respondents
    rows = [{"id": "7", "Kent u het": "Nee", "How did it feel": ""}, {"id": "8", "Kent u het": "Ja"}]
    added = added_to(first, import_answers(SURVEY, rows, ImportPlan(columns, {}, july)).respondents)
    (changed,), (new,) = added.changed, added.new
    assert changed.values == {"knows": "no", "feels": 1}
    assert changed.finished_at == june
    assert (new.respondent, new.finished_at) == ("8", july)


def test_a_column_shows_what_it_holds() -> None:
    rows = [{"a": "4 - goed", "b": ""}, {"a": "1", "b": "x"}, {"a": "4 - goed", "b": "y"}]
    first, second = columns_seen(rows, {"a": "feels"})
    assert (first.target, first.n, first.examples) == ("feels", 3, ("4 - goed", "1"))
    assert (first.lowest, first.highest) == (1, 4)
    assert (second.target, second.n, second.lowest) == (None, 2, None)
