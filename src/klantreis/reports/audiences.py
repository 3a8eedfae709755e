"""One map, several readings: which lanes matter to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from klantreis.errors import UnknownNameError
from klantreis.mapping.map import Lane

# Own lanes (kind note) are shown to all but the board: only their team knows what they hold.
AUDIENCES: Mapping[str, frozenset[str]] = {
    "customer service": frozenset(
        {
            "action",
            "thought",
            "touchpoint",
            "emotion",
            "pain",
            "moment_of_truth",
            "interaction_line",
            "frontstage",
            "visibility_line",
            "backstage",
            "internal_line",
            "system",
            "owner",
            "opportunity",
            "note",
        }
    ),
    "marketing": frozenset(
        {
            "action",
            "thought",
            "touchpoint",
            "emotion",
            "delight",
            "moment_of_truth",
            "kpi",
            "opportunity",
            "content",
            "image",
            "note",
        }
    ),
    "board": frozenset({"touchpoint", "emotion", "pain", "moment_of_truth", "owner", "kpi", "opportunity"}),
}


def lanes_for(lanes: Iterable[Lane], audience: str | None) -> tuple[Lane, ...]:
    """The lanes to show to an audience, in order; all that are not hidden when it is None.

    Raises
    ------
    UnknownNameError
        When there is no such audience.
    """
    visible = (lane for lane in lanes if not lane.is_hidden)
    if audience is None:
        return tuple(visible)
    if audience not in AUDIENCES:
        raise UnknownNameError("audience", audience, AUDIENCES)
    return tuple(lane for lane in visible if lane.kind in AUDIENCES[audience])
