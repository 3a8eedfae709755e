"""A value proposition as PDF, picture or Markdown; the ending of the file's name says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any

from klantreis.mapping.documents.proposition import Proposition
from klantreis.mapping.persona import Persona
from klantreis.reports.destination import destination
from klantreis.reports.markdown_text import as_it_is, table
from klantreis.reports.pictures import small_pictures
from klantreis.reports.proposition_sheet import proposition_sheet

if TYPE_CHECKING:
    from klantreis.images import ImageFolder

PROPOSITION_FORMATS = (".pdf", ".svg", ".png", ".md")


def export_proposition(
    document: Proposition,
    path: str | PathLike[str],
    *,
    language: str | None = None,
    today: date | None = None,
    personas: Iterable[Persona] = (),
    images: ImageFolder | None = None,
) -> None:
    """Write a value proposition to a file; the ending of its name says in which format.

    Parameters
    ----------
    path
        Where to: .pdf has a page per canvas and a table behind it, .svg and .png are one picture.
    language
        Of its texts; its first language when left out.
    today
        The day that it names as that of its making.
    personas, images
        Of the workspace, for the portraits on the canvases of its personas.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, PROPOSITION_FORMATS, "a value proposition", nl="een waardepropositie")
    ending = path.suffix.lower()
    today = today or date.today()
    if ending == ".md":
        path.write_text(
            proposition_markdown(proposition_sheet(document, today, language=language)), encoding="utf-8"
        )
        return
    from klantreis.reports.printing import file_name, printed  # noqa: PLC0415 - Typst only where it is asked

    portraits = _portraits(document, personas)
    pictures = small_pictures(dict.fromkeys(portraits.values()), images)
    files = {said: file_name(number, one) for number, (said, one) in enumerate(pictures.items())}
    drawn = {persona: files[said] for persona, said in portraits.items() if said in files}
    shown = proposition_sheet(document, today, language=language, portraits=drawn)
    path.write_bytes(printed("proposition", shown, ending, today, pictures=pictures))


def _portraits(document: Proposition, personas: Iterable[Persona]) -> dict[str, str]:
    """Per persona of a canvas what it says of its picture."""
    shown = {canvas.persona for canvas in document.canvases}
    return {one.id: one.portrait for one in personas if one.portrait and one.id in shown}


def proposition_markdown(shown: dict[str, Any]) -> str:
    """The proposition as one page."""
    return "\n".join(_lines(shown)) + "\n"


def _lines(shown: dict[str, Any]) -> Iterator[str]:
    labels = shown["labels"]
    yield f"# {as_it_is(shown['title'])}"
    if shown["is_simulated"]:
        yield from ("", f"*{labels['simulated']}*")
    if shown["unique_value"]:
        yield from ("", f"**{labels['unique_value']}:** {as_it_is(shown['unique_value'])}")
    if shown["about"]:
        yield from ("", f"## {labels['who_we_are']}: {as_it_is(shown['company'])}", "")
        yield from (f"- {one['label']}: {as_it_is(one['text'])}" for one in shown["about"])
    for canvas in shown["canvases"]:
        yield from ("", f"## {as_it_is(canvas['title'])}")
        yield from _canvas(canvas, labels)
    if not shown["canvases"]:
        yield from ("", labels["no_canvas"])


def _canvas(canvas: dict[str, Any], labels: dict[str, str]) -> Iterator[str]:
    if canvas["unique_value"]:
        yield from ("", f"**{labels['unique_value']}:** {as_it_is(canvas['unique_value'])}")
    for kind, items in canvas["square"].items():
        if items:
            yield from ("", f"### {labels[kind]}", "")
            yield from (f"- {one['mark']}. {as_it_is(one['text'])}" for one in items)
    yield from ("", f"### {labels['need']}", "")
    yield from table(
        [labels["need"], "", labels["importance"], labels["source"], *canvas["companies"]],
        [
            [row["kind"], row["text"], row["importance"], row["status"], *(a["text"] for a in row["answers"])]
            for row in canvas["rows"]
        ],
    )
    for one in canvas["fits"]:
        yield from ("", f"- {as_it_is(one['told'])}")
        if one["is_ours"]:
            yield f"- {as_it_is(one['note'])}"
            yield from (
                f"- {labels[name]}: {as_it_is('; '.join(one[name]))}"
                for name in ("open", "weak", "idle")
                if one[name]
            )
