"""Which letters the reports' own font has: read from the font itself."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

FONT = Path(__file__).parent / "typst" / "fonts" / "SourceSansPro-Regular.ttf"
# Of Typst's own fallback, DejaVu Sans Mono, and marks that show nothing.
_FALLBACK = frozenset("●○◌◐★☆■□▲△▼▽◆◇☺☹☀☎✂✈✉✌✏✔✖⚠") | {"\n", "\t", "\r", "\u200b", "\u200d", "\ufe0f"}


def strange_letters(text: str) -> str:
    """The letters of a text that neither the font nor its fallback has, each once, in order."""
    known = _known_letters()
    return "".join(dict.fromkeys(one for one in text if ord(one) not in known and one not in _FALLBACK))


@cache
def _known_letters() -> frozenset[int]:
    """The code points of the font's Unicode table.

    References
    ----------
    OpenType specification 1.9, cmap: subtable format 4.
    """
    font = FONT.read_bytes()
    n_tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(n_tables))
    cmap = next(start for tag, _, start, _ in records if tag == b"cmap")
    n_subtables = struct.unpack_from(">H", font, cmap + 2)[0]
    for at in range(n_subtables):
        _, _, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * at)
        if struct.unpack_from(">H", font, cmap + offset)[0] == 4:
            return _of_segments(font, cmap + offset)
    raise AssertionError("the font that comes with klantreis has a table of format 4")


def _of_segments(font: bytes, start: int) -> frozenset[int]:
    n = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", font, start + 14)
    starts = struct.unpack_from(f">{n}H", font, start + 16 + 2 * n)
    pairs = zip(starts, ends, strict=True)
    return frozenset(code for first, last in pairs if last != 0xFFFF for code in range(first, last + 1))
