"""Colours of reports: an accent per phase, ink, and the colours of personas. Safe for the colour-blind."""

from __future__ import annotations

# Paul Tol's muted scheme (https://personal.sron.nl/~pault/), rose a little lighter so that ink is legible on
# it, and ordered so that neighbours differ in lightness too.
ACCENTS = (
    "#332288",
    "#44AA99",
    "#882255",
    "#88CCEE",
    "#117733",
    "#D3717F",
    "#AA4499",
    "#DDCC77",
    "#999933",
)
INK, MUTED, HAIRLINE, PAPER = "#1B2430", "#586473", "#D3D9E0", "#FFFFFF"
STAR = "#B7791F"
PERSONA_INKS = ("#0B4F8A", "#9A3B12", "#3F6B2A", "#6B2E7A")


def accent(number: int) -> str:
    """The accent of the phase with a number, counted from 1; accents come round again."""
    return ACCENTS[(number - 1) % len(ACCENTS)]


def mixed(colour: str, with_colour: str, share: float) -> str:
    """A colour mixed with another: `share` of the first, 0..1."""
    parts = zip(_channels(colour), _channels(with_colour), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02X}" for one, other in parts)


def tint(colour: str) -> str:
    """A pale version, for text to stand on."""
    return mixed(colour, PAPER, 0.12)


def persona_ink(number: int) -> str:
    """The colour of a persona's curves, counted from 0."""
    return PERSONA_INKS[number % len(PERSONA_INKS)]


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def on_accent(colour: str) -> str:
    """White or ink, whichever is read better on a colour (WCAG contrast)."""
    return PAPER if contrast(colour, PAPER) >= contrast(colour, INK) else INK


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1..21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
