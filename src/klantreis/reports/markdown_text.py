"""Texts and tables in Markdown, in which no sign of a user's text is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from klantreis.reports.plain_text import clean

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def as_it_is(text: str) -> str:
    """A text as it is, on one line: no sign of it is markup."""
    return _SIGNS.sub(r"\\\1", " ".join(clean(text).split()))


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(map(as_it_is, head))} |"
    yield f"|{'|'.join(' --- ' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(map(as_it_is, row))} |"
