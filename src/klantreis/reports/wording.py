"""How cards, emotions and evidence are put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as calendar_day

from klantreis.mapping.cards import AnyCard, EmotionCard, ImageCard, KpiCard, MomentOfTruthCard, PainCard
from klantreis.mapping.cards import TouchpointCard as Contact
from klantreis.mapping.emotion import SERIES, Reading
from klantreis.mapping.evidence import Answer, Document, Evidence, Metric, Quote
from klantreis.mapping.texts import Text, said
from klantreis.reports.labels import day, interval, labels, moment_title, number, series_title


@dataclass(frozen=True)
class CardWords:
    """The main text of a card and its further lines."""

    text: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """Words in one language; `channels` holds the channel of each registered touchpoint."""

    language: str
    languages: Sequence[str]
    channels: Mapping[str, str]

    def said(self, text: Text | None) -> str:
        """A text of the map."""
        return said(text, self.language, self.languages)

    def card(self, card: AnyCard) -> CardWords:
        """A card: its main text and what else it says."""
        text = self.said(getattr(card, "text", None))
        words: tuple[str, ...]
        match card:
            case Contact():
                channel = card.channel or self.channels.get(card.touchpoint, "")
                words = card.touchpoint, channel, text
            case EmotionCard():
                readings = [(series, getattr(card, series)) for series in SERIES]
                words = text, *(self.reading(series, one) for series, one in readings if one)
            case PainCard():
                words = text, self.severity(card.severity)
            case MomentOfTruthCard():
                moment = moment_title(card.moment, self.language) if card.moment else ""
                words = text, moment, self.said(card.why)
            case KpiCard():
                words = text, self.kpi(card)
            case ImageCard():
                words = (text or card.image,)
            case _:
                words = (text,)
        return CardWords(words[0], tuple(detail for detail in words[1:] if detail))

    def severity(self, severity: int | None) -> str:
        """How bad a pain is, of five."""
        return "" if severity is None else f"{labels(self.language)['severity']} {severity}/5"

    def kpi(self, card: KpiCard) -> str:
        """Value and target of a KPI with its n and date."""
        names, unit = labels(self.language), card.unit or ""
        value = "" if card.value is None else f"{names['now']} {self.amount(card.value, unit)}"
        target = "" if card.target is None else f"{names['target']} {self.amount(card.target, unit)}"
        n = "" if card.n is None else f"n {number(card.n, self.language, digits=0)}"
        return ", ".join(part for part in (value, target, n, self.dated(card.date)) if part)

    def amount(self, value: float, unit: str) -> str:
        """A number with its unit: 42 %, € 12."""
        written = number(value, self.language, digits=2)
        if unit in {"€", "$", "£"}:
            return f"{unit} {written}"
        return f"{written}%" if unit == "%" else f"{written} {unit}".strip()

    def dated(self, date: calendar_day | None) -> str:
        """A day, or nothing."""
        return "" if date is None else day(date, self.language)

    def reading(self, series: str, reading: Reading) -> str:
        """An emotion of one series: measured by data: −0.8 angry (n 120, −1.1 … −0.5)."""
        value = number(reading.value, self.language, digits=2, is_signed=True)
        word, detail = self.said(reading.word), self.rests_on(reading.n, reading.low, reading.high)
        told = " ".join(part for part in (value, word) if part)
        return f"{series_title(series, self.language)}: {told}" + (f" ({detail})" if detail else "")

    def reading_detail(self, reading: Reading) -> str:
        """Question, scale, formula, source and date of a reading."""
        question = self.said(reading.question)
        known = (question, reading.scale, reading.formula, reading.source, self.dated(reading.date))
        return "; ".join(part for part in known if part)

    def rests_on(self, n: int | None, low: float | None, high: float | None) -> str:
        """The n and the interval of a figure, as far as it has them."""
        counted = "" if n is None else f"n {number(n, self.language, digits=0)}"
        between = "" if low is None or high is None else interval(low, high, self.language)
        return ", ".join(part for part in (counted, between) if part)

    def evidence_detail(self, one: Evidence) -> str:
        """Figures, source and date of evidence."""
        known: tuple[str | None, ...]
        match one:
            case Quote():
                known = (one.speaker, one.source)
            case Document():
                known = (one.source,)
            case Answer() | Metric():
                unit = one.unit if isinstance(one, Metric) else one.scale
                value = "" if one.value is None else self.amount(one.value, unit or "")
                known = (value, self.rests_on(one.n, one.low, one.high), one.source)
        return ", ".join(part for part in (*known, self.dated(one.date)) if part)
