"""CJML as a map, leniently: tools write it in many ways, and the site's own sample breaks its rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from klantreis.errors import listed
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import slug
from klantreis.reports.cjml import CHANNELS, VERSION
from klantreis.reports.incoming import Document, UnreadableReportError, built
from klantreis.reports.notes import note
from klantreis.reports.simulated import unmarked_title

LARGEST = 20_000_000
END_USERS = frozenset({"endUser", "customer", "user", "employee", "patient", "citizen"})
COMPLIANCES = ("completed", "missing", "failing", "adhoc")
_POINTS = re.compile(r"^(?:planned|actual)(Action|CommunicationPoint)$")
_OWN_ID = re.compile(r"^[TD]-([a-z0-9][a-z0-9_-]*?)(?:\.(\d+))?$")
_OUR_CHANNELS = {
    **{name.lower(): ours for ours, name in CHANNELS.items() if ours != "email"},
    "telephone": "phone",
    "facetoface": "shop",
    "shopcounter": "shop",
    "servicedesk": "shop",
    "internetviapc": "web",
    "internet via smartphone": "web",
    "internet via tablet": "web",
    "apponpc": "app",
    "appontablet": "app",
    "message": "chat",
}
_KNOWN = frozenset(
    {
        *("touchpointID", "belongsTo", "compliance", "initiator", "receiver", "channel", "timestamps"),
        *("touchpointExperience", "category", "comment"),
    }
)


@dataclass
class Reading:
    """A journey being read."""

    language: str
    kinds: dict[str, str] = field(default_factory=dict)  # per actor id: "endUser" or "serviceProvider"
    names: dict[str, str] = field(default_factory=dict)
    phases: dict[str, Document] = field(default_factory=dict)
    steps: dict[str, Document] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def tell(self, code: str, **values: Any) -> None:
        """Say that something was repaired or not understood, once."""
        said = note(code, self.language, **values)
        if said not in self.notes:
            self.notes.append(said)


def map_from_cjml(
    text: str | bytes, *, language: str = "en", journey: str | None = None
) -> tuple[JourneyMap, list[str]]:
    """The map that a CJML journey describes, and what was repaired or not understood.

    Parameters
    ----------
    text
        The XML.
    language
        The language of its texts, and of what is said about them.
    journey
        ID or title of the journey to read; the first planned one when left out, else the first.

    Raises
    ------
    UnreadableReportError
        When it is no CJML, or has no such journey.
    """
    root = _root(text)
    reading = Reading(language)
    version = root.get("version", "?")
    if version != VERSION:
        reading.tell("no_version", version=version)
    chosen = _chosen(root, journey, reading)
    document = _document(chosen, reading)
    for name, n in reading.unknown.items():
        reading.tell("element_left_out", n=n, name=name)
    journey_map, repairs = built(document, language)
    return journey_map, [*reading.notes, *repairs]


def _root(text: str | bytes) -> Element:
    if len(text) > LARGEST:
        raise UnreadableReportError(
            f"The XML is larger than {LARGEST // 1_000_000} MB; no journey is.",
            nl=f"De XML is groter dan {LARGEST // 1_000_000} MB; zo groot is geen reis.",
        )
    if isinstance(text, str):  # a declared encoding would no longer be true
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")).encode("utf-8", "replace")
    try:
        root: Element = ElementTree.fromstring(text, forbid_dtd=True)
    except DefusedXmlException as refused:
        raise UnreadableReportError(
            f"The XML declares a document type or entities ({type(refused).__name__}), which CJML does not "
            "need. Take the <!DOCTYPE …> away.",
            nl=f"De XML declareert een documenttype of entiteiten ({type(refused).__name__}), die CJML niet "
            "nodig heeft. Haal de <!DOCTYPE …> weg.",
        ) from None
    except (ParseError, ValueError) as wrong:
        raise UnreadableReportError(
            f"This is no XML: {wrong}. Export the journey again.",
            nl=f"Dit is geen XML: {wrong}. Exporteer de reis opnieuw.",
        ) from None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].strip()
    if root.tag not in {"CJML", "plannedJourney", "actualJourney"}:
        raise UnreadableReportError(
            f"This is no CJML: its first element is <{root.tag}>, not <CJML>.",
            nl=f"Dit is geen CJML: het eerste element is <{root.tag}>, niet <CJML>.",
        )
    return root


def _chosen(root: Element, wanted: str | None, reading: Reading) -> Element:
    journeys = [one for one in root.iter() if one.tag in {"plannedJourney", "actualJourney"}]
    names = [_text(one, "journeyTitle") or _text(one, "journeyID") or "?" for one in journeys]
    if not journeys:
        raise UnreadableReportError(
            "The CJML holds no plannedJourney and no actualJourney.",
            nl="In de CJML staat geen plannedJourney en geen actualJourney.",
        )
    if wanted is not None:
        found = [one for one in journeys if wanted in {_text(one, "journeyTitle"), _text(one, "journeyID")}]
        if not found:
            raise UnreadableReportError(
                f"No journey {wanted!r}. There are: {listed(names)}.",
                nl=f"Er is geen reis {wanted!r}. Er zijn: {listed(names, language='nl')}.",
            )
        return found[0]
    chosen = next((one for one in journeys if one.tag == "plannedJourney"), journeys[0])
    others = [name for one, name in zip(journeys, names, strict=True) if one is not chosen]
    if others:
        title = names[journeys.index(chosen)]
        reading.tell("other_journeys", n=len(journeys), title=title, others=others)
    return chosen


def _document(journey: Element, reading: Reading) -> Document:
    id_ = _text(journey, "journeyID")
    title, is_simulated = unmarked_title(_text(journey, "journeyTitle"))
    head: Document = {
        "title": title or id_ or "CJML",
        "is_simulated": is_simulated,
        "languages": [reading.language],
        "goal": _text(journey, "journeyShortSummary") or None,
        "scenario": _text(journey, "journeyLongSummary") or None,
    }
    document: Document = {"head": head, "phases": _phases(journey, reading)}
    if id_:
        document["id"] = slug(id_, "map")
    document["personas"] = _actors(journey, reading)
    head["personas"] = [persona["id"] for persona in document["personas"]]
    for points in journey.findall("touchpoints"):
        for point in points:
            _read_point(point, document, reading)
    return document


def _phases(journey: Element, reading: Reading) -> list[Document]:
    for element in journey.iter("journeyPhase"):
        id_ = (element.get("phaseID") or "").strip()
        title = _text(element, "phaseName") or id_
        reading.phases.setdefault(id_ or title, {"title": title, "steps": []} | _id(id_))
    return list(reading.phases.values())


def _id(id_: str) -> Document:
    """An id that is one in a map, too; else none, and one is made of the title."""
    return {"id": id_} if re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", id_) and id_ != "head" else {}


def _actors(journey: Element, reading: Reading) -> list[Document]:
    """The end users as personas; every actor is remembered by its id."""
    personas: list[Document] = []
    for actor in (one for actors in journey.findall("actors") for one in actors):
        is_end_user = actor.tag in END_USERS
        id_ = (actor.get("actorID") or actor.get("actorIDref") or "").strip()
        name = _text(actor, "actorName") or _text(actor, "companyName") or id_ or actor.tag
        reading.kinds[id_] = "endUser" if is_end_user else "serviceProvider"
        reading.names[id_] = name
        if is_end_user:
            taken = {persona["id"] for persona in personas}
            own = slug(id_, "customer")
            personas += [] if own in taken else [{"id": own, "name": name[:200]}]
    return personas


def _read_point(point: Element, document: Document, reading: Reading) -> None:
    kind = _POINTS.match(point.tag)
    if kind is None:
        reading.unknown[point.tag] += 1
        return
    reading.unknown.update(child.tag for child in point if child.tag not in _KNOWN)
    id_ = _text(point, "touchpointID")
    sides = {side: _side(point, side, id_, reading) for side in ("initiator", "receiver")}
    customer, other = _customer_first(sides)
    title = customer or other or id_ or "?"
    own = _OWN_ID.match(id_)
    key = own[1] if own else ""
    step = reading.steps.get(key) if own and own[2] else None
    if step is None:
        step = {"title": title, "cards": {}} | _id(key)
        if own:
            reading.steps[key] = step
        _home(point, id_, document, reading)["steps"].append(step)
    is_contact = kind[1] == "CommunicationPoint" and sides["receiver"] is not None
    if is_contact:
        _put(step, "touchpoint", {"touchpoint": (other or title)[:200]} | _channel(point, id_, reading))
    _read_words(point, step, id_ or title, reading)


def _side(point: Element, side: str, id_: str, reading: Reading) -> tuple[str, str] | None:
    """Whether a side is the customer's, and its label; None when the side is not there."""
    element = point.find(side)
    if element is None:
        return None
    reference = element.find("refersTo")
    wanted = (reference.get("actorIDref") if reference is not None else element.get("actorIDref")) or ""
    actor = _actor(wanted.strip(), id_, reading)
    if not wanted.strip() and not _text(element, f"{side}Label"):
        return None  # an empty receiver makes an action
    return reading.kinds.get(actor, "serviceProvider"), _text(element, f"{side}Label")


