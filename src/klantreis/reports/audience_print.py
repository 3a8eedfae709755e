"""The page of an audience as PDF, SVG or PNG."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from klantreis.mapping.map import JourneyMap
from klantreis.reports.audience_labels import audience_labels
from klantreis.reports.audience_page import AudiencePage, Known, audience_page
from klantreis.reports.format import Options
from klantreis.reports.labels import day, labels
from klantreis.reports.printing import printed
from klantreis.reports.style import HAIRLINE, INK, MUTED


def write(journey_map: JourneyMap, path: Path, options: Options) -> list[str]:
    """Write the page; all of it is there."""
    page = page_of(journey_map, options)
    names = labels(page.language)
    shown = {
        **asdict(page),
        "labels": {**audience_labels(page.language)},
        "kicker": names[f"audience_{page.audience.replace(' ', '_')}"],
        "simulated": names["simulated"] if page.is_simulated else "",
        "more": audience_labels(page.language)["more"].format(n=page.n_more_actions)
        if page.n_more_actions
        else "",
        "printed": names["printed_on"].format(date=day(options.day, page.language)),
        "style": {"ink": INK, "muted": MUTED, "hairline": HAIRLINE},
        "lang": page.language.partition("-")[0],
    }
    path.write_bytes(printed("audience", shown, path.suffix.lower(), options.day))
    return []


def page_of(journey_map: JourneyMap, options: Options) -> AudiencePage:
    """The page that is asked for; without more to go by it says what the proof does."""
    known = options.known or Known(proof=options.proof, register=options.register)
    return audience_page(
        journey_map, options.audience or "board", known, options.day, language=options.language
    )
