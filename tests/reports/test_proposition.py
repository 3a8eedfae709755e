"""A value proposition on paper: the picture, the table behind it, and texts that stay texts."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.mapping.documents.test_proposition import CANVAS, DOCUMENT

from klantreis.errors import InvalidOptionError
from klantreis.mapping.documents.proposition import Need, Proposition
from klantreis.reports.proposition import export_proposition
from klantreis.reports.proposition_sheet import proposition_sheet

TODAY = date(2026, 3, 1)


def pages(path: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in told.stdout.decode().split("\f")[:-1]]


def test_the_picture_is_followed_by_the_table_with_competitors(tmp_path: Path):
    export_proposition(DOCUMENT, tmp_path / "p.pdf", today=TODAY)
    found = " ".join(pages(tmp_path / "p.pdf"))
    at = [
        found.index(words) for words in ("Products and services", "Delivery promise", "Fit of Fietsgoed: 60%")
    ]
    assert at == sorted(at)
    assert "Fit of Fietsgoed: 60% of 4 needs" in found
    assert "Others" in found


def test_what_does_not_fit_in_the_circle_is_counted_there_and_stands_in_the_table(tmp_path: Path):
    many = tuple(
        Need(id=f"n{at}", kind="pain", text=f"A long pain that customers have {at}") for at in range(40)
    )
    document = DOCUMENT.changed(canvases=(CANVAS.changed(needs=(*CANVAS.needs, *many)),))
    export_proposition(document, tmp_path / "p.pdf", today=TODAY)
    first, *rest = pages(tmp_path / "p.pdf")
    assert "more, see the table" in first
    assert len(rest) >= 1
    assert all(f"customers have {at}" in f"{first} {rest}" for at in range(40))


@pytest.mark.parametrize("ending", ["svg", "png", "md", "pdf"])
def test_signs_of_markup_stay_signs_and_a_day_gives_the_same_bytes(tmp_path: Path, ending: str):
    nasty = DOCUMENT.changed(title='#panic("x") | <b> $x$', is_simulated=True)
    made = []
    for name in ("one", "two"):
        export_proposition(nasty, tmp_path / f"{name}.{ending}", language="nl", today=TODAY)
        made.append((tmp_path / f"{name}.{ending}").read_bytes())
    assert made[0] == made[1]
    if ending == "md":
        assert r"\#panic" in made[0].decode()
        assert "GESIMULEERD" in made[0].decode()
    if ending == "pdf":
        assert '#panic("x") | <b> $x$' in pages(tmp_path / "one.pdf")[0]


def test_an_empty_proposition_says_so(tmp_path: Path):
    export_proposition(Proposition(id="p", title="P"), tmp_path / "p.pdf", today=TODAY)
    assert "There is no canvas yet." in pages(tmp_path / "p.pdf")[0]


def test_the_fit_of_no_needs_is_a_dash_and_no_nought():
    empty = DOCUMENT.changed(canvases=(CANVAS.changed(needs=(), offers=()),))
    assert proposition_sheet(empty, TODAY)["canvases"][0]["fits"] == []
    ours = CANVAS.offers[0].changed(links=())
    shown = proposition_sheet(DOCUMENT.changed(canvases=(CANVAS.changed(needs=(), offers=(ours,)),)), TODAY)
    assert shown["canvases"][0]["fits"][0]["share"] == "–"


def test_a_format_that_there_is_not_is_told(tmp_path: Path):
    with pytest.raises(InvalidOptionError, match=r"\.pdf, \.svg, \.png, \.md"):
        export_proposition(DOCUMENT, tmp_path / "p.docx")