def _actor(wanted: str, point: str, reading: Reading) -> str:
    """The actor that a reference means: by id, else by name; an unknown one is the organisation's."""
    if wanted in reading.kinds or not wanted:
        return wanted
    called = [id_ for id_, name in reading.names.items() if wanted.lower() in {id_.lower(), name.lower()}]
    if called:
        return called[0]
    reading.tell("unknown_actor", touchpoint=point or "?", actor=wanted)
    return ""


def _customer_first(sides: dict[str, tuple[str, str] | None]) -> tuple[str, str]:
    """The label on the customer's side, and that on the other."""
    there = [side for side in sides.values() if side is not None]
    there.sort(key=lambda side: side[0] != "endUser")
    labels = [label for _, label in there] + ["", ""]
    return labels[0], labels[1]


def _home(point: Element, id_: str, document: Document, reading: Reading) -> Document:
    """The phase of a touchpoint: that which it names, else that of the one before, else one of its own."""
    element = point.find("belongsTo")
    wanted = "" if element is None else (element.get("phaseIDref") or element.get("phaseID") or "").strip()
    if wanted in reading.phases:
        return reading.phases[wanted]
    if wanted:
        reading.tell("unknown_phase", touchpoint=id_ or "?", phase=wanted)
    filled = [phase for phase in document["phases"] if phase["steps"]]
    if filled or document["phases"]:
        home: Document = (filled or document["phases"])[-1 if filled else 0]
        return home
    document["phases"].append({"title": document["head"]["title"], "steps": []})
    only: Document = document["phases"][0]
    return only


