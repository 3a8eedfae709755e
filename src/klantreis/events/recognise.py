"""Guessing which column is what, from names in Dutch and English and from what the columns hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from klantreis.errors import EventsError, listed
from klantreis.events.mapping import COLUMN_ROLES, NONE, ColumnMapping, resolved


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Names as `spelled` gives them, the surest first.
KIND_NAMES: dict[str, tuple[str, ...]] = {
    "case": _words("case_concept_name"),
    "user_id": _words(
        "user_id userid customer_id customerid klant_id klantid klantnummer klant_nummer "
        "klantnr klantcode customer_number customer_no customer_nr relatienummer person_id "
        "persoon_id member_id membernumber lidnummer contact_id subscriber_id household_id "
        "household_key gebruiker_id debiteurnummer user customer klant person persoon "
        "gebruiker member username gebruikersnaam"
    ),
    "anonymous_id": _words(
        "anonymous_id anonymousid cookie_id cookieid cookie visitor_id visitorid visitor "
        "full_visitor_id fullvisitorid client_id user_pseudo_id device_id distinct_id "
        "bezoeker_id bezoeker"
    ),
    "email": _words(
        "email e_mail email_address e_mailadres emailadres e_mail_adres mail mailadres "
        "e_mail_address customer_email klant_email user_email"
    ),
    "phone": _words(
        "phone phone_number telefoon telefoonnummer tel mobiel mobile mobielnummer gsm "
        "mobile_number customer_phone msisdn"
    ),
    "ip": _words("ip ip_address ip_adres ipadres remote_addr client_ip user_ip"),
    "order_id": _words(
        "order_id orderid ordernummer order_number order_nr bestelnummer bestelling_id "
        "transaction_id basket_id invoice_no invoice_id factuurnummer"
    ),
    "session_id": _words("session_id sessionid sessie_id sessie session visit_id ga_session_id"),
    "case_id": _words("case_id caseid case zaaknummer dossiernummer trace_id"),
}
PERSON_KINDS = ("case", "user_id", "anonymous_id", "email", "phone")
STAND_IN_KINDS = ("case_id", "order_id", "session_id")  # who a person is only when nothing better says so

ROLE_NAMES: dict[str, tuple[str, ...]] = {
    "time": _words(
        "time_timestamp occurred_at event_timestamp event_time timestamp datetime date_time "
        "datumtijd datum_tijd tijdstip ts created_at aangemaakt_op event_datetime moment "
        "event_date order_date orderdatum besteldatum invoice_date factuurdatum start_time "
        "datum date dag day time tijd complete_timestamp start_timestamp"
    ),
    "time_of_day": _words("tijd time tijdstip uur clock_time order_time event_time besteltijd"),
    "name": _words(
        "concept_name event_name eventname event activity activiteit gebeurtenis actie action "
        "event_type eventtype gebeurtenistype event_action touchpoint contactmoment "
        "activity_name stap step stage soort_contact contactsoort contacttype soort_gebeurtenis "
        "handeling type soort"
    ),
    "event_id": _words("event_id eventid event_uuid message_id insert_id gebeurtenis_id uuid"),
    "account": _words(
        "account_id accountid account company_id company bedrijf_id bedrijf bedrijfsnaam "
        "organisation_id organization_id organisatie kvk_nummer kvk"
    ),
    "channel": _words("channel kanaal utm_medium medium channel_grouping verkoopkanaal"),
    "campaign": _words("campaign campagne utm_campaign campaign_name campagnenaam campaign_id"),
    "value": _words(
        "value bedrag amount revenue omzet totaalbedrag total_amount order_value orderwaarde "
        "orderbedrag waarde total_price price prijs totaal total sales_value cost_total"
    ),
    "currency": _words("currency valuta currency_code munt muntsoort cost_currency iso_currency"),
    "score": _words(
        "nps nps_score csat csat_score ces ces_score score cijfer rapportcijfer rating "
        "beoordeling waardering stars sterren"
    ),
    "text": _words(
        "comment comments opmerking opmerkingen toelichting feedback review review_text "
        "verbatim reactie tekst text antwoord remark remarks"
    ),
}
SCALES = {
    "nps": "0-10",
    "csat": "1-5",
    "ces": "1-7",
    "rapportcijfer": "1-10",
    "cijfer": "1-10",
    "sterren": "1-5",
}
_DATE_NAMES = re.compile(r"(^|_)(datum|date|dag|day)$|datum$")

# Says which share of each column's filled cells fits a role (time, clock, number, email …); NaN when empty.
Shares = Callable[[Sequence[str], str], Mapping[str, float]]


def kind_of_column(column: str) -> str:
    """The kind of identifier that a column declared as one holds, by its name."""
    return kind_of(column) or "user_id"


class MissingRoleError(EventsError):
    """Nobody said which column holds the persons, times or names, and none looks like it."""

    code = "missing_role"

    def __init__(self, roles: Sequence[str], found: Sequence[str]) -> None:
        self.roles, self.found = tuple(roles), tuple(found)
        flags = {
            "person": "who it was (--person COLUMN)",
            "time": "when it was (--time COLUMN)",
            "name": "what it was (--event COLUMN, or --event-name NAME when the whole input is one event)",
        }
        asked = {"person": "wie het was", "time": "wanneer het was", "name": "wat er gebeurde"}
        what = " and ".join(flags[role] for role in roles)
        super().__init__(
            f"Cannot tell {what}. Found columns: {listed(found, most=30)}.",
            nl=f"Er is niet te zien {' en '.join(asked[role] for role in roles)}. Wijs de kolom daarvan aan. "
            f"Gevonden kolommen: {listed(found, most=30, language='nl')}.",
        )


def spelled(name: str) -> str:
    """A column's name for comparison: "KlantNummer", "klant-nummer" and "Klant nummer" are klant_nummer."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", plain)
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def kind_of(column: str) -> str | None:
    """The kind of identifier that a column's name tells; None when it tells none."""
    name = spelled(column)
    kinds = (kind for kind, names in KIND_NAMES.items() if name in names or name.replace("_", "") in names)
    return next(kinds, None)


