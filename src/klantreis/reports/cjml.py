"""A map as CJML 2.0, the journey modelling language of SINTEF: as planned, and as journeys went.

There is no public schema: the tree is that of the samples on cjml.no and of the tools that read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from klantreis.mapping.cards import AnyCard, EmotionCard, TouchpointCard
from klantreis.mapping.catalogue import table
from klantreis.mapping.head import State
from klantreis.mapping.map import JourneyMap, Step
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.reports.format import Options
from klantreis.reports.labels import number, share, spoken
from klantreis.reports.notes import counted_kinds, note
from klantreis.reports.plain_text import clean
from klantreis.reports.simulated import marked_title
from klantreis.reports.wording import Wording

if TYPE_CHECKING:
    from klantreis.evidence.conformance_result import ConformanceResult, Share, StepConformance

Element = ElementTree.Element
VERSION = "2.0"
# Our channels by the names that CJML's tools have symbols for; others pass as they are.
CHANNELS = {
    "web": "Internet Globe",
    "app": "appOnSmartphone",
    "e-mail": "email",
    "email": "email",
    "phone": "phone",
    "chat": "chat",
    "post": "letter",
    "shop": "ShopCounter",
    "social": "Social Media Message",
    "delivery": "Parcel",
    "sms": "sms",
}
UNKNOWN_CHANNEL = "Unknown"
FROM_ORGANISATION = frozenset({"advertising", "e-mail", "email", "post", "delivery", "sms"})
USUAL_SHARE = 0.5  # a step counts as completed when at least half of the journeys complete it
COMMON_SHARE = 0.05  # contacts not on the map are told from this share of journeys on
_WORDS = {
    "en": {
        "organisation": "Organisation",
        "customer": "Customer",
        "actual": "As it went",
        "summary": "Over {n} journeys: what most did at each step; and contacts not on the map, from "
        "{common} of the journeys on.",
        "completed": "completed by {share}",
        "missing": "skipped by {share}",
        "failing": "out of order in {share}",
        "adhoc": "not on the map, in {share}",
        "of": "{share} ({low}–{high}) of {n} journeys",
    },
    "nl": {
        "organisation": "Organisatie",
        "customer": "Klant",
        "actual": "Zoals het ging",
        "summary": "Over {n} reizen: wat de meeste bij elke stap deden; en contacten die niet op de kaart "
        "staan, vanaf {common} van de reizen.",
        "completed": "voltooid door {share}",
        "missing": "overgeslagen door {share}",
        "failing": "buiten de volgorde in {share}",
        "adhoc": "niet op de kaart, in {share}",
        "of": "{share} ({low}–{high}) van {n} reizen",
    },
}


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a CJML file; what it does not hold is returned."""
    path.write_text(cjml_text(journey_map, options), encoding="utf-8")
    return cjml_losses(journey_map, options)


def cjml_text(journey_map: JourneyMap, options: Options | None = None) -> str:
    """The map as a planned journey, and with a proof what its journeys did as an actual one.

    A step without a touchpoint is an action, one with touchpoints a communication point for each. The map
    does not say who starts a contact: the organisation in the channels it sends by, else the customer. In
    an actual journey a step is completed, missing or failing (out of order) as it was in most journeys.
    """
    making = _Making(journey_map, options or Options())
    root = ElementTree.Element("CJML", version=VERSION)
    root.append(making.planned())
    conformance = getattr(making.options.proof, "conformance", None)
    if conformance is not None and conformance.n_journeys:
        root.append(making.actual(conformance))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


