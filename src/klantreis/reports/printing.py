"""Documents printed by Typst: a template of `typst/`, the data it shows, and the bytes of a file."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import typst

from klantreis.reports.letters import strange_letters
from klantreis.reports.pictures import Pictures
from klantreis.reports.printable import printable

if TYPE_CHECKING:
    from klantreis.images import SmallPicture

Format = Literal["pdf", "svg", "png"]
FORMATS: Mapping[str, Format] = {".pdf": "pdf", ".svg": "svg", ".png": "png"}
TEMPLATES = Path(__file__).parent / "typst"
PIXELS_PER_INCH = 192


@contextmanager
def laid_beside(pictures: Pictures) -> Iterator[Path]:
    """A folder with the templates and the pictures, which Typst reads as files of the same folder."""
    if not pictures:
        yield TEMPLATES
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for template in TEMPLATES.glob("*.typ"):
            shutil.copy(template, folder)
        for number, picture in enumerate(pictures.values()):
            (folder / file_name(number, picture)).write_bytes(picture.data)
        yield folder


def file_name(number: int, picture: SmallPicture) -> str:
    """What a template calls the picture of that number."""
    return f"picture-{number}{picture.ending}"


def printed(
    template: str,
    shown: Mapping[str, Any],
    ending: str,
    today: date,
    *,
    pictures: Pictures = MappingProxyType({}),
) -> bytes:
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
    pictures
        Those that the template may draw, by the names that `file_name` gives them in their order.
    """
    with laid_beside(pictures) as folder:
        return _compiled(folder, template, shown, ending, today)


def _compiled(folder: Path, template: str, shown: Mapping[str, Any], ending: str, today: date) -> bytes:
    data = json.dumps(printable(dict(shown)), ensure_ascii=False)
    fonts = typst.Fonts(
        include_system_fonts=bool(strange_letters(data)), font_paths=[str(TEMPLATES / "fonts")]
    )
    compiler = typst.Compiler(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=fonts,
        sys_inputs={"sheet": data, "paper": "a4" if ending == ".pdf" else "poster"},
    )
    made = compiler.compile(
        format=FORMATS[ending],
        ppi=PIXELS_PER_INCH if ending == ".png" else None,
        timestamp=datetime.combine(today, time(), UTC),
    )
    return made[0] if isinstance(made, list) else made or b""
