"""What the systems of the shop export: the happenings of a piece as the tables of their files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from klantreis.examples.fietsgoed import opinions
from klantreis.examples.fietsgoed.clock import as_dutch, as_dutch_date, as_iso, as_utc
from klantreis.examples.fietsgoed.identities import (
    companies,
    cookies,
    customer_numbers,
    emails,
    only,
    order_numbers,
)
from klantreis.examples.fietsgoed.people import AGES, PROVINCES, ROLES, SECTORS, People, Random
from klantreis.examples.fietsgoed.piece import Piece, in_time

PAGES = {
    "ad_click": "/?utm_medium=cpc",
    "search_visit": "/?utm_medium=organic",
    "blog_view": "/blog/welke-fiets-past-bij-mij",
    "product_view": "/fietsen",
    "compare_view": "/vergelijken",
    "add_to_cart": "/winkelwagen",
    "begin_checkout": "/afrekenen",
    "login_confirmed": "/inloggen/bevestigd",
    "payment_failed": "/afrekenen/mislukt",
    "track_view": "/bestelling/volgen",
}
_KNOWN_AT = ("begin_checkout", "login_confirmed", "payment_failed", "track_view")
_CITY_BIKE, _E_BIKE, _ACCESSORY = range(3)
_PRODUCTS = (
    ("Stadsfiets Linde 28 inch", "Stadsfiets Merel 7v", "Transportfiets Bakker"),
    ("E-bike Waal 500 Wh", "E-bike Maas middenmotor", "E-bike Rijn comfort"),
    ("Fietstas dubbel", "Kettingslot ART 2", "Regenkap", "Verlichtingsset"),
)
_CATEGORIES = ("Stadsfietsen", "E-bikes", "Accessoires")
_MEAN_PRICE = (68_000, 229_000, 4_900)  # cents
_PAYMENTS = ("iDEAL", "creditcard", "achteraf betalen")
_REASONS = ("maat past niet", "bevalt niet", "beschadigd", "verkeerd artikel")
_EXTRAS = ("fietsbel", "reparatieset", "kaartje van de monteur")


def web_analytics(piece: Piece) -> pa.Table:
    """Pages seen: always a cookie, a customer number once logged in, an address at the checkout."""
    seen = {page: piece.log.of(page) for page in PAGES}
    rows, when, device = (
        np.concatenate([part[name] for part in seen.values()]) for name in ("who", "when", "device")
    )
    pages = np.repeat(list(PAGES), [len(part["who"]) for part in seen.values()])
    order = np.lexsort((rows, when))
    rows, when, device, pages = rows[order], when[order], device[order], pages[order]
    is_known = np.isin(pages, _KNOWN_AT) | piece.who.is_business[rows]
    return pa.table(
        {
            "event_timestamp": as_utc(when),
            "event_name": pa.array(pages, pa.string()),
            "client_id": cookies(piece.who, rows, device),
            "user_id": only(customer_numbers(piece.who, rows), is_known),
            "email": only(emails(piece.who, rows), pages == "begin_checkout"),
            "company": companies(piece.who, rows),
            "device": pa.array(np.array(["", "desktop", "mobile"])[device]),
            "page": pa.array(list(PAGES.values())).take(pc.index_in(pa.array(pages), pa.array(list(PAGES)))),
        }
    )


def orders(piece: Piece) -> pa.Table:
    """The web shop's own orders: decimal comma, day first, local time."""
    sold = in_time(piece.log.of("order"))
    rows, ordinal = sold["who"], sold["ordinal"]
    kind = np.where(ordinal > 0, _ACCESSORY, _kind_of_bike(piece.who, rows))
    n_bought = np.where(piece.who.is_business[rows], piece.rng.integers(3, 16, len(rows)), 1)
    price = np.array(_MEAN_PRICE)[kind] * np.exp(piece.rng.normal(0, 0.22, len(rows)))
    return pa.table(
        {
            "Ordernummer": order_numbers(piece.who, rows, ordinal),
            "Klantnummer": customer_numbers(piece.who, rows),
            "E-mailadres": emails(piece.who, rows),
            "Bedrijf": companies(piece.who, rows),
            "Besteldatum": as_dutch(sold["when"]),
            "Artikel": _product(piece.rng, kind),
            "Categorie": pa.array(_CATEGORIES).take(pa.array(kind)),
            "Aantal": pa.array(n_bought),
            "Bedrag": _with_comma((price * n_bought).astype(np.int64)),
            "Betaalwijze": pa.array(_PAYMENTS).take(pa.array(piece.rng.integers(0, 3, len(rows)))),
        }
    )


def mails(piece: Piece) -> pa.Table:
    """The mail tool: it knows addresses only."""
    kinds = {"cart_mail": "Winkelwagen", "shipping_mail": "Verzendbericht", "newsletter": "Nieuwsbrief"}
    sent = {kind: piece.log.of(kind) for kind in kinds}
    rows = np.concatenate([part["who"] for part in sent.values()])
    when = np.concatenate([part["when"] for part in sent.values()])
    names = np.repeat(list(kinds.values()), [len(part["who"]) for part in sent.values()])
    order = np.lexsort((rows, when))
    return pa.table(
        {
            "Verzonden op": as_dutch(when[order]),
            "E-mailadres": emails(piece.who, rows[order]),
            "Soort": pa.array(names[order], pa.string()),
            "Onderwerpregel": _subject_lines(names[order]),
        }
    )