class _Making:
    """A map being written, in one language."""

    def __init__(self, journey_map: JourneyMap, options: Options) -> None:
        self.map, self.options = journey_map, options
        self.language = chosen_language(options.language, journey_map.head.languages)
        self.words = _WORDS[spoken(self.language)]
        touchpoints = options.register.touchpoints if options.register else ()
        self.channels = {one.name: one.channel for one in touchpoints if one.channel}
        self.wording = Wording(self.language, journey_map.head.languages, self.channels)
        self.end_users = self._end_users()
        self.providers = self._providers()
        self.phases = {step.id: phase.id for phase in journey_map.phases for step in phase.steps}

    def said(self, text: Text | None) -> str:
        return clean(said(text, self.language, self.map.head.languages))

    def _end_users(self) -> dict[str, str]:
        """Per id the name of an end user: the personas, or just the customer."""
        names = {persona.id: self.said(persona.name) for persona in self.map.personas}
        users = {id_: names.get(id_, id_) for id_ in self.map.head.personas}
        return users or {"customer": self.words["customer"]}

    def _providers(self) -> dict[str, str]:
        """Per name of an owner the id of a service provider; the organisation for steps without."""
        ids = {"": new_id("organisation", self.end_users)}
        for _, _, card in self.map.cards:
            if card.kind == "owner" and (name := self.said(card.text)) and name not in ids:
                ids[name] = new_id(name, {*ids.values(), *self.end_users}, otherwise="owner")
        return ids

    def planned(self) -> Element:
        head, journey = self.map.head, ElementTree.Element("plannedJourney")
        _add(journey, "journeyID", self.map.id)
        title = self.said(head.title)
        _add(journey, "journeyTitle", marked_title(title, self.language, is_simulated=head.is_simulated))
        self.add_phases(journey)
        _add(journey, "journeyShortSummary", self.said(head.goal))
        _add(journey, "journeyLongSummary", self.said(head.scenario))
        self.add_actors(journey)
        touchpoints = ElementTree.SubElement(journey, "touchpoints")
        for step in self.map.steps:
            touchpoints.extend(self.points(step, "planned"))
        return journey

    def actual(self, conformance: ConformanceResult) -> Element:
        journey = ElementTree.Element("actualJourney")
        _add(journey, "journeyID", f"{self.map.id}-actual")
        title = f"{self.said(self.map.head.title)} – {self.words['actual']}"
        is_simulated = self.map.head.is_simulated or getattr(self.options.proof, "is_simulated", False)
        _add(journey, "journeyTitle", marked_title(title, self.language, is_simulated=is_simulated))
        _add(journey, "plannedReference", self.map.id)
        self.add_phases(journey)
        n, common = number(conformance.n_journeys, self.language), share(COMMON_SHARE, self.language)
        _add(journey, "journeyShortSummary", self.words["summary"].format(n=n, common=common))
        self.add_actors(journey)
        touchpoints = ElementTree.SubElement(journey, "touchpoints")
        by_step = {one.step: one for one in conformance.steps}
        touchpoints.extend(self.off_the_map(conformance, after=None))
        for step in self.map.steps:
            found = by_step.get(step.id)
            if found is not None:
                compliance, of = compliance_of(found)
                touchpoints.extend(self.points(step, "actual", compliance, self.told(compliance, of)))
            touchpoints.extend(self.off_the_map(conformance, after=step.id))
        return journey

    def told(self, compliance: str, of: Share) -> str:
        """How many, of how many, with the interval: never a share alone."""
        figures = {name: share(getattr(of, name), self.language) for name in ("share", "low", "high")}
        counted = self.words["of"].format(**figures, n=number(of.n, self.language))
        return self.words[compliance].format(share=counted)

    def add_phases(self, journey: Element) -> None:
        phases = ElementTree.SubElement(journey, "journeyPhases")
        for phase in self.map.phases:
            one = ElementTree.SubElement(phases, "journeyPhase", phaseID=phase.id)
            _add(one, "phaseName", self.said(phase.title))

    def add_actors(self, journey: Element) -> None:
        actors = ElementTree.SubElement(journey, "actors")
        for id_, name in self.end_users.items():
            _add(ElementTree.SubElement(actors, "endUser", actorID=id_), "actorName", name)
        for name, id_ in self.providers.items():
            provider = ElementTree.SubElement(actors, "serviceProvider", actorID=id_)
            _add(provider, "companyName", name or self.words["organisation"])

    def points(self, step: Step, way: str, compliance: str = "", told: str = "") -> Iterator[Element]:
        """The touchpoints of a step: one for each of its contacts, or an action."""
        contacts = contacts_of(step)
        others = [
            card for cell in step.cards.values() for card in cell if not isinstance(card, TouchpointCard)
        ]
        comment = "\n".join([*([told] if told else []), *self.comments(step, others, way)])
        letter = "D" if compliance == "failing" else "T"
        if not contacts:
            point = self.point(f"{way}Action", f"{letter}-{step.id}", step.id, compliance)
            self.add_side(point, "initiator", next(iter(self.end_users)), self.said(step.title))
            _add(point, "comment", comment)
            yield point
        for at, contact in enumerate(contacts, start=1):
            suffix = "" if at == 1 else f".{at}"
            name = f"{way}CommunicationPoint"
            point = self.point(name, f"{letter}-{step.id}{suffix}", step.id, compliance)
            self.add_sides(point, step, contact)
            if way == "actual" and compliance != "missing":
                self.add_experience(point, others)
            _add(point, "comment", comment if at == 1 else "")
            yield point

    def point(self, name: str, id_: str, step: str | None, compliance: str) -> Element:
        point = ElementTree.Element(name)
        _add(point, "touchpointID", id_)
        if step in self.phases:
            ElementTree.SubElement(point, "belongsTo", phaseIDref=self.phases[step])
        _add(point, "compliance", compliance)
        return point

    def add_sides(self, point: Element, step: Step, contact: TouchpointCard) -> None:
        """Who starts the contact, who receives it, and through which channel."""
        channel = contact.channel or self.channels.get(contact.touchpoint, "")
        owner = next(
            (self.said(card.text) for cell in step.cards.values() for card in cell if card.kind == "owner"),
            "",
        )
        sides = [
            (contact.persona or next(iter(self.end_users)), self.said(step.title)),
            (self.providers.get(owner, self.providers[""]), clean(contact.touchpoint)),
        ]
        if channel.lower() in FROM_ORGANISATION:
            sides.reverse()
        for side, (actor, text) in zip(("initiator", "receiver"), sides, strict=True):
            self.add_side(point, side, actor, text)
        _add(ElementTree.SubElement(point, "channel"), "channelName", channel_name(channel))

    def add_side(self, point: Element, side: str, actor: str, text: str) -> None:
        one = ElementTree.SubElement(point, side)
        ElementTree.SubElement(one, "refersTo", actorIDref=actor)
        _add(one, f"{side}Label", text)

    def add_experience(self, point: Element, cards: Sequence[AnyCard]) -> None:
        """What customers reported: experience in CJML is what people say of themselves."""
        readings = [card.reported for card in cards if isinstance(card, EmotionCard) and card.reported]
        if readings:
            experience = ElementTree.SubElement(point, "touchpointExperience")
            words = "; ".join(self.wording.reading("reported", reading) for reading in readings)
            _add(experience, "experienceDescription", clean(words))

    def off_the_map(self, conformance: ConformanceResult, *, after: str | None) -> Iterator[Element]:
        """Contacts that are not on the map, at the place where they come."""
        steps = {step.id for step in self.map.steps}
        for at, one in enumerate(conformance.deviations, start=1):
            here = one.after if one.after in steps else None
            if one.kind != "not_on_map" or here != after or not one.journeys.share >= COMMON_SHARE:
                continue
            point = self.point("actualCommunicationPoint", f"D{at}", after, "adhoc")
            contact = TouchpointCard(id="contact", touchpoint=one.touchpoint or "?")
            title = Step(id="step", title=contact.touchpoint)
            self.add_sides(point, title, contact)
            _add(point, "comment", self.told("adhoc", one.journeys))
            yield point

    def comments(self, step: Step, cards: Sequence[AnyCard], way: str) -> Iterator[str]:
        """What CJML has no place for, a line each: "Pain: slow (severity 4)"."""
        if way == "actual":
            return
        kinds = table(spoken(self.language)).KINDS
        if step.description is not None:
            yield self.said(step.description)
        for card in cards:
            if not isinstance(card, EmotionCard):
                words = self.wording.card(card)
                name = kinds[card.kind]
                more = f" ({'; '.join(words.details)})" if words.details else ""
                yield clean(f"{name[:1].upper()}{name[1:]}: {words.text}{more}")


