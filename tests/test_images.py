"""Pictures: decoded, written anew without what came along, and nothing else is kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from klantreis.images import LARGEST_SIDE, MOST_BYTES, ImageFolder, ImageTooLargeError, UnreadableImageError


@pytest.fixture
def images(tmp_path: Path) -> ImageFolder:
    return ImageFolder(tmp_path / "images")


def picture(format_: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any) -> bytes:
    made = Image.new(mode, size, 0)
    ImageDraw.Draw(made).line((0, 0, *size), fill=1)
    out = BytesIO()
    made.save(out, format_, **options)
    return out.getvalue()


def read(images: ImageFolder, name: str) -> Image.Image:
    found = images.find(name)
    assert found is not None
    return Image.open(found[0])


@pytest.mark.parametrize(
    ("format_", "type_"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp"), ("GIF", "image/gif")],
)
def test_a_picture_is_kept_once_under_the_hash_of_what_it_shows(
    images: ImageFolder, format_: str, type_: str
):
    first, second = images.add(picture(format_)), images.add(picture(format_))
    assert first == second
    assert (first.type, first.width, first.height) == (type_, 40, 20)
    with read(images, first.name) as kept:
        assert (kept.format, kept.size) == (format_, (40, 20))
    assert len(list(images.folder.iterdir())) == 1


def test_what_came_along_in_the_file_is_gone(images: ImageFolder):
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    texts = PngInfo()
    texts.add_text("Author", "SECRET person")
    sent = [
        picture("JPEG", exif=exif, comment=b"SECRET words", icc_profile=b"SECRET profile"),
        picture("PNG", pnginfo=texts, exif=exif),
        picture("WEBP", exif=exif, xmp=b"SECRET xmp"),
        picture("GIF", comment=b"SECRET words"),
    ]
    for one in sent:
        assert b"SECRET" in one
        found = images.find(images.add(one).name)
        assert found is not None
        assert b"SECRET" not in found[0].read_bytes()


def test_a_picture_is_upright_and_no_larger_than_needed(images: ImageFolder):
    exif = Image.Exif()
    exif[0x0112] = 6  # held on its side
    kept = images.add(picture("JPEG", size=(200, 100), exif=exif))
    assert (kept.width, kept.height) == (100, 200)
    wide = images.add(picture("PNG", size=(LARGEST_SIDE * 2, 10)))
    assert (wide.width, wide.height) == (LARGEST_SIDE, 5)


def test_transparency_and_movement_stay(images: ImageFolder):
    with read(images, images.add(picture("PNG", mode="RGBA")).name) as clear:
        assert clear.mode == "RGBA"
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=[50, 60, 70])
    with read(images, images.add(out.getvalue()).name) as moving:
        assert getattr(moving, "n_frames", 1) == 3
        assert moving.info["duration"] == 50


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x89PNG\r\n\x1a\nno picture",
        picture("PNG")[:-20],
        picture("JPEG")[:200],
        picture("BMP"),
        picture("TIFF"),
        picture("GIF")[:30],
    ],
    ids=["nothing", "svg", "bad png", "cut png", "cut jpeg", "bmp", "tiff", "cut gif"],
)
def test_what_is_no_picture_is_refused(images: ImageFolder, sent: bytes):
    with pytest.raises(UnreadableImageError, match="PNG, JPEG, WEBP, GIF"):
        images.add(sent)
    assert not images.folder.exists()


def test_a_script_behind_a_picture_is_not_kept(images: ImageFolder):
    found = images.find(images.add(picture("GIF") + b"<script>alert(1)</script>").name)
    assert found is not None
    assert b"<script>" not in found[0].read_bytes()


def test_what_would_fill_the_memory_is_refused(images: ImageFolder):
    with pytest.raises(ImageTooLargeError, match="pixels"):
        images.add(picture("PNG", size=(20_000, 20_000), mode="1"))
    with pytest.raises(ImageTooLargeError, match="MB"):
        images.add(b"\0" * (MOST_BYTES + 1))


@pytest.mark.parametrize("name", ["../workspace.yaml", "x.png", "", "0" * 64 + ".png", "0" * 64 + ".svg"])
def test_nothing_but_pictures_is_found(images: ImageFolder, name: str):
    images.add(picture("PNG"))
    assert images.find(name) is None
