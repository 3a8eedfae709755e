"""A sheet as plain data for the templates: colours, places and every word they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from klantreis.mapping.evidence import Status
from klantreis.reports.emotion_path import Point, sampled, smooth
from klantreis.reports.flow_chart import flow_chart
from klantreis.reports.labels import day, duration, kind_title, labels, number, share
from klantreis.reports.pictures import words_beside
from klantreis.reports.sheet import Curve, Sheet, SheetCard, SheetLane, SheetStep
from klantreis.reports.style import (
    HAIRLINE,
    INK,
    MUTED,
    PERSONA_INKS,
    STAR,
    accent,
    on_accent,
    persona_ink,
    tint,
)
from klantreis.reports.summary import summary
from klantreis.reports.time_axis import TimeAxis, time_axis


def drawing(
    sheet: Sheet, *, view: str, today: date, drawn: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """All that the templates show of a sheet; `drawn` names the pictures they can draw, by path."""
    return _Drawing(sheet, drawn).data(view, today)


class _Drawing:
    def __init__(self, sheet: Sheet, drawn: Mapping[str, str]) -> None:
        self.sheet, self.language, self.drawn = sheet, sheet.language, drawn
        self.names = labels(sheet.language)
        self.column_of = {step.id: number for number, step in enumerate(sheet.steps)}
        self.personas = list(dict.fromkeys(curve.persona for curve in sheet.curves))
        # Only several personas need names, and only several lanes.
        self.has_personas = len(self.personas) > 1

    def data(self, view: str, today: date) -> dict[str, Any]:
        sheet = self.sheet
        base, _, region = self.language.partition("-")
        return {
            "lang": base,
            "region": region or None,
            "author": sheet.title.owner or "Klantreis",
            "labels": dict(self.names),
            "style": {"ink": INK, "muted": MUTED, "hairline": HAIRLINE, "star": STAR},
            "kicker": self.kicker(view),
            "title": {
                "title": sheet.title.title,
                "lines": self.lines(),
                "facts": self.facts(),
                "who": self.who(),
            },
            "legend": [{"status": status, "text": self.names[status]} for status in Status],
            "foot": {
                "basis": self.basis(),
                "printed": self.names["printed_on"].format(date=day(today, self.language)),
            },
            "is_simulated": sheet.is_simulated,
            "phases": [self.phase(number) for number in range(len(sheet.phases))],
            "steps": [self.step(step) for step in sheet.steps],
            "lanes": [self.lane(lane) for lane in sheet.lanes],
            "curves": [self.curve(curve) for curve in sheet.curves],
            "flow": flow_chart(sheet),
            "axis": self.axis(),
            "timed_curves": [self.curve(curve, self.axis_places()) for curve in sheet.curves],
            "round_curves": [self.round_curve(curve) for curve in sheet.curves],
            "readings": [self.readings(sheet.curves, step.id) for step in sheet.steps],
            "summary": summary(sheet),
            "has_figures": any(step.figures for step in sheet.steps),
            "figures_title": " ".join(part for part in (self.names["figures"], sheet.proof_period) if part),
        }

    def kicker(self, view: str) -> str:
        """The line above the title: the view, for whom, as it is or should become."""
        audience = self.sheet.audience
        for_whom = self.names["audience_" + audience.replace(" ", "_")] if audience else ""
        known = (self.names[f"view_{view}"], for_whom, self.names[self.sheet.title.state])
        return "  ·  ".join(part for part in known if part)

    def lines(self) -> list[dict[str, str]]:
        title = self.sheet.title
        told = ((name, getattr(title, name)) for name in ("goal", "scenario", "expectations"))
        return [{"label": self.names[name], "text": text} for name, text in told if text]

    def facts(self) -> list[dict[str, Any]]:
        title, names = self.sheet.title, self.names
        review_on = day(title.review_on, self.language) if title.review_on else names["no_review_date"]
        several = names["personas"] if len(title.personas) > 1 else names["persona"]
        return [
            {
                "label": several,
                "text": ", ".join(title.personas) or names["no_persona"],
                "people": self.people(),
            },
            {"label": names["owner"], "text": title.owner or names["no_owner"], "people": []},
            {"label": names["review_on"], "text": review_on, "people": []},
        ]

    def who(self) -> str:
        return ", ".join(self.sheet.title.personas)

    def people(self) -> list[dict[str, str]]:
        """The personas with their portraits, when any of those can be drawn."""
        title = self.sheet.title
        drawn = [self.drawn.get(path, "") for path in title.portraits]
        named = zip(title.personas, drawn, strict=True)
        return [{"name": name, "image": path} for name, path in named] if any(drawn) else []

    def basis(self) -> str:
        basis = self.sheet.basis
        if not basis.n:
            return self.names["no_cards"]
        assumed = share(basis.assumed_share, self.language)
        return self.names["assumed_share"].format(share=assumed, n=number(basis.n, self.language, digits=0))

    def phase(self, number: int) -> dict[str, Any]:
        phase = self.sheet.phases[number]
        colour = accent(phase.number)
        return {
            "number": number,
            "title": phase.title,
            "accent": colour,
            "tint": tint(colour),
            "on_accent": on_accent(colour),
            "steps": [self.column_of[step.id] for step in phase.steps],
        }

    def step(self, step: SheetStep) -> dict[str, Any]:
        names = self.names
        notes = [
            step.description,
            names["decision"] if step.is_decision else "",
            names["opens"].format(map=step.opens) if step.opens else "",
            names["after"].format(time=duration(step.wait_seconds, self.language))
            if step.wait_seconds
            else "",
        ]
        phase = next(at for at, one in enumerate(self.sheet.phases) if one.id == step.phase)
        return {
            "number": step.number,
            "title": step.title,
            "phase": phase,
            "is_first": step.number > 1 and step.id == self.sheet.phases[phase].steps[0].id,
            "notes": [note for note in notes if note],
            "is_decision": step.is_decision,
            "is_start": step.is_start,
            "is_end": step.is_end,
            "star": step.has_moment_of_truth,
            "wait_text": names["after"].format(time=duration(step.wait_seconds, self.language))
            if step.wait_seconds
            else "",
            "wait": duration(step.wait_seconds, self.language) if step.wait_seconds else "",
            "figures": [
                {"name": figure.name, "text": figure.text, "detail": figure.detail} for figure in step.figures
            ],
        }

    def lane(self, lane: SheetLane) -> dict[str, Any]:
        cells = [
            [self.card(card) for card in lane.cells.get(step.id, ()) if _says_something(card)]
            for step in self.sheet.steps
        ]
        curves = [curve for curve in self.sheet.curves if curve.lane == lane.id]
        return {
            "id": lane.id,
            "kind": lane.kind,
            "title": lane.title,
            "is_line": lane.is_line,
            "cells": cells,
            "has_cards": any(cells),
            "curves": [self.curve(curve) for curve in curves],
            "readings": [self.readings(curves, step.id) for step in self.sheet.steps],
        }

    def card(self, card: SheetCard) -> dict[str, Any]:
        details = () if card.kind == "emotion" else card.details
        if card.severity is not None:
            details = details[1:]  # drawn as squares
        return {
            "id": card.id,
            "kind": card.kind,
            "text": words_beside(card, self.drawn),
            "image": self.drawn.get(card.image, ""),
            "alt": card.text if card.text != card.image else kind_title("image", self.language),
            "details": list(details),
            "status": card.status,
            "persona": card.persona,
            "severity": card.severity,
        }

    def time_axis(self) -> TimeAxis:
        steps = self.sheet.steps
        return time_axis([step.elapsed_seconds for step in steps], least_gap=1 / (2.5 * max(1, len(steps))))

    def axis_places(self) -> dict[str, float]:
        places = self.time_axis().places
        return {step.id: place for step, place in zip(self.sheet.steps, places, strict=True)}

    def axis(self) -> dict[str, Any]:
        axis = self.time_axis()
        return {"places": list(axis.places), "note": self.names[f"axis_{axis.scale}"]}

    def round_curve(self, curve: Curve) -> dict[str, Any]:
        """A curve for the circle: many short stretches, since no Bézier bends with it."""
        drawn = self.curve(curve)
        points = [(point["x"], point["value"]) for point in drawn["points"]]
        return drawn | {"path": sampled(points)}

    def curve(self, curve: Curve, place_of: Mapping[str, float] | None = None) -> dict[str, Any]:
        x_of = place_of or {id_: float(column) for id_, column in self.column_of.items()}
        points = [(x_of[point.step], point) for point in curve.points]
        return {
            "series": curve.series,
            "ink": persona_ink(self.personas.index(curve.persona)),
            "ink_number": self.personas.index(curve.persona) % len(PERSONA_INKS),
            "label": self.curve_label(curve),
            "points": [
                {"x": x, "value": point.value, "low": point.low, "high": point.high, "n": point.n}
                for x, point in points
            ],
            "path": path([(x, point.value) for x, point in points]),
            "bands": bands(curve, x_of) if curve.series == "measured" else [],
        }

    def curve_label(self, curve: Curve) -> str:
        label = self.names[f"{curve.series}_series"]
        if curve.series == "measured" and any(point.low is not None for point in curve.points):
            label = f"{label}, {self.names['measured_band']}"
        if self.has_personas:
            label = f"{curve.persona or self.names['everyone']}: {label}"
        return label

    def readings(self, curves: Sequence[Curve], step: str) -> list[dict[str, Any]]:
        """What the curves say at a step: −1.3 angry · n 212."""
        found = []
        for curve in curves:
            for point in curve.points:
                if point.step == step:
                    n = "" if point.n is None else f"n {number(point.n, self.language, digits=0)}"
                    value = number(point.value, self.language, is_signed=True)
                    words = " · ".join(part for part in (f"{value} {point.word}".strip(), n) if part)
                    ink = persona_ink(self.personas.index(curve.persona))
                    number_ = self.personas.index(curve.persona) % len(PERSONA_INKS)
                    found.append({"series": curve.series, "ink": ink, "ink_number": number_, "text": words})
        return found


def path(points: Sequence[Point]) -> list[Any]:
    """A smooth curve as its first point and the Bézier segments behind it."""
    return [points[0], *smooth(points)] if points else []


def bands(curve: Curve, x_of: Mapping[str, float]) -> list[dict[str, Any]]:
    """The interval around a curve, one band per run of points that have one."""
    runs: list[list[tuple[float, float, float]]] = [[]]
    for point in curve.points:
        if point.low is None or point.high is None:
            runs.append([])
        else:
            runs[-1].append((x_of[point.step], point.low, point.high))
    return [
        {
            "upper": path([(x, high) for x, _, high in run]),
            "lower": path_back([(x, low) for x, low, _ in run]),
        }
        for run in runs
        if len(run) > 1
    ]


def path_back(points: Sequence[Point]) -> list[Any]:
    """The same curve as `path`, from its end to its beginning."""
    ends = list(points)
    back: list[Any] = [ends[-1]]
    for at, (first, second, _) in reversed(list(enumerate(smooth(points)))):
        back.append((second, first, ends[at]))
    return back


def _says_something(card: SheetCard) -> bool:
    """Of emotion cards the curve tells the emotion: only those with a text of their own stand in cells."""
    return card.kind != "emotion" or bool(card.text)
