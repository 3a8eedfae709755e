"""A map whose cards and personas have pictures, for the tests of reports."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from klantreis.images import ImageFolder
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.short_forms import in_full


class Pictured:
    """The map, its pictures in a folder, and where each of them stands.

    A photograph and a drawing can be drawn; one is missing, one is broken, one stands on the web.
    """

    def __init__(self, folder: Path) -> None:
        self.images = ImageFolder(folder / "images")
        self.photograph = self.kept(photograph((1600, 1200)))
        self.drawing = self.kept(drawing((300, 200)))
        self.face = self.kept(drawing((200, 200)))
        self.face_of_all = self.kept(drawing((210, 210)))
        self.missing = f"images/{'0' * 64}.png"
        self.broken = f"images/{'1' * 64}.png"
        (self.images.folder / self.broken.removeprefix("images/")).write_bytes(b"\x89PNG no more")
        self.map = self.made()
        self.personas = (Persona(id="willem", name="Willem", portrait=self.face_of_all),)

    def kept(self, sent: bytes) -> str:
        return f"images/{self.images.add(sent).name}"

    def made(self) -> JourneyMap:
        def card(id_: str, image: str, text: str | None = None) -> dict[str, str]:
            return {"id": id_, "image": image} | ({"text": text} if text else {})

        cells = {
            "shop": [card("a", self.photograph, "The shop window"), card("b", self.drawing)],
            "till": [card("c", self.missing, "The till"), card("d", self.broken, "The receipt")],
            "home": [card("e", "https://pictures.example/home.png", "At home"), card("f", self.photograph)],
        }
        steps = [{"id": id_, "title": id_.title(), "cards": {"image": cards}} for id_, cards in cells.items()]
        document = {
            "id": "pictured",
            "head": {"title": "Pictured", "languages": ["en"], "personas": ["sanne", "willem"]},
            "personas": [{"id": "sanne", "name": "Sanne", "portrait": self.face}],
            "lanes": ["action", "image"],
            "phases": [{"id": "buys", "title": "Buys", "steps": steps}],
        }
        return map_from_data(in_full(document))


def photograph(size: tuple[int, int]) -> bytes:
    """Noise that no format packs well."""
    out = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def drawing(size: tuple[int, int], colour: str = "#0b4f8a") -> bytes:
    """A line on clear ground."""
    made = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(made).line((0, 0, *size), fill=colour, width=9)
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()
