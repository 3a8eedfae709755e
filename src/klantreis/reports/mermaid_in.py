"""A Mermaid `journey` as a map: what Mermaid reads, what it damages in silence, and our own comments."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from klantreis.errors import dutch
from klantreis.mapping.catalogue import noun
from klantreis.mapping.emotion import HIGHEST, LOWEST
from klantreis.mapping.map import JourneyMap, Phase, Step
from klantreis.mapping.part import new_id
from klantreis.mapping.texts import said
from klantreis.reports.incoming import Document, UnreadableReportError, built, replaced, written
from klantreis.reports.labels import spoken
from klantreis.reports.mermaid import MARK, NEUTRAL, actors_of, label, score_of, task_label
from klantreis.reports.notes import note
from klantreis.reports.simulated import unmarked_title

LARGEST = 5_000_000
_ENTITY = re.compile(r"#(\w+);")
_HEADER = re.compile(r"^\s*journey\b\s*;?\s*$", re.IGNORECASE)
_OTHER_DIAGRAM = re.compile(
    r"^\s*(flowchart|graph|sequenceDiagram|gantt|stateDiagram|classDiagram|mindmap|pie)\b"
)
_STATEMENT = re.compile(
    r"^(title|section)\s(.*)$|^(acctitle|accdescr)\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL
)
_FENCED = re.compile(r"^\s*(?:```|~~~)\s*mermaid\s*\n(.*?)\n\s*(?:```|~~~)", re.DOTALL | re.MULTILINE)
# Characters of the private plane stand for those that came as entities, until statements are taken apart.
_PLANE = 0xF0000


@dataclass(frozen=True)
class Task:
    """A task as its line says it: the score is None when there is none or no number."""

    name: str
    score: float | None
    actors: tuple[str, ...]
    line: int


@dataclass
class Section:
    """A section, with the comments that stood before it and its tasks with theirs."""

    name: str
    payload: Document | None = None
    tasks: list[tuple[Task, Document | None]] = field(default_factory=list)


@dataclass
class Diagram:
    """What a text says, before it becomes a map."""

    language: str
    title: str = ""
    description: str = ""
    head: Document | None = None
    sections: list[Section] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pending: dict[str, Document] = field(default_factory=dict)  # comments that wait for their line

    def tell(self, code: str, **values: Any) -> None:
        """Say that something was repaired or not understood."""
        self.notes.append(note(code, self.language, **values))


def map_from_journey(text: str, *, language: str = "en") -> tuple[JourneyMap, list[str]]:
    """The map that a Mermaid `journey` describes, and what was repaired or not understood.

    Sections become phases, tasks steps, scores assumed emotions (score - 3), actors personas. What our
    own comments say comes back as it was, except where the diagram was changed since.

    Parameters
    ----------
    text
        Mermaid text, also inside a Markdown code fence.
    language
        The language of its texts, and of what is said about them, unless a comment tells it.

    Raises
    ------
    UnreadableReportError
        When it is no `journey`.
    """
    diagram = _read(text, language)
    document = _document(diagram)
    journey_map, repairs = built(document, diagram.language)
    return journey_map, [*diagram.notes, *repairs]


def _read(text: str, language: str) -> Diagram:
    if len(text) > LARGEST:
        raise UnreadableReportError(
            f"The Mermaid text has {len(text):,} characters; at most {LARGEST:,} are read. Split the "
            "journey.",
            nl=f"De Mermaidtekst heeft {dutch(len(text))} tekens; hooguit {dutch(LARGEST)} worden gelezen. "
            "Splits de reis.",
        )
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    fenced = _FENCED.search(text)
    diagram = Diagram(language)
    lines = (fenced[1] if fenced else text).split("\n")
    start = _front_matter(lines, diagram)
    start = _header(lines, start, diagram)
    _statements(lines, start, diagram)
    return diagram


def _front_matter(lines: list[str], diagram: Diagram) -> int:
    """Where the diagram begins behind front matter, of which only the title means something."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() != "---":
        return first
    end = next((n for n in range(first + 1, len(lines)) if lines[n].strip() == "---"), len(lines) - 1)
    for number in range(first + 1, end):
        key, _, value = lines[number].partition(":")
        if key.strip() == "title":
            diagram.title = value.strip().strip("\"'")
        elif lines[number].strip():
            diagram.tell("settings_left_out", line=number + 1, text=lines[number].strip())
    return end + 1


