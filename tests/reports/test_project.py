"""The printed plan of a project."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.project import Lesson
from klantreis.mapping.documents.project_standing import Findings
from klantreis.mapping.documents.project_templates import project_from_template
from klantreis.reports.project import export_project

TODAY = date(2026, 3, 1)
PROJECT = project_from_template("web_shop", "p", "#let x | Shop", ("nl", "en")).changed(
    goal="Minder bellers",
    personas=("anna",),
    lessons=(Lesson(id="l", text="Bel *eerst*"),),
    plans=("year",),
    is_simulated=True,
)


def test_the_pdf_has_all_steps_with_answers_and_says_what_is_open(tmp_path: Path):
    export_project(PROJECT, tmp_path / "p.pdf", titles={"personas": {"anna": "Anna de forens"}}, today=TODAY)
    told = subprocess.run(["pdftotext", "-layout", tmp_path / "p.pdf", "-"], capture_output=True, check=True)
    text = " ".join(told.stdout.decode().split())
    for number in range(1, 9):
        assert f"{number}. " in text
    for words in (
        "#let x | Shop",
        "Anna de forens",
        "Minder bellers",
        "– Een pakket terugsturen",
        "GESIMULEERD",
        "klantenservice",
    ):
        assert words in text
    assert "Nog niet beantwoord." in text
    assert "4 van 8 stappen klaar" in text


def test_the_page_is_markdown_whose_texts_are_no_markup(tmp_path: Path):
    export_project(
        PROJECT, tmp_path / "p.md", language="en", found=Findings(n_steps=4, n_placed=7), today=TODAY
    )
    text = (tmp_path / "p.md").read_text()
    assert text.startswith("# \\#let x \\| Shop\n")
    assert "**Lessons:** Bel \\*eerst\\*" in text
    assert "## 3. Format (done)" in text
    assert "**Touchpoints on the maps:** 7" in text
    assert "**Use:**\n\n- across departments\n- a living picture\n- judged by KPIs" in text


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_is_one_file(tmp_path: Path, ending: str):
    export_project(PROJECT, tmp_path / f"p.{ending}", today=TODAY)
    assert (tmp_path / f"p.{ending}").stat().st_size > 10_000


def test_a_format_that_there_is_not_is_told(tmp_path: Path):
    with pytest.raises(InvalidOptionError, match=r"\.pdf, \.svg, \.png, \.md"):
        export_project(PROJECT, tmp_path / "p.docx")
