"""How many interviews are enough: what one more of them still brings.

References
----------
Guest, Namey and Chen (2020), PLOS ONE 15(5), e0232076: base size, run length, threshold.
Colwell and others (2012), Journal of Plant Ecology 5, 3-21: the curve over all orders, exactly.
Chao (1987), Biometrics 43, 783-791: what was not seen yet (Chao 2, with its small-sample form).
Chao and others (2009), Ecology 90, 1125-1133: how many more it takes to see a share of it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

BASE, RUN, THRESHOLD = 4, 2, 0.05
NEARLY_ALL = 0.9


@dataclass(frozen=True)
class Step:
    """One interview further.

    Attributes
    ----------
    n
        Interviews held.
    expected
        Different things named by so many of the interviews, averaged over every order of holding them.
    new
        How many of those the last one brought.
    """

    n: int
    expected: float
    new: float


@dataclass(frozen=True)
class Saturation:
    """Whether further interviews would bring something new.

    Attributes
    ----------
    steps
        The curve.
    n, seen
        Interviews held, and different things named in them.
    estimated
        How many there are to be named, the unnamed included; a lower bound. NaN of fewer than two
        interviews.
    base, run, threshold
        Saturation is reached when `run` interviews bring at most that share of what the first `base` did.
    reached_at
        After how many interviews, in the order in which they were held, it was, and stayed so; None when
        not yet. The run that shows it is counted in.
    last_share
        What the last run brought, as a share of the base; NaN where there were too few interviews.
    """

    steps: tuple[Step, ...]
    n: int
    seen: int
    estimated: float
    once: int
    twice: int
    base: int
    run: int
    threshold: float
    reached_at: int | None
    last_share: float

    @property
    def seen_share(self) -> float:
        """What was named of what there is to be named, as far as can be estimated."""
        return self.seen / self.estimated if self.estimated else math.nan

    def more_for(self, share: float = NEARLY_ALL) -> int | None:
        """How many more interviews would name that share of everything; None where it cannot be said.

        An estimate from what was named once and twice: good for a look ahead of about as many interviews
        as were held.
        """
        if math.isnan(self.estimated) or self.n < 2:
            return None
        wanted = share * self.estimated - self.seen
        if wanted <= 0:
            return 0
        unseen = self.estimated - self.seen
        # What one more interview finds of the unseen falls by this share each time.
        missed = 1 - 2 * self.twice / ((self.n - 1) * self.once + 2 * self.twice) if self.twice else None
        if missed is None or missed <= 0 or wanted >= unseen:
            return None
        return math.ceil(math.log(1 - wanted / unseen) / math.log(missed) - 1e-9)

    def in_words(self, language: str = "en") -> str:
        """What that means for who plans interviews, with its caution."""
        said = _WORDS["nl" if language == "nl" else "en"]
        if self.n < self.base + self.run:
            return said["few"].format(n=self.n, least=self.base + self.run)
        more = self.more_for()
        last = said["last"].format(share=f"{self.last_share:.0%}", run=self.run)
        if self.reached_at is not None:
            return f"{last} {said['reached'].format(at=self.reached_at, n=self.n)}"
        if more:
            return f"{last} {said['more'].format(more=more, total=self.n + more)}"
        return f"{last} {said['unknown']}"


_WORDS = {
    "en": {
        "few": "Interviews so far: {n}; from {least} on one can say whether more bring something new.",
        "last": "The last {run} interviews brought {share} of what the first ones did.",
        "reached": "From interview {at} on hardly anything new was said; {n} are enough for these customers. "
        "Other kinds of customers may say other things.",
        "more": "That is not little enough to stop. About {more} more, {total} in all, would name nine in "
        "ten of what there is to name; an estimate, so look again on the way.",
        "unknown": "That is not little enough to stop. How many more it takes cannot be said yet; hold two "
        "and look again.",
    },
    "nl": {
        "few": "Interviews tot nu toe: {n}; vanaf {least} is te zeggen of meer iets nieuws brengt.",
        "last": "De laatste {run} interviews brachten {share} van wat de eerste brachten.",
        "reached": "Vanaf interview {at} werd er vrijwel niets nieuws gezegd; {n} is genoeg voor deze "
        "klanten. Andere soorten klanten zeggen misschien andere dingen.",
        "more": "Dat is niet weinig genoeg om te stoppen. Met ongeveer {more} meer, samen {total}, is negen "
        "tiende genoemd van wat er te noemen valt; een schatting, dus kijk onderweg opnieuw.",
        "unknown": "Dat is niet weinig genoeg om te stoppen. Hoeveel meer het er moeten zijn is nog niet te "
        "zeggen; houd er twee en kijk opnieuw.",
    },
}


def saturation(
    named: Sequence[Collection[str]], *, base: int = BASE, run: int = RUN, threshold: float = THRESHOLD
) -> Saturation:
    """What each further interview brought, and whether that is enough.

    Parameters
    ----------
    named
        Per interview, in the order in which they were held, what was named in it: touchpoints, themes.
    base, run, threshold
        Of the method of Guest, Namey and Chen: runs of so many interviews, each one interview further
        than the one before, are held against what the first `base` interviews brought.
    """
    lists = [frozenset(one) for one in named]
    n, often = len(lists), Counter(name for one in lists for name in one)
    once, twice = sum(k == 1 for k in often.values()), sum(k == 2 for k in often.values())
    shares = _run_shares(lists, base, run)
    # A quiet run that is followed by a rich one was chance.
    quiet = list(takewhile(lambda one: one[1] <= threshold, reversed(shares)))
    return Saturation(
        steps=_curve(list(often.values()), n),
        n=n,
        seen=len(often),
        estimated=_chao2(len(often), once, twice, n),
        once=once,
        twice=twice,
        base=base,
        run=run,
        threshold=threshold,
        reached_at=quiet[-1][0] if quiet else None,
        last_share=shares[-1][1] if shares else math.nan,
    )


def _curve(often: Sequence[int], n: int) -> tuple[Step, ...]:
    """Expected different things in m of n interviews: of each, the chance that one of the m names it."""
    steps, before = [], 0.0
    for m in range(1, n + 1):
        expected = sum(1 - math.comb(n - k, m) / math.comb(n, m) for k in often)
        steps.append(Step(m, expected, expected - before))
        before = expected
    return tuple(steps)


def _chao2(seen: int, once: int, twice: int, n: int) -> float:
    if n < 2:
        return math.nan
    unseen = once**2 / (2 * twice) if twice else once * (once - 1) / 2
    return seen + (n - 1) / n * unseen


def _run_shares(lists: Sequence[frozenset[str]], base: int, run: int) -> list[tuple[int, float]]:
    """After which interview each run ends, and what it brought that none before it did, of the base."""
    in_base = len(frozenset().union(*lists[:base]))
    found = []
    for end in range(base + run, len(lists) + 1):
        before = frozenset().union(*lists[: end - run])
        new = frozenset().union(*lists[end - run : end]) - before
        found.append((end, len(new) / in_base if in_base else math.nan))
    return found