def _header(lines: list[str], start: int, diagram: Diagram) -> int:
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if _HEADER.match(line):
            if not line.startswith("journey"):
                diagram.tell("header_added")
            return number + 1
        other = _OTHER_DIAGRAM.match(line)
        if other:
            raise UnreadableReportError(
                f"This is a Mermaid {other[1]}, and only a journey can be read. "
                "Its first line must be: journey",
                nl=f"Dit is een {other[1]} van Mermaid, en alleen een journey kan gelezen worden. "
                "De eerste regel moet zijn: journey",
            )
        if line and not line.startswith(("%%", "#")):
            if re.match(r"(title|section)\s", line, re.IGNORECASE):
                diagram.tell("header_added")
                return number
            raise UnreadableReportError(
                f"Line {number + 1} is no Mermaid journey: {line[:60]!r}. Its first line must be: journey",
                nl=f"Regel {number + 1} is geen Mermaid-reis: {line[:60]!r}. De eerste regel moet zijn: "
                "journey",
            )
        if line.startswith("%%{"):
            diagram.tell("settings_left_out", line=number + 1, text=line)
    raise UnreadableReportError(
        "The text holds no Mermaid journey. Its first line must be: journey",
        nl="In de tekst staat geen Mermaid-reis. De eerste regel moet zijn: journey",
    )


def _statements(lines: list[str], start: int, diagram: Diagram) -> None:
    number = start
    while number < len(lines):
        line = lines[number].strip()
        if line.startswith(MARK.strip() + " "):
            _take_comment(line[len(MARK) :], number + 1, diagram)
        elif re.match(r"accdescr\s*\{", line, re.IGNORECASE):
            number = _long_description(lines, number, diagram)
        elif line.startswith("%%{"):
            diagram.tell("settings_left_out", line=number + 1, text=line)
        elif line and not line.startswith("%%"):
            _take_line(line, number + 1, diagram)
        number += 1


def _long_description(lines: list[str], number: int, diagram: Diagram) -> int:
    end = next((n for n in range(number, len(lines)) if "}" in lines[n]), len(lines) - 1)
    whole = " ".join(line.strip() for line in lines[number : end + 1])
    diagram.description = _plain(whole.partition("{")[2].partition("}")[0]).strip()
    return end


def _take_comment(written_json: str, line: int, diagram: Diagram) -> None:
    """Keep a comment of ours until the line it belongs to, if its data is what we write."""
    try:
        payload = json.loads(written_json)
    except ValueError:
        diagram.tell("comment_unreadable", line=line)
        return
    payload = payload if isinstance(payload, dict) else {}
    shapes: dict[str, type[BaseModel]] = {"map": JourneyMap, "phase": Phase, "step": Step}
    what = next((one for one in shapes if one in payload), None)
    if what is None:
        return  # a comment of a later version
    try:
        part = written(shapes[what].model_validate(payload[what]))
    except ValidationError as invalid:
        reason = invalid.errors(include_url=False)[0]["msg"]
        diagram.tell("comments_unusable", reason=reason)
        return
    if what == "map":
        diagram.head = part
        if isinstance(payload.get("language"), str):
            diagram.language = payload["language"]
    else:
        diagram.pending[what] = part


def _take_line(line: str, number: int, diagram: Diagram) -> None:
    hidden = _ENTITY.sub(_stand_in, line)
    code, hash_, remark = hidden.partition("#")
    if hash_:
        diagram.tell("hash_comment", line=number, text=_plain(remark).strip())
    statements = [one.strip() for one in code.split(";") if one.strip()]
    if len(statements) > 1:
        diagram.tell("statements_split", line=number)
    for statement in statements:
        _take_statement(statement, number, diagram)


def _take_statement(statement: str, number: int, diagram: Diagram) -> None:
    found = _STATEMENT.match(statement)
    if found is None:
        _take_task(statement, number, diagram)
        return
    keyword, text = (found[1] or found[3]).lower(), _plain(found[2] or found[4] or "").strip()
    if keyword == "section":
        diagram.sections.append(Section(text, diagram.pending.pop("phase", None)))
        diagram.pending.clear()  # the comment of a task that somebody took away
    elif keyword == "title":
        diagram.title = text
    elif keyword == "accdescr":
        diagram.description = text
    elif not diagram.title:
        diagram.title = text


