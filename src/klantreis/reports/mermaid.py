"""A map as Mermaid text: a `journey` that is read back without loss, and a `flowchart`."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.catalogue import table
from klantreis.mapping.emotion import SERIES
from klantreis.mapping.map import Edge, JourneyMap, Step
from klantreis.mapping.texts import Text, chosen_language, languages_of, said
from klantreis.reports.format import Options
from klantreis.reports.incoming import Document, written
from klantreis.reports.labels import labels, series_title, spoken
from klantreis.reports.notes import counted_kinds, note
from klantreis.reports.simulated import marked_title

MARK = "%% jm "  # what follows is JSON; Mermaid takes the line for a comment
NEUTRAL = 3  # the score of emotion 0
# What Mermaid gives a meaning to somewhere, and what it writes entities as itself (ﬂ, ¶).
_UNSAFE = re.compile(r"[#:;%<>&\"`{}\[\]|\\~*_$@ﬂ¶]")
# Words that open a statement where a task may stand; "1. " and "- " make a label a list in Markdown.
_OPENS_STATEMENT = re.compile(r"^(?:title|section|journey|acctitle|accdescr)", re.IGNORECASE)
_OPENS_LIST = re.compile(r"^(\d+)([.)])|^([-+])(?=\s|$)")
_BEST_FIRST = tuple(reversed(SERIES))


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a `journey`, or a `flowchart` for the view flow; what it does not hold is returned."""
    language = options.language
    if options.view == "flow":
        path.write_text(flowchart_text(journey_map, language=language), encoding="utf-8")
        return flowchart_losses(journey_map, language=language)
    path.write_text(journey_text(journey_map, language=language), encoding="utf-8")
    return journey_losses(journey_map, language=language)


def entity(character: str) -> str:
    """A character as Mermaid's entity: `:` is `#58;`."""
    return f"#{ord(character)};"


def label(text: str) -> str:
    """A text that Mermaid shows as it is: on one line, without any sign that has a meaning there."""
    plain = " ".join("".join(map(_visible, text)).split())
    safe = _UNSAFE.sub(lambda found: entity(found[0]), plain)
    safe = _OPENS_LIST.sub(_without_list, safe)
    return safe or "…"


def task_label(text: str) -> str:
    """A label that may open a line: "Section 8" would otherwise be a section."""
    safe = label(text)
    return entity(safe[0]) + safe[1:] if _OPENS_STATEMENT.match(safe) else safe


def actor_label(name: str) -> str:
    """A label among others that commas part."""
    return label(name).replace(",", entity(","))


def _visible(character: str) -> str:
    """The character, or a space for a control; what only formats is left out, except what joins emoji."""
    category = unicodedata.category(character)
    if category == "Cf":
        return character if character in "\u200c\u200d" else ""
    return " " if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} else character


def _without_list(found: re.Match[str]) -> str:
    return found[1] + entity(found[2]) if found[1] else entity(found[3])


@dataclass(frozen=True)
class Score:
    """The one score of a step and the series it is of; neither when nothing is known."""

    emotion: float | None
    series: str | None

    @property
    def written(self) -> int:
        """1 … 5, and 3 when nothing is known."""
        return NEUTRAL if self.emotion is None else math.floor(self.emotion + 0.5) + NEUTRAL

    @property
    def is_rounded(self) -> bool:
        """Whether the whole score says less than the emotion."""
        return self.emotion is not None and self.emotion != self.written - NEUTRAL


def score_of(step: Step) -> Score:
    """The mean emotion of a step in its best series: measured, else reported, else assumed."""
    cards = emotion_cards(step)
    for series in _BEST_FIRST:
        readings = [getattr(card, series) for card in cards]
        values = [reading.value for reading in readings if reading is not None]
        if values:
            return Score(sum(values) / len(values), series)
    return Score(None, None)


def emotion_cards(step: Step) -> list[EmotionCard]:
    """The emotion cards of a step, in the order of its lanes."""
    return [card for cell in step.cards.values() for card in cell if isinstance(card, EmotionCard)]


