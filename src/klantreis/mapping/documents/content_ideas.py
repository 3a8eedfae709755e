"""Ideas for content: per phase of the journey what inspires, informs, converts or keeps customers."""

# ruff: noqa: E501 - a table of sentences

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.mapping.documents.content import Content, ContentItem, ContentKind, Purpose
from klantreis.mapping.map import PhaseKind

# What customers need most in each kind of phase.
PURPOSES: Mapping[PhaseKind, Purpose] = {
    PhaseKind.ORIENTATION: Purpose.INSPIRE,
    PhaseKind.SEE: Purpose.INSPIRE,
    PhaseKind.INITIATE: Purpose.INSPIRE,
    PhaseKind.CONSIDERATION: Purpose.INFORM,
    PhaseKind.THINK: Purpose.INFORM,
    PhaseKind.PURCHASE: Purpose.CONVERT,
    PhaseKind.DO: Purpose.CONVERT,
    PhaseKind.ENABLEMENT: Purpose.CONVERT,
    PhaseKind.DELIVERY: Purpose.KEEP,
    PhaseKind.SERVICE: Purpose.KEEP,
    PhaseKind.LOYALTY: Purpose.KEEP,
    PhaseKind.CARE: Purpose.KEEP,
    PhaseKind.ADVOCACY: Purpose.KEEP,
}


@dataclass(frozen=True)
class Idea:
    """Something one could make, for what, and why it helps there."""

    purpose: Purpose
    kind: ContentKind
    title: Mapping[str, str]
    why: Mapping[str, str]

    def item(self, id_: str, *, phase: str | None = None, persona: str | None = None) -> ContentItem:
        """The idea as an item of a calendar."""
        return ContentItem(
            id=id_,
            title=dict(self.title),
            description=dict(self.why),
            kind=self.kind,
            purpose=self.purpose,
            phase=phase,
            persona=persona,
        )


def ideas(
    content: Content | None = None, *, phase: str | None = None, kind: PhaseKind | None = None
) -> tuple[Idea, ...]:
    """What one could make, without the kinds that a calendar has in that phase already.

    Parameters
    ----------
    content
        The calendar.
    phase
        Id of the phase; of what the calendar has in other phases nothing is left out.
    kind
        What kind of phase it is; ideas for every purpose when left out.
    """
    purpose = PURPOSES.get(kind) if kind else None
    there = {
        item.kind for item in (content.items if content else ()) if item.is_on and item.phase == phase
    } - {ContentKind.OWN}
    return tuple(one for one in IDEAS if purpose in {None, one.purpose} and one.kind not in there)


def _idea(purpose: Purpose, kind: ContentKind, en: str, why_en: str, nl: str, why_nl: str) -> Idea:
    return Idea(purpose, kind, {"en": en, "nl": nl}, {"en": why_en, "nl": why_nl})


_INSPIRE, _INFORM, _CONVERT, _KEEP = Purpose
# fmt: off
IDEAS: tuple[Idea, ...] = (
    _idea(_INSPIRE, ContentKind.HERO_VIDEO,
          "A film of one customer's day", "Shows the life that the product makes possible, not the product.",
          "Een film over de dag van één klant", "Toont het leven dat het product mogelijk maakt, niet het product."),
    _idea(_INSPIRE, ContentKind.SERIES,
          "A series with a new part each week", "Gives a reason to come back before there is a reason to buy.",
          "Een serie met elke week een nieuw deel", "Geeft een reden om terug te komen voordat er een reden is om te kopen."),
    _idea(_INSPIRE, ContentKind.BLOG,
          "The question that comes before ours", "Answers what people search for before they know us.",
          "De vraag die vóór de onze komt", "Beantwoordt wat mensen zoeken voordat zij ons kennen."),
    _idea(_INSPIRE, ContentKind.SOCIAL_POST,
          "A picture that customers would share", "Reaches those who do not search yet.",
          "Een beeld dat klanten zouden delen", "Bereikt wie nog niet zoekt."),
    _idea(_INFORM, ContentKind.COMPARISON,
          "An honest comparison, also with others", "People compare anyway; here they do it with us.",
          "Een eerlijke vergelijking, ook met anderen", "Mensen vergelijken toch; zo doen zij het bij ons."),
    _idea(_INFORM, ContentKind.HOW_TO,
          "How to choose the right size or type", "Takes the doubt away that stops a choice.",
          "Zo kies je de juiste maat of soort", "Neemt de twijfel weg die een keuze tegenhoudt."),
    _idea(_INFORM, ContentKind.WHITE_PAPER,
          "A white paper with figures of one's trade", "Helps who must convince others in the firm.",
          "Een whitepaper met cijfers over het vak", "Helpt wie binnen het bedrijf anderen moet overtuigen."),
    _idea(_INFORM, ContentKind.WEBINAR,
          "A webinar with questions of viewers", "Shows which doubts there are, and answers them in person.",
          "Een webinar met vragen van kijkers", "Laat zien welke twijfels er zijn, en beantwoordt ze persoonlijk."),
    _idea(_INFORM, ContentKind.CUSTOMER_STORY,
          "A customer tells what it brought", "Others like oneself are believed sooner than we are.",
          "Een klant vertelt wat het opleverde", "Anderen zoals jij worden eerder geloofd dan wij."),
    _idea(_CONVERT, ContentKind.PRODUCT_SPECIFICATION,
          "A page with all that one needs to decide", "What is missing here is asked by phone, or bought elsewhere.",
          "Een pagina met alles wat nodig is om te beslissen", "Wat hier ontbreekt, wordt gebeld of elders gekocht."),
    _idea(_CONVERT, ContentKind.PROMOTION_MAIL,
          "A mail with one offer and one button", "Reaches who looked and waits for a reason.",
          "Een mail met één aanbod en één knop", "Bereikt wie keek en op een reden wacht."),
    _idea(_CONVERT, ContentKind.OWN,
          "Questions and answers beside the order button", "Delivery, returns and payment are what stops people last.",
          "Vragen en antwoorden naast de bestelknop", "Bezorging, retour en betaling zijn wat het laatst tegenhoudt."),
    _idea(_KEEP, ContentKind.HOW_TO,
          "The first day with it, in five steps", "Who succeeds at once asks less and stays longer.",
          "De eerste dag ermee, in vijf stappen", "Wie meteen slaagt, vraagt minder en blijft langer."),
    _idea(_KEEP, ContentKind.REVIEW_REQUEST,
          "Ask for a review once it has been used", "Too early it measures the parcel, not the product.",
          "Vraag om een beoordeling na het eerste gebruik", "Te vroeg gaat die over het pakket, niet over het product."),
    _idea(_KEEP, ContentKind.LOYALTY_OFFER,
          "Something for customers that others do not get", "A discount for newcomers only teaches customers to leave.",
          "Iets voor klanten dat anderen niet krijgen", "Alleen korting voor nieuwe klanten leert klanten te vertrekken."),
    _idea(_KEEP, ContentKind.SERIES,
          "What to do with it each season", "Stays useful long after the purchase.",
          "Wat je ermee doet in elk seizoen", "Blijft nuttig, lang na de aankoop."),
)
# fmt: on
