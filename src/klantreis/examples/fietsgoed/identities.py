"""What each system knows its customers by: numbers, addresses, cookies, orders."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from klantreis.examples.fietsgoed.people import Bools, Ints, People

ORDERS_A_PERSON = 4


def _words(text: str) -> list[str]:
    return text.split()


_FIRST_NAMES = pa.array(
    _words(
        "sanne daan emma sem julia lucas anna willem fatima ahmed lotte bram eva jesse mila thijs femke "
        "ruben noor henk ria gerda youssef saar piet marieke"
    )
)
_LAST_NAMES = pa.array(
    _words(
        "dejong jansen devries vandenberg bakker janssen visser smit meijer deboer mulder degroot bos vos "
        "peters hendriks vanleeuwen dekker brouwer dewit yilmaz elamrani"
    )
)


def customer_numbers(who: People, rows: Ints) -> pa.Array:
    """ "K1000042": the shop's number of the customer."""
    return _joined("K", who.number[rows] + 1_000_000)


def emails(who: People, rows: Ints) -> pa.Array:
    """An address of a domain that cannot exist."""
    number = who.number[rows]
    first = _FIRST_NAMES.take(pa.array(number * 7 % len(_FIRST_NAMES)))
    last = _LAST_NAMES.take(pa.array(number * 13 % len(_LAST_NAMES)))
    return _joined(first, ".", last, number, "@post.example")


def cookies(who: People, rows: Ints, device: Ints) -> pa.Array:
    """The analytics cookie of a device."""
    return _joined(
        "GA1.", device, ".", who.number[rows] * 2_654_435_761 % 4_294_967_296, ".", who.number[rows]
    )


def companies(who: People, rows: Ints) -> pa.Array:
    """Name of the company of each row; null for consumers."""
    last = _LAST_NAMES.take(pa.array(who.company[rows] * 5 % len(_LAST_NAMES)))
    names = _joined(pc.utf8_capitalize(last), " ", who.company[rows], " B.V.")
    return only(names, who.is_business[rows])


def order_numbers(who: People, rows: Ints, ordinal: Ints | int = 0) -> pa.Array:
    """ "F20000042": the shop's number of the person's order; `ordinal` 0 is the first."""
    return _joined("F", 20_000_000 + who.number[rows] * ORDERS_A_PERSON + ordinal)


def only(values: pa.Array, is_known: Bools) -> pa.Array:
    """The values where they are known, null elsewhere."""
    return pc.if_else(pa.array(is_known), values, pa.scalar(None, values.type))


def _joined(*parts: object) -> pa.Array:
    texts = [part if isinstance(part, str) else pc.cast(part, pa.string()) for part in parts]
    return pc.binary_join_element_wise(*texts, "")
