"""The words by which a title says that its data are made up, in formats that have no better place."""

from __future__ import annotations

from klantreis.reports.labels import LABELS, labels


def marked_title(title: str, language: str, *, is_simulated: bool) -> str:
    """The title, and behind it that the data are simulated when they are."""
    return f"{title} ({labels(language)['simulated']})" if is_simulated else title


def unmarked_title(title: str) -> tuple[str, bool]:
    """The title without that, and whether it said so."""
    for names in LABELS.values():
        ending = f"({names['simulated']})"
        if title.endswith(ending):
            return title.removesuffix(ending).rstrip(), True
    return title, False
