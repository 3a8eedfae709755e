from itertools import pairwise

import pytest

from klantreis.reports.style import (
    ACCENTS,
    INK,
    MUTED,
    PAPER,
    PERSONA_INKS,
    accent,
    contrast,
    mixed,
    on_accent,
    tint,
)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_text_is_legible_on_everything_it_stands_on():
    for colour in ACCENTS:
        assert contrast(on_accent(colour), colour) >= 4.5
        assert contrast(INK, tint(colour)) >= 10
        assert contrast(MUTED, tint(colour)) >= 4.5
    assert all(contrast(ink, PAPER) >= 4.5 for ink in PERSONA_INKS)
    assert all(contrast(mixed(ink, "#FFFFFF", 0.45), "#14181e") >= 4.5 for ink in PERSONA_INKS)


def test_neighbouring_phases_differ_in_lightness_too():
    for one, other in pairwise([*ACCENTS, ACCENTS[0]]):
        assert contrast(one, other) >= 1.3, (one, other)
    assert accent(1) == accent(len(ACCENTS) + 1)
