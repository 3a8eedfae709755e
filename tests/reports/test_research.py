"""Guides, surveys on paper, and what interviews and surveys came to, as files."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from klantreis.errors import InvalidOptionError
from klantreis.evidence.survey_results import survey_results
from klantreis.examples.fietsgoed.research import (
    simulated_answers,
    simulated_interviews,
    simulated_survey,
    the_map,
)
from klantreis.mapping.documents.interviews import GuideQuestion, Interviews, Mention, Participant
from klantreis.mapping.documents.survey import Option, Page, Question, Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.reports.interview_guide import export_guide, guide_sheet, titles_of
from klantreis.reports.interview_results import export_interview_results, interviews_sheet
from klantreis.reports.survey_paper import branch_in_words, export_paper
from klantreis.reports.survey_results import export_survey_results

TODAY = date(2026, 3, 1)
NASTY = '=1+1 #panic("x") | <b> $x$'
TRANSCRIPT = "All that was said, word by word."
TALKS = Interviews(
    id="talks",
    title="Talks",
    guide=(GuideQuestion(id="q1", text=NASTY, theme="opening"),),
    participants=(
        Participant(
            id="p1",
            pseudonym="P01",
            persona="thrifty",
            consented_on=TODAY,
            notes=TRANSCRIPT,
            mentions=(Mention(id="m1", touchpoint="Pay", quote=NASTY, emotion=-1, importance=4),),
        ),
        Participant(id="p2", pseudonym="P02"),
    ),
)
KNOWN = Question(
    id="known",
    kind="single",
    title="Do you know us?",
    allows_other=True,
    options=(Option(id="yes", title="Yes"), Option(id="no", title="No"), Option(id="so", title="So-so")),
)
SCORE = Question(id="score", kind="csat", title="How was it?", after="known", after_options=("yes", "so"))
WHY = Question(id="why", kind="text", title=NASTY, after="score", after_to=2)
ASKED = Survey(id="asked", title="Asked", pages=(Page(id="p", questions=(KNOWN, SCORE, WHY)),))
LINK = "secret-link"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANSWERS = (
    Respondent(
        respondent="r1",
        token=LINK,
        person="secret-person",
        persona="thrifty",
        finished_at=NOW,
        values={"known": "yes", "score": 1, "why": NASTY},
    ),
    Respondent(respondent="r2", started_at=NOW, values={"known": "other:Somewhat"}),
    Respondent(respondent="r3", finished_at=NOW, values={"known": "yes", "score": 5}),
)


def text_of(path: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(told.stdout.decode().replace("\u200b", "").split())


def sheets_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


class TestGuide:
    @pytest.mark.parametrize(("language", "first"), [("nl", "Om te beginnen"), ("en", "To begin")])
    def test_every_question_stands_once_under_its_touchpoint_or_theme(self, language: str, first: str):
        guide = simulated_interviews()
        shown = guide_sheet(guide, TODAY, language=language, journey_map=the_map())
        titles = [one["title"] for one in shown["chapters"]]
        assert titles[0] == first
        assert titles.count("Productpagina") == 1
        asked = [one for chapter in shown["chapters"] for one in chapter["questions"]]
        assert [one["number"] for one in asked] == list(range(1, len(guide.guide) + 1))
        about = next(one for one in shown["chapters"] if one["title"] == "Productpagina")["questions"]
        assert [one["look"] for one in about] == ["known", "scale", "faces", "open"]

    def test_it_is_printed_with_who_consent_and_what_can_be_ticked(self, tmp_path: Path):
        export_guide(simulated_interviews(), tmp_path / "guide.pdf", language="nl", today=TODAY)
        found = text_of(tmp_path / "guide.pdf")
        for words in ("Deelnemer", "Interviewer", "Ik vind het goed", "vreselijk", "weet het niet meer"):
            assert words in found, words
        assert "GESIMULEERD" in found

    def test_a_language_that_it_is_not_written_in_gives_its_first(self, tmp_path: Path):
        export_guide(TALKS, tmp_path / "guide.md", language="nl", today=TODAY)
        assert "Participant:" in (tmp_path / "guide.md").read_text()

    def test_a_step_without_a_touchpoint_is_called_as_on_the_map(self):
        (*_, step) = (step for phase in the_map().phases for step in phase.steps)
        guide = TALKS.changed(guide=(GuideQuestion(id="q", text="How?", touchpoint=step.touchpoints[0]),))
        assert guide_sheet(guide, TODAY)["chapters"][0]["title"] == step.touchpoints[0]


class TestPaper:
    def test_a_branch_is_told_by_the_number_of_the_question_before(self):
        told = [branch_in_words(one, ASKED, "en") for one in ASKED.questions]
        assert told == [
            "",
            "Only if you answered question 1 with “Yes” or “So-so”.",
            "Only if you answered question 2 with 2 or less.",
        ]
        assert branch_in_words(WHY, ASKED, "nl") == "Alleen als u vraag 2 hebt beantwoord met 2 of minder."

    @pytest.mark.parametrize(
        ("bounds", "told"),
        [
            ({"after_from": 4, "after_to": None}, "with 4 or more."),
            ({"after_from": 2, "after_to": 4}, "with 2 to 4."),
            ({"after_from": 3, "after_to": 3}, "with 3."),
            ({"after_from": None, "after_to": None}, "question 2."),
        ],
    )
    def test_scores_before_a_question_are_told_in_words(self, bounds: dict[str, int | None], told: str):
        assert branch_in_words(WHY.changed(**bounds), ASKED, "en").endswith(told)

    def test_every_question_and_option_stands_on_it(self, tmp_path: Path):
        survey = simulated_survey()
        export_paper(survey, tmp_path / "paper.pdf", language="nl", today=TODAY)
        export_paper(ASKED, tmp_path / "asked.pdf", today=TODAY)
        found, asked = text_of(tmp_path / "paper.pdf"), text_of(tmp_path / "asked.pdf")
        assert f"{len(survey.questions)} Wat had u beter geholpen?" in found
        for words in ("Niet belangrijk", "geweldig", "Dat weet ik niet meer", "Een ander antwoord:"):
            assert words in found, words
        assert all(words in asked for words in ("1 Do you know us?", "Another answer:", NASTY))

    def test_markdown_has_boxes(self, tmp_path: Path):
        export_paper(ASKED, tmp_path / "asked.md", today=TODAY)
        found = (tmp_path / "asked.md").read_text()
        assert "- ☐ Yes\n- ☐ No\n- ☐ So-so\n- ☐ Another answer: ……………" in found
        assert "☐ 1  ☐ 2  ☐ 3  ☐ 4  ☐ 5" in found
        assert r"\#panic" in found


class TestSurveyResults:
    def test_the_pages_tell_the_figures_with_their_n_and_interval(self, tmp_path: Path):
        survey, answers = simulated_survey(), list(simulated_answers())
        export_survey_results(survey, tmp_path / "r.pdf", respondents=answers, language="en", today=TODAY)
        result = survey_results(survey, answers).questions[0]
        found, yes = text_of(tmp_path / "r.pdf"), result.options[0]
        assert f"{yes.share:.0%} {100 * yes.low:.0f}–{yes.high:.0%}, {yes.count} / {result.n}" in found
        assert "few answers: read with care" in found

    def test_a_workbook_has_a_sheet_a_question_and_answers_without_who_gave_them(self, tmp_path: Path):
        export_survey_results(
            ASKED, tmp_path / "r.xlsx", respondents=ANSWERS, personas={"thrifty": "Thrifty Tom"}, today=TODAY
        )
        sheets = sheets_of(tmp_path / "r.xlsx")
        assert list(sheets) == ["Response", "Question 1", "Question 2", "Question 3", "Answers"]
        first = {row[0]: row[1:] for row in sheets["Question 1"]}
        result = survey_results(ASKED, ANSWERS).questions[0].options[0]
        assert first["Yes"] == pytest.approx((2, result.share, result.low, result.high))
        assert ("Somewhat", None, None, None, None) in sheets["Question 1"]
        assert any("Satisfied" in str(row[0]) and "n 2" in str(row[0]) for row in sheets["Question 2"])
        head, *rows = sheets["Answers"]
        assert [row[0] for row in rows] == ["r1", "r2", "r3"]
        assert dict(zip(head, rows[0], strict=True)) | {"Finished": None} == {
            "Respondent": "r1",
            "Persona": "Thrifty Tom",
            "Language": None,
            "May join the journey": "no",
            "Began": None,
            "Finished": None,
            "1. Do you know us?": "Yes",
            "2. How was it?": 1,
            f"3. {NASTY}": rows[0][-1],
        }
        assert "secret" not in str(sheets)

    def test_what_was_written_becomes_no_formula(self, tmp_path: Path):
        export_survey_results(ASKED, tmp_path / "r.xlsx", respondents=ANSWERS, today=TODAY)
        book = openpyxl.load_workbook(tmp_path / "r.xlsx")
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert [cell for cell in cells if "panic" in str(cell.value)]

    @pytest.mark.parametrize("ending", ["pdf", "xlsx"])
    def test_nobody_answered_is_no_error(self, tmp_path: Path, ending: str):
        export_survey_results(ASKED, tmp_path / f"r.{ending}", respondents=(), today=TODAY)
        if ending == "pdf":
            assert "Nobody has answered yet." in text_of(tmp_path / "r.pdf")
        else:
            assert len(sheets_of(tmp_path / "r.xlsx")["Answers"]) == 1

    def test_a_day_gives_the_same_bytes(self, tmp_path: Path):
        for name in ("a.pdf", "b.pdf"):
            export_survey_results(ASKED, tmp_path / name, respondents=ANSWERS, language="nl", today=TODAY)
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


class TestInterviewResults:
    def test_each_touchpoint_has_its_figures_and_quotes_by_pseudonym(self, tmp_path: Path):
        talks = simulated_interviews()
        export_interview_results(talks, tmp_path / "r.pdf", journey_map=the_map(), language="nl", today=TODAY)
        found = text_of(tmp_path / "r.pdf")
        for words in ("Krippendorffs alfa", "Productpagina", "13 / 14", "P01 “", "Vanaf interview 7"):
            assert words in found, words

    def test_touchpoints_stand_in_the_order_of_the_map_and_then_those_that_it_lacks(self):
        titles = titles_of(the_map(), "nl")
        shown = interviews_sheet(simulated_interviews(), titles, {}, TODAY, "nl")
        told = [one["title"] for one in shown["points"]]
        assert told == [*(one for one in titles.values() if one in told), "Chat met adviseur"]
        assert shown["points"][0]["recognised"] == "13 / 14"
        assert shown["points"][0]["emotion"]["detail"].endswith("n 13")

    def test_a_workbook_has_a_row_a_quote(self, tmp_path: Path):
        export_interview_results(TALKS, tmp_path / "r.xlsx", personas={"thrifty": "Thrifty Tom"})
        sheets = sheets_of(tmp_path / "r.xlsx")
        assert list(sheets) == ["Touchpoints", "Quotes", "Themes", "Together", "Participants"]
        _, quote = sheets["Quotes"]
        assert quote[:3] == ("P01", 1, "Pay")
        assert quote[5:7] == (4, -1)
        pay = next(row for row in sheets["Touchpoints"] if row[0] == "Pay")
        assert (pay[4], pay[5], pay[8], pay[9], pay[12]) == (1, 4, 1, -1, 1)
        assert [row[:2] for row in sheets["Participants"][1:]] == [("P01", "Thrifty Tom"), ("P02", None)]

    @pytest.mark.parametrize("ending", ["pdf", "xlsx"])
    def test_a_transcript_is_in_neither(self, tmp_path: Path, ending: str):
        path = tmp_path / f"r.{ending}"
        export_interview_results(TALKS, path, today=TODAY)
        found = text_of(path) if ending == "pdf" else str(sheets_of(path))
        assert TRANSCRIPT not in found
        assert "panic" in found

    @pytest.mark.parametrize("ending", ["pdf", "xlsx"])
    def test_nobody_interviewed_is_no_error(self, tmp_path: Path, ending: str):
        export_interview_results(Interviews(id="t", title="T"), tmp_path / f"r.{ending}", today=TODAY)
        assert (tmp_path / f"r.{ending}").stat().st_size > 1000


def test_another_ending_or_folder_is_told(tmp_path: Path):
    with pytest.raises(InvalidOptionError, match=r"No format of a survey on paper for 'a.docx'.*\.pdf, \.md"):
        export_paper(ASKED, tmp_path / "a.docx")
    with pytest.raises(InvalidOptionError, match="Make it first") as told:
        export_guide(TALKS, tmp_path / "none" / "a.pdf")
    assert "Maak haar eerst" in told.value.message("nl")
