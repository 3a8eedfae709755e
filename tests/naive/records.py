"""Records of delimited text, one character at a time: the slow, obvious twin of the kernel."""

from __future__ import annotations


def cells_of(text: str, start: int, delimiter: str) -> tuple[list[str], int] | None:
    """The cells of the record at `start` and where the next one starts; None at a broken quote."""
    cells: list[str] = []
    place = start
    while True:
        if text.startswith('"', place):
            cell, place = "", place + 1
            while True:
                end = text.find('"', place)
                if end < 0:
                    return None
                cell += text[place:end]
                place = end + 1
                if not text.startswith('"', place):
                    break
                cell, place = cell + '"', place + 1
            if place < len(text) and text[place] not in (delimiter, "\r", "\n"):
                return None
        else:
            end = place
            while end < len(text) and text[end] not in (delimiter, "\r", "\n"):
                end += 1
            cell, place = text[place:end], end
        cells.append(cell)
        if not text.startswith(delimiter, place):
            return cells, after_line_end(text, place)
        place += 1


def after_line_end(text: str, place: int) -> int:
    if text.startswith("\r\n", place):
        return place + 2
    return min(place + 1, len(text))


def lines_in(text: str) -> int:
    """How many line ends stand in a text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def records(text: str, delimiter: str, n_columns: int) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """(line, cells) of every sound record, and the lines of the broken ones."""
    sound: list[tuple[int, list[str]]] = []
    broken: list[int] = []
    place, line = 0, 1
    while place < len(text):
        found = cells_of(text, place, delimiter)
        if found is None:
            broken.append(line)
            ends = [text.find(end, place) for end in "\r\n" if text.find(end, place) >= 0]
            place, line = (after_line_end(text, min(ends)) if ends else len(text)), line + 1
            continue
        cells, following = found
        if text[place] in "\r\n":
            pass  # a blank line is no record
        elif len(cells) == n_columns:
            sound.append((line, cells))
        else:
            broken.append(line)
        line += max(lines_in(text[place:following]), 1)
        place = following
    return sound, broken
