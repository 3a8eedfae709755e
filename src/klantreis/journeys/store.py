"""The journey store: blocks as memory-mapped files, and the manifest that says which ones count."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from klantreis.errors import JourneysError
from klantreis.journeys.block import Block, Ints, Names

FORMAT = 2
MANIFEST = "manifest.json"
_OPENING_TRIES = 5


class DamagedStoreError(JourneysError):
    """Files of the journey store are missing or cut short."""

    code = "damaged_store"

    def __init__(self, folder: Path, reason: object) -> None:
        super().__init__(
            f"The journeys in {folder} cannot be read: {reason}. They are made from the events: "
            f"delete {folder} and run `klantreis build`.",
            nl=f"De reizen in {folder} kunnen niet gelezen worden: {reason}. Ze worden gemaakt van de "
            f"gebeurtenissen: verwijder {folder} en bouw de reizen opnieuw op.",
        )
        self.folder = folder


@dataclass(frozen=True)
class BlockFile:
    """A block on disk and the persons in it: first_person ≤ person ≤ last_person."""

    file: str
    first_person: int
    last_person: int
    n_persons: int
    n_events: int


@dataclass(frozen=True)
class Manifest:
    """What a version of the store is made of.

    Attributes
    ----------
    fingerprint
        Of the register and the settings; another one means that every event must be looked at again.
    n_events
        Events of the event store that have been seen.
    n_without_subject
        Of these, how many belong to nobody (events without an account, in journeys of accounts).
    n_attribute_imports
        Imports of person attributes that have been seen.
    n_set_aside
        Identifiers that would link too many persons and link nobody.
    people
        File of who is who.
    currency
        What amounts are in; "" when nothing says so.
    n_other_currency
        Amounts in other currencies, which are left out of the journeys.
    """

    version: int
    fingerprint: str
    n_events: int
    n_without_subject: int
    n_attribute_imports: int
    n_set_aside: int
    people: str
    currency: str
    names: Names
    blocks: tuple[BlockFile, ...]
    n_other_currency: int = 0
    format: int = FORMAT

    @property
    def n_persons(self) -> int:
        """Persons (or accounts) with at least one event."""
        return sum(block.n_persons for block in self.blocks)

    def write(self, folder: Path) -> None:
        """Make this the version that counts, and remove the files that no longer do."""
        temporary = folder / f"{MANIFEST}.{self.version}"
        temporary.write_text(json.dumps(asdict(self)))
        temporary.replace(folder / MANIFEST)
        kept = {MANIFEST, "lock", self.people, *(block.file for block in self.blocks)}
        for file in folder.iterdir():
            if file.is_file() and file.name not in kept:
                file.unlink(missing_ok=True)

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The version that counts; None when nothing is built, or it was built in another format."""
        try:
            raw = json.loads((folder / MANIFEST).read_text())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise DamagedStoreError(folder, error) from error
        if raw.get("format") != FORMAT:
            return None
        names: dict[str, Any] = raw.pop("names")
        attributes = {name: tuple(values) for name, values in names.pop("attributes").items()}
        lists: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in names.items()
        }
        blocks = tuple(BlockFile(**block) for block in raw.pop("blocks"))
        return cls(**raw, names=Names(attributes=attributes, **lists), blocks=blocks)


@dataclass(frozen=True)
class JourneyStore:
    """One version of the journeys, opened. It stays readable when a newer version is built."""

    manifest: Manifest
    blocks: tuple[Block, ...]

    @property
    def names(self) -> Names:
        """What the codes mean."""
        return self.manifest.names

    @classmethod
    def open(cls, folder: Path) -> JourneyStore | None:
        """The version that counts; None when nothing is built."""
        for _ in range(_OPENING_TRIES):
            manifest = Manifest.read(folder)
            if manifest is None:
                return None
            try:
                return cls(
                    manifest, tuple(read_block(folder, block, manifest.names) for block in manifest.blocks)
                )
            except FileNotFoundError as error:
                # A newer version was built between reading the manifest and opening its files.
                missing: Exception = error
            except (pa.ArrowInvalid, OSError) as error:
                raise DamagedStoreError(folder, error) from error
        raise DamagedStoreError(folder, missing)


def read_block(folder: Path, block: BlockFile, names: Names) -> Block:
    """The block in a file, mapped into memory and not read."""
    with pa.memory_map(str(folder / block.file)) as source:
        found = Block.from_arrow(pa.ipc.open_file(source).get_batch(0))
    # A block that has not changed since an attribute came up knows nothing of it.
    unknown: Mapping[str, Ints] = {
        name: np.full(found.n_persons, -1, dtype=np.int32)
        for name in names.attributes
        if name not in found.attributes
    }
    return replace(found, attributes={**found.attributes, **unknown}) if unknown else found


def write_block(folder: Path, name: str, block: Block) -> BlockFile:
    """Write a block under a name that was not used before."""
    batch = block.to_arrow()
    with pa.OSFile(str(folder / name), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return BlockFile(name, int(block.person[0]), int(block.person[-1]), block.n_persons, block.n_events)


def write_arrays(file: Path, **arrays: Any) -> None:
    """Named arrays in one uncompressed file."""
    with file.open("wb") as handle:
        np.savez(handle, **arrays)