def actors_of(journey_map: JourneyMap, step: Step, language: str) -> list[str]:
    """The names of the personas whose emotion a step shows: all of the map when none is named."""
    languages = journey_map.head.languages
    names = {persona.id: said(persona.name, language, languages) for persona in journey_map.personas}
    cards = emotion_cards(step)
    own = [card.persona for card in cards if card.persona is not None]
    wanted = own if own and len(own) == len(cards) else journey_map.head.personas
    return list(dict.fromkeys(names.get(id_, id_) for id_ in wanted))


def journey_text(journey_map: JourneyMap, *, language: str | None = None, with_comments: bool = True) -> str:
    """The map as Mermaid `journey`: phases are sections, steps tasks, emotions scores, personas actors.

    Parameters
    ----------
    journey_map
        The map.
    language
        Which of its texts to show; its first language when left out.
    with_comments
        Whether comments keep all that Mermaid does not draw, so that reading it back loses nothing.
    """
    language = chosen_language(language, journey_map.head.languages)
    lines = _journey_lines(journey_map, language)
    kept = (line for line in lines if with_comments or not line.lstrip().startswith(MARK))
    return "\n".join(kept) + "\n"


def _journey_lines(journey_map: JourneyMap, language: str) -> Iterator[str]:
    head = journey_map.head
    yield "journey"
    title = said(head.title, language, head.languages)
    yield f"    title {label(marked_title(title, language, is_simulated=head.is_simulated))}"
    if head.goal is not None:
        yield f"    accDescr: {label(said(head.goal, language, head.languages))}"
    yield f"    {comment({'map': written(journey_map, without=frozenset({'phases'})), 'language': language})}"
    for phase in journey_map.phases:
        yield f"    {comment({'phase': written(phase, without=frozenset({'steps'}))})}"
        yield f"    section {label(said(phase.title, language, head.languages))}"
        for step in phase.steps:
            yield f"      {comment({'step': written(step), 'score': score_of(step).series})}"
            yield f"      {task_line(journey_map, step, language)}"


def task_line(journey_map: JourneyMap, step: Step, language: str) -> str:
    """A step as a task: its name, its score and its actors."""
    title = task_label(said(step.title, language, journey_map.head.languages))
    actors = ", ".join(actor_label(name) for name in actors_of(journey_map, step, language))
    return f"{title}: {score_of(step).written}" + (f": {actors}" if actors else "")


def comment(payload: Document) -> str:
    """Data on a line of its own that Mermaid leaves alone: ASCII, and no % in it."""
    return MARK + json.dumps(payload, ensure_ascii=True, separators=(",", ":")).replace("%", "\\u0025")


def journey_losses(
    journey_map: JourneyMap, *, language: str | None = None, with_comments: bool = True
) -> list[str]:
    """What somebody who looks at the drawn `journey` does not see."""
    language = chosen_language(language, journey_map.head.languages)
    cards = [card for _, _, card in journey_map.cards if not isinstance(card, EmotionCard)]
    what = counted_kinds((card.kind for card in cards), language) + _fields_not_drawn(journey_map, language)
    code = "in_comments" if with_comments else "lost"
    return [
        *([note(code, language, format="Mermaid journey", what=what)] if what else []),
        *_empty_phases(journey_map, language),
        *_score_losses(journey_map, language),
        *_language_losses(journey_map, language),
    ]


def _fields_not_drawn(journey_map: JourneyMap, language: str) -> list[str]:
    texts: dict[str, str] = table(spoken(language)).FIELDS
    steps = journey_map.steps
    counts = {field: sum(bool(getattr(step, field)) for step in steps) for field in _STEP_FIELDS}
    counts["leads_on"] = sum(not step.leads_on for step in steps)
    said_fields = [f"{texts[field]} ({n})" for field, n in counts.items() if n]
    edges = (
        [f"{table(spoken(language)).NOUNS['edge']} ({len(journey_map.edges)})"] if journey_map.edges else []
    )
    return said_fields + edges


_STEP_FIELDS = ("description", "opens", "wait_seconds", "is_start", "is_end", "is_decision")


def _empty_phases(journey_map: JourneyMap, language: str) -> Iterator[str]:
    for phase in journey_map.phases:
        if not phase.steps:
            title = said(phase.title, language, journey_map.head.languages)
            yield note("empty_phase", language, phase=title, format="Mermaid")


