"""What customers write, in line with what happened to them: phrases put together by lot."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from ruamel.yaml import YAML

from klantreis.examples.fietsgoed.files import folder
from klantreis.examples.fietsgoed.people import Bools, Ints, Random

PARTS = ("openings", "cores", "closings")


@cache
def phrases() -> dict[str, tuple[pa.Array, ...]]:
    """Per topic its openings, cores and closings."""
    written = YAML(typ="safe").load((folder() / "phrases.yaml").read_text(encoding="utf-8"))
    return {
        topic: tuple(pa.array(parts[part], pa.string()) for part in PARTS) for topic, parts in written.items()
    }


def texts(rng: Random, topics: npt.NDArray[Any], is_said: Bools) -> pa.Array:
    """A text for each row, null where nothing is said.

    Parameters
    ----------
    topics
        [n] texts: the topic of each row, a key of `phrases`.
    is_said
        bool [n].
    """
    n = len(topics)
    written = np.full(n, None, dtype=object)
    for topic in np.unique(topics):
        rows = np.flatnonzero((topics == topic) & is_said)
        written[rows] = _made(rng, str(topic), len(rows)).to_numpy(zero_copy_only=False)
    return pa.array(written, pa.string())


def _made(rng: Random, topic: str, n: int) -> pa.Array:
    parts = [part.take(pa.array(rng.integers(0, len(part), n))) for part in phrases()[topic]]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))


def on_delivery(score: Ints, is_late: Bools) -> npt.NDArray[Any]:
    """[n]: the topic of a comment on a delivery, by the marks (1 … 5) given with it."""
    late = np.where(score <= 3, "late", "late_mild")
    return np.where(is_late, late, np.where(score >= 4, "on_time", "on_time_mild"))
