"""A map as slides that stay editable: native shapes, tables and a native chart; its pictures beside them."""

from __future__ import annotations

from pathlib import Path

from klantreis.mapping.map import JourneyMap
from klantreis.reports.audience_print import page_of
from klantreis.reports.audience_slides import end_slides, figures_slide
from klantreis.reports.format import Options
from klantreis.reports.losses import losses
from klantreis.reports.notes import note
from klantreis.reports.pictures import pictures_of
from klantreis.reports.slide_deck import Deck
from klantreis.reports.slide_pages import (
    emotion_page,
    findings_page,
    opportunities_page,
    overview_page,
    title_page,
)
from klantreis.reports.slide_phase import phase_pages
from klantreis.reports.slide_pictures import picture_pages


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write a presentation; what its slides do not show is returned.

    A title slide, an overview, the emotion as a chart, for each phase as many slides as its cards and
    pictures need, the opportunities, and the findings of a proof. For an audience its key figures come
    after the title, and its findings, actions and KPIs at the end. Evidence in full stands in the notes.
    """
    shown = options.sheet(journey_map)
    page = page_of(journey_map, options) if options.audience else None
    deck = Deck.new(shown, pictures_of(shown, options.images))
    title_page(deck)
    if page:
        figures_slide(deck, page)
    overview_page(deck)
    emotion_page(deck)
    for phase in shown.phases:
        phase_pages(deck, phase)
        picture_pages(deck, phase)
    opportunities_page(deck)
    if page:
        end_slides(deck, page)
    else:
        findings_page(deck)
    deck.save(path)
    rest = [note("slide_rest", shown.language, n=deck.n_cut)] if deck.n_cut else []
    return [*rest, *losses(journey_map, shown, view="slides", pictures=deck.pictures)]
