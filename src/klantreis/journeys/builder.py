"""From events to blocks: who each event belongs to, which touchpoint it is, and in which order."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from klantreis.events.catalog import Segment
from klantreis.events.files import locked, scratch_folder
from klantreis.events.store import EventStore
from klantreis.journeys.block import Block, Ints, Names
from klantreis.journeys.classification import JOIN_KINDS, Classification, Parameters, classify
from klantreis.journeys.sorting import Records, Spill, by_partition, sorted_block
from klantreis.journeys.store import BlockFile, Manifest, read_block, write_arrays, write_block
from klantreis.journeys.subjects import Attributes, Subjects, accounts, persons, read_attributes
from klantreis.mapping.touchpoint import Register
from klantreis.people.stitching import DEFAULT_LIMIT

EVENTS_A_BLOCK = 1 << 20
_BATCH = 1 << 20

Progress = Callable[[int, int], None]
Columns = dict[str, Any]
Done = TypeVar("Done")

# The columns of an event in the order in which `by_partition` takes them.
_BY_PARTITION = ("occurred_at", "event", "value", "score", "touchpoint", "channel")


@dataclass(frozen=True)
class BuildOptions:
    """How journeys are built.

    Attributes
    ----------
    limit
        An identifier that links more persons than this is set aside.
    subject
        Whose journeys: "person" or "account".
    events_a_block
        About how many events go into a block.
    currency
        What amounts are in when the events have several; those in others are left out, and counted.
    """

    limit: int = DEFAULT_LIMIT
    subject: str = "person"
    events_a_block: int = EVENTS_A_BLOCK
    currency: str = ""


@dataclass(frozen=True)
class BuildReport:
    """What a build did."""

    n_persons: int
    n_events: int
    n_without_subject: int
    n_set_aside: int
    n_other_currency: int
    n_blocks_written: int
    n_blocks_kept: int
    seconds: float


def fingerprint(register: Register, options: BuildOptions) -> str:
    """Of everything that every event depends on."""
    text = f"{register.model_dump_json()} {options}"
    return hashlib.sha256(text.encode()).hexdigest()


def _amounts(connection: Any, files: Sequence[str], wanted: str) -> dict[str, int]:
    """How many amounts there are in each currency; one that says none is in the wanted one."""
    if not files:
        return {}
    rows = connection.execute(
        "SELECT coalesce(currency, $wanted) AS unit, count(*) FROM read_parquet($files) "
        "WHERE value IS NOT NULL GROUP BY unit",
        {"files": list(files), "wanted": wanted},
    ).fetchall()
    return {str(currency): int(n) for currency, n in rows}


def _currency_of(amounts: Mapping[str, int], wanted: str) -> str:
    """What the journeys' amounts are in: the wanted currency, or the commonest where it does not occur."""
    if wanted in amounts or not amounts:
        return wanted
    return max(amounts, key=lambda currency: (amounts[currency], currency))


def is_current(events: EventStore, register: Register, folder: Path, options: BuildOptions) -> bool:
    """Whether a build would change nothing."""
    manifest = Manifest.read(folder)
    return (
        manifest is not None
        and manifest.fingerprint == fingerprint(register, options)
        and manifest.n_events == events.n_events()
        and manifest.n_attribute_imports == len(events.attribute_files())
    )


