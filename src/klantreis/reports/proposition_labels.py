"""What the reports of a value proposition say themselves, a table per language."""

from __future__ import annotations

from collections.abc import Mapping

from klantreis.reports.labels import spoken

_EN = {
    "proposition": "Value proposition",
    "product": "Products and services",
    "pain_reliever": "Pain relievers",
    "gain_creator": "Gain creators",
    "job": "Customer jobs",
    "pain": "Pains",
    "gain": "Gains",
    "need": "Need",
    "importance": "Importance",
    "source": "Rests on",
    "unjudged": "3 (not judged)",
    "more": "+ {n} more, see the table",
    "unique_value": "Unique value",
    "who_we_are": "Who we are",
    "mission": "What we are there for",
    "promise": "What we promise",
    "character": "How one recognises us",
    "proof": "Our proof",
    "fit": "Fit",
    "fit_of": "Fit of {company}: {share} of {n} needs, weighted by importance",
    "fit_note": "Each need counts by its importance (3 where nobody judged it) and is answered a third, two "
    "thirds or wholly. The team's judgement, not a measurement; {n} of {of} needs have no evidence yet.",
    "open": "Not answered",
    "nothing_open": "Every need has an answer.",
    "weak": "Answered only a little",
    "idle": "Answers nothing",
    "no_offer": "Nothing is offered yet.",
    "no_needs": "No needs yet.",
    "no_canvas": "There is no canvas yet.",
    "compared": "Beside competitors",
    "us": "we",
    "strength_0": "–",
    "strength_1": "a little",
    "strength_2": "largely",
    "strength_3": "wholly",
    "observed": "measured",
    "reported": "said by customers",
    "assumed": "assumed",
    "proposed": "proposed",
    "simulated": "SIMULATED",
    "printed": "Printed {day}",
}
_NL = {
    "proposition": "Waardepropositie",
    "product": "Producten en diensten",
    "pain_reliever": "Pijnstillers",
    "gain_creator": "Voordeelmakers",
    "job": "Taken van de klant",
    "pain": "Pijnen",
    "gain": "Voordelen",
    "need": "Behoefte",
    "importance": "Belang",
    "source": "Berust op",
    "unjudged": "3 (niet beoordeeld)",
    "more": "+ nog {n}, zie de tabel",
    "unique_value": "Unieke waarde",
    "who_we_are": "Wie wij zijn",
    "mission": "Waarvoor wij er zijn",
    "promise": "Wat wij beloven",
    "character": "Waaraan men ons herkent",
    "proof": "Ons bewijs",
    "fit": "Aansluiting",
    "fit_of": "Aansluiting van {company}: {share} van {n} behoeften, gewogen naar belang",
    "fit_note": "Elke behoefte telt naar haar belang (3 als niemand het beoordeelde) en is voor een derde, "
    "voor twee derde of geheel beantwoord. Het oordeel van het team, geen meting; {n} van {of} behoeften "
    "hebben nog geen bewijs.",
    "open": "Niet beantwoord",
    "nothing_open": "Elke behoefte heeft een antwoord.",
    "weak": "Maar een beetje beantwoord",
    "idle": "Beantwoordt niets",
    "no_offer": "Er wordt nog niets aangeboden.",
    "no_needs": "Nog geen behoeften.",
    "no_canvas": "Er is nog geen canvas.",
    "compared": "Naast concurrenten",
    "us": "wij",
    "strength_0": "–",
    "strength_1": "een beetje",
    "strength_2": "grotendeels",
    "strength_3": "geheel",
    "observed": "gemeten",
    "reported": "door klanten gezegd",
    "assumed": "aangenomen",
    "proposed": "voorgesteld",
    "simulated": "GESIMULEERD",
    "printed": "Afgedrukt op {day}",
}
_TABLES: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}


def proposition_labels(language: str) -> Mapping[str, str]:
    """The words of a language: Dutch, or else English."""
    return _TABLES[spoken(language)]
