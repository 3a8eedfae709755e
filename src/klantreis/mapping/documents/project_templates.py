"""To start a project from: a web shop, a B2B service, a subscription, a public service."""

# ruff: noqa: E501 - tables of words

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.errors import UnknownNameError
from klantreis.mapping.cards import TouchpointCard
from klantreis.mapping.documents.project import Project, ProjectMap, Research, View
from klantreis.mapping.head import Breadth, Head, JourneyPart, Occasion, Scope, Use
from klantreis.mapping.map import JourneyMap, Phase, PhaseKind, Step
from klantreis.mapping.part import new_id, slug
from klantreis.mapping.templates import lanes, phase_title
from klantreis.mapping.texts import Text, said

Words = Mapping[str, str]


@dataclass(frozen=True)
class Template:
    """What is usual for a kind of organisation.

    Attributes
    ----------
    title
        What it is called.
    phases
        Kinds of phases, each with the touchpoints that are usual there.
    maps
        Titles of the generic map and, behind it, of those nested under it.
    questions
        What to ask customers besides the usual.
    """

    title: Words
    audiences: tuple[str, ...]
    use: Use
    scope: Scope
    phases: Mapping[PhaseKind, tuple[Words, ...]]
    maps: tuple[Words, ...]
    questions: tuple[Words, ...]


def _say(both: str) -> Words:
    """English | Dutch; one word for both where they are the same."""
    en, _, nl = both.partition(" | ")
    return {"en": en, "nl": nl or en}


def _several(*both: str) -> tuple[Words, ...]:
    return tuple(_say(one) for one in both)


_LIVING = Use(breadth=Breadth.ACROSS, occasion=Occasion.LIVING, is_judged_by_kpis=True)
_CHANGE = Use(breadth=Breadth.ACROSS, occasion=Occasion.START_OF_CHANGE)

# fmt: off
TEMPLATES: Mapping[str, Template] = {
    "web_shop": Template(
        title=_say("Web shop | Webwinkel"),
        audiences=("marketing", "customer service", "board"),
        use=_LIVING,
        scope=Scope(journey=JourneyPart.BOTH),
        phases={
            PhaseKind.ORIENTATION: _several("Advertisement | Advertentie", "Search | Zoeken", "Newsletter | Nieuwsbrief"),
            PhaseKind.CONSIDERATION: _several("Product page | Productpagina", "Reviews", "Chat"),
            PhaseKind.PURCHASE: _several("Basket | Winkelmand", "Payment | Betaling", "Confirmation | Bevestiging"),
            PhaseKind.DELIVERY: _several("Track and trace", "Parcel | Pakket"),
            PhaseKind.SERVICE: _several("Return | Retour", "Customer service | Klantenservice"),
            PhaseKind.LOYALTY: _several("Review request | Reviewverzoek", "Second order | Tweede bestelling"),
        },
        maps=_several("The whole journey | De hele reis", "From product page to payment | Van productpagina tot betaling",
                      "Returning a parcel | Een pakket terugsturen"),
        questions=_several("What almost kept you from ordering? | Wat hield u bijna van bestellen af?",
                           "Where else did you look, and why did you choose us? | Waar keek u nog meer, en waarom koos u ons?"),
    ),
    "b2b_service": Template(
        title=_say("B2B service | Zakelijke dienst"),
        audiences=("marketing", "customer service", "board"),
        use=_CHANGE,
        scope=Scope(journey=JourneyPart.BOTH),
        phases={
            PhaseKind.ORIENTATION: _several("Recommendation | Aanbeveling", "Trade fair | Vakbeurs", "White paper | Whitepaper"),
            PhaseKind.CONSIDERATION: _several("First call | Eerste gesprek", "Proposal | Offerte", "Reference | Referentie"),
            PhaseKind.PURCHASE: _several("Negotiation | Onderhandeling", "Contract"),
            PhaseKind.ENABLEMENT: _several("Kick-off", "Training"),
            PhaseKind.SERVICE: _several("Account manager | Accountmanager", "Support desk | Helpdesk", "Invoice | Factuur"),
            PhaseKind.LOYALTY: _several("Yearly review | Jaargesprek", "Renewal | Verlenging"),
        },
        maps=_several("The whole relation | De hele relatie", "From first call to contract | Van eerste gesprek tot contract",
                      "The first hundred days | De eerste honderd dagen"),
        questions=_several("Who else had a say, and what did they need? | Wie besliste mee, en wat hadden zij nodig?",
                           "What would make you leave us? | Waardoor zou u bij ons weggaan?"),
    ),
    "subscription": Template(
        title=_say("Subscription | Abonnement"),
        audiences=("marketing", "customer service", "board"),
        use=_LIVING,
        scope=Scope(journey=JourneyPart.CUSTOMER),
        phases={
            PhaseKind.ORIENTATION: _several("Advertisement | Advertentie", "Comparison site | Vergelijkingssite"),
            PhaseKind.PURCHASE: _several("Trial | Proefperiode", "Sign-up | Aanmelding"),
            PhaseKind.ENABLEMENT: _several("Welcome mail | Welkomstmail", "First use | Eerste gebruik"),
            PhaseKind.SERVICE: _several("Invoice | Factuur", "Price change | Prijswijziging", "Helpdesk"),
            PhaseKind.LOYALTY: _several("Renewal | Verlenging", "Cancellation | Opzegging"),
        },
        maps=_several("From trial to renewal | Van proef tot verlenging", "The first month | De eerste maand",
                      "Cancelling | Opzeggen"),
        questions=_several("When did it become a habit, or why did it not? | Wanneer werd het een gewoonte, of waarom niet?",
                           "When did you last think of cancelling? | Wanneer dacht u voor het laatst aan opzeggen?"),
    ),
    "public_service": Template(
        title=_say("Public service | Publieke dienst"),
        audiences=("customer service", "board"),
        use=_CHANGE,
        scope=Scope(journey=JourneyPart.CUSTOMER),
        phases={
            PhaseKind.ORIENTATION: _several("Letter | Brief", "Website", "Neighbours | Buren"),
            PhaseKind.CONSIDERATION: _several("Check of rights | Check op recht", "Desk | Balie"),
            PhaseKind.DO: _several("Application | Aanvraag", "Evidence | Bewijsstukken"),
            PhaseKind.DELIVERY: _several("Waiting | Wachten", "Decision | Besluit"),
            PhaseKind.SERVICE: _several("Telephone | Telefoon", "Objection | Bezwaar"),
        },
        maps=_several("From need to decision | Van behoefte tot besluit", "Applying | Aanvragen", "Objecting | Bezwaar maken"),
        questions=_several("Did you know what you were entitled to, and how? | Wist u waar u recht op had, en hoe?",
                           "What did you not understand, and who helped you? | Wat begreep u niet, en wie hielp u?"),
    ),
}


