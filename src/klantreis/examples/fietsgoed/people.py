"""Who visits the simulated shop: consumers, and the three people of a company that buys bicycles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from klantreis.examples.fietsgoed.truth import Truth

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Random = np.random.Generator

A_COMPANY = 3  # persons of a company: who asks, who decides, who buys
REQUESTER, DECIDER, BUYER = "aanvrager", "beslisser", "inkoper"
ROLES = (REQUESTER, DECIDER, BUYER)
AGES = ("18-34", "35-54", "55+")
PROVINCES = (
    "Noord-Holland",
    "Zuid-Holland",
    "Utrecht",
    "Gelderland",
    "Noord-Brabant",
    "Groningen",
    "Limburg",
)
SECTORS = ("zorg", "logistiek", "horeca", "overheid", "techniek")

BUSINESS_SHARE = 0.09
TWO_DEVICES_SHARE = 0.35
AGE_SHARES = (0.27, 0.30, 0.43)
PROVINCE_SHARES = (0.20, 0.22, 0.12, 0.14, 0.17, 0.08, 0.07)
FIRST_DAY = 20_094  # days since 1970: 6 January 2025
N_FIRST_DAYS = 240


@dataclass(frozen=True)
class People:
    """The persons of one piece; all arrays are of length n.

    Attributes
    ----------
    number
        int64: the person's number in the whole simulation.
    is_business
        bool.
    role, age, province
        int64 codes into `ROLES` (of business persons), `AGES` and `PROVINCES`.
    has_two_devices, reads_newsletter, saw_paper
        bool.
    day
        int64: day of the first visit, since 1970.
    """

    number: Ints
    is_business: Bools
    role: Ints
    age: Ints
    province: Ints
    has_two_devices: Bools
    reads_newsletter: Bools
    saw_paper: Bools
    day: Ints

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.number)

    @property
    def may_buy(self) -> Bools:
        """bool [n]: consumers, and the buyer of a company."""
        may_buy: Bools = ~self.is_business | (self.role == ROLES.index(BUYER))
        return may_buy

    @property
    def company(self) -> Ints:
        """int64 [n]: number of the company, for business persons."""
        company: Ints = self.number // A_COMPANY
        return company


def people(rng: Random, first: int, n: int, truth: Truth) -> People:
    """n persons, numbered from `first`, a multiple of `A_COMPANY`."""
    number = np.arange(first, first + n)
    triple = np.arange(n) // A_COMPANY
    is_business = (rng.random(triple[-1] + 1) < BUSINESS_SHARE)[triple]
    role = number % A_COMPANY
    day = FIRST_DAY + rng.integers(0, N_FIRST_DAYS, n)
    # In a company one asks, another decides some days later, and then the third buys.
    together = FIRST_DAY + rng.integers(0, N_FIRST_DAYS, triple[-1] + 1)[triple] + 4 * role
    return People(
        number=number,
        is_business=is_business,
        role=role,
        age=rng.choice(len(AGES), n, p=AGE_SHARES),
        province=rng.choice(len(PROVINCES), n, p=PROVINCE_SHARES),
        has_two_devices=rng.random(n) < TWO_DEVICES_SHARE,
        reads_newsletter=rng.random(n) < truth.reads_newsletter,
        saw_paper=~is_business & (rng.random(n) < truth.saw_paper),
        day=np.where(is_business, together, day),
    )