def _take_task(statement: str, number: int, diagram: Diagram) -> None:
    task = _task(statement, number, diagram)
    if task is None:
        return
    if not diagram.sections:
        diagram.sections.append(Section("", None))
    diagram.sections[-1].tasks.append((task, diagram.pending.pop("step", None)))


def _task(statement: str, number: int, diagram: Diagram) -> Task | None:
    parts = statement.split(":")
    name = _plain(parts[0]).strip()
    if not name:
        diagram.tell("not_understood", line=number, text=_plain(statement))
        return None
    if len(parts) == 1 or not parts[1].strip():
        diagram.tell("no_score", line=number, task=name)
        return Task(name, None, _actors(parts[2:3]), number)
    at = _score_at(parts)
    if at > 1:
        name = _plain(":".join(parts[:at])).strip()
        diagram.tell("colon_in_name", line=number, task=name)
    score = _number(parts[at])
    if score is None:
        diagram.tell("bad_score", line=number, score=_plain(parts[at]).strip(), task=name)
    if len(parts) > at + 2:
        rest = _plain(":".join(parts[at + 2 :])).strip()
        diagram.tell("too_many_parts", line=number, text=rest, task=name)
    return Task(name, score, _actors(parts[at + 1 : at + 2]), number)


def _score_at(parts: list[str]) -> int:
    """Which part is the score: the first, unless it is no number and one of the last two is."""
    if _number(parts[1]) is None:
        for at in (len(parts) - 2, len(parts) - 1):
            if at > 1 and _number(parts[at]) is not None:
                return at
    return 1


def _number(text: str) -> float | None:
    try:
        score = float(text.replace(",", "."))
    except ValueError:
        return None
    return score if math.isfinite(score) else None


def _actors(parts: list[str]) -> tuple[str, ...]:
    names = (_plain(name).strip() for name in parts[0].split(",")) if parts else ()
    return tuple(dict.fromkeys(name for name in names if name))


def _stand_in(found: re.Match[str]) -> str:
    """A character of the private plane for an entity, so that `#58;` does not part a task."""
    body = found[1]
    code = int(body) if body.isdecimal() and len(body) < 8 else None
    character = chr(code) if code is not None and code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if code is None:
        character = html.unescape(f"&{body};")
        if character == f"&{body};":
            return found[0]  # no entity: what Mermaid would do with it, too
    return "".join(chr(_PLANE + ord(one)) if ord(one) < 0xFFFF else one for one in character)


def _plain(text: str) -> str:
    """A text with the characters its entities stood for, and line breaks as spaces."""
    text = re.sub(r"<br\s*/?>", " ", text)
    return "".join(chr(ord(one) - _PLANE) if _PLANE <= ord(one) < _PLANE + 0xFFFF else one for one in text)


def _document(diagram: Diagram) -> Document:
    document = dict(diagram.head or {})
    diagram.title, is_simulated = unmarked_title(diagram.title)
    plain_head: Document = {"title": diagram.title, "languages": [diagram.language]}
    plain_head |= {"is_simulated": True} if is_simulated else {}
    head = dict(document.get("head", plain_head))
    document["head"] = head
    if not document.get("id"):
        document.pop("id", None)
    _take_over_title(head, diagram)
    shown = JourneyMap.model_validate({"id": "map", **document, "phases": ()})
    reader = _Reader(diagram, document, shown)
    document["phases"] = [reader.phase(section) for section in _merged(diagram.sections)]
    return document


def _take_over_title(head: Document, diagram: Diagram) -> None:
    languages = tuple(head.get("languages", ("en",)))
    old = said(head["title"], diagram.language, languages)
    if label(diagram.title) != label(old):
        head["title"] = replaced(head["title"], diagram.title, diagram.language)
        diagram.tell("title_changed", what=noun("head", spoken(diagram.language)), old=old, new=diagram.title)
    if diagram.description and label(said(head.get("goal"), diagram.language, languages)) != label(
        diagram.description
    ):
        head["goal"] = replaced(head.get("goal", ""), diagram.description, diagram.language)


def _merged(sections: list[Section]) -> Iterator[Section]:
    """Sections as Mermaid draws them: equal names in a row are one, unless our comments say otherwise."""
    last: Section | None = None
    for section in sections:
        if last is not None and section.name == last.name and section.payload is None:
            last.tasks.extend(section.tasks)
            continue
        if last is not None:
            yield last
        last = section
    if last is not None:
        yield last


