"""The view model of every report of a value proposition: plain data in words of one language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from string import ascii_uppercase
from types import MappingProxyType
from typing import Any

from klantreis.mapping.documents.proposition import Canvas, ItemKind, Need, NeedKind, Offer, Proposition
from klantreis.mapping.documents.proposition_fit import Share, answers, fit, weight
from klantreis.mapping.texts import Text, chosen_language, said
from klantreis.reports.labels import day, share
from klantreis.reports.proposition_labels import proposition_labels

_COMPANY = ("mission", "promise", "character", "proof")


def proposition_sheet(
    document: Proposition,
    today: date | None = None,
    *,
    language: str | None = None,
    portraits: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """The proposition made ready to be shown.

    Parameters
    ----------
    today
        The day that it names as that of its making.
    language
        Of its texts where they have it; else its first. Reports' own words are Dutch or English.
    portraits
        Per persona the name by which a template knows its picture.
    """
    making = _Making(document, chosen_language(language, document.languages), portraits)
    return making.sheet(today or date.today())


class _Making:
    def __init__(self, document: Proposition, language: str, portraits: Mapping[str, str]) -> None:
        self.document, self.language, self.portraits = document, language, portraits
        self.labels = proposition_labels(language)

    def said(self, text: Text | None) -> str:
        return said(text, self.language, self.document.languages)

    def sheet(self, today: date) -> dict[str, Any]:
        company = self.document.company
        return {
            "lang": self.language.partition("-")[0],
            "labels": dict(self.labels),
            "title": self.said(self.document.title),
            "company": company.name if company else "",
            "about": [
                {"label": self.labels[name], "text": self.said(getattr(company, name))}
                for name in _COMPANY
                if company and getattr(company, name)
            ],
            "unique_value": self.said(self.document.unique_value),
            "is_simulated": self.document.is_simulated,
            "printed": self.labels["printed"].format(day=day(today, self.language)),
            "canvases": [self.canvas(one) for one in self.document.canvases],
        }

    def canvas(self, canvas: Canvas) -> dict[str, Any]:
        ours = canvas.ours
        letters = {item.id: _letter(at) for at, item in enumerate(ours.items)} if ours else {}
        by_weight = sorted(canvas.needs, key=lambda need: -weight(need))
        offers = [*([ours] if ours else []), *canvas.competitors]
        return {
            "title": self.said(canvas.title),
            "portrait": self.portraits.get(canvas.persona or "", ""),
            "unique_value": self.said(canvas.unique_value),
            "square": {
                str(kind): [
                    {"mark": letters[item.id], "text": self.said(item.text)}
                    for item in (ours.items if ours else ())
                    if item.kind is kind
                ]
                for kind in ItemKind
            },
            "circle": {
                str(kind): [self.need(need, ours, canvas, letters) for need in by_weight if need.kind is kind]
                for kind in NeedKind
            },
            "fits": [self.fit(canvas, offer) for offer in offers],
            "companies": [offer.company for offer in offers],
            "rows": [self.row(need, canvas, offers) for need in by_weight],
        }

    def need(self, need: Need, ours: Offer | None, canvas: Canvas, letters: dict[str, str]) -> dict[str, Any]:
        strength = answers(canvas, ours)[need.id] if ours else 0
        links = ours.links if ours else ()
        marks = [letters[link.item] for link in links if link.need == need.id]
        return {"text": self.said(need.text), "strength": strength, "marks": " ".join(sorted(marks))}

    def row(self, need: Need, canvas: Canvas, offers: list[Offer]) -> dict[str, Any]:
        return {
            "kind": self.labels[need.kind],
            "text": self.said(need.text),
            "importance": self.labels["unjudged"] if need.importance is None else str(need.importance),
            "status": self.labels[need.status],
            "answers": [
                {"strength": strength, "text": self.labels[f"strength_{strength}"]}
                for strength in (answers(canvas, offer)[need.id] for offer in offers)
            ],
        }

    def fit(self, canvas: Canvas, offer: Offer) -> dict[str, Any]:
        found = fit(canvas, offer)
        titles = {item.id: self.said(item.text) for item in offer.items}
        return {
            "is_ours": offer.is_ours,
            "company": offer.company,
            "share": self.share(found.all),
            "told": self.labels["fit_of"].format(
                company=offer.company, share=self.share(found.all), n=found.all.n
            ),
            "by_kind": [
                {"label": self.labels[kind], "share": self.share(one), "n": f"{one.n_answered} / {one.n}"}
                for kind, one in found.by_kind.items()
            ],
            "note": self.labels["fit_note"].format(n=found.n_assumed, of=found.all.n),
            "open": [self.said(need.text) for need in found.open],
            "weak": [self.said(need.text) for need in found.weak],
            "idle": [titles[id_] for id_ in found.idle],
        }

    def share(self, one: Share) -> str:
        return "–" if math.isnan(one.value) else share(one.value, self.language)


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    more, last = divmod(number, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[last]
