"""The pictures that a report draws: found in the workspace, made small, each once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from klantreis.images import SmallPicture
from klantreis.reports.sheet import Sheet, SheetCard

if TYPE_CHECKING:
    from klantreis.images import ImageFolder

SIDE = 640  # pixels: sharp on paper where a column of a map is 60 mm wide
MOST_PICTURES, MOST_BYTES = 200, 8 << 20  # of one report

# Per path, as a card or a persona says it, the picture to draw there.
Pictures = Mapping[str, SmallPicture]


def pictures_of(sheet: Sheet, images: ImageFolder | None) -> Pictures:
    """The pictures that a sheet shows: those of its personas and cards.

    Whatever is not in the folder or cannot be read is left out, and so is what would make the report
    too large; in its place stands its description.
    """
    return small_pictures(named_in(sheet), images)


def small_pictures(paths: Iterable[str], images: ImageFolder | None) -> Pictures:
    """Those of these pictures that can be drawn, as many as one report holds."""
    found: dict[str, SmallPicture] = {}
    n_bytes = 0
    for path in paths if images else ():
        if len(found) == MOST_PICTURES or n_bytes > MOST_BYTES:
            break
        small = images.small(path, SIDE) if images else None
        if small:
            found[path] = small
            n_bytes += len(small.data)
    return found


def named_in(sheet: Sheet) -> list[str]:
    """Every picture that a sheet names, each once: of personas, then of cards."""
    portraits = (path for path in sheet.title.portraits if path)
    return list(dict.fromkeys([*portraits, *(card.image for card in cards_of(sheet) if card.image)]))


def cards_of(sheet: Sheet) -> Iterator[SheetCard]:
    """The cards of a sheet, step by step as one reads them."""
    for step in sheet.steps:
        for lane in sheet.lanes:
            yield from lane.cells.get(step.id, ())


def n_not_drawn(sheet: Sheet, pictures: Pictures) -> int:
    """How many pictures of cards are not drawn."""
    return sum(bool(card.image) and card.image not in pictures for card in cards_of(sheet))


def words_beside(card: SheetCard, drawn: Collection[str]) -> str:
    """The text of a card; nothing where that is but the path of a picture that is drawn."""
    return "" if card.image in drawn and card.text == card.image else card.text