def _only(role: str, column: str) -> dict[str, Any]:
    return {role: column}


class Guess:
    """One guess at a mapping: which columns are still free, and why each taken one was taken."""

    def __init__(self, declared: ColumnMapping, names: Sequence[str], shares: Shares) -> None:
        self.names, self.shares = tuple(names), shares
        self.mapping = _with_own_spelling(declared, names)
        self.reasons: dict[str, str] = {}
        for role in COLUMN_ROLES:
            if column := self.mapping.column_of(role):
                self.reasons[column] = f"{role.replace('_', ' ')} (as declared)"
        for column, kind in self.mapping.identifiers:
            self.reasons[column] = f"identifier {kind} (as declared)"

    def free(self) -> list[str]:
        """Columns that no role has yet."""
        return [name for name in self.names if name not in self.reasons and name not in self.mapping.left_out]

    def share(self, column: str, role: str) -> float:
        """Share of one column's filled cells that fits a role."""
        return self.shares([column], role)[column]

    def take(self, role: str, column: str, why: str) -> None:
        """Give a role its column."""
        self.mapping = replace(self.mapping, **_only(role, column))
        self.reasons[column] = f"{role.replace('_', ' ')} ({why})"

    def named(self, names: Sequence[str]) -> list[str]:
        """Free columns that bear one of the names, the surest name first."""
        by_name: dict[str, list[str]] = {}
        for column in self.free():
            by_name.setdefault(spelled(column), []).append(column)
        return [column for name in names for column in by_name.get(name, ())]


def _with_own_spelling(mapping: ColumnMapping, names: Sequence[str]) -> ColumnMapping:
    """The mapping with every column as the input spells it and every kind filled in."""
    columns: dict[str, Any] = {
        role: resolved(column, names, role=role)
        for role in COLUMN_ROLES
        if (column := mapping.column_of(role))
    }
    pairs = [(resolved(column, names, role="person"), kind) for column, kind in mapping.identifiers if column]
    pairs = [(column, kind or kind_of_column(column)) for column, kind in pairs]
    left_out = tuple(resolved(column, names, role="column to leave out") for column in mapping.left_out)
    return replace(mapping, identifiers=tuple(dict.fromkeys(pairs)), left_out=left_out, **columns)