def deliveries(piece: Piece) -> pa.Table:
    """The carrier: it knows the order only."""
    came = in_time(piece.log.of("delivered"))
    return pa.table(
        {
            "Zendingnummer": pc.binary_join_element_wise(
                "3SFG", pc.cast(piece.who.number[came["who"]] + 100_000_000, pa.string()), ""
            ),
            "Ordernummer": order_numbers(piece.who, came["who"]),
            "Status": pa.array(["Bezorgd"] * len(came["who"]), pa.string()),
            "Tijdstip": as_iso(came["when"]),
            "Dagen te laat": pa.array(came["days_late"]),
        }
    )


def extras(piece: Piece) -> pa.Table:
    """Extras in the box, noted when their card is activated."""
    found = in_time(piece.log.of("extra"))
    return pa.table(
        {
            "Ordernummer": order_numbers(piece.who, found["who"]),
            "Extra": pa.array(_EXTRAS).take(pa.array(found["what"])),
            "Geactiveerd op": as_dutch(found["when"]),
        }
    )


def returns(piece: Piece) -> pa.Table:
    """The warehouse: a date without a time."""
    back = in_time(piece.log.of("return"))
    return pa.table(
        {
            "Retourdatum": as_dutch_date(back["when"]),
            "Ordernummer": order_numbers(piece.who, back["who"]),
            "Reden": pa.array(_REASONS).take(pa.array(back["reason"])),
        }
    )


def referrals(piece: Piece) -> pa.Table:
    """Friends brought in."""
    brought = in_time(piece.log.of("referral"))
    return pa.table(
        {
            "Datum": as_dutch(brought["when"]),
            "Klantnummer": customer_numbers(piece.who, brought["who"]),
            "Code": pc.binary_join_element_wise(
                "VRIEND", pc.cast(piece.who.number[brought["who"]], pa.string()), ""
            ),
        }
    )


def appointments(piece: Piece) -> pa.Table:
    """Visits to the showroom and to the mechanic."""
    showroom, service = piece.log.of("showroom"), piece.log.of("service_visit")
    rows = np.concatenate([showroom["who"], service["who"]])
    when = np.concatenate([showroom["when"], service["when"]])
    kinds = np.repeat(["Showroom", "Servicebeurt"], [len(showroom["who"]), len(service["who"])])
    return pa.table(
        {
            "Afspraak": as_dutch(when),
            "Klantnummer": customer_numbers(piece.who, rows),
            "Soort": pa.array(kinds, pa.string()),
        }
    )


def customers(piece: Piece) -> pa.Table:
    """What the shop knows of the persons who ever logged in."""
    who = piece.who
    rows = np.flatnonzero(piece.log.had("begin_checkout") | who.is_business)
    return pa.table(
        {
            "Klantnummer": customer_numbers(who, rows),
            "klanttype": pa.array(np.where(who.is_business[rows], "zakelijk", "consument"), pa.string()),
            "leeftijd": only(pa.array(AGES).take(pa.array(who.age[rows])), ~who.is_business[rows]),
            "provincie": pa.array(PROVINCES).take(pa.array(who.province[rows])),
            "rol": only(pa.array(ROLES).take(pa.array(who.role[rows])), who.is_business[rows]),
            "nieuwsbrief": pa.array(np.where(who.reads_newsletter[rows], "ja", "nee"), pa.string()),
        }
    )


def accounts(piece: Piece) -> pa.Table:
    """What the shop knows of companies."""
    who = piece.who
    rows = np.flatnonzero(who.is_business & (who.role == 0))
    sectors = pa.array(SECTORS).take(pa.array(who.company[rows] % len(SECTORS)))
    return pa.table({"Bedrijf": companies(who, rows), "sector": sectors})


def _kind_of_bike(who: People, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """An e-bike for most of those above 55, by their number so that it costs no lot."""
    is_electric = (who.number[rows] * 97 % 100) < np.array([15, 30, 65])[who.age[rows]]
    return np.where(is_electric, _E_BIKE, _CITY_BIKE)


def _product(rng: Random, kind: npt.NDArray[np.int64]) -> pa.Array:
    drawn = rng.random(len(kind))
    names = np.empty(len(kind), dtype=object)
    for number, products in enumerate(_PRODUCTS):
        chosen = kind == number
        names[chosen] = np.array(products, dtype=object)[(drawn[chosen] * len(products)).astype(np.int64)]
    return pa.array(names, pa.string())


def _with_comma(cents: npt.NDArray[np.int64]) -> pa.Array:
    """ "1249,95" """
    whole, rest = pc.cast(cents // 100, pa.string()), pc.cast(cents % 100, pa.string())
    return pc.binary_join_element_wise(whole, pc.utf8_lpad(rest, 2, "0"), ",")


def _subject_lines(kinds: npt.NDArray[Any]) -> pa.Array:
    lines = {
        "Winkelwagen": "Je bent iets vergeten! Je fiets staat nog klaar",
        "Verzendbericht": "Je bestelling is onderweg",
        "Nieuwsbrief": "Fietsgoed nieuws: tips voor onderweg",
    }
    found = pc.index_in(pa.array(kinds, pa.string()), pa.array(list(lines)))
    return pa.array(list(lines.values())).take(found)


TABLES: dict[str, Callable[[Piece], pa.Table]] = {
    "webanalytics.parquet": web_analytics,
    "bestellingen.csv": orders,
    "mailtool.csv": mails,
    "klantenservice.csv": opinions.tickets,
    "bezorging.csv": deliveries,
    "extras.csv": extras,
    "retouren.csv": returns,
    "aanbevelingen.csv": referrals,
    "afspraken.csv": appointments,
    "feedback-betaling.csv": opinions.failure_answers,
    "enquete-levering.csv": opinions.delivery_answers,
    "enquete-service.csv": opinions.service_answers,
    "enquete-aanbevelen.csv": opinions.loyalty_answers,
    "reviews.jsonl": opinions.reviews,
    "klanten.csv": customers,
    "bedrijven.csv": accounts,
}
