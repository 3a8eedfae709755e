"""What happened to whom and when: a list per kind of happening, which exports turn into files."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt

from klantreis.examples.fietsgoed.people import Bools, Ints, Random
from klantreis.examples.fietsgoed.truth import Probabilities

DAY = 86_400
OPENS, CLOSES = 7 * 3_600, 22 * 3_600  # people do things by day, so no clock change falls into what they do


class Happenings:
    """What happened to the people of one piece.

    Times are seconds of the clock in Amsterdam since 1970, whatever its offset to UTC.
    """

    def __init__(self, n: int) -> None:
        self.n = n
        self._parts: dict[str, list[dict[str, npt.NDArray[Any]]]] = defaultdict(list)

    def add(self, kind: str, is_so: Bools, when: Ints, **more: npt.NDArray[Any]) -> None:
        """Let something happen to those for whom it is so.

        Parameters
        ----------
        is_so
            bool [n].
        when
            int64 [n]; read only where it is so. `more` are arrays [n] too.
        """
        who = np.flatnonzero(is_so)
        columns = {name: values[who] for name, values in more.items()}
        self._parts[kind].append({"who": who, "when": when[who], **columns})

    def of(self, kind: str) -> dict[str, npt.NDArray[Any]]:
        """Columns of all happenings of a kind."""
        parts = self._parts[kind]
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def had(self, kind: str) -> Bools:
        """bool [n]: to whom it happened at least once."""
        found = np.zeros(self.n, dtype=np.bool_)
        found[self.of(kind)["who"]] = True
        return found


def chance(rng: Random, rate: float | npt.NDArray[np.float64], n: int) -> Bools:
    """bool [n]: by lot."""
    drawn: Bools = rng.random(n) < rate
    return drawn


def by_day(rng: Random, day: Ints) -> Ints:
    """A moment on each day while people are up."""
    moment: Ints = day * DAY + rng.integers(OPENS, CLOSES, len(day))
    return moment


def in_the_evening(rng: Random, day: Ints) -> Ints:
    """A moment between seven and ten in the evening of each day."""
    moment: Ints = day * DAY + rng.integers(19 * 3_600, CLOSES, len(day))
    return moment


def a_while(rng: Random, n: int, least: int = 20, most: int = 240) -> Ints:
    """Seconds between two clicks."""
    seconds: Ints = rng.integers(least, most, n)
    return seconds


def answer(rng: Random, chances: Probabilities, n: int) -> Ints:
    """int64 [n]: answers 1, 2, 3 … by their chances."""
    answers: Ints = rng.choice(len(chances), n, p=chances) + 1
    return answers