def guessed(declared: ColumnMapping, names: Sequence[str], shares: Shares) -> Guess:
    """The mapping with its open roles filled in.

    Parameters
    ----------
    declared
        What the user said.
    names
        The input's columns.
    shares
        Which share of some columns' cells fits a role; asked only about columns that may have it.

    Raises
    ------
    UnknownColumnError
        When a declared column does not exist.
    MissingRoleError
        When no person, time or name can be found.
    """
    guess = guessed_so_far(declared, names, shares)
    _check_complete(guess)
    return guess


def guessed_so_far(declared: ColumnMapping, names: Sequence[str], shares: Shares) -> Guess:
    """The same, with the roles left open for which no column is found.

    Raises
    ------
    UnknownColumnError
        When a declared column does not exist.
    """
    guess = Guess(declared, names, shares)
    _guess_time(guess)
    _guess_identifiers(guess)
    if guess.mapping.name is None and guess.mapping.event_name:
        guess.mapping = replace(guess.mapping, name=NONE)
    for role in COLUMN_ROLES[2:]:
        if guess.mapping.column_of(role) is None:
            _guess_by_name(guess, role)
    if guess.mapping.score and guess.mapping.scale is None:
        parts = spelled(guess.mapping.score).split("_")
        guess.mapping = replace(guess.mapping, scale=next((SCALES[p] for p in parts if p in SCALES), None))
    return guess


def _guess_time(guess: Guess) -> None:
    if guess.mapping.time is None:
        for column in guess.named(ROLE_NAMES["time"]):
            if not guess.share(column, "time") < 0.5:
                guess.take("time", column, "by its name")
                break
        else:
            _guess_time_by_contents(guess)
    date = guess.mapping.time
    if not date or guess.mapping.time_of_day is not None or not _DATE_NAMES.search(spelled(date)):
        return
    for column in guess.named(ROLE_NAMES["time_of_day"]):
        if guess.share(column, "clock") >= 0.9 and guess.share(date, "date") >= 0.9:
            guess.take("time_of_day", column, "clock times beside dates")
            return


def _guess_time_by_contents(guess: Guess) -> None:
    shares = guess.shares(guess.free(), "written time")
    fitting = [column for column, share in shares.items() if share >= 0.9]
    named = guess.named(ROLE_NAMES["time"])
    if fitting:
        guess.take("time", max(fitting, key=lambda column: shares[column]), "it holds times")
    elif named:  # what it holds is not understood: saying so helps more than saying that there is none
        guess.take("time", named[0], "by its name")


def _guess_identifiers(guess: Guess) -> None:
    if guess.mapping.identifiers:
        return
    pairs = [(column, kind) for kind in PERSON_KINDS for column in guess.named(KIND_NAMES[kind])]
    why = "by its name"
    if not pairs:
        pairs = [(c, "email") for c, share in guess.shares(guess.free(), "email").items() if share >= 0.8]
        why = "it holds e-mail addresses"
    if not pairs:
        stand_ins = [(column, kind) for kind in STAND_IN_KINDS for column in guess.named(KIND_NAMES[kind])]
        pairs, why = stand_ins[:1], "by its name; no column names a person"
    guess.mapping = replace(guess.mapping, identifiers=tuple(pairs))
    guess.reasons |= {column: f"identifier {kind} ({why})" for column, kind in pairs}


def _guess_by_name(guess: Guess, role: str) -> None:
    for column in guess.named(ROLE_NAMES[role]):
        if role in {"value", "score"} and not guess.share(column, "number") >= 0.5:
            continue
        guess.take(role, column, "by its name")
        return


def _check_complete(guess: Guess) -> None:
    missing = [
        role
        for role, is_there in (
            ("person", bool(guess.mapping.identifiers)),
            ("time", bool(guess.mapping.time)),
            ("name", bool(guess.mapping.name or guess.mapping.event_name)),
        )
        if not is_there
    ]
    if missing:
        raise MissingRoleError(missing, guess.names)
