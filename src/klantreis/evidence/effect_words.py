"""What an effect says in plain words, a table per language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from klantreis.errors import InvalidOptionError
from klantreis.evidence.catalogue import time_in_words
from klantreis.evidence.effect_statistics import Figure, Gap
from klantreis.mapping.texts import said

if TYPE_CHECKING:
    from klantreis.evidence.effect import KpiEffect

_EN = {
    "change": "{title}: {before} before {on}, {after} from then on ({n_before} and {n_after} counted, "
    "{starts_on} to {ends_on}). That is {change}, 95 % interval {low} to {high}.",
    "others": "Of those whom the action did not touch: {before} before, {after} after ({n_before} and "
    "{n_after} counted). Beyond what changed for them it is {change}, 95 % interval {low} to {high}.",
    "better": "It has become better.",
    "worse": "It has become worse.",
    "unclear": "Whether it changed cannot be told yet: no change at all lies in the interval.",
    "wait": "A change of {change} would be seen with a chance of 80 % after about {n} counted: some {days} "
    "more days at this pace.",
    "enough": "A change of {change} would probably have been seen by now: about {n} counted are enough.",
    "never": "A change of {change} cannot be seen however long one waits: too little was counted before.",
    "before_after": "Before and after only: other things changed too, and this cannot tell them from the "
    "action.",
    "others_caution": "The comparison holds as far as both groups would have moved alike without the action.",
    "overlap": "{n} persons are in both groups: what the action did shows smaller than it is.",
    "by_behaviour": "Who is in a group depends on what they did, and the action may have changed just that.",
    "few": "One side rests on {n} only, fewer than {least}: take the figures as a hint.",
    "season_unknown": "The season may play a part: there is nothing to compare with of the year before.",
    "season": "Careful: on the same days a year before it changed by {change} ({low} to {high}) as well. "
    "That may be the season.",
    "season_quiet": "On the same days a year before it changed by {change} ({low} to {high}).",
    "same_time": "Counted within {seconds}, so that both sides had equally long.",
    "annotation": "Noted on {on}: {text}",
    "by_series": "From {n} figures before and {m} after, each period counting once.",
    "points": "points",
    "percent_points": "percentage points",
}
_NL = {
    "change": "{title}: {before} vóór {on}, {after} vanaf toen ({n_before} en {n_after} geteld, {starts_on} "
    "tot en met {ends_on}). Dat is {change}, 95 %-interval {low} tot {high}.",
    "others": "Bij wie de actie niet raakte: {before} ervoor, {after} erna ({n_before} en {n_after} geteld). "
    "Boven op wat bij hen veranderde is het {change}, 95 %-interval {low} tot {high}.",
    "better": "Het is beter geworden.",
    "worse": "Het is slechter geworden.",
    "unclear": "Of het veranderd is, valt nog niet te zeggen: geen enkele verandering ligt ook binnen het "
    "interval.",
    "wait": "Een verandering van {change} zou met een kans van 80 % zichtbaar zijn na ongeveer {n} geteld: "
    "nog zo'n {days} dagen in dit tempo.",
    "enough": "Een verandering van {change} zou nu waarschijnlijk al zichtbaar zijn: ongeveer {n} geteld is "
    "genoeg.",
    "never": "Een verandering van {change} is niet te zien, hoelang men ook wacht: ervoor is te weinig "
    "geteld.",
    "before_after": "Alleen voor en na: er veranderde ook iets anders, en dit kan dat niet van de actie "
    "onderscheiden.",
    "others_caution": "De vergelijking klopt voor zover beide groepen zonder de actie gelijk op waren "
    "gegaan.",
    "overlap": "{n} personen zitten in beide groepen: wat de actie deed lijkt kleiner dan het is.",
    "by_behaviour": "Wie in een groep zit hangt af van wat zij deden, en juist dat kan de actie veranderd "
    "hebben.",
    "few": "Een kant rust op maar {n}, minder dan {least}: neem de cijfers als een aanwijzing.",
    "season_unknown": "Het seizoen kan meespelen: er is niets van een jaar eerder om mee te vergelijken.",
    "season": "Let op: op dezelfde dagen een jaar eerder veranderde het ook met {change} ({low} tot {high}). "
    "Dat kan het seizoen zijn.",
    "season_quiet": "Op dezelfde dagen een jaar eerder veranderde het met {change} ({low} tot {high}).",
    "same_time": "Geteld binnen {seconds}, zodat beide kanten even lang hadden.",
    "annotation": "Opgetekend op {on}: {text}",
    "by_series": "Uit {n} cijfers ervoor en {m} erna, elke periode telt één keer.",
    "points": "punten",
    "percent_points": "procentpunten",
}
TEXTS: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}


def effect_sentences(effect: KpiEffect, language: str) -> tuple[str, ...]:
    """What changed, the verdict, and how long to wait."""
    texts, sides = _texts(language), effect.sides
    about = {
        "title": said(effect.title, language),
        "on": day_in_words(effect.on, language),
        "starts_on": day_in_words(effect.starts_on, language),
        "ends_on": day_in_words(effect.ends_on, language),
    }
    told = [
        texts["change"].format(
            **about, **_pair(sides.before, sides.after, sides.change, effect.unit, language)
        )
    ]
    if sides.other_before and sides.other_after and sides.beyond:
        pair = _pair(sides.other_before, sides.other_after, sides.beyond, effect.unit, language)
        told.append(texts["others"].format(**pair))
    told.append(texts[str(effect.verdict)])
    if effect.waiting:
        waiting, change = effect.waiting, change_in_words(effect.waiting.change, effect.unit, language)
        code = "never" if math.isinf(waiting.n) else "wait" if waiting.days else "enough"
        n, days = (_whole(one, language) for one in (waiting.n, waiting.days))
        told.append(texts[code].format(change=change, n=n, days=days))
    return tuple(told)


def _pair(before: Figure, after: Figure, change: Gap, unit: str, language: str) -> dict[str, str]:
    return {
        "before": value_in_words(before.value, unit, language),
        "after": value_in_words(after.value, unit, language),
        "n_before": _whole(before.n, language),
        "n_after": _whole(after.n, language),
        **_interval(change, unit, language),
    }


def _interval(change: Gap, unit: str, language: str) -> dict[str, str]:
    ends = {"low": change.low, "high": change.high}
    plain = unit if unit == "seconds" else ""  # the unit is said once, with the change
    told = {name: change_in_words(one, plain, language) for name, one in ends.items()}
    return {"change": change_in_words(change.value, unit, language), **told}


def caution_sentence(code: str, values: Mapping[str, Any], language: str) -> str:
    """What a caution says."""
    texts = _texts(language)
    words: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, Gap):
            words |= {key: _number(one, language, signed=True) for key, one in vars(value).items()}
            words["change"] = words.pop("value")
        elif name == "seconds":
            words[name] = time_in_words(value, language)
        elif isinstance(value, date):
            words[name] = day_in_words(value, language)
        else:
            words[name] = said(value, language) if isinstance(value, str | dict) else str(value)
    return texts["others_caution" if code == "others" else code].format(**words)


def value_in_words(value: float, unit: str, language: str) -> str:
    """A figure in its unit: 61.5 %, 2 days, 4.2 points."""
    if math.isnan(value):
        return "?"
    if unit == "seconds":
        return time_in_words(value, language)
    named = {"points": _texts(language)["points"]}.get(unit, unit)
    return f"{_number(value, language)} {named}".strip()


def change_in_words(change: float, unit: str, language: str) -> str:
    """A difference with its sign: of shares in percentage points."""
    if math.isnan(change):
        return "?"
    if unit == "seconds":
        return f"{'−' if change < 0 else '+'}{time_in_words(abs(change), language)}"
    texts = _texts(language)
    named = {"points": texts["points"], "%": texts["percent_points"]}.get(unit, unit)
    return f"{_number(change, language, signed=True)} {named}".strip()


def day_in_words(day: date, language: str) -> str:
    """A day as a language writes it in figures: 2024-03-01, 1-3-2024."""
    return f"{day.day}-{day.month}-{day.year}" if language == "nl" else day.isoformat()


def _number(value: float, language: str, *, signed: bool = False) -> str:
    if math.isnan(value):
        return "?"
    written = f"{value:{'+' if signed else ''},.{0 if abs(value) >= 1000 else 1}f}"
    return _local(written.replace("-", "−"), language)


def _whole(value: float, language: str) -> str:
    return "∞" if math.isinf(value) else _local(f"{value:,.0f}", language)


def _local(written: str, language: str) -> str:
    return written.translate(str.maketrans(",.", ".,")) if language == "nl" else written


def _texts(language: str) -> Mapping[str, str]:
    if language not in TEXTS:
        raise InvalidOptionError(f"No texts in {language!r}; choose one of {', '.join(TEXTS)}.")
    return TEXTS[language]