def _channel(point: Element, id_: str, reading: Reading) -> Document:
    name = " ".join(element.text or "" for element in point.iter("channelName")).strip()
    if not name or name.lower() == "unknown":
        if not name:
            reading.tell("no_channel", touchpoint=id_ or "?")
        return {}
    return {"channel": _OUR_CHANNELS.get(name.lower(), name)}


def _read_words(point: Element, step: Document, name: str, reading: Reading) -> None:
    """Experience, compliance and comments, which a map holds as cards."""
    experience = point.find("touchpointExperience")
    if experience is not None:
        described, rating = _text(experience, "experienceDescription"), _text(experience, "experienceRating")
        if rating:
            reading.tell("rating_unknown", touchpoint=name, rating=rating)
        words = ": ".join(one for one in (described, rating and f"experienceRating {rating}") if one)
        if words and "emotion" not in step["cards"]:
            _put(step, "emotion", {"text": words})
    compliance = _text(point, "compliance")
    if compliance and compliance not in COMPLIANCES:
        reading.tell("compliance_unknown", touchpoint=name, compliance=compliance, found=COMPLIANCES)
    if compliance and compliance != "completed":
        _put(step, "note", {"text": f"compliance: {compliance}"})
    times = {one.tag: (one.text or "").strip() for times in point.findall("timestamps") for one in times}
    for text in (_text(point, "comment"), *(f"{tag}: {value}" for tag, value in times.items() if value)):
        if text:
            _put(step, "note", {"text": text})


def _put(step: Document, kind: str, card: Document) -> None:
    step["cards"].setdefault(kind, []).append({"kind": kind, **card})


def _text(element: Element, name: str) -> str:
    """The text of an inner element, empty when there is none."""
    return "".join(_pieces(element, name)).strip()


def _pieces(element: Element, name: str) -> Iterator[str]:
    found = element.find(name)
    if found is not None:
        yield from found.itertext()
