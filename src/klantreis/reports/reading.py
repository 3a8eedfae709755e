"""A map out of a file of another program; the ending of its name says of which."""

from __future__ import annotations

from pathlib import Path

from klantreis.errors import InvalidOptionError
from klantreis.mapping.map import JourneyMap
from klantreis.reports.incoming import UnreadableReportError

ENDINGS = (".xlsx", ".mmd", ".cjml", ".xml")
_MOST_BYTES = 50 << 20


def read_report(path: Path, *, language: str = "en") -> tuple[JourneyMap, list[str]]:
    """The map in a file, and what was repaired or not understood, a sentence each.

    Parameters
    ----------
    path
        The tables of an exported workbook (.xlsx), a Mermaid journey (.mmd) or CJML (.cjml, .xml).
    language
        The language of its texts, where it does not say, and of what is said about them.

    Raises
    ------
    InvalidOptionError
        When no program that is known writes such files.
    UnreadableReportError
        When the file is not there, too large, or not what its name says.
    """
    if path.suffix.lower() not in ENDINGS:
        raise InvalidOptionError(
            f"No map can be read from {path.name!r}. Files that can end in {', '.join(ENDINGS)}.",
            nl=f"Uit {path.name!r} kan geen kaart gelezen worden. Wel uit bestanden die eindigen op "
            f"{', '.join(ENDINGS)}.",
        )
    if not path.is_file():
        raise UnreadableReportError(f"There is no file {path}.", nl=f"Er is geen bestand {path}.")
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableReportError(
            f"{path} is larger than {_MOST_BYTES >> 20} MB: no map is.",
            nl=f"{path} is groter dan {_MOST_BYTES >> 20} MB: zo groot is geen kaart.",
        )
    match path.suffix.lower():
        case ".xlsx":
            from klantreis.reports.excel_in import map_from_excel  # noqa: PLC0415 - openpyxl loads slowly

            return map_from_excel(path, language=language)
        case ".mmd":
            from klantreis.reports.mermaid_in import map_from_journey  # noqa: PLC0415

            return map_from_journey(_text(path), language=language)
    from klantreis.reports.cjml_in import map_from_cjml  # noqa: PLC0415

    return map_from_cjml(path.read_bytes(), language=language)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableReportError(
            f"{path} is not written in UTF-8.", nl=f"{path} is niet in UTF-8 geschreven."
        ) from error
