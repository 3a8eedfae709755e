"""Pictures on slides: those of the cards of a phase, and the faces of the personas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR

from klantreis.reports.labels import kind_title
from klantreis.reports.pictures import words_beside
from klantreis.reports.plain_text import clean
from klantreis.reports.sheet import SheetCard, SheetPhase, SheetStep
from klantreis.reports.slide_deck import BOTTOM, MARGIN, TOP, WIDTH, Box, Deck, Run, add_box, fitted
from klantreis.reports.style import MUTED, accent

if TYPE_CHECKING:
    from klantreis.images import SmallPicture

PICTURES_A_SLIDE, GAP, CAPTION = 3, 0.3, 1.0  # inches
PIXELS_PER_INCH = 110  # fewer would look coarse
FACE = 0.9


@dataclass(frozen=True)
class _Hung:
    """A picture to be shown, the step and the card that have it."""

    picture: SmallPicture
    step: SheetStep
    card: SheetCard


def picture_pages(deck: Deck, phase: SheetPhase) -> None:
    """The pictures of a phase, lane by lane, three on a slide."""
    for lane in deck.shown.lanes:
        hung = [
            _Hung(deck.pictures[card.image], step, card)
            for step in phase.steps
            for card in lane.cells.get(step.id, ())
            if card.image in deck.pictures
        ]
        for start in range(0, len(hung), PICTURES_A_SLIDE):
            _page(deck, phase, f"{phase.title}: {lane.title}", hung[start : start + PICTURES_A_SLIDE])


def _page(deck: Deck, phase: SheetPhase, title: str, hung: Sequence[_Hung]) -> None:
    slide = deck.slide(title, size=26)
    add_box(slide, Box(0, 0, WIDTH, 0.16), [[Run("")]], fill=accent(phase.number), name=phase.title)
    width = (WIDTH - 2 * MARGIN - GAP * (len(hung) - 1)) / len(hung)
    for at, one in enumerate(hung):
        room = Box(MARGIN + at * (width + GAP), TOP + 0.1, width, BOTTOM - TOP - 0.1 - CAPTION)
        _hang(deck, slide, one, room)


def _hang(deck: Deck, slide: Any, one: _Hung, room: Box) -> None:
    """A picture as large as its room and its pixels allow, its step and its description beneath."""
    words = words_beside(one.card, deck.pictures)
    box = contained(one.picture, room)
    add_picture(slide, one.picture, box, words or kind_title("image", deck.shown.language))
    size = fitted(words, room.width - 0.2, 14, lines=2, smallest=9)
    step = Run(f"{one.step.number}. {one.step.title}", 11, MUTED, is_bold=True)
    text = [[Run(f"{one.card.mark} ", size), Run(words, size)]] if words else []
    below = Box(room.left, box.top + box.height + 0.08, room.width, CAPTION - 0.08)
    add_box(slide, below, [[step], *text])


def contained(picture: SmallPicture, room: Box) -> Box:
    """The largest box of the shape of a picture in a room, at its top left."""
    scale = min(room.width / picture.width, room.height / picture.height, 1 / PIXELS_PER_INCH)
    return Box(room.left, room.top, picture.width * scale, picture.height * scale)


def add_picture(slide: Any, picture: SmallPicture, box: Box, alt: str) -> Any:
    """A picture on a slide, with what it shows for who cannot see it."""
    made = slide.shapes.add_picture(BytesIO(picture.data), *box.emu)
    made._element.nvPicPr.cNvPr.set("descr", clean(alt))
    return made


def add_faces(deck: Deck, slide: Any, top: float) -> None:
    """The personas side by side: a round portrait where there is one, and the name."""
    title = deck.shown.title
    width = (WIDTH - 2 * MARGIN) / max(len(title.personas), 4)
    for at, (name, path) in enumerate(zip(title.personas, title.portraits, strict=True)):
        left = MARGIN + at * width
        picture = deck.pictures.get(path)
        if picture:
            made = add_picture(slide, picture, Box(left, top, FACE, FACE), name)
            made.auto_shape_type = MSO_SHAPE.OVAL
            over = 1 - min(picture.width, picture.height) / max(picture.width, picture.height)
            sides = (
                ("crop_left", "crop_right") if picture.width > picture.height else ("crop_top", "crop_bottom")
            )
            for side in sides:
                setattr(made, side, over / 2)
        indent = FACE + 0.1 if picture else 0.0
        box = Box(left + indent, top, max(width - indent - 0.1, 0.3), FACE)
        words = Run(name, fitted(name, box.width - 0.1, 16, lines=2), is_bold=True)
        add_box(slide, box, [[words]]).text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def has_faces(deck: Deck) -> bool:
    """Whether the portrait of a persona can be shown."""
    return any(path in deck.pictures for path in deck.shown.title.portraits)