def build(
    events: EventStore,
    register: Register,
    folder: Path,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the journeys in `folder` up to date; only blocks whose persons changed are written.

    Readers of the version before keep it. Killed half-way, that version still counts.

    Parameters
    ----------
    progress
        Called with the events done and those to do.
    """
    options = options or BuildOptions()
    started = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "lock"), scratch_folder(folder) as scratch, events.connection() as connection:
        latest = Manifest.read(folder)
        amounts = _amounts(connection, events.files("events"), options.currency)
        currency = _currency_of(amounts, options.currency)
        before = latest if latest and _can_go_on(latest, events, register, options) else None
        if before is not None and before.currency != currency:
            before = None
        subjects = _subjects(connection, events, folder, before, options)
        if subjects.have_fallen_apart:
            # Events of one former person now belong to several, which only the events themselves know.
            before = None
        run = _Run(connection, events, folder, scratch, options, subjects, before, currency)
        manifest, n_written = run.version(1 + (latest.version if latest else 0), register, progress)
        n_other = sum(n for unit, n in amounts.items() if unit != currency)
        manifest = replace(manifest, n_other_currency=n_other)
        manifest.write(folder)
    return BuildReport(
        n_persons=manifest.n_persons,
        n_events=manifest.n_events,
        n_without_subject=manifest.n_without_subject,
        n_set_aside=manifest.n_set_aside,
        n_other_currency=manifest.n_other_currency,
        n_blocks_written=n_written,
        n_blocks_kept=len(manifest.blocks) - n_written,
        seconds=time.perf_counter() - started,
    )


def _can_go_on(before: Manifest, events: EventStore, register: Register, options: BuildOptions) -> bool:
    """Whether the version before still holds for the events it has seen."""
    # Which account an event of a person belongs to can change with any new event, so accounts start anew.
    return (
        options.subject == "person"
        and before.fingerprint == fingerprint(register, options)
        and before.n_events <= events.n_events()
    )


def _subjects(
    connection: Any, events: EventStore, folder: Path, before: Manifest | None, options: BuildOptions
) -> Subjects:
    if options.subject == "account":
        return accounts(connection, events, options.limit)
    return persons(connection, events, folder / before.people if before else None, options.limit)


@dataclass(frozen=True)
class _Run:
    """One build: what its steps share."""

    connection: Any
    events: EventStore
    folder: Path
    scratch: Path
    options: BuildOptions
    subjects: Subjects
    before: Manifest | None
    currency: str

    def version(self, number: int, register: Register, progress: Progress | None) -> tuple[Manifest, int]:
        """The manifest of the new version, and how many of its blocks are new."""
        old = self.before.blocks if self.before else ()
        segments = self._new_segments()
        attributes = read_attributes(self.connection, self.events, self.subjects, self.before)
        classification = self._classification(segments, register)
        names = self._names(classification, attributes, register)
        starts = self._partition_starts(old, segments)
        spill = Spill(self.scratch, len(starts))
        n_nobody = self._spill_events(spill, starts, segments, classification, progress)
        changed = self._spill_changed_blocks(spill, starts, old, names, attributes.changed)
        written = self._write(spill, attributes, number)
        kept = [block for k, block in enumerate(old) if k not in changed]
        people = f"people-{number}.npz"
        write_arrays(self.folder / people, **self.subjects.arrays())
        return Manifest(
            version=number,
            fingerprint=fingerprint(register, self.options),
            n_events=self.events.n_events(),
            n_without_subject=n_nobody + (self.before.n_without_subject if self.before else 0),
            n_attribute_imports=len(self.events.attribute_files()),
            n_set_aside=len(self.subjects.people.set_aside),
            currency=self.currency,
            people=people,
            names=names,
            blocks=tuple(sorted([*kept, *written], key=lambda block: block.first_person)),
        ), len(written)

    def _new_segments(self) -> list[Segment]:
        seen = self.before.n_events if self.before else 0
        return [segment for segment in self.events.segments() if segment.first_event >= seen]

    def _classification(self, segments: Sequence[Segment], register: Register) -> Classification:
        known = self.before.names if self.before else Names(touchpoints=())
        files = self.events.files("events", segments)
        return classify(self.connection, files, register, known.touchpoints, known.channels)

    def _partition_starts(self, old: Sequence[BlockFile], segments: Sequence[Segment]) -> Ints:
        """First person of each partition: the old blocks, and new ones for new persons by their events."""
        n_old = len(self.subjects.became)
        counts = np.zeros(self.subjects.n_subjects - n_old, dtype=np.int64)
        for segment in segments:
            identity = self.events.identity_of_events(segment)
            for start in range(0, len(identity), _BATCH):
                subject = self.subjects.of_identity[identity[start : start + _BATCH]]
                counts += np.bincount(subject[subject >= n_old] - n_old, minlength=len(counts))
        # The last old block takes new persons until it is full.
        n_before = np.cumsum(counts) - counts + (old[-1].n_events if old else 0)
        opens = np.diff(n_before // self.options.events_a_block, prepend=0 if old else -1) > 0
        starts = [block.first_person for block in old]
        return np.concatenate([np.array(starts, dtype=np.int64), n_old + np.flatnonzero(opens)])

    def _spill_events(
        self,
        spill: Spill,
        starts: Ints,
        segments: Sequence[Segment],
        classification: Classification,
        progress: Progress | None,
    ) -> int:
        """Spread the new events over the partitions; how many belong to nobody."""
        partition_of = _partition_of(starts, self.subjects.n_subjects)

        def spread(batch: Columns, segment: Segment) -> tuple[Records, Ints, int]:
            subject = self._subject_of_events(batch, segment)
            columns = _event_columns(batch, segment.first_event, classification)
            return *by_partition(partition_of, len(starts), subject, *columns), len(subject)

        n_done = n_nobody = 0
        n_events = sum(segment.n_events for segment in segments)
        batches = (
            (batch, segment) for segment in segments for batch in self._classified(segment, classification)
        )
        # One thread spreads a batch while DuckDB reads the next.
        with ThreadPoolExecutor(1) as thread:
            for records, bounds, n_read in _one_ahead(thread, spread, batches):
                spill.add(records, bounds)
                n_nobody += n_read - len(records)
                n_done += n_read
                if progress is not None:
                    progress(n_done, n_events)
        return n_nobody

    def _classified(self, segment: Segment, classification: Classification) -> Iterator[Columns]:
        parameters = Parameters()
        select = (
            "epoch_us(event.occurred_at) AS occurred_at, event.file_row_number AS row, "
            f"CASE WHEN {self._is_in_currency(parameters)} THEN CAST(event.value AS DOUBLE) END AS value, "
            "CAST(event.score AS FLOAT) AS score, " + classification.select(parameters)
        )
        join = JOIN_KINDS
        if self.subjects.accounts:
            select += ", coalesce(accounts.code, -1) AS account"
            join += " LEFT JOIN accounts ON accounts.account = event.account"
        return self._columns(segment, select, join, parameters.values)

    def _is_in_currency(self, parameters: Parameters) -> str:
        wanted, currency = parameters.add(self.options.currency), parameters.add(self.currency)
        return f"coalesce(event.currency, {wanted}) = {currency}"

    def _columns(
        self, segment: Segment, select: str, join: str = "", parameters: Mapping[str, Any] | None = None
    ) -> Iterator[Columns]:
        """Columns of a segment's events in batches; NaN where a number is missing. The order is any."""
        query = f"SELECT {select} FROM read_parquet($file, file_row_number = true) AS event {join}"  # noqa: S608 - our own names
        values = {"file": self.events.files("events", [segment])[0], **(parameters or {})}
        self.connection.execute("SET preserve_insertion_order = false")
        for batch in self.connection.sql(query, params=values).to_arrow_reader(_BATCH):
            yield {name: batch.column(name).to_numpy(zero_copy_only=False) for name in batch.schema.names}

    def _subject_of_events(self, batch: Columns, segment: Segment) -> Ints:
        identity = self.events.identity_of_events(segment)[batch["row"]]
        subject: Ints = self.subjects.of_identity[identity]
        if "account" in batch:
            subject = np.where(batch["account"] >= 0, batch["account"], subject)
        return subject

    def _spill_changed_blocks(
        self, spill: Spill, starts: Ints, old: Sequence[BlockFile], names: Names, changed: Ints
    ) -> set[int]:
        """Add the events of every old block that changes; which ones do.

        A block changes when it receives events, when a person moves out of or into it, or when more is
        known of a person in it.
        """
        became = self.subjects.became
        moved = np.flatnonzero(became != np.arange(len(became)))
        touched = np.concatenate([moved, became[moved], changed[changed < len(became)]])
        partition_of = _partition_of(starts, self.subjects.n_subjects)
        changing = {*spill.partitions(), *np.unique(partition_of[touched]).tolist()}
        changing &= set(range(len(old)))
        for k in sorted(changing):
            block = read_block(self.folder, old[k], names)
            person = became[np.repeat(block.person, np.diff(block.offsets))]
            columns = (getattr(block, name) for name in _BY_PARTITION)
            spill.add(*by_partition(partition_of, len(starts), person, *columns))
        return changing

    def _write(self, spill: Spill, attributes: Attributes, version: int) -> list[BlockFile]:
        """Write the blocks of every partition that holds events."""

        def write(partition: int) -> list[BlockFile]:
            block = sorted_block(spill.read(partition), attributes.codes)
            return [
                write_block(self.folder, f"block-{version}-{partition}-{k}.arrow", part)
                for k, part in enumerate(_parts(block, self.options.events_a_block))
            ]

        with ThreadPoolExecutor(self.events.threads) as threads:
            return [block for blocks in threads.map(write, spill.partitions()) for block in blocks]

    def _names(self, classification: Classification, attributes: Attributes, register: Register) -> Names:
        registered = {touchpoint.name: touchpoint for touchpoint in register.touchpoints}
        found = [registered.get(name) for name in classification.touchpoints]
        segments = self.events.segments()
        return Names(
            touchpoints=classification.touchpoints,
            channels=classification.channels,
            phases=tuple(touchpoint.phase if touchpoint else None for touchpoint in found),
            registered=tuple(touchpoint is not None for touchpoint in found),
            attributes=attributes.names,
            first=min((segment.first for segment in segments), default=None),
            last=max((segment.last for segment in segments), default=None),
        )


def _partition_of(starts: Ints, n_subjects: int) -> Ints:
    """int32 [n_subjects]: the last partition that starts at or before the subject, else the first."""
    partition = np.searchsorted(starts, np.arange(n_subjects), side="right") - 1
    return np.maximum(partition, 0).astype(np.int32)


def _event_columns(batch: Columns, first_event: int, classification: Classification) -> tuple[Any, ...]:
    """The columns that `by_partition` takes, of events that DuckDB read."""
    # An event without a channel has that of its touchpoint.
    of_register = np.array(classification.channel_of_touchpoint, dtype=np.uint8)[batch["touchpoint"]]
    columns = {
        **batch,
        "event": batch["row"] + first_event,
        "channel": np.where(batch["channel"] == 0, of_register, batch["channel"]),
    }
    return tuple(columns[name] for name in _BY_PARTITION)


def _one_ahead(
    thread: ThreadPoolExecutor, work: Callable[..., Done], inputs: Iterable[tuple[Any, ...]]
) -> Iterator[Done]:
    """The work on each input, done in a thread while the next input is made."""
    waiting: Future[Done] | None = None
    for one in inputs:
        following = thread.submit(work, *one)
        if waiting is not None:
            yield waiting.result()
        waiting = following
    if waiting is not None:
        yield waiting.result()


def _parts(block: Block, events_a_block: int) -> Iterator[Block]:
    """The block, cut between persons into parts of about equal size when it has grown twice too large."""
    n_parts = block.n_events // events_a_block if block.n_events > 2 * events_a_block else 1
    cuts = np.searchsorted(block.offsets, np.arange(1, n_parts) * block.n_events // n_parts)
    bounds = np.unique([0, *cuts, block.n_persons])
    for first, stop in pairwise(bounds):
        yield block.rows(first, stop)
