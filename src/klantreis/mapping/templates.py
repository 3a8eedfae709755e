"""To start from: sets of phases, the usual lanes, and an empty map of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from klantreis.errors import UnknownNameError
from klantreis.mapping.catalogue import TABLES
from klantreis.mapping.head import Head
from klantreis.mapping.map import JourneyMap, Lane, LaneKind, Phase, PhaseKind
from klantreis.mapping.part import slug
from klantreis.mapping.texts import Text, said

PHASE_SETS: Mapping[str, tuple[PhaseKind, ...]] = {
    "five": (
        PhaseKind.ORIENTATION,
        PhaseKind.CONSIDERATION,
        PhaseKind.PURCHASE,
        PhaseKind.SERVICE,
        PhaseKind.LOYALTY,
    ),
    "six": (
        PhaseKind.ORIENTATION,
        PhaseKind.CONSIDERATION,
        PhaseKind.PURCHASE,
        PhaseKind.DELIVERY,
        PhaseKind.SERVICE,
        PhaseKind.LOYALTY,
    ),
    "see-think-do-care": (PhaseKind.SEE, PhaseKind.THINK, PhaseKind.DO, PhaseKind.CARE),
    "initiate-enablement-advocacy": (PhaseKind.INITIATE, PhaseKind.ENABLEMENT, PhaseKind.ADVOCACY),
    "none": (),
}

# All kinds in the order of a blueprint; a team hides what it does not use.
DEFAULT_LANES: tuple[LaneKind, ...] = tuple(
    kind for kind in get_args(LaneKind) if kind not in {"interaction_line", "internal_line", "image", "note"}
)


def lanes(kinds: Sequence[LaneKind] = DEFAULT_LANES) -> tuple[Lane, ...]:
    """A lane of each kind, called by it."""
    return tuple(Lane(id=kind, kind=kind) for kind in kinds)


def phases(phase_set: str, languages: Sequence[str] = ("en",)) -> tuple[Phase, ...]:
    """The phases of a set, with titles in these languages.

    Raises
    ------
    UnknownNameError
        When there is no set of that name.
    """
    if phase_set not in PHASE_SETS:
        raise UnknownNameError("set of phases", phase_set, PHASE_SETS)
    return tuple(
        Phase(id=kind.value, kind=kind, title=phase_title(kind, languages)) for kind in PHASE_SETS[phase_set]
    )


def phase_title(kind: PhaseKind, languages: Sequence[str]) -> Text:
    """What a phase of a kind is called: plain in one language, else by language; else English."""
    known = [language for language in languages if language in TABLES]
    if not known or tuple(languages) == tuple(known[:1]):
        name: str = TABLES[known[0] if known else "en"].PHASES[kind.value]
        return name
    return {language: TABLES[language].PHASES[kind.value] for language in known}


def new_map(title: Text, *, phase_set: str = "six", languages: Sequence[str] = ("en",)) -> JourneyMap:
    """An empty map with phases and lanes, to be filled by operations.

    Raises
    ------
    UnknownNameError
        When there is no set of phases of that name.
    """
    head = Head(title=title, languages=tuple(languages))
    return JourneyMap(
        id=slug(said(title, languages[0], languages), "map"),
        head=head,
        lanes=lanes(),
        phases=phases(phase_set, languages),
    )
