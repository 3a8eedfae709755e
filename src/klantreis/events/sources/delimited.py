"""CSV, TSV and their kin: any delimiter, any encoding, plain or gzipped, faults and all."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from klantreis.errors import dutch, listed
from klantreis.events.mapping import ColumnMapping
from klantreis.events.sources.header import SEARCHED, NoHeaderError, NoSuchLineError, header_place, holds_data
from klantreis.events.sources.raw import (
    BLANKS,
    MAX_COLUMNS,
    BrokenLines,
    Lines,
    Raw,
    UnreadableInputError,
    Workbench,
    distinct_names,
    parquet_relation,
    staging_faults,
)
from klantreis.events.sources.records import REASONS, TOO_LONG, end_of_line, split_records
from klantreis.events.sources.text import (
    CHUNK,
    byte_chunks,
    checked_encoding,
    checked_file,
    encoding_by_mark,
    utf8_chunks,
)

LONGEST_RECORD = 1 << 21  # bytes; a longer one is a fault of the file, not a row
UNREADABLE = "unreadable characters"
_DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 1 << 20  # characters that header and delimiter are recognised by
_QUOTE = ord('"')
_HALF = 0.5  # of the rows


@dataclass(frozen=True)
class Dialect:
    """How a text file is cut: its delimiter, the names of its columns, where these and its rows stand."""

    delimiter: str
    names: tuple[str, ...]
    header_line: int
    first_line: int
    notes: tuple[str, ...]


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:
    """The cells of a delimited text file, as text.

    Raises
    ------
    UnreadableInputError
        When the file is missing, empty, damaged, or has no header.
    """
    checked_file(path)
    with staging_faults(str(path)):
        head = next(byte_chunks(path, lambda *_: None, size=_SAMPLE), b"")
        marked = encoding_by_mark(head[:4096])
        declared = mapping.encoding and checked_encoding(mapping.encoding)
        encoding = marked[0] if marked else declared or "utf-8"
        cutter = _cut(path, encoding, mapping, bench)
        # Rows that are no UTF-8, and none worth counting that must be: an older Windows file. A true mix
        # stays UTF-8, and the other rows are rejected: read as cp1252, the good ones would turn to gibberish.
        if not marked and not declared and cutter.n_unreadable > 100 * cutter.n_multibyte:
            encoding = "cp1252"
            cutter = _cut(path, encoding, mapping, bench)
    notes = [f"delimiter: {_DELIMITER_WORDS.get(cutter.dialect.delimiter, cutter.dialect.delimiter)}"]
    notes += [f"encoding: {encoding}"] if encoding != "utf-8" else []
    n_columns = len(cutter.dialect.names)
    return Raw(
        names=cutter.dialect.names,
        relation=parquet_relation(cutter.cells, lines="h0", n_columns=n_columns, skip=1),
        stem=stem_of(path),
        broken=cutter.broken.path,
        n_broken=cutter.broken.n,
        is_trimmed=True,
        delimiter=cutter.dialect.delimiter,
        encoding=encoding,
        header_line=cutter.dialect.header_line,
        notes=(*notes, *cutter.dialect.notes),
    )


def stem_of(path: Path) -> str:
    """The file's name without its endings."""
    name = path.name.removesuffix(".gz")
    return name[: name.rfind(".")] if "." in name.lstrip(".") else name


def _cut(path: Path, encoding: str, mapping: ColumnMapping, bench: Workbench) -> _Cutter:
    chunks = utf8_chunks(byte_chunks(path, bench.progress, size=CHUNK), encoding)
    first = next(chunks, b"")
    dialect = recognised_dialect(first[:_SAMPLE].decode("utf-8", "replace"), str(path), mapping)
    cutter = _Cutter(dialect, bench.folder)
    try:
        following = list(islice(chunks, 1))
        cutter.feed(_without_lines(first, dialect.first_line - 1), is_last=not following)
        if not bench.is_preview:
            _feed_all(cutter, following, chunks)
    finally:
        cutter.close()
    return cutter


def _feed_all(cutter: _Cutter, waiting: list[bytes], chunks: Iterator[bytes]) -> None:
    while waiting:
        following = list(islice(chunks, 1))
        cutter.feed(waiting[0], is_last=not following)
        waiting = following


def _without_lines(text: bytes, n_lines: int) -> bytes:
    start = 0
    buffer = np.frombuffer(text + b"\n", dtype=np.uint8)
    for _ in range(n_lines):
        start = end_of_line(buffer, start)
    return text[start:]


