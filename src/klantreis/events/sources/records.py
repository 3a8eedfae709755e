"""Cutting delimited text into records with the true line of each: the kernel under the CSV source.

A library's reader tells neither on which line a record stands (quoted cells may hold line ends, blank lines
are skipped) nor which lines a stray quote swallowed; this kernel does, and hands on only what is sound.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from klantreis.events.sources.raw import Bytes, Lines

TOO_FEW, TOO_MANY, BROKEN_QUOTE, TOO_LONG, NUL_BYTE = 1, 2, 3, 4, 5
REASONS = {
    TOO_FEW: "too few columns",
    TOO_MANY: "too many columns",
    BROKEN_QUOTE: "broken quote",
    TOO_LONG: "line too long",
    NUL_BYTE: "NUL byte",
}

_FIELD_START, _PLAIN, _QUOTED, _QUOTE_IN_QUOTED = 0, 1, 2, 3
_LF, _CR = 10, 13


@njit(cache=True, nogil=True)
def end_of_line(buffer: Bytes, start: int) -> int:
    """Where the physical line at `start` ends, its line end included; -1 when the buffer ends first.

    A carriage return as the very last byte counts as no end: its line feed may still follow.
    """
    for i in range(start, buffer.size):
        if buffer[i] == _LF:
            return i + 1
        if buffer[i] == _CR and i + 1 < buffer.size:
            return i + 2 if buffer[i + 1] == _LF else i + 1
    return -1


@njit(cache=True, nogil=True)
def scan_record(
    buffer: Bytes, start: int, delimiter: int, quote: int, longest: int
) -> tuple[int, int, int, bool, int]:
    """One record: where its cells end, where the next starts, how many cells, whether it holds a NUL byte,
    and how many line ends stand in its quotes.

    The end is -1 when the buffer ends first, -2 at a broken quote and -3 when the record is too long.
    """
    state, n_cells, has_nul, n_inner = _FIELD_START, 1, False, 0
    stop = min(buffer.size, start + longest)
    for i in range(start, stop):
        byte = buffer[i]
        if byte == 0:
            has_nul = True
        if state == _QUOTED:
            if byte == quote:
                state = _QUOTE_IN_QUOTED
            elif byte == _LF or (byte == _CR and i + 1 < buffer.size and buffer[i + 1] != _LF):
                n_inner += 1
        elif byte == delimiter:
            n_cells += 1
            state = _FIELD_START
        elif byte == _LF:
            return i, i + 1, n_cells, has_nul, n_inner
        elif byte == _CR:
            if i + 1 == buffer.size:
                return -1, start, n_cells, has_nul, n_inner
            return i, i + 2 if buffer[i + 1] == _LF else i + 1, n_cells, has_nul, n_inner
        elif byte == quote and state != _PLAIN:
            state = _QUOTED
        elif state == _QUOTE_IN_QUOTED:
            return -2, start, n_cells, has_nul, n_inner
        else:
            state = _PLAIN
    if stop == buffer.size and buffer.size - start < longest:
        return -1, start, n_cells, has_nul, n_inner
    return -2 if state == _QUOTED else -3, start, n_cells, has_nul, n_inner


@njit(cache=True, nogil=True)
def split_records(
    buffer: Bytes, line: int, delimiter: int, quote: int, n_columns: int, longest: int, is_last: bool
) -> tuple[Bytes, Lines, Lines, Lines, Bytes, int, int]:
    """Sound records apart from broken ones.

    Parameters
    ----------
    buffer
        uint8 [n]: UTF-8 (or any superset of ASCII) from the start of a record on. When `is_last`, it ends
        in a line feed.
    line
        Number of the line on which the buffer starts.
    delimiter, quote
        One byte each.
    n_columns
        Cells of a sound record.
    longest
        Bytes a record may have; below half of n.
    is_last
        Nothing follows the buffer: an open quote at its end is broken.

    Returns
    -------
    tuple
        The sound records, each ended by a line feed: uint8 [m]; the line of each and where it ends in them:
        int64; the lines of the broken ones: int64, and why: uint8; how many bytes of the buffer were used;
        the next line's number.
        A broken quote costs one physical line; reading resumes on the next. Blank lines are no records.
    """
    sound = np.empty(buffer.size + 1, dtype=np.uint8)
    lines = np.empty(buffer.size // 2 + 1, dtype=np.int64)
    ends = np.empty(buffer.size // 2 + 1, dtype=np.int64)
    broken_lines = np.empty(buffer.size + 1, dtype=np.int64)
    broken_reasons = np.empty(buffer.size + 1, dtype=np.uint8)
    n_bytes = n_sound = n_broken = start = 0
    while start < buffer.size:
        end, following, n_cells, has_nul, n_inner = scan_record(buffer, start, delimiter, quote, longest)
        if end == -1 and not is_last:
            break
        if end < 0:
            reason = TOO_LONG if end == -3 else BROKEN_QUOTE
            following = end_of_line(buffer, start)
            if following < 0 and not is_last:
                break
            following = buffer.size if following < 0 else following
        elif end == start:
            line += 1
            start = following
            continue
        elif has_nul:
            reason = NUL_BYTE
        elif n_cells != n_columns:
            reason = TOO_FEW if n_cells < n_columns else TOO_MANY
        else:
            reason = 0
        if reason:
            broken_lines[n_broken] = line
            broken_reasons[n_broken] = reason
            n_broken += 1
        else:
            sound[n_bytes : n_bytes + end - start] = buffer[start:end]
            n_bytes += end - start
            sound[n_bytes] = _LF
            n_bytes += 1
            lines[n_sound] = line
            ends[n_sound] = n_bytes
            n_sound += 1
        line += 1 if end < 0 else 1 + n_inner
        start = following
    return (
        sound[:n_bytes],
        lines[:n_sound],
        ends[:n_sound],
        broken_lines[:n_broken],
        broken_reasons[:n_broken],
        start,
        line,
    )