def compliance_of(found: StepConformance) -> tuple[str, Share]:
    """What most journeys did at a step, and the share that says so."""
    if found.completed.share >= USUAL_SHARE:
        return "completed", found.completed
    if found.out_of_order.share > found.skipped.share:
        return "failing", found.out_of_order
    return "missing", found.skipped


def contacts_of(step: Step) -> list[TouchpointCard]:
    """The touchpoint cards of a step."""
    return [card for cell in step.cards.values() for card in cell if isinstance(card, TouchpointCard)]


def channel_name(channel: str) -> str:
    """What CJML calls a channel."""
    return CHANNELS.get(channel.lower(), clean(channel)) or UNKNOWN_CHANNEL


def cjml_losses(journey_map: JourneyMap, options: Options | None = None) -> list[str]:
    """What CJML does not hold, or holds as comments alone."""
    options = options or Options()
    language = chosen_language(options.language, journey_map.head.languages)
    cards = [card for _, _, card in journey_map.cards if not isinstance(card, TouchpointCard | EmotionCard)]
    n_emotions = sum(isinstance(card, EmotionCard) for _, _, card in journey_map.cards)
    n_split = sum(len(contacts_of(step)) > 1 for step in journey_map.steps)
    lost = list(_lost_fields(journey_map, language))
    has_contacts = bool(journey_map.touchpoints)
    others = [one for one in journey_map.head.languages if one != language]
    as_note = counted_kinds((card.kind for card in cards), language)
    return [
        *([note("as_note", language, format="CJML", what=as_note)] if as_note else []),
        *([note("experience", language, n=n_emotions)] if n_emotions else []),
        *([note("lost", language, format="CJML", what=lost)] if lost else []),
        *([note("split_step", language, n=n_split)] if n_split else []),
        *([note("initiator_guessed", language, channels=sorted(FROM_ORGANISATION))] if has_contacts else []),
        *([note("one_language", language, language=language, others=others)] if others else []),
    ]


def _lost_fields(journey_map: JourneyMap, language: str) -> Iterator[str]:
    texts: dict[str, Any] = table(spoken(language)).FIELDS
    nouns: dict[str, Any] = table(spoken(language)).NOUNS
    n_evidence = sum(len(card.evidence) for _, _, card in journey_map.cards)
    counts = {
        nouns["edge"]: len(journey_map.edges),
        nouns["aside"]: len(journey_map.asides),
        texts["wait_seconds"]: sum(step.wait_seconds is not None for step in journey_map.steps),
        texts["is_decision"]: sum(step.is_decision for step in journey_map.steps),
        texts["opens"]: sum(step.opens is not None for step in journey_map.steps),
        nouns["evidence"]: n_evidence,
        texts["state"]: int(journey_map.head.state is State.TO_BE),
        texts["expectations"]: int(journey_map.head.expectations is not None),
        texts["owner"]: int(journey_map.head.owner is not None),
        texts["review_on"]: int(journey_map.head.review_on is not None),
    }
    yield from (f"{name} ({n})" for name, n in counts.items() if n)


def _add(parent: Element, name: str, text: str) -> None:
    """An element with a text; none when there is nothing to say."""
    if text:
        ElementTree.SubElement(parent, name).text = clean(text)
