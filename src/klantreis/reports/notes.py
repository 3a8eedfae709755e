"""What reports say of themselves: what a format cannot hold, and what was repaired on the way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from klantreis.mapping.catalogue import table
from klantreis.reports.labels import spoken

_EN = {
    # what a format cannot hold
    "in_comments": "{format} does not draw {what}; they are kept in comments, which klantreis reads back.",
    "lost": "{format} does not hold {what}; they are left out.",
    "empty_phase": "Phase {phase} has no steps; {format} does not draw it.",
    "mixed_series": "{format} has one score a step: it is the measured emotion where there is one, else the "
    "reported, else the assumed; here {counts}.",
    "rounded_scores": "{format} has whole scores 1 to 5 (emotion + 3, rounded): {n} emotions are rounded.",
    "one_language": "Only the texts in {language} are written; also in the map: {others}.",
    "split_step": "A CJML touchpoint is one contact: {n} steps with several became several touchpoints.",
    "initiator_guessed": "The map does not say who starts a contact. The customer is written as initiator, "
    "except in channels where the organisation is: {channels}.",
    "experience": "CJML keeps experience for actual journeys: {n} emotions of the planned one are left out.",
    "figures": "figures of the proof",
    "as_note": "{format} holds {what} as comments alone.",
    "cut": "{n} texts were longer than {limit} characters, the most {format} holds in a cell; they are cut.",
    "slide_rest": "{n} cards did not fit on their slides; they stand in the notes.",
    "hidden_lanes": "Hidden lanes stand in the tables, not in the grid: {lanes}.",
    "images": "{n} images are described, not drawn: they are not in the workspace, cannot be read, "
    "or are too many.",
    # what was repaired or not understood on the way in
    "same_id": "The id {id} was used twice; the second part got one of its own.",
    "edge_left_out": "A way from {start} to {end} was left out: that step is not there.",
    "lane_added": "Lane {lane} was missing and is added.",
    "persona_left_out": "Persona {persona} is not of this map; the card now speaks of everyone.",
    "comments_unusable": "The klantreis comments could not be used ({reason}); only the diagram itself is "
    "read.",
    "comment_unreadable": "Line {line}: a klantreis comment is no JSON; it is left out.",
    "not_understood": "Line {line} is not understood and left out: {text}",
    "no_score": "Line {line}: task {task} has no score; the emotion is left open.",
    "bad_score": "Line {line}: the score {score} of task {task} is no number; the emotion is left open.",
    "score_clipped": "Line {line}: the score {score} of task {task} lies outside 1 to 5; it counts as "
    "{kept}.",
    "colon_in_name": "Line {line}: a colon stood in the name of a task; it is read as {task}.",
    "too_many_parts": "Line {line}: {text} behind the actors of task {task} is left out, as Mermaid does.",
    "statements_split": "Line {line}: several statements on one line were split at ';'.",
    "no_section": "Line {line}: tasks before the first section; they stand in phase {phase}.",
    "hash_comment": "Line {line}: a comment behind # is left out: {text}",
    "settings_left_out": "Line {line}: settings of the drawing are left out: {text}",
    "title_changed": "{what} {old} is called {new} in the diagram; that is taken over.",
    "score_changed": "The score of step {step} is {new} in the diagram, was {old}; it is taken over as "
    "assumed.",
    "actors_changed": "The actors of step {step} were changed in the diagram ({actors}); klantreis keeps "
    "its own.",
    "header_added": "The first line 'journey' was missing or not in lower case.",
    "unknown_actor": "Touchpoint {touchpoint} refers to actor {actor}, who is not among the actors.",
    "unknown_phase": "Touchpoint {touchpoint} belongs to phase {phase}, which is not there.",
    "no_channel": "Touchpoint {touchpoint} has no channel.",
    "other_journeys": "The file has {n} journeys; {title} is read. Others: {others}.",
    "element_left_out": "{n} elements {name} are not understood and left out.",
    "rating_unknown": "The experience of {touchpoint} is rated {rating}; its scale is unknown, so it is kept "
    "as words.",
    "no_version": "The file does not say it is CJML 2.0 (version {version}); it is read as if.",
    "compliance_unknown": "Touchpoint {touchpoint} has compliance {compliance}, which is not one of {found}.",
    "row_left_out": "Row {row} is left out: {reason}",
    "column_unknown": "Column {column} is not known and left out.",
    "formula_cell": "Row {row}: {column} holds a formula without a value; it is left out.",
    "number_as_text": "Row {row}: {column} is {value}; it is read as {kept}.",
    "still_wrong": "{problem}",
}
_NL = {
    "in_comments": "{format} tekent geen {what}; ze staan in opmerkingen, die klantreis weer inleest.",
    "lost": "{format} kan dit niet bevatten: {what}. Het is weggelaten.",
    "empty_phase": "Fase {phase} heeft geen stappen; {format} tekent haar niet.",
    "mixed_series": "{format} heeft één score per stap: de gemeten emotie waar die er is, anders de "
    "gerapporteerde, anders de aangenomen; hier {counts}.",
    "rounded_scores": "{format} heeft hele scores van 1 tot 5 (emotie + 3, afgerond): {n} emoties zijn "
    "afgerond.",
    "one_language": "Alleen de teksten in {language} zijn geschreven; de kaart heeft ook: {others}.",
    "split_step": "Een CJML-contactmoment is één contact: {n} stappen met meer contacten werden er meer.",
    "initiator_guessed": "De kaart zegt niet wie een contact begint. De klant staat als initiatiefnemer, "
    "behalve in kanalen waar de organisatie het is: {channels}.",
    "experience": "CJML bewaart beleving voor werkelijke reizen: {n} emoties van de geplande reis zijn "
    "weggelaten.",
    "figures": "cijfers van het bewijs",
    "as_note": "{format} bevat {what} alleen als opmerking.",
    "cut": "{n} teksten waren langer dan {limit} tekens, het meeste dat {format} in een cel bevat; ze zijn "
    "afgekapt.",
    "slide_rest": "{n} kaartjes pasten niet op hun dia; zij staan in de notities.",
    "hidden_lanes": "Verborgen rijen staan in de tabellen, niet in het raster: {lanes}.",
    "images": "{n} afbeeldingen zijn beschreven, niet getekend: ze staan niet in de werkruimte, zijn "
    "niet te lezen, of het zijn er te veel.",
    "same_id": "De id {id} was twee keer gebruikt; het tweede deel kreeg een eigen.",
    "edge_left_out": "Een weg van {start} naar {end} is weggelaten: die stap is er niet.",
    "lane_added": "Rij {lane} ontbrak en is toegevoegd.",
    "persona_left_out": "Persona {persona} hoort niet bij deze kaart; het kaartje geldt nu voor iedereen.",
    "comments_unusable": "De opmerkingen van klantreis waren onbruikbaar ({reason}); alleen het diagram is "
    "gelezen.",
    "comment_unreadable": "Regel {line}: een opmerking van klantreis is geen JSON; zij is weggelaten.",
    "not_understood": "Regel {line} is niet begrepen en weggelaten: {text}",
    "no_score": "Regel {line}: taak {task} heeft geen score; de emotie blijft open.",
    "bad_score": "Regel {line}: de score {score} van taak {task} is geen getal; de emotie blijft open.",
    "score_clipped": "Regel {line}: de score {score} van taak {task} ligt buiten 1 tot 5; hij telt als "
    "{kept}.",
    "colon_in_name": "Regel {line}: er stond een dubbele punt in de naam van een taak; gelezen als {task}.",
    "too_many_parts": "Regel {line}: {text} achter de actoren van taak {task} is weggelaten, zoals "
    "Mermaid doet.",
    "statements_split": "Regel {line}: verschillende opdrachten op een regel zijn gesplitst bij ';'.",
    "no_section": "Regel {line}: taken vóór de eerste sectie; zij staan in fase {phase}.",
    "hash_comment": "Regel {line}: een opmerking achter # is weggelaten: {text}",
    "settings_left_out": "Regel {line}: instellingen van de tekening zijn weggelaten: {text}",
    "title_changed": "{what} {old} heet in het diagram {new}; dat is overgenomen.",
    "score_changed": "De score van stap {step} is {new} in het diagram en was {old}; overgenomen als "
    "aangenomen.",
    "actors_changed": "De actoren van stap {step} zijn in het diagram veranderd ({actors}); klantreis "
    "houdt de "
    "zijne.",
    "header_added": "De eerste regel 'journey' ontbrak of stond niet in kleine letters.",
    "unknown_actor": "Contactmoment {touchpoint} noemt actor {actor}, die niet bij de actoren staat.",
    "unknown_phase": "Contactmoment {touchpoint} hoort bij fase {phase}, die er niet is.",
    "no_channel": "Contactmoment {touchpoint} heeft geen kanaal.",
    "other_journeys": "Het bestand heeft {n} reizen; {title} is gelezen. Andere: {others}.",
    "element_left_out": "{n} elementen {name} zijn niet begrepen en weggelaten.",
    "rating_unknown": "De beleving van {touchpoint} is gewaardeerd met {rating}; de schaal is onbekend, "
    "dus zij "
    "is als tekst bewaard.",
    "no_version": "Het bestand zegt niet dat het CJML 2.0 is (versie {version}); het is zo gelezen.",
    "compliance_unknown": "Contactmoment {touchpoint} heeft naleving {compliance}; dat is geen van {found}.",
    "row_left_out": "Rij {row} is weggelaten: {reason}",
    "column_unknown": "Kolom {column} is onbekend en weggelaten.",
    "formula_cell": "Rij {row}: {column} bevat een formule zonder waarde; zij is weggelaten.",
    "number_as_text": "Rij {row}: {column} is {value}; het is gelezen als {kept}.",
    "still_wrong": "{problem}",
}
_TEXTS: Mapping[str, Mapping[str, str]] = {"en": _EN, "nl": _NL}


def note(code: str, language: str, /, **values: Any) -> str:
    """A sentence of the catalogue; values that are lists are joined."""
    texts = _TEXTS[spoken(language)]
    said = {key: _joined(value) for key, value in values.items()}
    sentence = texts[code].format(**said)
    return sentence[:1].upper() + sentence[1:]


def counted_kinds(kinds: Iterable[str], language: str) -> list[str]:
    """How many cards of each kind: "pain (3)", the commonest first."""
    texts = table(spoken(language)).KINDS
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return [f"{texts[kind]} ({n})" for kind, n in sorted(counts.items(), key=lambda one: -one[1])]


def _joined(value: Any) -> Any:
    is_several = isinstance(value, Iterable) and not isinstance(value, str)
    return ", ".join(map(str, value)) if is_several else value
