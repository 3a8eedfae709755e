"""What a drawn or printed map does not hold, in sentences."""

from __future__ import annotations

from types import MappingProxyType

from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import Text, languages_of
from klantreis.reports.labels import labels, number
from klantreis.reports.notes import note
from klantreis.reports.pictures import Pictures, cards_of, n_not_drawn
from klantreis.reports.sheet import Sheet


def losses(
    journey_map: JourneyMap,
    sheet: Sheet,
    *,
    view: str,
    pictures: Pictures = MappingProxyType({}),
    strange_letters: str = "",
) -> list[str]:
    """What is on the map but not on its pages.

    Parameters
    ----------
    journey_map, sheet
        The map, and what of it is shown.
    view
        Only the grid, the page and the slides show all cards, the latter two with their evidence; the other
        views leave them out on purpose.
    pictures
        Those that are drawn.
    strange_letters
        Letters that the report's own fonts lack.
    """
    names, found = labels(sheet.language), []
    others = sorted(_languages(journey_map) - {sheet.language})
    if others:
        found.append(note("one_language", sheet.language, language=sheet.language, others=others))
    has_cards = view in {"grid", "page", "slides"}
    if has_cards and (n := n_not_drawn(sheet, pictures)):
        found.append(note("images", sheet.language, n=n))
    n = sum(len(card.evidence) for card in cards_of(sheet)) if has_cards else 0
    if n and view == "grid":
        found.append(names["loss_evidence"].format(n=number(n, sheet.language, digits=0)))
    if strange_letters:
        found.append(names["loss_letters"].format(letters=strange_letters))
    return found


def _languages(journey_map: JourneyMap) -> set[str]:
    """The languages that texts of the map name."""
    head = journey_map.head
    texts: list[Text | None] = [head.title, *(phase.title for phase in journey_map.phases)]
    texts.extend(step.title for step in journey_map.steps)
    for _, _, card in journey_map.cards:
        texts.extend(card.texts())
    return {language for text in texts for language in languages_of(text)}
