"""What proposed actions and their estimates say, a table per language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from klantreis.evidence.catalogue import figure_in_words
from klantreis.evidence.effect_words import change_in_words
from klantreis.evidence.finding import Finding

if TYPE_CHECKING:
    from klantreis.evidence.gains import Gain

_EN = {
    "step_not_passed": "Find out why nobody comes at “{step}”",
    "contact_missing": "Give “{touchpoint}” a place in the journey",
    "order_reversed": "Serve customers who come at “{step}” early",
    "emotion_not_measured": "Talk to customers about “{step}”",
    "emotion_not_reported": "Talk to customers about “{step}”",
    "pain_emotion": "Take away what hurts at “{step}”",
    "pain_drop_off": "Keep more customers at “{step}”",
    "pain_time": "Shorten the wait after “{step}”",
    "delight_unconfirmed": "Make “{step}” the delight it should be",
    "moment_missed_good": "Bring more customers to “{step}”",
    "moment_missed_bad": "Prevent “{step}”, or make up for it",
    "moment_without_effect": "Spend less on “{step}”",
    "dead_end": "Show a way on from “{step}”",
    "loop": "Spare customers the way back from “{step}”",
    "repeat": "Let “{step}” succeed the first time",
    "touchpoint_unknown": "Make “{step}” known, or take it off the map",
    "contact_named": "Give “{touchpoint}” a place in the journey",
    "pain_reported": "Take away what hurts at “{step}”",
    "pain_important": "Take away what hurts at “{step}”",
    "decision_missed": "Help customers who decide at “{step}”",
    "reported_not_measured": "Find out how customers really feel at “{step}”",
    "interviews_differ": "Ask customers more about “{step}”",
    "otherwise": "Look into what was found at “{step}”",
}
_NL = {
    "step_not_passed": "Zoek uit waarom niemand bij “{step}” komt",
    "contact_missing": "Geef “{touchpoint}” een plek in de reis",
    "order_reversed": "Help klanten die vroeg bij “{step}” komen",
    "emotion_not_measured": "Praat met klanten over “{step}”",
    "emotion_not_reported": "Praat met klanten over “{step}”",
    "pain_emotion": "Neem weg wat bij “{step}” pijn doet",
    "pain_drop_off": "Houd meer klanten vast bij “{step}”",
    "pain_time": "Verkort het wachten na “{step}”",
    "delight_unconfirmed": "Maak van “{step}” het geluksmoment dat het moet zijn",
    "moment_missed_good": "Breng meer klanten naar “{step}”",
    "moment_missed_bad": "Voorkom “{step}”, of maak het goed",
    "moment_without_effect": "Geef minder uit aan “{step}”",
    "dead_end": "Wijs een weg verder vanaf “{step}”",
    "loop": "Bespaar klanten de weg terug vanaf “{step}”",
    "repeat": "Laat “{step}” in één keer lukken",
    "touchpoint_unknown": "Maak “{step}” bekend, of haal het van de kaart",
    "contact_named": "Geef “{touchpoint}” een plek in de reis",
    "pain_reported": "Neem weg wat bij “{step}” pijn doet",
    "pain_important": "Neem weg wat bij “{step}” pijn doet",
    "decision_missed": "Help klanten die bij “{step}” beslissen",
    "reported_not_measured": "Zoek uit hoe klanten zich bij “{step}” echt voelen",
    "interviews_differ": "Vraag klanten door over “{step}”",
    "otherwise": "Bekijk wat er bij “{step}” gevonden is",
}
TITLES: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}
REASONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "outcomes": "If the share that stops here ({share} of {n} journeys) fell to that of the middle one "
        "of "
        "{n_steps} other steps ({reference}), and of those kept as many reached the outcome as of those who "
        "go on now: {value} a month ({low} to {high}). At most, for who is kept may be less determined.",
        "repeats": "If the share that repeats this ({share} of {n} journeys) fell to that of the middle "
        "one of "
        "{n_steps} other steps ({reference}): {value} journeys a month fewer that repeat it ({low} to "
        "{high}).",
        "outcomes_without": "If as many of the {n} journeys here reached the outcome ({share}) as of those "
        "that could have come here and did not ({reference}): {value} a month ({low} to {high}). At most: "
        "who "
        "comes here may differ in other ways too.",
        "no_harm": "What it would yield cannot be estimated: those who come here reach the outcome no less "
        "often, as far as can be told.",
        "no_rate": "What it would yield cannot be estimated from these figures.",
        "no_outcome": "What it would yield cannot be estimated: the proof knows no outcome after this step.",
        "few_steps": "What it would yield cannot be estimated: there are too few other steps to compare "
        "with.",
        "no_excess": "What it would yield cannot be estimated: other steps are no better, as far as can be "
        "told.",
        "no_period": "What it would yield cannot be estimated: the journeys lie in a single moment.",
        "outcomes_unit": "{outcome} / month",
        "repeats_unit": "repeats / month",
        "outcome": "outcomes",
    },
    "nl": {
        "outcomes": "Als het deel dat hier stopt ({share} van {n} reizen) zakte naar dat van de middelste "
        "van "
        "{n_steps} andere stappen ({reference}), en van wie blijft evenveel de uitkomst bereikt als van wie "
        "nu verdergaat: {value} per maand ({low} tot {high}). Hooguit, want wie blijft is misschien minder "
        "vastbesloten.",
        "repeats": "Als het deel dat dit herhaalt ({share} van {n} reizen) zakte naar dat van de middelste "
        "van "
        "{n_steps} andere stappen ({reference}): {value} reizen per maand minder die het herhalen ({low} tot "
        "{high}).",
        "outcomes_without": "Als van de {n} reizen hier evenveel de uitkomst bereikten ({share}) als van wie "
        "hier had kunnen komen en niet kwam ({reference}): {value} per maand ({low} tot {high}). Hooguit: "
        "wie "
        "hier komt kan ook in andere dingen verschillen.",
        "no_harm": "Wat het zou opleveren valt niet te schatten: wie hier komt bereikt de uitkomst voor "
        "zover "
        "te zien niet minder vaak.",
        "no_rate": "Wat het zou opleveren valt uit deze cijfers niet te schatten.",
        "no_outcome": "Wat het zou opleveren valt niet te schatten: de toetsing kent geen uitkomst na deze "
        "stap.",
        "few_steps": "Wat het zou opleveren valt niet te schatten: er zijn te weinig andere stappen om mee "
        "te "
        "vergelijken.",
        "no_excess": "Wat het zou opleveren valt niet te schatten: andere stappen zijn voor zover te zien "
        "niet "
        "beter.",
        "no_period": "Wat het zou opleveren valt niet te schatten: de reizen liggen in één enkel moment.",
        "outcomes_unit": "{outcome} / maand",
        "repeats_unit": "herhalingen / maand",
        "outcome": "uitkomsten",
    },
}


def action_title(finding: Finding, language: str) -> str:
    """What to do about a finding, as a title."""
    titles = TITLES[language]
    step = figure_in_words("step", finding.figures.get("step"), language)
    about = finding.touchpoint or step
    return titles.get(finding.code, titles["otherwise"]).format(step=step, touchpoint=about)


def gain_reason(gain: Gain, language: str) -> str:
    """How an estimate was worked out."""
    values = {"value": gain.value, "low": gain.low, "high": gain.high}
    plain = {name: change_in_words(one, "", language) for name, one in values.items()}
    if gain.unit == "repeats":
        plain = {name: one.lstrip("+") for name, one in plain.items()}
    return REASONS[language][gain.unit].format(
        share=figure_in_words("share", gain.step.share, language),
        reference=figure_in_words("share", gain.reference.share, language),
        n=figure_in_words("n", gain.step.n, language),
        n_steps=gain.n_steps,
        **plain,
    )


def reason_of_none(code: str, language: str) -> str:
    """Why nothing is estimated."""
    return REASONS[language][code]


def unit_of(unit: str, outcome: Sequence[str], language: str) -> str:
    """What an estimate counts: "Order / month"."""
    reasons = REASONS[language]
    kind = "repeats" if unit == "repeats" else "outcomes"
    return reasons[f"{kind}_unit"].format(outcome="/".join(outcome) or reasons["outcome"])[:200]