def _score_losses(journey_map: JourneyMap, language: str) -> Iterator[str]:
    scores = [score_of(step) for step in journey_map.steps]
    counts = Counter(score.series for score in scores if score.series)
    if len(counts) > 1 or any(len(_series_of(step)) > 1 for step in journey_map.steps):
        shown = [f"{series_title(series, language)} ({n})" for series, n in counts.most_common()]
        yield note("mixed_series", language, format="Mermaid journey", counts=shown)
    n_rounded = sum(score.is_rounded for score in scores)
    if n_rounded:
        yield note("rounded_scores", language, format="Mermaid journey", n=n_rounded)


def _series_of(step: Step) -> set[str]:
    return {one for card in emotion_cards(step) for one in SERIES if getattr(card, one) is not None}


def _language_losses(journey_map: JourneyMap, language: str) -> Iterator[str]:
    others = [one for one in journey_map.head.languages if one != language]
    if others and any(languages_of(text) for text in _titles(journey_map)):
        yield note("one_language", language, language=language, others=others)


def _titles(journey_map: JourneyMap) -> Iterable[Text]:
    yield journey_map.head.title
    for phase in journey_map.phases:
        yield phase.title
        yield from (step.title for step in phase.steps)


def flowchart_text(journey_map: JourneyMap, *, language: str | None = None, direction: str = "LR") -> str:
    """The map as Mermaid `flowchart`: phases are boxes, steps nodes, ways arrows, decisions diamonds.

    Ids are numbered (`p1`, `s1`): a step called "end" would otherwise break Mermaid.
    """
    language = chosen_language(language, journey_map.head.languages)
    return "\n".join(_flowchart_lines(journey_map, language, direction)) + "\n"


def _flowchart_lines(journey_map: JourneyMap, language: str, direction: str) -> Iterator[str]:
    languages = journey_map.head.languages
    nodes = {step.id: f"s{number}" for number, step in enumerate(journey_map.steps, 1)}
    yield f"flowchart {direction}"
    yield f"    accTitle: {label(said(journey_map.head.title, language, languages))}"
    if journey_map.head.is_simulated:
        yield f'    simulated[/"{label(labels(language)["simulated"])}"/]'
    yield "    start((( )))"
    for number, phase in enumerate(journey_map.phases, 1):
        yield f'    subgraph p{number}["{label(said(phase.title, language, languages))}"]'
        for step in phase.steps:
            yield f"        {nodes[step.id]}{_shape(step, label(said(step.title, language, languages)))}"
        yield "    end"
    yield "    finish((( )))"
    yield from (f"    start --> {nodes[id_]}" for id_ in journey_map.starts)
    labelled = {(edge.from_, edge.to): edge for edge in journey_map.edges if edge.label is not None}
    for way in journey_map.ways:
        yield f"    {nodes[way[0]]} {_arrow(labelled.get(way), language, languages)} {nodes[way[1]]}"
    yield from (f"    {nodes[id_]} --> finish" for id_ in journey_map.ends)


def _shape(step: Step, text: str) -> str:
    if step.is_decision:
        return f'{{"{text}"}}'
    return f'[["{text}"]]' if step.opens else f'["{text}"]'


def _arrow(edge: Edge | None, language: str, languages: tuple[str, ...]) -> str:
    return "-->" if edge is None else f'-->|"{label(said(edge.label, language, languages))}"|'


def flowchart_losses(journey_map: JourneyMap, *, language: str | None = None) -> list[str]:
    """What a `flowchart` does not hold."""
    language = chosen_language(language, journey_map.head.languages)
    texts: dict[str, Any] = table(spoken(language)).FIELDS
    waits = sum(step.wait_seconds is not None for step in journey_map.steps)
    what = counted_kinds((card.kind for _, _, card in journey_map.cards), language)
    what += [f"{texts['wait_seconds']} ({waits})"] if waits else []
    lost = [note("lost", language, format="Mermaid flowchart", what=what)] if what else []
    return [*lost, *_language_losses(journey_map, language)]
