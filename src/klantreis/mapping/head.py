"""The head of a map: what it is about, for whom, and who keeps it true."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from klantreis.mapping.part import Id, Part
from klantreis.mapping.texts import Language, Text


class State(StrEnum):
    """Whether a map shows how it is or how it should become."""

    AS_IS = "as_is"
    TO_BE = "to_be"


class Breadth(StrEnum):
    """Who works with a map."""

    ONE_DEPARTMENT = "one_department"
    ACROSS = "across"


class Occasion(StrEnum):
    """How long a map lives."""

    ONE_OFF = "one_off"
    START_OF_CHANGE = "start_of_change"
    LIVING = "living"


class JourneyPart(StrEnum):
    """The journey up to the first purchase, from it on, or both."""

    BUYER = "buyer"
    CUSTOMER = "customer"
    BOTH = "both"


class Extent(StrEnum):
    """Whether a map shows all of that journey or a piece of it."""

    WHOLE = "whole"
    PART = "part"


class Use(Part):
    """How a map is used."""

    breadth: Breadth | None = None
    occasion: Occasion | None = None
    is_judged_by_kpis: bool = False


class Scope(Part):
    """Which journey a map shows; `start` and `end` are touchpoints or outcomes of the register."""

    journey: JourneyPart | None = None
    extent: Extent | None = None
    start: str | None = None
    end: str | None = None


class Head(Part):
    """What a map is about.

    Attributes
    ----------
    title, goal, scenario, expectations
        What the map is called, what it is to bring, the situation it shows, what the persona expects.
    languages
        The languages of its texts; a plain text is in the first.
    state
        As it is, or as it should become.
    audience
        For whom: "customer service", "marketing", "board", or anyone.
    personas
        Ids of the personas whose journey it is.
    owner, review_on
        Who keeps it true, and the day by which to look again.
    is_simulated
        Whether its texts and figures are invented, which every report then says.
    """

    title: Text
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    goal: Text | None = None
    scenario: Text | None = None
    expectations: Text | None = None
    state: State = State.AS_IS
    audience: tuple[str, ...] = ()
    use: Use | None = None
    scope: Scope | None = None
    personas: tuple[Id, ...] = ()
    owner: str | None = None
    review_on: date | None = None
    is_simulated: bool = False