class _Reader:
    """Turns sections and tasks into phases and steps of a document."""

    def __init__(self, diagram: Diagram, document: Document, shown: JourneyMap) -> None:
        self.diagram, self.document, self.shown = diagram, document, shown
        self.language, self.languages = diagram.language, shown.head.languages
        self.personas = {said(one.name, self.language, self.languages): one.id for one in shown.personas}
        self.all_actors = tuple(
            dict.fromkeys(
                actor for section in diagram.sections for task, _ in section.tasks for actor in task.actors
            )
        )

    def phase(self, section: Section) -> Document:
        phase = dict(section.payload or {"title": self._section_title(section)})
        if section.payload is not None:
            self._take_over(phase, section.name, "phase", label)
        phase["steps"] = [self.step(task, payload) for task, payload in section.tasks]
        return phase

    def _section_title(self, section: Section) -> str:
        if section.name:
            return section.name
        title = self.diagram.title or noun("phase", spoken(self.language))
        self.diagram.tell("no_section", line=section.tasks[0][0].line, phase=title)
        return title

    def _take_over(self, part: Document, name: str, what: str, as_label: Any) -> None:
        old = said(part["title"], self.language, self.languages)
        if as_label(old) != as_label(name):
            part["title"] = replaced(part["title"], name, self.language)
            self.diagram.tell("title_changed", what=noun(what, spoken(self.language)), old=old, new=name)

    def step(self, task: Task, payload: Document | None) -> Document:
        if payload is None:
            cards = self._emotions(task)
            return {"title": task.name, **({"cards": {"emotion": cards}} if cards else {})}
        step = dict(payload)
        self._take_over(step, task.name, "step", task_label)
        self._take_over_score(step, task)
        return step

    def _take_over_score(self, step: Document, task: Task) -> None:
        before = Step.model_validate({"id": "step", **step})
        old = score_of(before)
        names = tuple(sorted(label(one) for one in actors_of(self.shown, before, self.language)))
        if names != tuple(sorted(label(one) for one in task.actors)):
            self.diagram.tell("actors_changed", step=task.name, actors=task.actors)
        if task.score is None or task.score == old.written:
            return
        self.diagram.tell("score_changed", step=task.name, old=old.written, new=f"{task.score:g}")
        kept = [card for cell in step.get("cards", {}).values() for card in cell if card["kind"] == "emotion"]
        if kept:
            kept[0]["assumed"] = self._reading(task)
        else:
            lane = next((one.id for one in self.shown.lanes if one.kind == "emotion"), "emotion")
            cells = step.setdefault("cards", {})
            cells[lane] = [*cells.get(lane, ()), {"kind": "emotion", "assumed": self._reading(task)}]

    def _emotions(self, task: Task) -> list[Document]:
        """One emotion card for everyone, or one for each actor when a task is not for all of them."""
        actors = [self._persona(actor) for actor in task.actors]
        if task.score is None:
            return []
        reading = self._reading(task)
        if not actors or len(actors) == len(self.all_actors):
            return [{"kind": "emotion", "assumed": reading}]
        return [{"kind": "emotion", "assumed": reading, "persona": actor} for actor in actors]

    def _reading(self, task: Task) -> Document:
        """Emotion = score - 3; a score beyond 1 … 5 is kept as it was written."""
        assert task.score is not None  # noqa: S101 - asked by every caller
        value = min(max(task.score - NEUTRAL, LOWEST), HIGHEST)
        if value == task.score - NEUTRAL:
            return {"value": value}
        self.diagram.tell(
            "score_clipped",
            line=task.line,
            score=f"{task.score:g}",
            task=task.name,
            kept=f"{value + NEUTRAL:g}",
        )
        return {"value": value, "scale": "1-5", "formula": f"{task.score:g} - 3, kept within -2 … 2"}

    def _persona(self, name: str) -> str:
        if name not in self.personas:
            id_ = new_id(name, set(self.personas.values()), otherwise="persona")
            self.personas[name] = id_
            self.document.setdefault("personas", []).append({"id": id_, "name": name[:200]})
            head = self.document["head"]
            head["personas"] = [*head.get("personas", ()), id_]
        return self.personas[name]
