"""What other screens need to know of a map, without reading its document each time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from klantreis.mapping.texts import said
from klantreis.server.apps.documents.models import Document, maps_of
from klantreis.server.apps.workspaces.models import Workspace
from klantreis.server.kept import kept


@dataclass(frozen=True)
class Contact:
    """A touchpoint as a map draws it: the channel of its card, and what kind its phase is, where they say."""

    touchpoint: str
    channel: str | None
    phase: str | None


@dataclass(frozen=True)
class MapFacts:
    """A map in short.

    Attributes
    ----------
    personas, described
        Ids of the personas whose journey it is, and of those that the map itself describes.
    persona_names
        What the personas that it describes are called, by their ids.
    title, phases
        What it and its phases are called, in the language of whoever asks.
    touchpoints
        Those that its cards and its scope name.
    contacts
        Those that it draws, each once, in the order of its steps.
    n_kinds
        How many cards of each kind.
    n_backed
        Cards that rest on evidence.
    """

    id: UUID
    name: str
    title: str
    state: str
    owner: str | None
    review_on: date | None
    personas: tuple[str, ...]
    described: tuple[str, ...]
    persona_names: dict[str, str]
    phases: tuple[str, ...]
    touchpoints: frozenset[str]
    contacts: tuple[Contact, ...]
    n_steps: int
    n_kinds: dict[str, int]
    n_backed: int


def facts_of_maps(workspace: Workspace) -> list[MapFacts]:
    """Facts of every map of a workspace; a document is read once for each of its versions."""
    return [facts_of(row) for row in maps_of(workspace).defer("text")]


def facts_of(row: Document) -> MapFacts:
    """Facts of a map, its texts in the language of whoever asks where it has them."""
    language = get_language() or "en"
    return kept(["map", row.pk, row.sequence, language], lambda: _read(row, language))


def _read(row: Document, language: str) -> MapFacts:
    document = json.loads(row.text)
    head = document["head"]
    languages = head.get("languages", ["en"])
    steps = [step for phase in document.get("phases", ()) for step in _steps(phase)]
    cards = [card for step in steps for cell in step.get("cards", {}).values() for card in cell]
    kinds = [card["kind"] for card in cards]
    scope = head.get("scope") or {}
    named = [card.get("touchpoint") for card in cards] + [scope.get("start"), scope.get("end")]
    return MapFacts(
        id=row.pk,
        name=row.name,
        title=said(head["title"], language, languages),
        state=head.get("state", "as_is"),
        owner=head.get("owner"),
        review_on=date.fromisoformat(head["review_on"]) if head.get("review_on") else None,
        personas=tuple(head.get("personas", ())),
        described=tuple(one["id"] for one in document.get("personas", ())),
        persona_names={one["id"]: one["name"] for one in document.get("personas", ())},
        phases=tuple(said(one["title"], language, languages) for one in document.get("phases", ())),
        touchpoints=frozenset(one for one in named if isinstance(one, str)),
        contacts=tuple({one.touchpoint: one for one in _contacts(document)}.values()),
        n_steps=len(steps),
        n_kinds={kind: kinds.count(kind) for kind in sorted(set(kinds))},
        n_backed=sum(bool(card.get("evidence")) for card in cards),
    )


def _contacts(document: dict[str, Any]) -> Iterator[Contact]:
    for phase in document.get("phases", ()):
        for step in _steps(phase):
            for card in (card for cell in step.get("cards", {}).values() for card in cell):
                if card["kind"] == "touchpoint":
                    yield Contact(card["touchpoint"], card.get("channel"), phase.get("kind"))


def _steps(phase: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found: Iterable[dict[str, Any]] = phase.get("steps", ())
    yield from found