def recognised_dialect(sample: str, what: str, mapping: ColumnMapping) -> Dialect:
    """Delimiter and header from the beginning of a file.

    Raises
    ------
    UnreadableInputError
        When there is no header, or the file is no table.
    """
    lines, delimiter = _physical_lines(sample), mapping.delimiter
    n_before = 0
    if lines and (said := re.fullmatch(r"sep=(.)\s*", lines[0])):
        delimiter, n_before = delimiter or said[1], 1
    while n_before < len(lines) and not lines[n_before].strip("\r\n"):
        n_before += 1
    if not lines[n_before:]:
        raise UnreadableInputError(
            f"{what} is empty: it holds no rows and no header.",
            nl=f"{what} is leeg: er staan geen rijen en geen kopregel in.",
        )
    if is_binary(sample[:4096], lines[n_before]):
        raise UnreadableInputError(
            f"{what} is no text file: its beginning holds signs that no text has. Import a CSV, Parquet, "
            "JSON lines, Excel or XES file, and give its --encoding when it is an unusual one.",
            nl=f"{what} is geen tekstbestand: aan het begin staan tekens die in geen tekst voorkomen. "
            "Importeer een CSV, Parquet, JSON-regels, Excel of XES, en kies de tekencodering als die "
            "ongebruikelijk is.",
        )
    delimiter = delimiter or sniffed_delimiter(lines[n_before:])
    if mapping.header_line is None:
        n_before = _line_of_header(lines, n_before, delimiter)
    elif 0 < mapping.header_line <= len(lines) and lines[mapping.header_line - 1].strip():
        n_before = mapping.header_line - 1
    else:
        raise NoSuchLineError(what, mapping.header_line)
    return _dialect(lines, n_before, delimiter, what)


def _line_of_header(lines: list[str], n_before: int, delimiter: str) -> int:
    """How many lines stand above the header."""
    reader = csv.reader(lines[n_before:], delimiter=delimiter)
    rows, starts = [], []
    try:
        for _ in range(SEARCHED):
            starts.append(n_before + reader.line_num)
            rows.append(next(reader))
    except (StopIteration, csv.Error):
        pass
    return starts[header_place(rows)] if rows else n_before


def _dialect(lines: list[str], n_before: int, delimiter: str, what: str) -> Dialect:
    reader = csv.reader(lines[n_before:], delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader)]
    except csv.Error:
        raise UnreadableInputError(
            f"{what} has a first line that is no header: it is too long.",
            nl=f"De eerste regel van {what} is geen kopregel: hij is te lang.",
        ) from None
    _check_header(header, what)
    notes = [f"header on line {n_before + 1}"] if n_before else []
    names = distinct_names(header, notes)
    return Dialect(delimiter, names, n_before + 1, n_before + reader.line_num + 1, tuple(notes))


