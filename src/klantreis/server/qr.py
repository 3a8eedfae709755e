"""Links as pictures that a telephone reads."""

from __future__ import annotations

import qrcode  # type: ignore[import-untyped]
import qrcode.image.svg  # type: ignore[import-untyped]


def qr_of(link: str) -> str:
    """A link as a QR code: an SVG."""
    image = qrcode.make(link, image_factory=qrcode.image.svg.SvgPathImage, box_size=16)
    return str(image.to_string(encoding="unicode"))
