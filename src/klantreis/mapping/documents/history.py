"""What changed from one version of a document to another, said in words; and versions that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import AwareDatetime, Field

from klantreis.mapping.change import Change, Name, is_short
from klantreis.mapping.documents.document import Document, Found, called, ident, walk
from klantreis.mapping.history import longest_rise
from klantreis.mapping.part import Part
from klantreis.mapping.places import title_of


class Kept(Part):
    """A document as it was at a moment, with a label by which the team knows it."""

    label: str = Field(min_length=1, max_length=200)
    taken_at: AwareDatetime
    by: str | None = None
    document: dict[str, Any]


def diff(old: Document, new: Document) -> list[Change]:
    """What changed: removed, added, moved, then other values.

    What goes or comes with its holder is not told apart from it.
    """
    before = {ident(found.part): found for found in walk(old)}
    after = {ident(found.part): found for found in walk(new)}
    return [
        *_gone("removed", before, after, old),
        *_gone("added", after, before, new),
        *_moved(before, after, new),
        *_reordered(before, after, new),
        *_other_values(before, after, new),
    ]


Parts = dict[str, Found]


def _change(code: str, found: Found, within: Document, **values: Any) -> Change:
    what = called(within, found.what)
    title = Name(title_of(found.part))
    return Change(code, what, ident(found.part), title, languages=within.languages, **values)


def _gone(code: str, here: Parts, there: Parts, within: Document) -> Iterator[Change]:
    for id_, found in here.items():
        if id_ not in there and (found.parent is None or found.parent in there):
            holder = here.get(found.parent or "")
            place = None if holder is None or code == "removed" else Name(title_of(holder.part))
            yield _change(code, found, within, new=place)


def _moved(before: Parts, after: Parts, new: Document) -> Iterator[Change]:
    for id_, found in after.items():
        was = before.get(id_)
        if was is not None and was.parent and found.parent and was.parent != found.parent:
            yield _change(
                "moved",
                found,
                new,
                old=Name(title_of(before[was.parent].part)),
                new=Name(title_of(after[found.parent].part)),
            )


def _reordered(before: Parts, after: Parts, new: Document) -> Iterator[Change]:
    """The fewest parts that, moved among their equals, explain the new order."""
    groups: dict[tuple[str | None, str], list[str]] = {}
    for id_, found in after.items():
        if found.path and id_ in before and before[id_].parent == found.parent:
            groups.setdefault((found.parent, found.what), []).append(id_)
    for stayed in groups.values():
        kept = longest_rise([before[id_].path[-1][1] for id_ in stayed])
        for i, id_ in enumerate(stayed):
            if i not in kept:
                behind = Name(title_of(after[stayed[i - 1]].part)) if i else None
                yield _change("reordered", after[id_], new, new=behind)


def _other_values(before: Parts, after: Parts, new: Document) -> Iterator[Change]:
    for id_, found in after.items():
        if id_ in before and before[id_].what == found.what:
            yield from _fields(before[id_].part, found, new)


def _fields(was: Part, found: Found, new: Document) -> Iterator[Change]:
    holds = set(getattr(found.part, "HOLDS", {}).values())
    for name, field in type(found.part).model_fields.items():
        old_value, new_value = getattr(was, name, None), getattr(found.part, name)
        if name in holds or old_value == new_value:
            continue
        yield _change(
            _code(old_value, new_value), found, new, field=field.alias or name, old=old_value, new=new_value
        )


def _code(old: Any, new: Any) -> str:
    if isinstance(new, bool):
        return "turned_on" if new else "turned_off"
    if not is_short(old) or not is_short(new):
        return "rewritten"
    if old in (None, ()):
        return "set"
    return "cleared" if new in (None, ()) else "changed"
