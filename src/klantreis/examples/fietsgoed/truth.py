"""The planted truth: what causes what in the simulated shop, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

Probabilities = tuple[float, ...]


def with_odds(rate: float, ratio: float) -> float:
    """The chance whose odds are `ratio` times those of `rate`."""
    odds = rate / (1 - rate) * ratio
    return odds / (1 + odds)


@dataclass(frozen=True)
class Truth:
    """Chances and effects by which the shop is simulated; whatever is not named here has no effect.

    Attributes
    ----------
    views_product, fills_cart, checks_out
        Of consumers, of those who saw a product, of those with a cart.
    reads_blog, asks_advice
        Of those who saw a product, and of those who check out; neither changes the chance of an order.
    blog_comes_later
        Of the readers: read it after the first product page.
    compares, visits_showroom, has_service_visit
        Contacts that hardly anyone has.
    payment_fails, leaves_checkout
        Of those who check out, and of those whose payment did not fail.
    retries
        Of those whose payment failed: try again at once, and pay.
    gets_cart_mail
        Of those who left without an order, whatever the reason: by lot, so that its effect can be seen.
    returns_after_failure, returns_after_failure_and_mail
        Still order within days. The mail ("you forgot something") angers who was turned away.
    returns_after_leaving, returns_after_leaving_and_mail
        The same for those who left of themselves, whom the mail reminds.
    is_late
        Of the deliveries.
    repeats
        Order again within 120 days of a delivery on time.
    late_odds
        Times the odds of that after a late delivery.
    recovered_share
        Of the (log) odds so lost, what a solved complaint brings back.
    unsolved_odds
        Times the odds after a late delivery whose complaint was not solved, instead of `late_odds`.
    repeats_once_more
        Of those who ordered again, and again of those.
    complains_when_late, asks_when_on_time
        Contact the service desk.
    is_solved
        Of the contacts.
    has_extra, refers, refers_after_extra
        An extra in the box by lot; bring a friend without and with it.
    tracks, returns_product, reviews, reads_newsletter
        Of the deliveries (orders, for tracking). None changes the chance of another order.
    saw_paper, mentions_paper
        Came for the offer in the door-to-door paper; of those with a text, write about it.
    answers_delivery, answers_service, answers_loyalty, answers_failure, answers_ticket, writes_text
        Shares that answer a survey, and of those with words too. They do not depend on what happened.
    csat_on_time, csat_late, csat_failure, csat_solved, csat_unsolved
        Chances of the answers 1 … 5.
    ces_solved, ces_unsolved
        Chances of the answers 1 (hard) … 7 (easy).
    nps_on_time, nps_late
        Chances of a detractor (0 … 6), a passive (7, 8) and a promoter (9, 10).
    """

    views_product: float = 0.85
    fills_cart: float = 0.60
    checks_out: float = 0.80
    reads_blog: float = 0.35
    blog_comes_later: float = 0.88
    asks_advice: float = 0.30
    compares: float = 0.003
    visits_showroom: float = 0.003
    has_service_visit: float = 0.003

    payment_fails: float = 0.15
    retries: float = 0.30
    leaves_checkout: float = 0.18
    gets_cart_mail: float = 0.50
    returns_after_failure: float = 0.40
    returns_after_failure_and_mail: float = 0.20
    returns_after_leaving: float = 0.10
    returns_after_leaving_and_mail: float = 0.25

    is_late: float = 0.20
    repeats: float = 0.38
    late_odds: float = 0.40
    recovered_share: float = 0.70
    unsolved_odds: float = 0.10
    repeats_once_more: float = 0.25
    complains_when_late: float = 0.75
    asks_when_on_time: float = 0.06
    is_solved: float = 0.60

    has_extra: float = 0.25
    refers: float = 0.08
    refers_after_extra: float = 0.18
    tracks: float = 0.60
    returns_product: float = 0.12
    reviews: float = 0.25
    reads_newsletter: float = 0.55
    saw_paper: float = 0.08
    mentions_paper: float = 0.60

    answers_delivery: float = 0.40
    answers_service: float = 0.50
    answers_loyalty: float = 0.30
    answers_failure: float = 0.35
    answers_ticket: float = 0.60
    writes_text: float = 0.70
    csat_on_time: Probabilities = (0.02, 0.03, 0.10, 0.33, 0.52)
    csat_late: Probabilities = (0.15, 0.25, 0.25, 0.25, 0.10)
    csat_failure: Probabilities = (0.50, 0.30, 0.12, 0.06, 0.02)
    csat_solved: Probabilities = (0.02, 0.05, 0.13, 0.35, 0.45)
    csat_unsolved: Probabilities = (0.48, 0.30, 0.14, 0.06, 0.02)
    ces_solved: Probabilities = (0.02, 0.04, 0.08, 0.12, 0.20, 0.28, 0.26)
    ces_unsolved: Probabilities = (0.30, 0.24, 0.18, 0.12, 0.08, 0.05, 0.03)
    nps_on_time: Probabilities = (0.18, 0.37, 0.45)
    nps_late: Probabilities = (0.48, 0.34, 0.18)

    @property
    def orders_without_failure(self) -> float:
        """Of those at the checkout whose payment did not fail, the share that orders in the end."""
        return 1 - self.leaves_checkout + self.leaves_checkout * self._of_leavers

    @property
    def orders_after_failure(self) -> float:
        """Of those whose payment failed, the share that orders in the end."""
        mail = self.gets_cart_mail
        later = mail * self.returns_after_failure_and_mail + (1 - mail) * self.returns_after_failure
        return self.retries + (1 - self.retries) * later

    @property
    def _of_leavers(self) -> float:
        mail = self.gets_cart_mail
        return mail * self.returns_after_leaving_and_mail + (1 - mail) * self.returns_after_leaving

    @property
    def repeats_late(self) -> float:
        """Order again after a late delivery of which nobody complained."""
        return with_odds(self.repeats, self.late_odds)

    @property
    def repeats_late_solved(self) -> float:
        """Order again after a late delivery and a complaint that was solved."""
        return with_odds(self.repeats, self.late_odds ** (1 - self.recovered_share))

    @property
    def repeats_late_unsolved(self) -> float:
        """Order again after a late delivery and a complaint that was not solved."""
        return with_odds(self.repeats, self.unsolved_odds)

    @property
    def csat_effect_of_late(self) -> float:
        """Points of CSAT (1-5) that a late delivery takes away."""
        return mean_answer(self.csat_late) - mean_answer(self.csat_on_time)


def mean_answer(chances: Probabilities) -> float:
    """Mean of an answer whose values are 1, 2, 3 …"""
    return sum(value * chance for value, chance in enumerate(chances, start=1))


TRUTH = Truth()
