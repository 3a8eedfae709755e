"""The scale an answer was given on, and where that puts it on emotion's -2 … +2."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.errors import InvalidOptionError

FloatArray = npt.NDArray[np.float64]

WORST, BEST = -2.0, 2.0

# What a bare name means: its worst answer and its best one.
NAMED: Mapping[str, tuple[float, float]] = {
    "csat": (1, 5),  # customer satisfaction: very dissatisfied … very satisfied
    "ces": (1, 7),  # customer effort: "they made it easy", disagree … agree
    "ces-effort": (5, 1),  # customer effort as first asked: very low effort is 1, and best
    "nps": (0, 10),  # "would you recommend us": not at all likely … extremely likely
    "stars": (1, 5),
    "rapportcijfer": (1, 10),  # Dutch school marks
    "schulnote": (6, 1),  # German school marks: 1 is best
    "thumbs": (0, 1),
}
_SAME = {
    "star": "stars",
    "sterren": "stars",
    "grade": "rapportcijfer",
    "cijfer": "rapportcijfer",
    "duim": "thumbs",
    "thumb": "thumbs",
}
_NUMBER = r"(-?\d+(?:[.,]\d+)?)"
_WRITTEN = re.compile(
    rf"(?:(?P<count>\d+)\s+)?(?P<name>[a-z]+(?:[-_ ][a-z]+)*)?[\s:]*"
    rf"(?:{_NUMBER}\s*(?:-|–|\.\.|to|tot|…)\s*{_NUMBER})?"
)


class UnknownScaleError(InvalidOptionError):
    """A text that names no scale."""

    code = "unknown_scale"

    def __init__(self, text: object, why: str, *, nl: str) -> None:
        super().__init__(
            f"{text!r} is no scale: {why}. Write its worst and its best answer, such as '1-5' or, where 1 "
            f"is best, '6-1'; or a name: {', '.join(NAMED)}; or both, such as 'csat 1-7'.",
            nl=f"{text!r} is geen schaal: {nl}. Schrijf het slechtste en het beste antwoord, zoals '1-5' "
            f"of, waar 1 het beste is, '6-1'; of een naam: {', '.join(NAMED)}; of beide, zoals 'csat 1-7'.",
        )
        self.text = text


class ScoreOutOfRangeError(InvalidOptionError):
    """A score that its scale does not have."""

    code = "score_out_of_range"

    def __init__(self, score: float, scale: Scale) -> None:
        super().__init__(
            f"A score of {score:g} cannot be an answer on the scale {scale}. "
            "Check which scale the question had; scores are not moved to the nearest answer.",
            nl=f"Een score van {score:g} kan geen antwoord zijn op de schaal {scale}. Kijk na welke schaal "
            "de vraag had; scores worden niet naar het dichtstbijzijnde antwoord verschoven.",
        )
        self.score, self.scale = score, scale


@dataclass(frozen=True)
class Scale:
    """How a question could be answered.

    Attributes
    ----------
    worst, best
        The answers at both ends; `worst` is the greater one where 1 is best.
    name
        "csat", "ces", "nps", "stars" …; "" for a scale without one.
    """

    worst: float
    best: float
    name: str = ""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.worst) and math.isfinite(self.best)):
            raise UnknownScaleError(
                f"{self.worst:g}-{self.best:g}",
                "its ends must be numbers",
                nl="de uiteinden moeten getallen zijn",
            )
        if self.worst == self.best:
            raise UnknownScaleError(
                f"{self.worst:g}-{self.best:g}",
                "both ends are the same answer",
                nl="beide uiteinden zijn hetzelfde antwoord",
            )
        if self.name == "nps" and (self.worst, self.best) != (0, 10):
            raise UnknownScaleError(
                str(self),
                "NPS is asked from 0 to 10, or its groups mean nothing",
                nl="NPS wordt gevraagd van 0 tot 10, anders zeggen de groepen niets",
            )

    @classmethod
    def parse(cls, text: str | Scale) -> Scale:
        """The scale that a text means: "1-5", "6-1" (1 is best), "0..10", "NPS", "5 stars", "CSAT 1-7".

        Raises
        ------
        UnknownScaleError
            When it names none.
        """
        if isinstance(text, Scale):
            return text
        if not isinstance(text, str) or not text.strip():
            raise UnknownScaleError(
                text, "it is no text, or an empty one", nl="het is geen tekst, of een lege"
            )
        found = _WRITTEN.fullmatch(text.strip().lower())
        if found is None:
            raise UnknownScaleError(text, "it cannot be read", nl="het kan niet gelezen worden")
        name = _name(text, found["name"])
        if found[3] is not None:
            return cls(_number(found[3]), _number(found[4]), name)
        if not name:
            raise UnknownScaleError(text, "it has one end only", nl="er is maar één uiteinde")
        worst, best = NAMED[name]
        if found["count"]:
            if name != "stars":
                raise UnknownScaleError(text, "only stars are counted", nl="alleen sterren worden geteld")
            best = float(found["count"])
        return cls(worst, best, name)

    @property
    def low(self) -> float:
        """The smallest score."""
        return min(self.worst, self.best)

    @property
    def high(self) -> float:
        """The greatest score."""
        return max(self.worst, self.best)

    @property
    def formula(self) -> str:
        """How a score becomes an emotion, to be kept with the figure."""
        return f"emotion = 4 × (score − {_signed(self.worst)}) / ({self.best - self.worst:g}) − 2"

    def emotion(self, score: float) -> float:
        """Where one score lies on -2 … +2.

        Raises
        ------
        ScoreOutOfRangeError
            When the scale has no such score.
        """
        if not self.low <= score <= self.high:
            raise ScoreOutOfRangeError(score, self)
        return float(to_emotion(score, self))

    def __str__(self) -> str:
        return f"{self.name} {self.worst:g}-{self.best:g}".lstrip()


def to_emotion(score: npt.ArrayLike, scale: Scale | str) -> FloatArray:
    """Scores as emotion, -2 … +2: the scale's worst answer is -2, its best +2, and between them a line.

    Parameters
    ----------
    score
        A number or an array of any shape; NaN is no answer.
    scale
        On which it was answered.

    Returns
    -------
    float64, the same shape. A score outside the scale is NaN: what was asked is then not what we think,
    and the nearest answer would be an invention.
    """
    scale = Scale.parse(scale)
    scores = np.asarray(score, dtype=np.float64)
    emotion = (BEST - WORST) * (scores - scale.worst) / (scale.best - scale.worst) + WORST
    return np.where((scores >= scale.low) & (scores <= scale.high), emotion, np.nan)


def _name(text: str, written: str | None) -> str:
    if not written:
        return ""
    name = re.sub(r"[_ ]", "-", written)
    name = _SAME.get(name, name)
    if name not in NAMED:
        raise UnknownScaleError(
            text, f"there is no scale named {written!r}", nl=f"er is geen schaal met de naam {written!r}"
        )
    return name


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _signed(number: float) -> str:
    return f"{number:g}" if number >= 0 else f"({number:g})"
