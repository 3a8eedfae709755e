"""The catalogue of what reports say themselves, in Dutch and English, and how they write figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from klantreis.mapping import catalogue_en, catalogue_nl

_EN = {
    "goal": "Goal",
    "scenario": "Situation",
    "expectations": "Expectations",
    "persona": "Persona",
    "personas": "Personas",
    "owner": "Owner",
    "review_on": "Review by",
    "audience": "For",
    "as_is": "As it is",
    "to_be": "As it should become",
    "phase": "Phase",
    "step": "Step",
    "steps": "Steps",
    "lane": "Lane",
    "card": "Card",
    "cards": "Cards",
    "evidence": "Evidence",
    "status": "Status",
    "emotion": "Emotion",
    "series": "Series",
    "value": "Value",
    "word": "Word",
    "interval": "95% interval",
    "assumed_series": "assumed by the team",
    "reported_series": "reported by customers",
    "measured_series": "measured from data",
    "measured_band": "95% interval",
    "observed": "observed",
    "reported": "reported",
    "assumed": "assumed",
    "proposed": "proposed",
    "moment_of_truth": "moment of truth",
    "pain": "pain",
    "delight": "delight",
    "opportunity": "opportunity",
    "kpi": "KPI",
    "severity": "severity",
    "target": "target",
    "now": "now",
    "why": "why",
    "simulated": "Simulated data",
    "assumed_share": "{share} of {n} cards assumed",
    "no_cards": "no cards yet",
    "printed_on": "Printed on {date}",
    "page": "Page {page} of {pages}",
    "no_steps": "This map has no steps yet.",
    "no_emotion": "No emotion is on this map yet.",
    "no_persona": "none chosen",
    "no_owner": "none named",
    "no_review_date": "none set",
    "after": "after {time}",
    "figures": "Measured",
    "period": "Period",
    "view_grid": "Journey map",
    "view_flow": "Flow chart",
    "view_curve": "Emotion over time",
    "view_circle": "The journey as a circle",
    "view_summary": "Summary",
    "audience_customer_service": "Customer service",
    "audience_marketing": "Marketing",
    "audience_board": "Board",
    "start": "Start",
    "end": "End",
    "decision": "Choice",
    "opens": "opens map {map}",
    "axis_equal": "The map has no times: the steps stand at equal distances.",
    "axis_linear": "Distances show the time between the steps.",
    "axis_shortened": "Distances grow with the time between the steps, long times shortened.",
    "rests_on": "Rests on",
    "see_table": "see the table below",
    "wonderful": "wonderful",
    "neutral": "neutral",
    "awful": "awful",
    "touchpoints": "touchpoints",
    "lowest": "Lowest points",
    "highest": "Highest points",
    "moments_of_truth": "Moments of truth",
    "worst_pains": "Worst pains",
    "opportunities": "Opportunities",
    "kpis": "KPIs",
    "none": "None yet.",
    "and_more": "and {n} more",
    "legend": "Legend",
    "n": "n",
    "continued": "continued",
    "ways": "Ways between the steps",
    "from": "From",
    "to": "To",
    "label": "When",
    "table_of_emotions": "Emotion per step",
    "everyone": "everyone",
    "small_n": "small n",
    "persons": "persons",
    "journeys": "journeys",
    "reach": "reached by",
    "drop_off": "went no further",
    "time_to_next": "to the next step",
    "repeats": "repeats",
    "fitness": "how well journeys follow the map, 0–1",
    "coverage": "of contacts are on the map",
    "contacts": "contacts",
    "not_measured": "not measured",
    "no_touchpoint": "no touchpoint here",
    "nine_of_ten": "9 of 10 within {time}",
    "measured_emotion": "emotion",
    "effect": "outcome, with and without",
    "points": "points",
    "findings": "Findings",
    "loss_evidence": "{n} pieces of evidence show only as the sign of their card; HTML shows them in full.",
    "loss_letters": "The reports' own font lacks these letters: {letters}. Another font of this machine "
    "stands in where there is one.",
}
_NL = {
    "goal": "Doel",
    "scenario": "Situatie",
    "expectations": "Verwachtingen",
    "persona": "Persona",
    "personas": "Persona's",
    "owner": "Eigenaar",
    "review_on": "Herzien voor",
    "audience": "Voor",
    "as_is": "Zoals het is",
    "to_be": "Zoals het moet worden",
    "phase": "Fase",
    "step": "Stap",
    "steps": "Stappen",
    "lane": "Rij",
    "card": "Kaartje",
    "cards": "Kaartjes",
    "evidence": "Onderbouwing",
    "status": "Status",
    "emotion": "Emotie",
    "series": "Reeks",
    "value": "Waarde",
    "word": "Woord",
    "interval": "95%-interval",
    "assumed_series": "aangenomen door het team",
    "reported_series": "gemeld door klanten",
    "measured_series": "gemeten in gegevens",
    "measured_band": "95%-interval",
    "observed": "waargenomen",
    "reported": "gezegd",
    "assumed": "aangenomen",
    "proposed": "voorgesteld",
    "moment_of_truth": "moment van de waarheid",
    "pain": "pijnpunt",
    "delight": "pluspunt",
    "opportunity": "kans",
    "kpi": "KPI",
    "severity": "ernst",
    "target": "doel",
    "now": "nu",
    "why": "waarom",
    "simulated": "Gesimuleerde gegevens",
    "assumed_share": "{share} van {n} kaartjes aangenomen",
    "no_cards": "nog geen kaartjes",
    "printed_on": "Afgedrukt op {date}",
    "page": "Pagina {page} van {pages}",
    "no_steps": "Deze kaart heeft nog geen stappen.",
    "no_emotion": "Er staat nog geen emotie op deze kaart.",
    "no_persona": "geen gekozen",
    "no_owner": "niemand genoemd",
    "no_review_date": "niet bepaald",
    "after": "na {time}",
    "figures": "Gemeten",
    "period": "Periode",
    "view_grid": "Klantreis",
    "view_flow": "Stroomschema",
    "view_curve": "Emotie in de tijd",
    "view_circle": "De klantreis als cirkel",
    "view_summary": "Samenvatting",
    "audience_customer_service": "Klantenservice",
    "audience_marketing": "Marketing",
    "audience_board": "Directie",
    "start": "Begin",
    "end": "Einde",
    "decision": "Keuze",
    "opens": "opent kaart {map}",
    "axis_equal": "De kaart heeft geen tijden: de stappen staan op gelijke afstand.",
    "axis_linear": "Afstanden tonen de tijd tussen de stappen.",
    "axis_shortened": "Afstanden groeien met de tijd tussen de stappen, lange tijden verkort.",
    "rests_on": "Berust op",
    "see_table": "zie de tabel hieronder",
    "wonderful": "geweldig",
    "neutral": "neutraal",
    "awful": "vreselijk",
    "touchpoints": "contactmomenten",
    "lowest": "Laagste punten",
    "highest": "Hoogste punten",
    "moments_of_truth": "Momenten van de waarheid",
    "worst_pains": "Ergste pijnpunten",
    "opportunities": "Kansen",
    "kpis": "KPI's",
    "none": "Nog geen.",
    "and_more": "en nog {n}",
    "legend": "Legenda",
    "n": "n",
    "continued": "vervolg",
    "ways": "Wegen tussen de stappen",
    "from": "Van",
    "to": "Naar",
    "label": "Wanneer",
    "table_of_emotions": "Emotie per stap",
    "everyone": "iedereen",
    "small_n": "kleine n",
    "persons": "personen",
    "journeys": "reizen",
    "reach": "bereikt door",
    "drop_off": "ging niet verder",
    "time_to_next": "tot de volgende stap",
    "repeats": "herhalingen",
    "fitness": "hoe goed reizen de kaart volgen, 0–1",
    "coverage": "van de contacten staat op de kaart",
    "contacts": "contacten",
    "not_measured": "niet gemeten",
    "no_touchpoint": "hier is geen contactmoment",
    "nine_of_ten": "9 van de 10 binnen {time}",
    "measured_emotion": "emotie",
    "effect": "uitkomst, met en zonder",
    "points": "punten",
    "findings": "Bevindingen",
    "loss_evidence": "{n} onderbouwingen staan er alleen als teken bij hun kaartje; HTML toont ze voluit.",
    "loss_letters": "Het lettertype van rapporten kent deze tekens niet: {letters}. Een ander lettertype van "
    "deze computer vervangt ze waar dat er is.",
}
LABELS: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}
_KINDS: Mapping[str, Mapping[str, str]] = {"en": catalogue_en.KINDS, "nl": catalogue_nl.KINDS}
_SERIES = {
    "en": {"assumed": "assumed", "reported": "reported", "measured": "measured"},
    "nl": {"assumed": "aangenomen", "reported": "gemeld", "measured": "gemeten"},
}
_MOMENTS = {
    "en": {
        "less_than_zero": "before there is a need",
        "zero": "zero moment: searching",
        "first": "first moment: at the shelf",
        "second": "second moment: using it",
        "ultimate": "ultimate moment: telling others",
    },
    "nl": {
        "less_than_zero": "voordat er een behoefte is",
        "zero": "nulde moment: zoeken",
        "first": "eerste moment: bij het schap",
        "second": "tweede moment: gebruiken",
        "ultimate": "laatste moment: doorvertellen",
    },
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
_UNITS = {
    "en": {"second": "s", "minute": "min", "hour": "h", "day": "d", "week": "wk"},
    "nl": {"second": "s", "minute": "min", "hour": "u", "day": "d", "week": "wk"},
}
_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}


def spoken(language: str) -> str:
    """The language of the catalogue that serves a language: itself, its base, or else English."""
    base = language.partition("-")[0]
    return base if base in LABELS else "en"


def labels(language: str) -> Mapping[str, str]:
    """What reports say themselves, in the language that serves this one."""
    return LABELS[spoken(language)]


def kind_title(kind: str, language: str) -> str:
    """What a lane of a kind is called when it has no title: Touchpoint, Contactmoment, KPI."""
    name = _KINDS[spoken(language)][kind]
    return name[:1].upper() + name[1:]


def number(value: float, language: str, *, digits: int = 1, is_signed: bool = False) -> str:
    """A number as the language writes it: 1,234.5 or 1.234,5; with a true minus sign."""
    rounded = round(value, digits) + 0.0  # never "-0"
    written = f"{abs(rounded):,.{digits}f}"
    if digits:
        written = written.rstrip("0").rstrip(".")
    if spoken(language) == "nl":
        written = written.translate(str.maketrans(",.", ".,"))
    sign = "−" if rounded < 0 else "+" if is_signed and rounded > 0 else ""
    return sign + written


def share(value: float, language: str, *, digits: int = 0) -> str:
    """A share 0..1 as a percentage: 42%."""
    return number(100 * value, language, digits=digits) + "%"


def day(value: date, language: str) -> str:
    """A day as the language writes it: 31 Mar 2026, 31 mrt 2026."""
    return f"{value.day} {_MONTHS[spoken(language)][value.month - 1]} {value.year}"


def duration(seconds: float, language: str) -> str:
    """A time in a fitting unit: 2 wk, 3 d, 1.5 h, 20 min; weeks only when they are whole."""
    fitting = (name for name, size in _SECONDS.items() if seconds >= size)
    unit = next((name for name in fitting if name != "week" or seconds % _SECONDS["week"] == 0), "second")
    digits = 0 if seconds / _SECONDS[unit] >= 10 else 1
    return f"{number(seconds / _SECONDS[unit], language, digits=digits)} {_UNITS[spoken(language)][unit]}"


def interval(low: float, high: float, language: str, *, digits: int = 2) -> str:
    """The ends of an interval: −1.2 … −0.4."""
    return f"{number(low, language, digits=digits)} … {number(high, language, digits=digits)}"


def series_title(series: str, language: str) -> str:
    """What a series of emotions is called in a line: assumed, reported, measured."""
    return _SERIES[spoken(language)][series]


def moment_title(moment: str, language: str) -> str:
    """What a moment of truth is called: first moment of truth, ZMOT …"""
    return _MOMENTS[spoken(language)][moment]
