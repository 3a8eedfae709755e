"""Draw the pictures of the example: two faces and three sketches, without words, so in every language.

They travel with the package, named by their hash as in the `images/` of any workspace; maps name them so.
Run it after changing a drawing, and write the names that it prints into the maps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parents[2] / "src" / "klantreis" / "examples" / "fietsgoed" / "images"
FINE = 4  # drawn so many times as large, for smooth edges
COLOURS = 96

INK, PAPER, LINE, GREY = "#1B2430", "#FFFFFF", "#C9D1DA", "#EEF1F5"
BLUE, TEAL, AMBER, RED = "#0B4F8A", "#1F7A78", "#D9902F", "#B4463B"

Point = tuple[float, float]


class Drawing:
    """A picture in the making; all sizes are those of the finished one."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.size = width, height
        self.image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def circle(self, at: Point, radius: float, fill: str | None = None, line: str | None = None) -> None:
        (x, y), r = at, radius
        box = [FINE * one for one in (x - r, y - r, x + r, y + r)]
        self.pen.ellipse(box, fill=fill, outline=line, width=4 * FINE)

    def ellipse(self, box: Sequence[float], fill: str) -> None:
        self.pen.ellipse([FINE * one for one in box], fill=fill)

    def half(self, box: Sequence[float], fill: str) -> None:
        """The upper half of an ellipse."""
        self.pen.pieslice([FINE * one for one in box], 180, 360, fill=fill)

    def smile(self, box: Sequence[float]) -> None:
        self.pen.arc([FINE * one for one in box], 25, 155, fill=INK, width=3 * FINE)

    def block(
        self, box: Sequence[float], fill: str | None = None, line: str | None = None, radius: float = 6
    ) -> None:
        self.pen.rounded_rectangle(
            [FINE * one for one in box], radius * FINE, fill=fill, outline=line, width=3 * FINE
        )

    def path(self, points: Sequence[Point], colour: str, width: float = 5) -> None:
        places = [(FINE * x, FINE * y) for x, y in points]
        self.pen.line(places, fill=colour, width=round(width * FINE), joint="curve")

    def png(self) -> bytes:
        out = BytesIO()
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        small.quantize(COLOURS).save(out, "PNG", optimize=True)
        return out.getvalue()


def sanne() -> bytes:
    made = Drawing(240, 240, "#CFE6E4")
    made.block((62, 60, 178, 178), "#5A3A28", radius=56)  # hair
    made.half((36, 176, 204, 320), TEAL)  # shoulders
    made.block((104, 150, 136, 196), "#E8B58F", radius=14)
    made.ellipse((76, 68, 164, 172), "#F2C6A3")
    made.half((74, 58, 166, 132), "#5A3A28")
    _face(made)
    return made.png()


def willem() -> bytes:
    made = Drawing(240, 240, "#F3E2C7")
    made.half((32, 178, 208, 324), BLUE)
    made.block((102, 150, 138, 200), "#DDA982", radius=14)
    made.ellipse((74, 70, 166, 178), "#E9BC97")
    made.pen.chord([FINE * one for one in (74, 92, 166, 184)], 20, 160, fill="#D8DBDF")  # beard
    made.half((66, 48, 174, 136), RED)  # helmet
    made.path([(62, 94), (178, 94)], INK, 6)
    _face(made)
    return made.png()


def _face(made: Drawing) -> None:
    for x in (102, 138):
        made.circle((x, 116), 5, INK)
    made.smile((104, 124, 136, 150))


def shipping_notice() -> bytes:
    """A mail on a telephone: a parcel with a day, and no hour."""
    made = _telephone()
    made.block((134, 66, 266, 132), GREY)
    made.block((172, 80, 228, 120), AMBER, radius=3)
    made.path([(200, 80), (200, 120)], "#A86A1B", 5)
    made.path([(134, 156), (250, 156)], INK, 6)
    made.path([(134, 174), (226, 174)], LINE, 6)
    made.block((134, 196, 266, 232), None, LINE)
    for at, x in enumerate(range(150, 262, 20)):
        made.circle((x, 214), 6, BLUE if at == 3 else LINE)
    return made.png()


def tracking() -> bytes:
    """Following a parcel: a way on a map that stops before the house."""
    made = _telephone()
    made.block((134, 66, 266, 196), "#E4EEE6")
    for x in (166, 212, 244):
        made.path([(x, 68), (x - 22, 194)], PAPER, 8)
    made.path([(136, 120), (264, 146)], PAPER, 8)
    made.path([(152, 178), (158, 128), (206, 134)], BLUE, 6)
    made.circle((152, 178), 8, BLUE)
    made.circle((206, 134), 11, PAPER, AMBER)
    made.pen.polygon([(FINE * x, FINE * y) for x, y in ((232, 92), (248, 78), (264, 92))], fill=RED)
    made.block((236, 92, 260, 112), RED, radius=1)
    made.path([(134, 214), (228, 214)], INK, 6)
    made.path([(134, 232), (190, 232)], LINE, 6)
    return made.png()


def _telephone() -> Drawing:
    made = Drawing(400, 280, "#F6F7F9")
    made.block((116, 20, 284, 292), PAPER, INK, radius=20)
    made.path([(180, 36), (220, 36)], LINE, 6)
    return made


def first_ride() -> bytes:
    """An e-bike on the road."""
    made = Drawing(400, 280, "#DCEBF5")
    made.ellipse((-80, 190, 260, 420), "#BFD8B8")
    made.ellipse((180, 176, 560, 420), "#A9CBA4")
    made.path([(0, 250), (400, 250)], "#8D99A6", 10)
    made.circle((330, 56), 24, "#F5CF6B")
    back, front, pedals = (130.0, 206.0), (274.0, 206.0), (192.0, 206.0)
    saddle, head = (174.0, 128.0), (250.0, 126.0)
    for wheel in (back, front):
        made.circle(wheel, 42, None, INK)
        made.circle(wheel, 5, INK)
    made.path([back, pedals, head, saddle, back], BLUE, 6)
    made.path([saddle, pedals], BLUE, 6)
    made.path([front, head, (246, 104), (270, 98)], BLUE, 6)
    made.path([saddle, (170, 112)], INK, 6)
    made.block((152, 104, 190, 113), INK, radius=4)
    made.path([(204, 182), (236, 144)], INK, 13)  # battery
    made.circle(pedals, 10, INK)
    return made.png()


DRAWINGS: Sequence[Callable[[], bytes]] = (sanne, willem, shipping_notice, tracking, first_ride)


def main() -> None:
    """Write every drawing and tell by what name a map calls it."""
    FOLDER.mkdir(exist_ok=True)
    for draw in DRAWINGS:
        data = draw()
        name = f"{hashlib.sha256(data).hexdigest()}.png"
        (FOLDER / name).write_bytes(data)
        print(f"{draw.__name__:16} {len(data):6,} bytes  images/{name}")


if __name__ == "__main__":
    main()
