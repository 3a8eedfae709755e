"""Pictures of a workspace: decoded, written anew without what was hidden in them, named by their hash."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantreis.errors import WorkspaceError, dutch, listed
from klantreis.events.files import sync

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_BYTES = 8 << 20
MOST_PIXELS = 30_000_000
MOST_FRAMES = 200
LARGEST_SIDE = 4096
MOST_IMAGES = 5000
FOLDER = "images"
LARGEST_SMALL_PNG = 100_000  # bytes; a drawing has fewer, a photograph becomes a JPEG

# Per format its ending and how browsers know it.
FORMATS = {
    "PNG": (".png", "image/png"),
    "JPEG": (".jpg", "image/jpeg"),
    "WEBP": (".webp", "image/webp"),
    "GIF": (".gif", "image/gif"),
}
_TYPES = dict(FORMATS.values())
_TOO_LARGE = (
    f"The picture has too many pixels; {MOST_PIXELS:,} in all, and {MOST_FRAMES} frames, are the most. "
    "Make it smaller."
)
_TOO_LARGE_NL = (
    f"De afbeelding heeft te veel beeldpunten; {dutch(MOST_PIXELS)} in totaal, en {MOST_FRAMES} beelden, "
    "is het meeste. Maak haar kleiner."
)
_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpg|webp|gif)")


class UnreadableImageError(WorkspaceError):
    """A file that is no picture, or none of those that browsers show."""

    code = "unreadable_image"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This is no picture that can be kept: {reason}. Send {listed(FORMATS)}.",
            nl=f"Dit is geen afbeelding die bewaard kan worden: {reason}. Stuur "
            f"{listed(FORMATS, language='nl')}.",
        )


class ImageTooLargeError(WorkspaceError):
    """A picture with more bytes, pixels or frames than can be kept."""

    code = "image_too_large"


@dataclass(frozen=True)
class SmallPicture:
    """A picture made small for a report, as PNG or JPEG; the size is in pixels."""

    data: bytes
    ending: str
    type: str
    width: int
    height: int


@dataclass(frozen=True)
class Image:
    """A picture that is kept: its name in `images/`, its type, and how large it is."""

    name: str
    type: str
    width: int
    height: int
    n_bytes: int


class ImageFolder:
    """The pictures of a workspace, each once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, sent: bytes) -> Image:
        """Keep a picture; the same one again is the one that is there.

        It is decoded and written anew: turned as its camera held it, no larger than a screen needs, without
        place, time and whatever else was in the file.

        Raises
        ------
        UnreadableImageError
            When it cannot be decoded.
        ImageTooLargeError
            When it is too large, or the folder is full.
        """
        if len(sent) > MOST_BYTES:
            raise ImageTooLargeError(
                f"The picture has {len(sent) / (1 << 20):.1f} MB; {MOST_BYTES >> 20} is the most. "
                "Make it smaller.",
                nl=f"De afbeelding is {dutch(len(sent) / (1 << 20), '.1f')} MB; {MOST_BYTES >> 20} MB is "
                "het meeste. Maak haar kleiner.",
            )
        written, format_, width, height = _made_anew(sent)
        ending, type_ = FORMATS[format_]
        name = f"{hashlib.sha256(written).hexdigest()}{ending}"
        path = self.folder / name
        if not path.exists():
            self._keep(path, written)
        return Image(name, type_, width, height, len(written))

    def _keep(self, path: Path, written: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if sum(1 for _ in self.folder.iterdir()) >= MOST_IMAGES:
            raise ImageTooLargeError(
                f"The workspace has {MOST_IMAGES} pictures, which is the most. Throw away those in "
                "images/ that nothing shows.",
                nl=f"De werkruimte heeft {MOST_IMAGES} afbeeldingen en meer kunnen er niet bij. Gooi weg "
                "wat in images/ staat en nergens getoond wordt.",
            )
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(written)
        sync(temporary)
        temporary.replace(path)

    def find(self, name: str) -> tuple[Path, str] | None:
        """Path and type of a picture; None when there is none of that name."""
        path = self.folder / name
        if not _NAME.fullmatch(name) or not path.is_file():
            return None
        return path, _TYPES[path.suffix]

    def named(self, said: str) -> tuple[Path, str] | None:
        """Path and type of the picture that a card or persona names: `images/` and its name.

        None for an address on the web, which is never fetched, and for whatever else is not here.
        """
        folder, _, name = said.partition("/")
        return self.find(name) if folder == FOLDER else None

    def size_of(self, said: str) -> tuple[int, int] | None:
        """Width and height of the picture that a card or persona names; None when it cannot be read."""
        found = self.named(said)
        return None if found is None else _size(found[0])

    def small(self, said: str, side: int) -> SmallPicture | None:
        """The picture that a card or persona names, of `side` pixels at most; None if it cannot be read.

        Of a picture that moves it is the first frame.
        """
        found = self.named(said)
        return None if found is None else _small(found[0], side)


_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError)