def is_binary(head: str, first_line: str) -> bool:
    """Whether text holds control signs as no text does: a NUL where the header stands, or many of any."""
    n_controls = sum(sign < " " and sign not in "\t\r\n\f" for sign in head)
    return "\0" in first_line or n_controls > max(10, len(head) // 50)


def _physical_lines(sample: str) -> list[str]:
    """Lines as the cutter counts them: ended by a line feed, a carriage return, or both; by nothing else."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", sample)


def sniffed_delimiter(lines: list[str]) -> str:
    """The delimiter under which most rows have as many cells as the header; more cells decide a tie.

    Where that is less than half of the rows, the first line is a title: then as many cells as most rows have.
    """
    sample = [line for line in lines[:1000] if len(line) < _SAMPLE // 4]
    by_header, by_most = (0.0, 0, ","), (0.0, 0, ",")
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            continue
        counts = Counter(width for width in widths if width > 1)
        if not counts:
            continue
        most, n = counts.most_common(1)[0]
        by_most = _better(by_most, (round(n / len(widths), 2), most, delimiter))
        n = counts[widths[0]]
        by_header = _better(by_header, (round(n / len(widths), 2), widths[0], delimiter))
    return by_most[2] if by_header[0] < _HALF < by_most[0] else by_header[2]


def _better(one: tuple[float, int, str], other: tuple[float, int, str]) -> tuple[float, int, str]:
    return other if other[:2] > one[:2] and other[0] else one


def _check_header(header: list[str], what: str) -> None:
    if holds_data([cell for cell in header if cell]):
        raise NoHeaderError(what, len(header))
    if len(header) > MAX_COLUMNS:
        raise UnreadableInputError(
            f"{what} has {len(header):,} columns; at most {MAX_COLUMNS:,} can be read. "
            f"It starts with {listed(header, most=3)}: give another --delimiter when that looks wrong.",
            nl=f"{what} heeft {dutch(len(header))} kolommen; hooguit {dutch(MAX_COLUMNS)} kunnen gelezen "
            f"worden. Het begint met {listed(header, most=3, language='nl')}: kies een ander "
            "scheidingsteken als dat niet klopt.",
        )


class _Cutter:
    """Cuts chunks of UTF-8 into cells, writes those to Parquet, and remembers what was broken."""

    def __init__(self, dialect: Dialect, folder: Path) -> None:
        self.dialect = dialect
        self.cells = folder / "cells.parquet"
        self.broken = BrokenLines(folder / "broken.parquet")
        self.n_unreadable = self.n_multibyte = 0
        self._names = [f"c{i}" for i in range(len(dialect.names))]
        self._schema = pa.schema([("line", pa.int64()), *((name, pa.string()) for name in self._names)])
        self._writer = pq.ParquetWriter(self.cells, self._schema, write_statistics=False)
        self._carry, self._line, self._is_skipping = b"", dialect.first_line, False

    def feed(self, chunk: bytes, *, is_last: bool) -> None:
        """The next part of the file."""
        text = self._carry + chunk + (b"\n" if is_last else b"")
        buffer = np.frombuffer(text, dtype=np.uint8)
        if self._is_skipping:
            start = end_of_line(buffer, 0)
            if start < 0:
                self._carry = b"\r" if text.endswith(b"\r") else b""
                return
            buffer, self._is_skipping, self._line = buffer[start:], False, self._line + 1
        sound, lines, ends, broken_lines, reasons, n_used, self._line = split_records(
            buffer, self._line, ord(self.dialect.delimiter), _QUOTE, len(self._names), LONGEST_RECORD, is_last
        )
        self.broken.add(broken_lines, [REASONS[reason] for reason in reasons])
        self._keep(sound.tobytes(), lines, ends)
        self._carry = buffer[n_used:].tobytes()
        if len(self._carry) > LONGEST_RECORD:
            self.broken.add([self._line], [REASONS[TOO_LONG]])
            self._carry, self._is_skipping = b"", True

    def _keep(self, sound: bytes, lines: Lines, ends: Lines) -> None:
        if not sound.isascii():
            sound, lines = self._readable(sound, lines, ends)
        if len(lines):
            self._writer.write_table(self._parsed(sound).add_column(0, "line", pa.array(lines, pa.int64())))

    def _readable(self, sound: bytes, lines: Lines, ends: Lines) -> tuple[bytes, Lines]:
        """The records that are UTF-8, and their lines; the others are broken."""
        if _is_utf8(sound):
            self.n_multibyte += 1
            return sound, lines
        records = [sound[start:end] for start, end in pairwise([0, *ends])]
        is_readable = np.array([_is_utf8(record) for record in records], dtype=np.bool_)
        kept = [record for record, readable in zip(records, is_readable, strict=True) if readable]
        n_unreadable = len(records) - len(kept)
        self.n_unreadable += n_unreadable
        self.n_multibyte += sum(not record.isascii() for record in kept)
        self.broken.add(lines[~is_readable], [UNREADABLE] * n_unreadable)
        return b"".join(kept), lines[is_readable]

    def _parsed(self, sound: bytes) -> pa.Table:
        cells = pyarrow.csv.read_csv(
            pa.BufferReader(sound),
            read_options=pyarrow.csv.ReadOptions(column_names=self._names, block_size=len(sound) + 1),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self.dialect.delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                check_utf8=False,
                strings_can_be_null=False,
                column_types=dict.fromkeys(self._names, pa.string()),
            ),
        )

        # DuckDB could trim as well, in twenty times the time and once for every pass.
        trimmed = [pc.utf8_trim(column, BLANKS) for column in cells.columns]
        return pa.table(trimmed, names=self._names)

    def close(self) -> None:
        """Finish both files."""
        self._writer.close()
        self.broken.close()


def _is_utf8(record: bytes) -> bool:
    try:
        record.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
