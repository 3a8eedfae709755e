"""Have people edit and read one large map, and say how quick that was: python -m benchmarks.server."""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import statistics
import sys

from benchmarks.server.editing import Seen, edit_together
from benchmarks.server.reading import Answers, read_together
from benchmarks.server.site import large_site

WANTED_SECONDS, WANTED_SHARE, WANTED_RATE = 0.2, 0.95, 200


def main() -> int:
    """Measure and print; 1 when it is slower than promised."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.server", description=__doc__)
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--only", choices=("editing", "reading"))
    parser.add_argument("--workers", type=int, default=1, help="processes; several need .ci/services")
    options = parser.parse_args()
    are_good = []
    with large_site(options.workers) as (site, map_id):
        if options.only != "reading":
            seen = asyncio.run(edit_together(site, map_id, options.editors, options.seconds))
            are_good.append(tell_editing(seen, options.editors))
        if options.only != "editing":
            for known in (False, True):
                reading = read_together(site, map_id, options.readers, options.seconds / 2, known=known)
                are_good.append(tell_reading(asyncio.run(reading), known=known))
    return 0 if all(are_good) else 1


def tell_editing(seen: Seen, n_editors: int) -> bool:
    """Print how long edits took to reach everyone; whether that was quick enough."""
    n, seconds = len(seen.sent), sorted(seen.seconds(n_editors))
    n_quick = sum(one <= WANTED_SECONDS for one in seconds)
    low, high = interval(n_quick, n)
    print(
        f"{n_editors} people edit one map, one operation a second each: {n} operations, "
        f"{n - len(seconds)} not seen by all, {len(seen.refused)} refused.\n"
        f"  seen by all within {1000 * WANTED_SECONDS:.0f} ms: {n_quick / n:.1%} "
        f"(95 % interval {low:.1%} to {high:.1%})\n  {told(seconds)}"
    )
    return n_quick / n >= WANTED_SHARE


def tell_reading(answers: Answers, *, known: bool) -> bool:
    """Print how many answers a second there were; whether that was enough."""
    what = "who has it already (304)" if known else "whole (200)"
    n = len(answers.seconds) + answers.n_failed
    _, high = interval(answers.n_failed, n)
    print(
        f"The document, {what}: {answers.rate:.0f} answers a second, {answers.n_failed} of {n} failed "
        f"(95 % interval up to {high:.2%}).\n  {told(sorted(answers.seconds))}"
    )
    return answers.rate >= WANTED_RATE and answers.n_failed == 0


def told(seconds: list[float]) -> str:
    """The spread of times."""
    cuts = statistics.quantiles(seconds, n=100)
    return (
        "  ".join(
            f"{name} {1000 * value:.0f} ms"
            for name, value in (
                ("median", cuts[49]),
                ("95 %", cuts[94]),
                ("99 %", cuts[98]),
                ("most", seconds[-1]),
            )
        )
        + f"  (load of this machine {os.getloadavg()[0]:.1f})"
    )


def interval(k: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % interval of a share of k in n."""
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == "__main__":
    sys.exit(main())
