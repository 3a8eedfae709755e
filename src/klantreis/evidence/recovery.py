"""Recovery: after a bad contact, was there a good one, and did those persons come back?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numba import njit

from klantreis.errors import InvalidOptionError, UnknownNameError, dutch
from klantreis.evidence.answers import Source
from klantreis.evidence.recovery_result import GROUPS, NEXT, RecoveryResult
from klantreis.evidence.scales import BEST, WORST
from klantreis.journeys.block import Block, Bools, Floats, Ints
from klantreis.journeys.durations import duration
from klantreis.journeys.lens import BoundLens
from klantreis.journeys.log_histogram import log_bin
from klantreis.journeys.tally import Tally
from klantreis.journeys.view import View, look

WITHOUT, RECOVERED, NOT_RECOVERED = range(3)
UNKNOWN, RECENT = -1, -2
N, RETURNED, PENDING = range(3)
NEXT_NONE = 3  # after bad, between and good, which are a feeling and one
NOT_KNOWN = 2
# Money has four decimals; as whole numbers its sums are the same for every split.
UNITS = 10_000
# Keys of a tally are not negative, and refunds are.
ZERO = 1 << 61


@dataclass(frozen=True)
class RecoveryState:
    """What adds up over blocks, by group (`GROUPS`): without a bad contact, recovered, not recovered.

    Attributes
    ----------
    counts
        int64 [3, 3]: persons that are counted, those of them that came back, and those pending.
    next
        int64 [4]: what the next known emotion after the bad contact was (`NEXT`).
    values
        Per group a tally of what its persons brought afterwards: `ZERO` + ten-thousandths.
    recovery_times
        Log bins of the time from the bad contact to the good one.
    n_unknown, n_recent
        Persons of whom no emotion is known, and those whose time to recover is not over.
    """

    counts: Ints
    next: Ints
    values: tuple[Tally, ...]
    recovery_times: Tally
    n_unknown: int
    n_recent: int


@dataclass(frozen=True)
class Recovery:
    """How persons went on after their first bad contact, against those who had none.

    A contact is bad when its emotion is at most `bad_at` or its label is one of `bad`. A person *recovered*
    when a good contact followed in the same journey within `recover_within`. Whether persons *came back*
    is asked of the time after that, the same for all: any of `returns` in this journey or a later one.
    To ask it from the bad contact on would compare unlike things: who needs time to recover is still
    there by then, and who comes back at once has had none (a landmark analysis, Anderson et al. 1983,
    Journal of Clinical Oncology 1, 710-719).

    Those without a bad contact are followed from their first contact; where only emotions tell what is
    bad, from their first known one, and persons without any are left out. One person is one case.

    Attributes
    ----------
    returns
        Labels that say that a person came back, such as ["Order"].
    source
        Where emotions come from (see `klantreis.evidence.answers`); None when only labels tell.
    bad, good
        Labels that are bad or good by themselves, such as ["Complaint"].
    recover_within
        How long after the bad contact a good one counts.
    within
        How long after that a return counts, such as "90d". Persons whose time is not over when the data
        end are pending and not counted, whether they came back or not: to count only those who did would
        flatter. None counts returns up to the end of the data: those followed longer had more chance.
    bad_at, good_from
        At most, and at least, this emotion.
    """

    returns: Sequence[str]
    source: Source | None = None
    bad: Sequence[str] = ()
    good: Sequence[str] = ()
    recover_within: str | timedelta = "14d"
    within: str | timedelta | None = None
    bad_at: float = -1.0
    good_from: float = 1.0

    def __post_init__(self) -> None:
        if not self.returns:
            raise InvalidOptionError(
                "Which contact says that a person came back? Name it: returns=['Order'].",
                nl="Welk contact zegt dat iemand terugkwam? Noem het, zoals Bestelling.",
            )
        if self.source is None and not self.bad:
            raise InvalidOptionError(
                "Nothing says what a bad contact is. Name a source of emotions, "
                "source=Scores({'Survey': 'csat'}), or bad labels, bad=['Complaint'].",
                nl="Nergens staat wat een slecht contact is. Noem antwoorden met hun schaal, zoals csat "
                "voor Enquête, of slechte contactmomenten, zoals Klacht.",
            )
        if self.source is None and not self.good:
            raise InvalidOptionError(
                "Nothing says what a good contact is. Name a source of emotions, "
                "source=Scores({'Survey': 'csat'}), or good labels, good=['Solved'].",
                nl="Nergens staat wat een goed contact is. Noem antwoorden met hun schaal, zoals csat voor "
                "Enquête, of goede contactmomenten, zoals Opgelost.",
            )
        if not WORST <= self.bad_at < self.good_from <= BEST:
            raise InvalidOptionError(
                f"bad_at={self.bad_at:g} and good_from={self.good_from:g} leave nothing between; give bad_at "
                "below good_from, both from -2 to 2.",
                nl=f"Slecht tot {dutch(self.bad_at, 'g')} en goed vanaf {dutch(self.good_from, 'g')} laat "
                "niets ertussen; leg slecht onder goed, beide van -2 tot 2.",
            )
        duration(self.recover_within)
        if self.within is not None:
            duration(self.within)

    def empty(self, lens: BoundLens) -> RecoveryState:
        """Nobody."""
        for label in (*self.returns, *self.bad, *self.good):
            lens.code(label)
        if both := set(self.bad) & set(self.good):
            raise InvalidOptionError(
                f"{', '.join(sorted(both))}: bad and good at once; keep it in one of them.",
                nl=f"{', '.join(sorted(both))}: slecht en goed tegelijk; houd het in een van de twee.",
            )
        return RecoveryState(
            np.zeros((len(GROUPS), 3), dtype=np.int64),
            np.zeros(len(NEXT), dtype=np.int64),
            (Tally.empty(1),) * len(GROUPS),
            Tally.empty(1),
            0,
            0,
        )

    def count(self, block: Block, lens: BoundLens) -> RecoveryState:
        """Persons of one block."""
        view = look(block, lens)
        if not view.n_journeys:
            return self.empty(lens)
        group, returned, is_pending, following, units, times = _followed(
            view.rows,
            view.offsets,
            view.labels,
            view.times,
            self._emotions(view, lens),
            np.asarray(view.of_events("value"), dtype=np.float64),
            _labels(self.bad, lens),
            _labels(self.good, lens),
            _labels(self.returns, lens),
            np.array([self.bad_at, self.good_from]),
            duration(self.recover_within) // timedelta(microseconds=1),
            -1 if self.within is None else duration(self.within) // timedelta(microseconds=1),
            lens.data_end,
        )
        counts = np.zeros((len(GROUPS), 3), dtype=np.int64)
        for number in range(len(GROUPS)):
            here = group == number
            counts[number] = (here & ~is_pending).sum(), (here & returned).sum(), (here & is_pending).sum()
        return RecoveryState(
            counts=counts,
            next=np.bincount(following[following >= 0], minlength=len(NEXT)),
            values=tuple(
                Tally.of_values(units[(group == number) & ~is_pending]) for number in range(len(GROUPS))
            ),
            recovery_times=Tally.of_values(times[times >= 0]),
            n_unknown=int((group == UNKNOWN).sum()),
            n_recent=int((group == RECENT).sum()),
        )

    def merge(self, left: RecoveryState, right: RecoveryState) -> RecoveryState:
        """Both together."""
        return RecoveryState(
            left.counts + right.counts,
            left.next + right.next,
            tuple(one.merged(other) for one, other in zip(left.values, right.values, strict=True)),
            left.recovery_times.merged(right.recovery_times),
            left.n_unknown + right.n_unknown,
            left.n_recent + right.n_recent,
        )

    def result(self, state: RecoveryState, lens: BoundLens) -> RecoveryResult:  # noqa: ARG002 - no names in it
        """Shares, differences and intervals."""
        return RecoveryResult.of_counts(
            counts=state.counts,
            following=state.next,
            values=[((tally.keys - ZERO) / UNITS, tally.counts[:, 0]) for tally in state.values],
            recovery_times=state.recovery_times,
            n_unknown=state.n_unknown,
            n_recent=state.n_recent,
        )

    def _emotions(self, view: View, lens: BoundLens) -> Floats:
        if self.source is None:
            return np.full(len(view.labels), np.nan)
        return self.source.answered(view, lens).emotions


def _labels(names: Sequence[str], lens: BoundLens) -> Bools:
    """bool [n_labels]: whether each label is one of them."""
    for name in names:
        if name not in lens.labels:
            raise UnknownNameError("touchpoint", name, lens.labels)
    return np.array([label in set(names) for label in lens.labels], dtype=np.bool_)


@njit(cache=True, nogil=True)
def _followed(  # noqa: PLR0913 - one pass over the events, with every option in it
    rows: Ints,
    offsets: Ints,
    labels: Ints,
    times: Ints,
    emotions: Floats,
    values: Floats,
    is_bad: Bools,
    is_good: Bools,
    is_return: Bools,
    bounds: Floats,
    recover_within: int,
    within: int,
    data_end: int,
) -> tuple[Ints, Bools, Bools, Ints, Ints, Ints]:
    """What became of each person.

    Parameters
    ----------
    rows, offsets
        int32 [n_journeys], ascending: the person of each journey; int32 [n_journeys + 1]. None is empty.
    labels, times, emotions, values
        uint16, int64 microseconds ascending within a person, float64, float64 [n_events]; NaN is unknown.
    is_bad, is_good, is_return
        bool [n_labels].
    bounds
        float64 [2]: at most this emotion is bad, at least that one is good.
    recover_within, within
        int64 microseconds; for `within` -1 sets no limit.
    data_end
        int64 microseconds: what is known up to.

    Returns
    -------
    Per person: group int8, returned bool (never with is_pending), is_pending bool, next int8 (-1 without a
    bad contact), value int64 (`ZERO` + ten-thousandths), log bin of the time to recovery int64 (-1 for none)
    """
    n = len(rows)
    group, following = np.full(n, UNKNOWN, dtype=np.int8), np.full(n, -1, dtype=np.int8)
    returned, is_pending = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
    units, recovery = np.full(n, ZERO, dtype=np.int64), np.full(n, -1, dtype=np.int64)
    # -1, 0 or 1 where an event is bad, between or good; 2 where nothing is known of it.
    feelings = _feelings(labels, emotions, is_bad, is_good, bounds)
    anyone_counts = is_bad.any()
    n_persons = 0
    journey = 0
    while journey < n:
        after = journey + 1
        while after < n and rows[after] == rows[journey]:
            after += 1
        person, start, stop = n_persons, offsets[journey], offsets[after]
        n_persons += 1
        bad = start
        while bad < stop and feelings[bad] != -1:
            bad += 1
        anchor = start if bad == stop else bad
        while anchor < stop and not (anyone_counts or feelings[anchor] != NOT_KNOWN):
            anchor += 1
        if anchor < stop and data_end - times[anchor] < recover_within:
            group[person] = RECENT
        elif anchor < stop:
            landmark = _last_by(times, anchor, stop, times[anchor] + recover_within) + 1
            limit = stop
            if within >= 0:
                limit = _last_by(times, landmark - 1, stop, times[anchor] + recover_within + within) + 1
                is_pending[person] = data_end - times[anchor] - recover_within < within
            came_back, units[person] = _afterwards(labels, values, is_return, landmark, limit)
            returned[person] = came_back and not is_pending[person]
            group[person] = WITHOUT
            if bad < stop:
                while offsets[journey + 1] <= bad:
                    journey += 1
                good, following[person] = _next(feelings, bad + 1, min(offsets[journey + 1], landmark))
                group[person] = NOT_RECOVERED if good < 0 else RECOVERED
                if good >= 0:
                    recovery[person] = log_bin(times[good] - times[bad])
        journey = after
    return (
        group[:n_persons],
        returned[:n_persons],
        is_pending[:n_persons],
        following[:n_persons],
        units[:n_persons],
        recovery[:n_persons],
    )


@njit(cache=True, nogil=True)
def _feelings(labels: Ints, emotions: Floats, is_bad: Bools, is_good: Bools, bounds: Floats) -> Ints:
    """int8 [n_events]: -1 bad, 0 between, 1 good, `NOT_KNOWN`; parameters as for `_followed`."""
    feelings = np.full(len(labels), NOT_KNOWN, dtype=np.int8)
    for k in range(len(labels)):
        if is_bad[labels[k]] or emotions[k] <= bounds[0]:
            feelings[k] = -1
        elif is_good[labels[k]] or emotions[k] >= bounds[1]:
            feelings[k] = 1
        elif not np.isnan(emotions[k]):
            feelings[k] = 0
    return feelings


@njit(cache=True, nogil=True)
def _last_by(times: Ints, first: int, stop: int, moment: int) -> int:
    """The last event from `first` (which always is) before `stop` at or before a moment."""
    last = first
    while last + 1 < stop and times[last + 1] <= moment:
        last += 1
    return last


@njit(cache=True, nogil=True)
def _afterwards(labels: Ints, values: Floats, is_return: Bools, first: int, stop: int) -> tuple[bool, int]:
    """Whether any event from `first` up to `stop` is a return; and the value of them all."""
    came_back = False
    total = 0.0
    for k in range(first, stop):
        came_back |= is_return[labels[k]]
        if not np.isnan(values[k]):
            total += values[k]
    return came_back, ZERO + int(np.rint(total * UNITS))


@njit(cache=True, nogil=True)
def _next(feelings: Ints, first: int, stop: int) -> tuple[int, int]:
    """The first good event from `first` on, -1 for none; and what the first known one is (`NEXT`)."""
    following = NEXT_NONE
    for k in range(first, stop):
        if feelings[k] == NOT_KNOWN:
            continue
        if following == NEXT_NONE:
            following = feelings[k] + 1
        if feelings[k] == 1:
            return k, following
    return -1, following
