"""Seeded events to race on, written to Parquet piece by piece so that 100 million need little memory.

A piece holds about a million events of persons whose numbers are scattered over the whole range, in time
order: so nobody gets the data sorted by person, and sorting them is part of loading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

DATA = Path(__file__).parent / ".data"
SEED = 20_170_301
EVENTS_PER_PIECE = 1_000_000
START = datetime(2024, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=730)
_SECOND = 1_000_000  # microseconds
_PERSON_BITS = 40

SCHEMA = pa.schema(
    [
        pa.field("person", pa.int64()),
        pa.field("time", pa.timestamp("us", tz="UTC")),
        pa.field("touchpoint", pa.dictionary(pa.int16(), pa.string())),
        pa.field("channel", pa.dictionary(pa.int8(), pa.string())),
        pa.field("value", pa.float64()),
    ]
)

# Touchpoints of a web shop with the channel in which they mostly happen. The next one is the likelier the
# nearer it follows in this list; some jump back.
SHOP = {
    "see advertisement": "advertising",
    "open mailing": "e-mail",
    "visit home page": "web",
    "search": "web",
    "view category": "web",
    "view product": "web",
    "read reviews": "web",
    "compare": "web",
    "add to cart": "web",
    "view cart": "app",
    "start checkout": "web",
    "choose delivery": "web",
    "pay": "web",
    "order confirmed": "e-mail",
    "parcel sent": "delivery",
    "parcel delivered": "delivery",
    "call service": "phone",
    "chat": "chat",
    "return parcel": "delivery",
    "write review": "web",
}


@dataclass(frozen=True)
class DataSet:
    """Events to race on and the funnel that is asked of them.

    Attributes
    ----------
    name
        Of the set and the start of its file's name.
    touchpoints, channel_of
        Name of each touchpoint code and the channel in which it mostly happens.
    steps, window
        The funnel.
    n_per_person
        Mean number of events of a person.
    journeys
        Function of a random generator and a number of persons: lengths int64 [n_persons] and touchpoint codes
        int64 [sum of lengths].
    """

    name: str
    touchpoints: tuple[str, ...]
    channel_of: tuple[str, ...]
    steps: tuple[str, ...]
    window: timedelta
    n_per_person: float
    journeys: Callable[[np.random.Generator, int], tuple[Ints, Ints]]

    @property
    def channels(self) -> tuple[str, ...]:
        """Names by channel code."""
        return tuple(dict.fromkeys(self.channel_of))

    def file(self, n_events: int, *, folder: Path = DATA) -> Path:
        """The Parquet file with that many events; it is made when it is not there yet."""
        path = folder / f"{self.name}-{n_events}.parquet"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            with pq.ParquetWriter(unfinished, SCHEMA, compression="zstd") as writer:
                for piece in self.pieces(n_events):
                    writer.write_table(piece)
            unfinished.rename(path)
        return path

    def pieces(self, n_events: int) -> Iterator[pa.Table]:
        """Tables of `SCHEMA`, together exactly n_events rows."""
        n_done = 0
        n_persons_done = 0
        while n_done < n_events:
            n_wanted = min(EVENTS_PER_PIECE, n_events - n_done)
            n_persons = max(1, round(n_wanted / self.n_per_person))
            # A generator per piece: the first pieces of a longer file are the same.
            random = np.random.default_rng((SEED, n_persons_done))
            piece = self._piece(random, n_persons_done, n_persons)[:n_wanted]
            yield _in_time_order(piece)
            n_done += len(piece)
            n_persons_done += n_persons

    def _piece(self, random: np.random.Generator, first_person: int, n_persons: int) -> pa.Table:
        lengths, codes = self.journeys(random, n_persons)
        person = np.repeat(_scattered(np.arange(first_person, first_person + n_persons)), lengths)
        channel = np.array([self.channels.index(name) for name in self.channel_of])[codes]
        elsewhere = random.random(len(codes)) < 0.2
        channel = np.where(elsewhere, random.integers(0, len(self.channels), len(codes)), channel)
        value = np.round(random.lognormal(3.0, 1.0, len(codes)), 2)
        has_no_value = codes != self.touchpoints.index(self.steps[-1])
        return pa.table(
            [
                pa.array(person),
                pa.array(_times(random, lengths)).cast(SCHEMA.field("time").type),
                _named(codes.astype(np.int16), self.touchpoints),
                _named(channel.astype(np.int8), self.channels),
                pa.array(value, mask=has_no_value),
            ],
            schema=SCHEMA,
        )


def _named(codes: npt.NDArray[np.signedinteger], names: tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(names))


def _in_time_order(piece: pa.Table) -> pa.Table:
    return piece.take(np.argsort(piece["time"].to_numpy(), kind="stable"))


def _scattered(persons: Ints) -> Ints:
    """Other numbers for persons, one to one: multiplied by an odd number, modulo a power of two."""
    return (persons * 0x9E3779B1) % (1 << _PERSON_BITS)


def _times(random: np.random.Generator, lengths: Ints) -> Ints:
    """int64 [n_events], microseconds, never twice the same: minutes apart, or days, or weeks."""
    n_events = int(lengths.sum())
    kinds = random.random(n_events)
    median_seconds = np.where(kinds < 0.75, 45.0, np.where(kinds < 0.95, 2 * 86_400.0, 21 * 86_400.0))
    gaps = (median_seconds * random.lognormal(0.0, 0.8, n_events) * _SECOND).astype(np.int64) + 1
    starts = np.cumsum(lengths) - lengths
    since_first = np.cumsum(gaps)
    since_first -= np.repeat(since_first[starts], lengths)
    epoch = int(START.timestamp()) * _SECOND
    entry = random.integers(0, int(SPAN.total_seconds()), len(lengths)) * _SECOND
    return epoch + np.repeat(entry, lengths) + since_first


def _shop_chain() -> Floats:
    """float64 [20, 20]: cumulated probabilities of the next touchpoint, row = the one before."""
    n = len(SHOP)
    ahead = (np.arange(n)[None, :] - np.arange(n)[:, None]) % n
    weight = 0.55**ahead + 0.05
    np.fill_diagonal(weight, 0.15)
    return np.cumsum(weight / weight.sum(axis=1, keepdims=True), axis=1)


def _shop_journeys(random: np.random.Generator, n_persons: int) -> tuple[Ints, Ints]:
    """Markov chain of 20 touchpoints; lengths are geometric with mean 10."""
    chain = _shop_chain()
    lengths = np.minimum(random.geometric(0.1, n_persons), 500)
    starts = np.cumsum(lengths) - lengths
    codes = np.empty(int(lengths.sum()), dtype=np.int64)
    state = random.integers(0, 6, n_persons)
    going = np.arange(n_persons)
    for k in range(int(lengths.max())):
        going = going[lengths[going] > k]
        if k:
            draw = random.random(len(going))
            state[going] = (draw[:, None] > chain[state[going], :-1]).sum(axis=1)
        codes[starts[going] + k] = state[going]
    return lengths, codes


_N_LONG_TAIL = 600
_N_SCRIPTS = 2_000


def _zipf(random: np.random.Generator, n_kinds: int, size: int) -> Ints:
    """int64 [size] in 0 .. n_kinds - 1, the k-th with a probability of about 1 / k."""
    shares = 1.0 / np.arange(1, n_kinds + 1) ** 1.1
    return np.searchsorted(np.cumsum(shares / shares.sum()), random.random(size)).clip(max=n_kinds - 1)


def _scripts() -> tuple[Ints, Ints]:
    """The habits of an organisation: runs of 3 to 12 activities that occur together, as lengths and codes."""
    random = np.random.default_rng(SEED)
    lengths = random.integers(3, 13, _N_SCRIPTS)
    return lengths, _zipf(random, _N_LONG_TAIL, int(lengths.sum()))


def _long_tail_journeys(random: np.random.Generator, n_persons: int) -> tuple[Ints, Ints]:
    """Journeys made of scripts and stray events, a median of 30 events long; one in 5,000 has thousands."""
    script_lengths, script_codes = _scripts()
    script_starts = np.cumsum(script_lengths) - script_lengths
    n_scripts = np.ceil(random.lognormal(1.4, 0.9, n_persons)).astype(np.int64)
    n_scripts[random.random(n_persons) < 0.0002] += random.integers(500, 3_000)
    scripts = _zipf(random, _N_SCRIPTS, int(n_scripts.sum()))
    lengths_of_scripts = script_lengths[scripts]
    lengths = np.add.reduceat(lengths_of_scripts, np.cumsum(n_scripts) - n_scripts)
    before = np.cumsum(lengths_of_scripts) - lengths_of_scripts
    within = np.arange(int(lengths.sum())) - np.repeat(before, lengths_of_scripts)
    codes = script_codes[np.repeat(script_starts[scripts], lengths_of_scripts) + within]
    stray = random.random(len(codes)) < 0.1
    codes[stray] = _zipf(random, _N_LONG_TAIL, int(stray.sum()))
    return lengths, codes


SETS = {
    "shop": DataSet(
        name="shop",
        touchpoints=tuple(SHOP),
        channel_of=tuple(SHOP.values()),
        steps=("view product", "add to cart", "start checkout", "pay"),
        window=timedelta(days=7),
        n_per_person=10.0,
        journeys=_shop_journeys,
    ),
    "long-tail": DataSet(
        name="long-tail",
        touchpoints=tuple(f"activity {rank:03d}" for rank in range(1, _N_LONG_TAIL + 1)),
        channel_of=("desk", "web", "phone", "post") * (_N_LONG_TAIL // 4),
        steps=("activity 003", "activity 005", "activity 009", "activity 017"),
        window=timedelta(days=30),
        n_per_person=45.0,
        journeys=_long_tail_journeys,
    ),
}
