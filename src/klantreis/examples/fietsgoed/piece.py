"""A piece of the simulation: some persons, what happened to them, and the lots drawn for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from klantreis.examples.fietsgoed.happenings import Happenings
from klantreis.examples.fietsgoed.people import People, Random
from klantreis.examples.fietsgoed.truth import Truth

Rows = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Piece:
    """Some persons and what happened to them."""

    who: People
    log: Happenings
    rng: Random
    truth: Truth


def in_time(happened: Rows) -> Rows:
    """Happenings in the order of their moments."""
    order = np.lexsort((happened["who"], happened["when"]))
    return {name: values[order] for name, values in happened.items()}
