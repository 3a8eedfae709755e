"""Documents printed by Typst: a template of `typst/`, the data it shows, and the bytes of a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import typst

from klantreis.reports.letters import strange_letters
from klantreis.reports.printable import printable

Format = Literal["pdf", "svg", "png"]
FORMATS: Mapping[str, Format] = {".pdf": "pdf", ".svg": "svg", ".png": "png"}
TEMPLATES = Path(__file__).parent / "typst"
PIXELS_PER_INCH = 192


def printed(template: str, shown: Mapping[str, Any], ending: str, today: date) -> bytes:
    """A template filled with data: a PDF of pages, or one picture as tall as what stands on it.

    Parameters
    ----------
    template
        Name of the file in `typst/`, without its ending.
    shown
        Plain data; its texts are shown as they are and never read as markup.
    ending
        .pdf, .svg or .png.
    today
        The day that the file bears; the same day and data give the same bytes.
    """
    data = json.dumps(printable(dict(shown)), ensure_ascii=False)
    fonts = typst.Fonts(
        include_system_fonts=bool(strange_letters(data)), font_paths=[str(TEMPLATES / "fonts")]
    )
    compiler = typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=fonts,
        sys_inputs={"sheet": data, "paper": "a4" if ending == ".pdf" else "poster"},
    )
    made = compiler.compile(
        format=FORMATS[ending],
        ppi=PIXELS_PER_INCH if ending == ".png" else None,
        timestamp=datetime.combine(today, time(), UTC),
    )
    return made[0] if isinstance(made, list) else made or b""
