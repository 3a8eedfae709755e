"""From the order on: delivery, service, opinions, and the orders that follow or do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantreis.examples.fietsgoed.happenings import (
    DAY,
    Happenings,
    a_while,
    answer,
    by_day,
    chance,
    in_the_evening,
)
from klantreis.examples.fietsgoed.people import Bools, Ints, People, Random
from klantreis.examples.fietsgoed.truth import Truth

PHONE, CHAT, MAIL = range(3)
CHANNEL_SHARES = ((0.25, 0.45, 0.30), (0.30, 0.40, 0.30), (0.60, 0.15, 0.25))  # by age
MOST_REPEATS = 3
FIRST_REPEAT_DAYS, LAST_REPEAT_DAYS = 40, 120  # after all surveys, so that none is missed by an early one


@dataclass(frozen=True)
class Delivery:
    """How the first order came: arrays [n] that mean something where `is_there`."""

    is_there: Bools
    is_late: Bools
    days_late: Ints
    shipped: Ints  # day
    came: Ints  # day


def own(rng: Random, who: People, log: Happenings, truth: Truth, ordered: Ints) -> None:
    """Everything that follows the first order.

    Parameters
    ----------
    ordered
        int64 [n]: its moment, -1 where there is none.
    """
    log.add("order", ordered >= 0, ordered, ordinal=np.zeros(who.n, dtype=np.int64))
    came = _deliver(rng, log, truth, ordered)
    asks, is_solved = _serve(rng, who, log, truth, came)
    _unpack(rng, log, truth, came)
    _speak(rng, log, truth, came, is_late=came.is_late)
    _write_to(rng, who, log, came)
    _order_again(rng, log, truth, came, complains=came.is_late & asks, is_solved=is_solved)


def _deliver(rng: Random, log: Happenings, truth: Truth, ordered: Ints) -> Delivery:
    n = len(ordered)
    there, is_late = ordered >= 0, chance(rng, truth.is_late, n)
    shipped = ordered // DAY + rng.integers(1, 3, n)
    days_late = np.where(is_late, rng.integers(2, 9, n), 0)
    came = shipped + rng.integers(1, 4, n) + days_late
    log.add("shipping_mail", there, shipped * DAY + rng.integers(16 * 3_600, 18 * 3_600, n))
    tracks = there & chance(rng, truth.tracks, n)
    evening = in_the_evening(rng, shipped)
    log.add("track_view", tracks, evening, device=np.full(n, 1))
    for days in (1, 2):  # who waits longer looks again
        again = tracks & is_late & chance(rng, 0.5, n)
        log.add("track_view", again, evening + days * DAY, device=np.full(n, 1))
    at_the_door = came * DAY + rng.integers(9 * 3_600, 18 * 3_600, n)
    log.add("delivered", there, at_the_door, days_late=days_late)
    return Delivery(there, is_late, days_late, shipped, came)


def _unpack(rng: Random, log: Happenings, truth: Truth, came: Delivery) -> None:
    n = len(came.came)
    has_extra = came.is_there & chance(rng, truth.has_extra, n)
    log.add("extra", has_extra, in_the_evening(rng, came.came), what=rng.integers(0, 3, n))
    refers = chance(rng, np.where(has_extra, truth.refers_after_extra, truth.refers), n)
    log.add("referral", came.is_there & refers, by_day(rng, came.came + rng.integers(26, 40, n)))
    is_sent_back = came.is_there & chance(rng, truth.returns_product, n)
    log.add("return", is_sent_back, (came.came + rng.integers(10, 15, n)) * DAY, reason=rng.integers(0, 4, n))
    visits = came.is_there & chance(rng, truth.has_service_visit, n)
    log.add("service_visit", visits, by_day(rng, came.came + rng.integers(60, 90, n)))


def _serve(rng: Random, who: People, log: Happenings, truth: Truth, came: Delivery) -> tuple[Bools, Bools]:
    """Contacts with the service desk: bool [n] who has one, and whose question was solved."""
    n = who.n
    asks = came.is_there & chance(
        rng, np.where(came.is_late, truth.complains_when_late, truth.asks_when_on_time), n
    )
    is_solved = chance(rng, truth.is_solved, n)
    wants_offer = asks & ~came.is_late & who.saw_paper & chance(rng, truth.mentions_paper, n)
    subject = np.where(came.is_late, 0, np.where(wants_offer, 2, 1))
    channel = _one_of(rng, np.array(CHANNEL_SHARES)[who.age])
    day = came.came + np.where(came.is_late, 2, rng.integers(3, 8, n))
    log.add("ticket", asks, by_day(rng, day), channel=channel, subject=subject)
    day = day + rng.integers(1, 4, n)
    answers = chance(rng, truth.answers_ticket, n)
    rating = np.where(is_solved, answer(rng, truth.csat_solved, n), answer(rng, truth.csat_unsolved, n))
    log.add(
        "ticket_closed",
        asks,
        by_day(rng, day),
        channel=channel,
        subject=subject,
        is_solved=is_solved,
        score=np.where(answers, rating, 0),
        has_text=answers & chance(rng, truth.writes_text, n),
    )
    ease = np.where(is_solved, answer(rng, truth.ces_solved, n), answer(rng, truth.ces_unsolved, n))
    answers = asks & chance(rng, truth.answers_service, n)
    log.add("service_answer", answers, by_day(rng, day + 1), score=ease, is_solved=is_solved)
    return asks, is_solved


def _speak(rng: Random, log: Happenings, truth: Truth, came: Delivery, *, is_late: Bools) -> None:
    """Surveys and reviews."""
    n = len(is_late)
    satisfaction = np.where(is_late, answer(rng, truth.csat_late, n), answer(rng, truth.csat_on_time, n))
    answers = came.is_there & chance(rng, truth.answers_delivery, n)
    log.add("delivery_answer", answers, by_day(rng, came.came + 1), score=satisfaction, is_late=is_late)
    group = np.where(is_late, answer(rng, truth.nps_late, n), answer(rng, truth.nps_on_time, n))
    low, high = np.array([0, 3, 7, 9])[group], np.array([0, 7, 9, 11])[group]  # detractors say 3 … 6
    answers = came.is_there & chance(rng, truth.answers_loyalty, n)
    log.add(
        "loyalty_answer",
        answers,
        by_day(rng, came.came + rng.integers(28, 36, n)),
        score=rng.integers(low, high),
        is_late=is_late,
    )
    stars = np.where(is_late, answer(rng, truth.csat_late, n), answer(rng, truth.csat_on_time, n))
    writes = came.is_there & chance(rng, truth.reviews, n)
    log.add("review", writes, by_day(rng, came.came + rng.integers(14, 26, n)), score=stars, is_late=is_late)


def _write_to(rng: Random, who: People, log: Happenings, came: Delivery) -> None:
    """One to four newsletters to who wants them, every fortnight."""
    n_letters = rng.integers(1, 5, who.n)
    for k in range(4):
        gets = came.is_there & who.reads_newsletter & (n_letters > k)
        morning = (came.came + 8 + 14 * k) * DAY + rng.integers(7 * 3_600, 9 * 3_600, who.n)
        log.add("newsletter", gets, morning)


def _order_again(
    rng: Random, log: Happenings, truth: Truth, came: Delivery, *, complains: Bools, is_solved: Bools
) -> None:
    n = len(complains)
    after_complaint = np.where(is_solved, truth.repeats_late_solved, truth.repeats_late_unsolved)
    after_late = np.where(complains, after_complaint, truth.repeats_late)
    again = came.is_there & chance(rng, np.where(came.is_late, after_late, truth.repeats), n)
    day = came.came + rng.integers(FIRST_REPEAT_DAYS, LAST_REPEAT_DAYS, n)
    for ordinal in range(1, MOST_REPEATS + 1):
        now, device = in_the_evening(rng, day), np.full(n, 1)
        for page in ("product_view", "add_to_cart", "begin_checkout"):
            log.add(page, again, now, device=device)
            now = now + a_while(rng, n)
        log.add("order", again, now, ordinal=np.full(n, ordinal))
        again = again & chance(rng, truth.repeats_once_more, n)
        day = day + rng.integers(10, 40, n)


def _one_of(rng: Random, chances: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Ints:
    """int64 [n]: for each row of chances [n, k] a number below k."""
    chosen: Ints = (rng.random((len(chances), 1)) > np.cumsum(chances, axis=1)).sum(axis=1)
    return chosen
