"""From the first visit to the order: sessions, the cart, the payment that fails, the mail that angers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantreis.examples.fietsgoed.happenings import DAY, Happenings, a_while, answer, by_day, chance
from klantreis.examples.fietsgoed.people import BUYER, ROLES, Bools, Ints, People, Random
from klantreis.examples.fietsgoed.truth import Truth

ADVERTISED_SHARE = 0.45
SECOND_VISIT_SHARE = 0.50
SEARCHES_AGAIN_SHARE = 0.60
BUSINESS_BLOG_SHARE = 0.50


@dataclass(frozen=True)
class Plans:
    """What each person is going to do before the checkout: bool [n]."""

    sees: Bools
    comes_back: Bools
    reads_early: Bools
    reads_late: Bools
    fills: Bools
    checks_out: Bools
    asks: Bools


def plans(rng: Random, who: People, truth: Truth) -> Plans:
    """Draw them."""
    n = who.n
    sees = chance(rng, truth.views_product, n) | who.is_business
    reads = sees & chance(rng, np.where(who.is_business, BUSINESS_BLOG_SHARE, truth.reads_blog), n)
    reads &= ~who.is_business | (who.role != ROLES.index(BUYER))
    reads_late = reads & chance(rng, truth.blog_comes_later, n)
    fills = sees & who.may_buy & chance(rng, truth.fills_cart, n)
    checks_out = fills & chance(rng, truth.checks_out, n)
    return Plans(
        sees=sees,
        comes_back=sees & (who.has_two_devices | chance(rng, SECOND_VISIT_SHARE, n)),
        reads_early=reads & ~reads_late,
        reads_late=reads_late,
        fills=fills,
        checks_out=checks_out,
        asks=checks_out & ~who.is_business & chance(rng, truth.asks_advice, n),
    )


def buy(rng: Random, who: People, log: Happenings, truth: Truth) -> Ints:
    """Everything up to the first order: its moment, int64 [n], and -1 for who does not order."""
    plan = plans(rng, who, truth)
    now = _first_visit(rng, who, log, plan)
    now = _second_visit(rng, who, log, plan, now)
    log.add("compare_view", plan.sees & chance(rng, truth.compares, who.n), now, device=_second(who))
    log.add("advice", plan.asks, now + 30)
    now = now + a_while(rng, who.n, 300, 900)
    log.add("add_to_cart", plan.fills, now, device=_second(who))
    log.add("showroom", plan.checks_out & chance(rng, truth.visits_showroom, who.n), now - 3 * DAY)
    return _check_out(rng, who, log, truth, plan.checks_out, now + a_while(rng, who.n))


def _first(who: People) -> Ints:
    """The device of the first visit: the telephone (2) of who has two."""
    return np.where(who.has_two_devices, 2, 1)


def _second(who: People) -> Ints:
    return np.ones(who.n, dtype=np.int64)


def _first_visit(rng: Random, who: People, log: Happenings, plan: Plans) -> Ints:
    now, device = by_day(rng, who.day), _first(who)
    is_advertised = ~who.is_business & chance(rng, ADVERTISED_SHARE, who.n)
    log.add("ad_click", is_advertised, now, device=device)
    log.add("search_visit", ~is_advertised, now, device=device)
    now = now + a_while(rng, who.n)
    log.add("blog_view", plan.reads_early, now, device=device)
    for share in (1.0, 0.5, 0.25):
        now = now + a_while(rng, who.n)
        log.add("product_view", plan.sees & chance(rng, share, who.n), now, device=device)
    now = now + a_while(rng, who.n)
    log.add("blog_view", plan.reads_late & ~plan.comes_back, now, device=device)
    return now + a_while(rng, who.n)


def _second_visit(rng: Random, who: People, log: Happenings, plan: Plans, now: Ints) -> Ints:
    """A second visit of who comes back, some days later; the others stay where they are."""
    later, device = by_day(rng, who.day + rng.integers(1, 10, who.n)), _second(who)
    searches = plan.comes_back & chance(rng, SEARCHES_AGAIN_SHARE, who.n)
    log.add("search_visit", searches, later, device=device)
    for share in (1.0, 0.4):
        later = later + a_while(rng, who.n)
        log.add("product_view", plan.comes_back & chance(rng, share, who.n), later, device=device)
    later = later + a_while(rng, who.n)
    log.add("blog_view", plan.reads_late & plan.comes_back, later, device=device)
    return np.where(plan.comes_back, later + a_while(rng, who.n), now)


def _check_out(rng: Random, who: People, log: Happenings, truth: Truth, there: Bools, now: Ints) -> Ints:
    """The checkout and what comes of it: the moment of the order, or -1."""
    n = who.n
    log.add("begin_checkout", there, now, device=_second(who))
    # The login is confirmed on the telephone, which joins the visits of both devices.
    log.add("login_confirmed", there & who.has_two_devices, now + 15, device=_first(who))
    paying = now + a_while(rng, n, 40, 180)
    fails = there & chance(rng, truth.payment_fails, n)
    log.add("payment_failed", fails, paying, device=_second(who))
    marks = answer(rng, truth.csat_failure, n)
    log.add("failure_answer", fails & chance(rng, truth.answers_failure, n), paying + 20, score=marks)
    pays_again = fails & chance(rng, truth.retries, n)
    leaves = there & ~fails & chance(rng, truth.leaves_checkout, n)
    is_open = (fails & ~pays_again) | leaves
    returned = _come_back(rng, log, truth, who, is_open, fails, now)
    at_once = there & ~is_open
    moment = np.where(at_once, paying + np.where(fails, a_while(rng, n, 60, 400), 0), returned)
    return np.where(there, moment, -1)


def _come_back(
    rng: Random, log: Happenings, truth: Truth, who: People, is_open: Bools, failed: Bools, now: Ints
) -> Ints:
    """Of those who left without an order, the moment of their order after all, or -1."""
    n = who.n
    has_mail = is_open & chance(rng, truth.gets_cart_mail, n)
    tomorrow = now // DAY + 1
    log.add("cart_mail", has_mail, tomorrow * DAY + rng.integers(9 * 3_600, 11 * 3_600, n))
    after_failure = np.where(has_mail, truth.returns_after_failure_and_mail, truth.returns_after_failure)
    after_leaving = np.where(has_mail, truth.returns_after_leaving_and_mail, truth.returns_after_leaving)
    returns = is_open & chance(rng, np.where(failed, after_failure, after_leaving), n)
    evening = (tomorrow + rng.integers(0, 3, n)) * DAY + rng.integers(17 * 3_600, 22 * 3_600, n)
    log.add("begin_checkout", returns, evening, device=_second(who))
    return np.where(returns, evening + a_while(rng, n), -1)
