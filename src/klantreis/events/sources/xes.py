"""XES (IEEE 1849), plain or gzipped: the standard's events as rows, its attributes as columns.

Attributes of the trace are columns `case:…`; nested ones are joined with a colon. Entities and document
types are refused; the document is never in memory as a whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

import defusedxml.sax
import pyarrow as pa
import pyarrow.parquet as pq
from defusedxml.common import DefusedXmlException

from klantreis.errors import dutch
from klantreis.events.mapping import ColumnMapping
from klantreis.events.queries import literal
from klantreis.events.sources.delimited import stem_of
from klantreis.events.sources.raw import (
    MAX_COLUMNS,
    Raw,
    UnreadableInputError,
    Workbench,
    table_of,
)
from klantreis.events.sources.text import byte_chunks, checked_file

_ATTRIBUTES = {"string", "date", "int", "float", "boolean", "id", "list", "container", "values"}
_BATCH = 20_000
_PREVIEW_EVENTS = 10_000
_FIRST_COLUMNS = ("case:concept:name", "concept:name", "time:timestamp")
_CELLS = pa.map_(pa.string(), pa.string())
_SCHEMA = pa.schema([("line", pa.int64()), ("place", pa.string()), ("cells", _CELLS)])


class _EnoughError(Exception):
    """The preview has seen all it needs."""


def read_raw(path: Path, mapping: ColumnMapping, bench: Workbench) -> Raw:  # noqa: ARG001 - as every source
    """The cells of the log's events in the document's order, as text.

    Raises
    ------
    UnreadableInputError
        When the file is missing, no XES, cut off, or holds entities.
    """
    checked_file(path)
    lines = bench.folder / "events.xes.parquet"
    with pq.ParquetWriter(lines, _SCHEMA, write_statistics=False) as writer:
        log = _Log(writer, _PREVIEW_EVENTS if bench.is_preview else None)
        _parse(path, log, bench)
        log.write()
    names = [*_FIRST_COLUMNS, *(key for key in log.keys if key not in _FIRST_COLUMNS)]
    columns = "".join(f", cells[{literal(name)}] AS c{i}" for i, name in enumerate(names))
    return Raw(
        names=tuple(names),
        relation=f"SELECT file_row_number AS row, line, place{columns} FROM {table_of(lines)}",  # noqa: S608
        stem=stem_of(path),
        notes=(f"{log.n_traces} traces",),
    )


def _parse(path: Path, log: _Log, bench: Workbench) -> None:
    parser = defusedxml.sax.make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(log)
    log.setDocumentLocator(parser)  # fed in parts, it does not tell by itself
    try:
        for chunk in byte_chunks(path, bench.progress, size=1 << 20):
            parser.feed(chunk)
        parser.close()
    except _EnoughError:
        return
    except DefusedXmlException:
        raise UnreadableInputError(
            f"{path} declares a document type or entities, which an XES log has no use for and which can do "
            "harm. Export it again without <!DOCTYPE …>.",
            nl=f"{path} declareert een documenttype of entiteiten. Een XES-log heeft die niet nodig en ze "
            "kunnen schade doen. Exporteer het opnieuw zonder <!DOCTYPE …>.",
        ) from None
    except SAXParseException as error:
        raise UnreadableInputError(
            f"{path} is no complete XML: {error.getMessage()} on line {error.getLineNumber()}. "
            "It was cut off or damaged; export or download it again.",
            nl=f"{path} is geen volledige XML: {error.getMessage()} op regel {error.getLineNumber()}. "
            "Het is afgebroken of beschadigd; exporteer of download het opnieuw.",
        ) from None
    if not log.is_log:
        raise UnreadableInputError(
            f"{path} is XML but no XES: its outermost element is not <log>.",
            nl=f"{path} is XML maar geen XES: het buitenste element is niet <log>.",
        )


class _Log(ContentHandler):
    """Takes a log's elements as they pass, and writes its events in batches."""

    def __init__(self, writer: pq.ParquetWriter, most: int | None) -> None:
        super().__init__()
        self.keys: dict[str, None] = {}
        self.n_traces, self.is_log = 0, False
        self._writer, self._most = writer, most
        self._is_first, self._is_global = True, False
        self._nest: list[str] = []  # keys of the open attributes
        self._trace: dict[str, str] | None = None
        self._event: dict[str, str] | None = None
        self._waiting: list[tuple[int, str, dict[str, str]]] = []  # events of the open trace
        self._rows: list[tuple[int, str, list[tuple[str, str]]]] = []
        self._n_in_trace = self._n_written = 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - SAX's name
        """Where the parser stands."""
        self._locator = locator

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802, ARG002 - SAX's names
        """An element opens."""
        element = name[1]
        if self._is_first:
            self._is_first, self.is_log = False, element == "log"
        if element == "trace":
            self.n_traces += 1
            self._trace, self._n_in_trace = {}, 0
        elif element == "event":
            self._n_in_trace += 1
            place = f"trace {self.n_traces}, event {self._n_in_trace}"
            self._event = {}
            self._waiting.append((self._locator.getLineNumber(), place, self._event))
        elif element == "global":
            self._is_global = True
        elif element in _ATTRIBUTES:
            self._nest.append(attrs.get((None, "key"), ""))
            self._keep(attrs.get((None, "value")))

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802, ARG002 - SAX's names
        """An element closes."""
        element = name[1]
        if element in _ATTRIBUTES:
            self._nest.pop()
        elif element == "event":
            self._event = None
            if self._trace is None or len(self._waiting) >= _BATCH:
                self._release()
        elif element == "trace":
            self._release()
            self._trace = None
        elif element == "global":
            self._is_global = False

    def _keep(self, value: str | None) -> None:
        """An attribute's value, under the keys of all it is nested in; of a list's equals, all of them."""
        owner = self._event if self._event is not None else self._trace
        if value is None or owner is None or self._is_global:
            return
        name = ":".join(key for key in self._nest if key)
        if self._event is None:
            name = f"case:{name}"
        owner[name] = f"{owner[name]}, {value}" if name in owner else value
        self.keys[name] = None
        if len(self.keys) > MAX_COLUMNS:
            raise UnreadableInputError(
                f"The log has more than {MAX_COLUMNS:,} different attribute keys.",
                nl=f"De log heeft meer dan {dutch(MAX_COLUMNS)} verschillende kenmerken.",
            )

    def _release(self) -> None:
        """The waiting events have all of their trace's attributes."""
        of_trace = self._trace or {}
        self._rows += [
            (line, place, list((of_trace | event).items())) for line, place, event in self._waiting
        ]
        self._waiting = []
        if len(self._rows) >= _BATCH:
            self.write()
        if self._most is not None and self._n_written + len(self._rows) >= self._most:
            raise _EnoughError

    def write(self) -> None:
        """Write the events that are held."""
        if self._rows:
            lines, places, cells = zip(*self._rows, strict=True)
            arrays = [pa.array(lines, pa.int64()), pa.array(places, pa.string()), pa.array(cells, _CELLS)]
            self._writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA))
        self._n_written += len(self._rows)
        self._rows = []