def _size(path: Path) -> tuple[int, int] | None:
    from PIL import Image as Pillow  # noqa: PLC0415 - loaded when a picture comes

    try:
        with Pillow.open(path, formats=list(FORMATS)) as opened:
            return opened.size
    except (*_UNREADABLE, Pillow.DecompressionBombError):
        return None


def _small(path: Path, side: int) -> SmallPicture | None:
    from PIL import Image as Pillow  # noqa: PLC0415

    try:
        with Pillow.open(path, formats=list(FORMATS)) as opened:
            _refuse_large(opened.width, opened.height, 1)
            opened.draft("RGB", (2 * side, 2 * side))
            frame = _plain(opened, str(opened.format), side)
            return _encoded(frame, is_photograph=opened.format == "JPEG")
    except (*_UNREADABLE, Pillow.DecompressionBombError, ImageTooLargeError):
        return None


def _encoded(frame: Picture, *, is_photograph: bool) -> SmallPicture:
    """A frame as PNG, which keeps lines sharp and what is clear clear; one that is large so as JPEG."""
    out = BytesIO()
    if not is_photograph:
        frame.save(out, "PNG")
        if len(out.getvalue()) <= LARGEST_SMALL_PNG:
            return SmallPicture(out.getvalue(), *FORMATS["PNG"], *frame.size)
    out = BytesIO()
    _on_white(frame).save(out, "JPEG", quality=82)
    return SmallPicture(out.getvalue(), *FORMATS["JPEG"], *frame.size)


def _on_white(frame: Picture) -> Picture:
    from PIL import Image as Pillow  # noqa: PLC0415

    if frame.mode == "RGB":
        return frame
    ground = Pillow.new("RGB", frame.size, "white")
    ground.paste(frame, mask=frame.getchannel("A"))
    return ground


def _made_anew(sent: bytes) -> tuple[bytes, str, int, int]:
    """The picture written anew, its format and size."""
    from PIL import Image as Pillow  # noqa: PLC0415 - loaded when a picture comes

    try:
        with Pillow.open(BytesIO(sent), formats=list(FORMATS)) as opened:
            return _written(opened)
    except Pillow.DecompressionBombError as error:
        raise ImageTooLargeError(_TOO_LARGE, nl=_TOO_LARGE_NL) from error
    except _UNREADABLE as error:
        raise UnreadableImageError(type(error).__name__) from error


def _written(opened: Picture) -> tuple[bytes, str, int, int]:
    from PIL import ImageSequence  # noqa: PLC0415

    # What a JPEG holds beside its first picture is for cameras.
    format_ = "JPEG" if opened.format == "MPO" else str(opened.format)
    n_frames = 1 if format_ == "JPEG" else getattr(opened, "n_frames", 1)
    _refuse_large(opened.width, opened.height, n_frames)
    opened.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
    frames, durations = [], []
    for frame in islice(ImageSequence.Iterator(opened), n_frames):
        durations.append(int(frame.info.get("duration") or 100))
        frames.append(_plain(frame, format_))
    first, *others = frames
    options: dict[str, Any] = (
        {} if format_ == "GIF" else {"optimize": True} if format_ == "PNG" else {"quality": 88}
    )
    if others:
        options |= {"save_all": True, "append_images": others, "duration": durations, "loop": 0}
    out = BytesIO()
    first.save(out, format=format_, **options)
    return out.getvalue(), format_, first.width, first.height


def _plain(frame: Picture, format_: str, side: int = LARGEST_SIDE) -> Picture:
    """A frame as pixels alone: upright, not too large, without anything that came along."""
    from PIL import ImageOps  # noqa: PLC0415

    upright = ImageOps.exif_transpose(frame)
    is_clear = format_ != "JPEG" and upright.has_transparency_data
    plain = upright.convert("RGBA" if is_clear else "RGB")
    plain.thumbnail((side, side))
    plain.info.clear()
    return plain


def _refuse_large(width: int, height: int, n_frames: int) -> None:
    if width * height * n_frames > MOST_PIXELS or n_frames > MOST_FRAMES:
        raise ImageTooLargeError(_TOO_LARGE, nl=_TOO_LARGE_NL)
