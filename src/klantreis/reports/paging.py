"""Which steps stand together on a page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

FULL_ENOUGH = 0.6


def spreads(phase_of_step: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Ranges of steps, half-open, of at most `most` each; phases stay whole where that costs little.

    Parameters
    ----------
    phase_of_step
        Per step the number of its phase, in order.
    most
        Steps that fit on a page.

    Notes
    -----
    Pages are filled evenly. A page ends early at the border of a phase when it is filled for 60 %.
    """
    n = len(phase_of_step)
    found, start = [], 0
    while start < n:
        pages_left = ceil((n - start) / most)
        end = start + ceil((n - start) / pages_left)
        furthest = min(n, start + most)
        earliest = start + max(1, int(FULL_ENOUGH * most))
        borders = [
            at
            for at in range(earliest, furthest + 1)
            if at == n or phase_of_step[at - 1] != phase_of_step[at]
        ]
        # A page more than needed costs paper and overview: only borders that need no further page.
        fitting = [at for at in borders if ceil((n - at) / most) < pages_left]
        if fitting:
            end = min(fitting, key=lambda at: (abs(at - end), at))
        found.append((start, end))
        start = end
    return found