# fmt: on


def template(name: str) -> Template:
    """A template by its name.

    Raises
    ------
    UnknownNameError
        When there is none of that name.
    """
    if name not in TEMPLATES:
        raise UnknownNameError("template of projects", name, TEMPLATES)
    return TEMPLATES[name]


def project_from_template(name: str, id_: str, title: Text, languages: tuple[str, ...] = ("en",)) -> Project:
    """A project with what is usual: audiences, use, scope, research, and maps from broad to specific."""
    usual = template(name)
    generic, *nested = usual.maps
    maps = [ProjectMap(id="generic", title=_in(generic, languages))]
    for one in nested:
        map_id = new_id(one["en"], [made.id for made in maps], otherwise="map")
        maps.append(ProjectMap(id=map_id, title=_in(one, languages), under="generic"))
    return Project(
        id=id_,
        title=title,
        languages=languages,
        template=name,
        audiences=usual.audiences,
        use=usual.use,
        scope=usual.scope,
        views=(View.GRID, View.CURVE),
        research=tuple(Research),
        maps=tuple(maps),
    )


def map_from_template(name: str, title: Text, languages: tuple[str, ...] = ("en",)) -> JourneyMap:
    """The generic map: the phases of the template, with a step for each touchpoint that is usual there."""
    taken: list[str] = []
    found = tuple(
        Phase(
            id=kind.value,
            kind=kind,
            title=phase_title(kind, languages),
            steps=tuple(_step(one, languages, taken) for one in touchpoints),
        )
        for kind, touchpoints in template(name).phases.items()
    )
    return JourneyMap(
        id=slug(said(title, languages[0], languages), "map"),
        head=Head(title=title, languages=languages),
        lanes=lanes(),
        phases=found,
    )


def _step(touchpoint: Words, languages: tuple[str, ...], taken: list[str]) -> Step:
    id_ = new_id(f"step {touchpoint['en']}", taken, otherwise="step")
    taken.append(id_)
    name = touchpoint.get(languages[0], touchpoint["en"])
    card = TouchpointCard(id=f"{id_}-card", touchpoint=name)
    return Step(id=id_, title=_in(touchpoint, languages), cards={"touchpoint": (card,)})


def _in(words: Words, languages: tuple[str, ...]) -> Text:
    """Words in the languages of a document that they have; plain where it has one."""
    known = [one for one in languages if one in words]
    if len(languages) == 1 or not known:
        return words[known[0] if known else "en"]
    return {one: words[one] for one in known}
