"""Deviations counted: what differs from the map, after which step, how often, by whom and for how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from klantreis.evidence.alignment import Move
from klantreis.journeys.block import Ints
from klantreis.journeys.tally import Tally, new_table, number_of

MOST_EXAMPLES = 5
NOBODY = np.iinfo(np.int64).max  # in place of an example that there is not

# What a deviation is, beside the moves of contacts of the same numbers.
SKIPPED = 0
REPEATED, OUT_OF_ORDER, OFF = int(Move.REPEATED), int(Move.OUT_OF_ORDER), int(Move.OFF)
KINDS = {SKIPPED: "skipped", REPEATED: "repeated", OUT_OF_ORDER: "out_of_order", OFF: "not_on_map"}

# Columns of Deviations.tally; money in ten-thousandths.
COUNT, JOURNEYS, PERSONS, MONEY = range(4)


@dataclass(frozen=True, eq=False)
class Deviations:
    """Counts per deviation; its key is (kind * width + what) * (n_steps + 1) + after.

    What is a step, or a label for contacts not on the map; after is the step matched before, or n_steps
    for the start; width is the larger of the numbers of steps and labels.

    Attributes
    ----------
    tally
        Columns COUNT, JOURNEYS, PERSONS, MONEY (of the journeys concerned, in ten-thousandths).
    examples
        int64 [n_keys, MOST_EXAMPLES]: the lowest numbers of persons; `NOBODY` where there are fewer.
    """

    tally: Tally
    examples: Ints

    @classmethod
    def none(cls) -> Deviations:
        """No deviation at all."""
        return cls(Tally.empty(4), np.empty((0, MOST_EXAMPLES), dtype=np.int64))

    @classmethod
    def of(cls, keys: Ints, journeys: Ints, rows: Ints, person: Ints, money: Ints, n_keys: int) -> Deviations:
        """Deviations by key, int64 [n] below n_keys, each in a journey, int32 [n] ascending."""
        return cls._ordered(*_counted(keys, journeys, rows, person, money, min(n_keys, len(keys))))

    def merged(self, other: Deviations) -> Deviations:
        """Both added up; the examples are the lowest of both."""
        tally = self.tally.merged(other.tally)
        examples = [self._at(tally.keys), other._at(tally.keys)]
        return Deviations(tally, np.sort(np.concatenate(examples, axis=1), axis=1)[:, :MOST_EXAMPLES])

    def _at(self, keys: Ints) -> Ints:
        """The examples of each of the ascending keys, which include all of its own."""
        examples = np.full((len(keys), MOST_EXAMPLES), NOBODY, dtype=np.int64)
        examples[np.searchsorted(keys, self.tally.keys)] = self.examples
        return examples

    @classmethod
    def _ordered(cls, keys: Ints, counts: Ints, examples: Ints) -> Deviations:
        order = np.argsort(keys)
        return cls(Tally(keys[order], counts[order]), examples[order])


@njit(cache=True, nogil=True)
def _counted(
    keys: Ints, journeys: Ints, rows: Ints, person: Ints, money: Ints, most: int
) -> tuple[Ints, Ints, Ints]:
    """Distinct keys, how often, in how many journeys, of how many persons, for how much money.

    Parameters
    ----------
    keys, journeys
        int64 [n]; int32 [n], ascending: the journey of each.
    rows, person, money
        int32 [n_journeys] ascending; int64 [n_persons] ascending; int64 [n_journeys].
    most
        As many distinct keys as there are, or more.

    Returns
    -------
    int64 [m] keys in order of appearance, int64 [m, 4] columns, int64 [m, MOST_EXAMPLES] persons
    """
    table = new_table(most)
    found = np.empty(most + 1, dtype=np.int64)
    counts = np.zeros((most, 4), dtype=np.int64)
    seen = np.full((most, 2), -1, dtype=np.int64)
    examples = np.full((most, MOST_EXAMPLES), NOBODY, dtype=np.int64)
    n = 0
    for k in range(len(keys)):
        at = number_of(table, found, n, keys[k])
        n += at == n
        journey = journeys[k]
        counts[at, COUNT] += 1
        if seen[at, 0] == journey:
            continue
        seen[at, 0] = journey
        counts[at, JOURNEYS] += 1
        counts[at, MONEY] += money[journey]
        if seen[at, 1] == rows[journey]:
            continue
        seen[at, 1] = rows[journey]
        if counts[at, PERSONS] < MOST_EXAMPLES:
            examples[at, counts[at, PERSONS]] = person[rows[journey]]
        counts[at, PERSONS] += 1
    return found[:n].copy(), counts[:n].copy(), examples[:n].copy()
