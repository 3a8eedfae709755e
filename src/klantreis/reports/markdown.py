"""A map as Markdown: to read in a repository, a wiki or a mail, with its flow chart in Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from klantreis.mapping.head import State
from klantreis.mapping.map import JourneyMap
from klantreis.reports.figures import Figure
from klantreis.reports.format import Options
from klantreis.reports.labels import day, duration, interval, labels, number, series_title, share
from klantreis.reports.losses import losses
from klantreis.reports.mermaid import flowchart_text
from klantreis.reports.series_marks import audiences, marked_details
from klantreis.reports.sheet import MARKS, Sheet, SheetCard, SheetLane, SheetStep

_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_OPENS_BLOCK = re.compile(r"^(\s*)(\d{1,9}[.)]|[-+=])")


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a Markdown file; what it does not hold is returned."""
    shown = options.sheet(journey_map)
    path.write_text(markdown_text(journey_map, shown), encoding="utf-8")
    return losses(journey_map, shown, view="text")  # unlike on paper, evidence is written out in full


def plain(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    one_line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    safe = _MARKED.sub(r"\\\1", one_line)
    return _OPENS_BLOCK.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", safe)


def markdown_text(journey_map: JourneyMap, shown: Sheet) -> str:
    """The map as Markdown, in GitHub's dialect: headings, lists, tables and a Mermaid diagram."""
    names = labels(shown.language)
    blocks = [
        f"# {plain(shown.title.title) or '…'}",
        *([f"> **{names['simulated']}**"] if shown.is_simulated else []),
        _head(shown),
        *_emotions(shown),
        *_proof(shown),
        *(block for phase in _phases(shown) for block in phase),
        *_flow_chart(journey_map, shown),
        _legend(shown),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(shown: Sheet) -> str:
    names, title = labels(shown.language), shown.title
    review = day(title.review_on, shown.language) if title.review_on else names["no_review_date"]
    told = (
        (names["goal"], title.goal),
        (names["scenario"], title.scenario),
        (names["expectations"], title.expectations),
        (names["personas"], ", ".join(title.personas) or names["no_persona"]),
        (names["audience"], audiences(shown)),
        (names["owner"], title.owner or names["no_owner"]),
        (names["review_on"], review),
    )
    state = names["to_be" if title.state is State.TO_BE else "as_is"]
    return "\n".join([*(f"- **{name}**: {plain(text)}" for name, text in told if text), f"- {state}"])


def _emotions(shown: Sheet) -> Iterator[str]:
    """The three series of emotion side by side, never mixed, each figure with its n and interval."""
    if not shown.curves:
        return
    names = labels(shown.language)
    heads = [names["step"]]
    for curve in shown.curves:
        whose = f" ({plain(curve.persona)})" if curve.persona else ""
        heads.append(series_title(curve.series, shown.language) + whose)
    rows = []
    for step in shown.steps:
        cells = [f"{step.number}\\. {plain(step.title)}"]
        for curve in shown.curves:
            point = next((one for one in curve.points if one.step == step.id), None)
            if point is None:
                cells.append("")
                continue
            n = "" if point.n is None else f"n {number(point.n, shown.language, digits=0)}"
            ends = (
                ""
                if point.low is None or point.high is None
                else interval(point.low, point.high, shown.language)
            )
            basis = ", ".join(one for one in (n, ends) if one)
            value = number(point.value, shown.language, is_signed=True)
            told = " ".join(one for one in (value, plain(point.word), f"({basis})" if basis else "") if one)
            cells.append(told)
        rows.append(cells)
    yield f"## {names['table_of_emotions']}"
    yield _table(heads, rows)


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _proof(shown: Sheet) -> Iterator[str]:
    """What a proof says of the whole map, and its findings."""
    names = labels(shown.language)
    if shown.proof_figures:
        yield f"## {names['figures']}"
        period = [f"- **{names['period']}**: {plain(shown.proof_period)}"] if shown.proof_period else []
        yield "\n".join([*period, *(f"- {_figure(one)}" for one in shown.proof_figures)])
    if shown.findings:
        yield f"## {names['findings']}"
        yield "\n".join(f"{at}. {plain(one.text)}" for at, one in enumerate(shown.findings, start=1))


def _figure(figure: Figure) -> str:
    detail = f" ({plain(figure.detail)})" if figure.detail else ""
    return f"**{plain(figure.name)}**: {plain(figure.text)}{detail}"


def _phases(shown: Sheet) -> Iterator[list[str]]:
    names = labels(shown.language)
    if not shown.steps:
        yield [f"_{names['no_steps']}_"]
    for phase in shown.phases:
        blocks = [f"## {plain(phase.title) or '…'}"]
        for step in phase.steps:
            star = "★ " if step.has_moment_of_truth else ""
            blocks.append(f"### {star}{step.number}\\. {plain(step.title)}")
            blocks.append(_about(step, shown))
            blocks.append("\n".join(_step_lines(step, shown)))
        yield blocks


def _about(step: SheetStep, shown: Sheet) -> str:
    names = labels(shown.language)
    wait = "" if step.wait_seconds is None else f"+ {duration(step.wait_seconds, shown.language)}"
    opens = names["opens"].format(map=step.opens) if step.opens else ""
    facts = " · ".join(one for one in (wait, names["decision"] if step.is_decision else "", opens) if one)
    return "\n\n".join(one for one in (plain(step.description), plain(facts)) if one)


def _step_lines(step: SheetStep, shown: Sheet) -> Iterator[str]:
    yield from (f"- {_figure(figure)}" for figure in step.figures)
    for lane in shown.lanes:
        yield from _lane_lines(lane, step, shown.language)


def _lane_lines(lane: SheetLane, step: SheetStep, language: str) -> Iterator[str]:
    cards = lane.cells.get(step.id, ())
    if not cards:
        return
    yield f"- **{plain(lane.title)}**"
    for card in cards:
        yield f"  - {_card(card, language)}"
        for one in card.evidence:
            detail = f" ({plain(one.detail)})" if one.detail else ""
            yield f"    - “{plain(one.text)}”{detail}"


def _card(card: SheetCard, language: str) -> str:
    persona = f"[{card.persona}]" if card.persona else ""
    words = " ".join(one for one in (plain(card.text), plain(persona)) if one)
    details = "; ".join(plain(one) for one in card.details)
    if card.kind == "emotion":
        lines = (f"{MARKS[status]} {plain(one)}" for status, one in marked_details(card, language))
        return " · ".join(one for one in (words, *lines) if one)
    if not words:
        return f"{card.mark} {details}"
    return f"{card.mark} {words}" + (f" ({details})" if details else "")


def _flow_chart(journey_map: JourneyMap, shown: Sheet) -> Iterator[str]:
    if shown.steps:
        yield f"## {labels(shown.language)['view_flow']}"
        yield f"```mermaid\n{flowchart_text(journey_map, language=shown.language)}```"


def _legend(shown: Sheet) -> str:
    names, basis = labels(shown.language), shown.basis
    marks = " · ".join(f"{mark} {names[status.value]}" for status, mark in MARKS.items())
    part = share(basis.assumed_share, shown.language) if basis.n else ""
    n = number(basis.n, shown.language, digits=0)
    assumed = names["assumed_share"].format(share=part, n=n) if basis.n else names["no_cards"]
    return f"---\n\n{marks} · ★ {names['moment_of_truth']}\n\n{assumed}"
