"""Columns are guessed from Dutch and English names, and from what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from klantreis.events.mapping import ColumnMapping, UnknownColumnError
from klantreis.events.recognise import MissingRoleError, guessed, kind_of, kind_of_column, spelled


def guess(
    names: Sequence[str], shares: Mapping[tuple[str, str], float] | None = None, **declared
) -> ColumnMapping:
    """The guess where every column fits what it is asked for, save what `shares` says."""
    shares = {("*", "email"): 0.0, ("*", "written time"): 0.0, **(shares or {})}

    def shares_of(columns: Sequence[str], role: str) -> dict[str, float]:
        return {c: shares.get((c, role), shares.get(("*", role), 1.0)) for c in columns}

    return guessed(ColumnMapping(**declared), names, shares_of).mapping


@pytest.mark.parametrize(
    "name", ["KlantNummer", "klant-nummer", "Klant nummer", "klant_nummer", " KLANT__NUMMER ", "klantNummer"]
)
def test_spelling_makes_no_difference(name):
    assert spelled(name) == "klant_nummer"
    assert kind_of(name) == "user_id"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("e-mailadres", "email"),
        ("E-mail", "email"),
        ("Telefoon", "phone"),
        ("cookie_id", "anonymous_id"),
        ("bestelnummer", "order_id"),
        ("sessie", "session_id"),
        ("case:concept:name", "case"),
        ("userId", "user_id"),
        ("user.id", "user_id"),
        ("productnaam", None),
    ],
)
def test_a_name_tells_the_kind_of_an_identifier(name, kind):
    assert kind_of(name) == kind
    assert kind_of_column(name) == (kind or "user_id")


def test_a_dutch_export_is_recognised():
    names = [
        "Klantnummer",
        "E-mailadres",
        "Datum",
        "Actie",
        "Kanaal",
        "Campagne",
        "Bedrag",
        "Valuta",
        "Cijfer",
    ]
    mapping = guess([*names, "Opmerking", "Productgroep"])
    assert mapping == ColumnMapping(
        identifiers=(("Klantnummer", "user_id"), ("E-mailadres", "email")),
        time="Datum",
        name="Actie",
        channel="Kanaal",
        campaign="Campagne",
        value="Bedrag",
        currency="Valuta",
        score="Cijfer",
        scale="1-10",
        text="Opmerking",
    )


def test_an_english_export_is_recognised():
    mapping = guess(["visitor", "timestamp", "event", "channel", "revenue", "currency", "nps", "comment"])
    assert (mapping.identifiers, mapping.time, mapping.name) == (
        (("visitor", "anonymous_id"),),
        "timestamp",
        "event",
    )
    assert (mapping.value, mapping.score, mapping.scale, mapping.text) == (
        "revenue",
        "nps",
        "0-10",
        "comment",
    )


def test_a_name_whose_contents_are_something_else_is_passed_over():
    shares = {("timestamp", "time"): 0.1, ("value", "number"): 0.0}
    mapping = guess(["user", "timestamp", "datum", "event", "value", "bedrag"], shares)
    assert (mapping.time, mapping.value) == ("datum", "bedrag")


def test_contents_tell_where_names_do_not():
    shares = {("a", "email"): 0.95, ("b", "written time"): 1.0}
    mapping = guess(["a", "b", "event"], shares)
    assert (mapping.identifiers, mapping.time) == ((("a", "email"),), "b")


def test_an_order_stands_in_for_a_person_only_when_nothing_else_does():
    assert guess(["order_id", "date", "event"]).identifiers == (("order_id", "order_id"),)
    assert guess(["order_id", "user", "date", "event"]).identifiers == (("user", "user_id"),)


def test_a_clock_time_beside_a_date_is_joined_to_it():
    shares = {("tijd", "clock"): 1.0, ("datum", "date"): 1.0}
    assert guess(["klant", "datum", "tijd", "actie"], shares).time_of_day == "tijd"
    shares = {("tijd", "clock"): 0.0, ("datum", "date"): 1.0}
    assert guess(["klant", "datum", "tijd", "actie"], shares).time_of_day is None


def test_what_is_declared_is_not_guessed_again():
    mapping = guess(
        ["user", "date", "event", "channel"], channel="", event_name="Order", identifiers=[("USER", "")]
    )
    assert (mapping.channel, mapping.name, mapping.identifiers) == ("", "", (("user", "user_id"),))


def test_a_declared_column_that_does_not_exist_is_told():
    with pytest.raises(UnknownColumnError, match="tijdstip"):
        guess(["user", "date", "event"], time="tijdstip")


def test_what_cannot_be_told_is_told_with_its_flag():
    with pytest.raises(MissingRoleError) as caught:
        guess(["a", "b"], {("*", "time"): 0.0})
    assert caught.value.roles == ("person", "time", "name")
    assert caught.value.found == ("a", "b")
    for flag in ("--person", "--time", "--event", "--event-name"):
        assert flag in str(caught.value)
