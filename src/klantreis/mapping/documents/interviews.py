"""Interviews: a guide, participants by pseudonym, and what they said coded to the map."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date as day
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from klantreis.mapping.documents.document import Document, Holder, Private, Refers
from klantreis.mapping.documents.survey import Asks, Name
from klantreis.mapping.emotion import EmotionValue
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error, warning
from klantreis.mapping.texts import Text

LONGEST_TRANSCRIPT = 200_000
# An e-mail address, or nine digits: a telephone number, not a date.
_PERSONAL = re.compile(r"\S@\S|(?:\d[ ()+-]*){9}")

Importance = Annotated[int, Field(strict=True, ge=1, le=5)]


class GuideQuestion(Part):
    """A question of the guide.

    Attributes
    ----------
    asks, touchpoint, step
        What it is to bring to light, of which touchpoint and step of the map; None for the whole journey.
    theme
        Under which heading of the question bank it stands.
    """

    id: Id
    text: Text
    asks: Asks | None = None
    touchpoint: Name | None = None
    step: Id | None = None
    theme: Name | None = None


class Theme(Part):
    """Something that several participants speak of."""

    id: Id
    title: Text
    description: Text | None = None


class Mention(Part):
    """One thing that a participant told, in the order of the participant's own journey.

    Attributes
    ----------
    quote
        In the participant's words.
    touchpoint, step, cards
        What it is about: a touchpoint, also one that the map lacks, and ids on the map.
    is_recognised
        Whether the participant has had this contact; False when asked about it and it never was.
    importance, emotion
        1 (not) … 5 (very), and -2 (awful) … +2 (wonderful).
    is_decision
        Whether the participant decided here.
    need
        What would have helped.
    """

    id: Id
    quote: Annotated[str, Field(max_length=4000)] | None = None
    touchpoint: Name | None = None
    step: Id | None = None
    cards: tuple[Id, ...] = ()
    themes: tuple[Annotated[Id, Refers("theme")], ...] = ()
    is_recognised: bool = True
    importance: Importance | None = None
    emotion: EmotionValue | None = None
    is_decision: bool = False
    need: Annotated[str, Field(max_length=1000)] | None = None


class Participant(Holder):
    """Somebody who is or was interviewed.

    Attributes
    ----------
    pseudonym
        How the participant is called, such as P01; never a name, address or number.
    persona
        Id of the persona the participant stands for.
    consented_on, consent
        When the participant agreed, and to what. Without consent nothing that was said is kept.
    interviewed_on, interviewer
        When, and by whom; who was not interviewed yet is planned.
    notes
        Notes, or the transcript pasted in; who only looks does not get them.
    """

    HOLDS: ClassVar = {"mention": "mentions"}

    id: Id
    pseudonym: Annotated[str, Field(min_length=1, max_length=60)]
    persona: Id | None = None
    consented_on: day | None = None
    consent: Text | None = None
    interviewed_on: day | None = None
    interviewer: Name | None = None
    notes: Annotated[str, Field(max_length=LONGEST_TRANSCRIPT), Private()] | None = None
    mentions: tuple[Mention, ...] = ()

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The contacts that the participant has had, each once."""
        return tuple(
            dict.fromkeys(one.touchpoint for one in self.mentions if one.touchpoint and one.is_recognised)
        )

    @property
    def said(self) -> frozenset[str]:
        """The contacts and themes that the participant brought up, of which saturation is counted."""
        themes = {f"theme:{theme}" for one in self.mentions for theme in one.themes}
        return frozenset(themes | {f"touchpoint:{name}" for name in self.touchpoints})

    @property
    def curve(self) -> tuple[Mention, ...]:
        """What the participant's own journey is drawn from: mentions with an emotion, in their order."""
        return tuple(one for one in self.mentions if one.emotion is not None)


class Interviews(Document):
    """Interviews with customers about a journey.

    Attributes
    ----------
    map
        Id of the map that they are about.
    is_simulated
        Whether they are invented, which every report then says.
    """

    KIND: ClassVar = "interviews"
    HOLDS: ClassVar = {"question": "guide", "theme": "themes", "participant": "participants"}

    format: Literal["klantreis-interviews/1"] = "klantreis-interviews/1"
    map: Id | None = None
    intro: Text | None = None
    consent: Text | None = None
    is_simulated: bool = False
    guide: tuple[GuideQuestion, ...] = ()
    themes: tuple[Theme, ...] = ()
    participants: tuple[Participant, ...] = ()

    @property
    def held(self) -> tuple[Participant, ...]:
        """Who told something, in the order in which they were interviewed."""
        told = [one for one in self.participants if one.mentions]
        return tuple(sorted(told, key=lambda one: one.interviewed_on or day.max))

    def forgetting(self, participant: str) -> Interviews:
        """These interviews without anything that a participant said, nor the consent to keep it.

        The pseudonym stays: somebody was there.
        """
        gone = {"notes": None, "consent": None, "consented_on": None, "mentions": ()}
        return self.changed(
            participants=tuple(
                one.changed(**gone) if one.id == participant else one for one in self.participants
            )
        )

    def problems(self) -> Iterator[Problem]:
        """Participants go by different pseudonyms that give nobody away, and agreed to what is kept."""
        often = Counter(one.pseudonym.casefold() for one in self.participants)
        for one in self.participants:
            if often[one.pseudonym.casefold()] > 1:
                yield error("pseudonym_twice", (one.id, "pseudonym"), pseudonym=one.pseudonym)
            if _PERSONAL.search(one.pseudonym):
                yield error("pseudonym_personal", (one.id, "pseudonym"), participant=one.id)
            if (one.notes or one.mentions) and one.consented_on is None:
                yield error("consent_missing", (one.id, "consented_on"), pseudonym=one.pseudonym)

    def advice(self) -> Iterator[Problem]:
        """Notes that seem to give somebody away; not in `problems`: it takes a while."""
        for one in self.participants:
            if one.notes and _PERSONAL.search(one.notes):
                yield warning("notes_personal", (one.id, "notes"), pseudonym=one.pseudonym)
