"""The maps of a workspace: YAML files in maps/, with a history of snapshots and the proofs beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from klantreis.errors import UnknownNameError, WorkspaceError
from klantreis.events.files import sync
from klantreis.mapping.history import Snapshot
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.part import slug
from klantreis.mapping.problem import InvalidMapError
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml

SUFFIX = ".yaml"
_MOST_BYTES = 20 << 20


class MapFileError(WorkspaceError):
    """A file that should hold a map and cannot be read as one."""

    code = "map_file"

    def __init__(self, path: Path, problem: str, *, nl: str) -> None:
        super().__init__(
            f"{path} is no map that can be read:\n{problem}",
            nl=f"{path} is geen kaart die gelezen kan worden:\n{nl}",
        )
        self.path, self.problem = path, problem


class MapExistsError(WorkspaceError):
    """A map of that name is there already."""

    code = "map_exists"


class MapFolder:
    """Maps by the name of their file, without its ending.

    Beside `maps/online-purchase.yaml` lie its snapshots in `maps/history/online-purchase/` and its proofs in
    `maps/proofs/online-purchase/`, oldest first by name.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """Of all maps, in order of the alphabet."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"*{SUFFIX}")))

    def path(self, name: str | Path) -> Path:
        """The file of a map: by its name, or a path to a map file, from here or from the workspace.

        Raises
        ------
        UnknownNameError
            When there is neither.
        """
        given = Path(name)
        for path in (given, self.folder.parent / given):
            if given.suffix == SUFFIX and path.is_file():
                return path
        if given.name == str(name) and given.stem in self.names():
            return self.folder / f"{given.stem}{SUFFIX}"
        raise UnknownNameError("map", str(name), self.names())

    def read(self, name: str | Path) -> JourneyMap:
        """A map.

        Raises
        ------
        UnknownNameError
            When there is none of that name.
        MapFileError
            When the file holds no map; it says what is wrong, with lines.
        """
        return read_map(self.path(name))

    def all(self) -> Iterator[JourneyMap]:
        """Every map in the folder."""
        return (self.read(name) for name in self.names())

    def add(self, journey_map: JourneyMap) -> Path:
        """Write a new map under its id.

        Raises
        ------
        MapExistsError
            When there is one already.
        """
        path = self.folder / f"{journey_map.id}{SUFFIX}"
        if path.exists():
            raise MapExistsError(
                f"There is a map {journey_map.id!r} already: {path}. Give yours another id.",
                nl=f"Er is al een kaart {journey_map.id!r}: {path}. Geef die van jou een andere id.",
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        write_map(path, journey_map)
        return path

    def write(self, name: str | Path, journey_map: JourneyMap) -> None:
        """Write a map back; comments and order of a file that was written by hand stay."""
        write_map(self.path(name), journey_map)

    def take_snapshot(
        self, name: str | Path, label: str, *, by: str | None = None, journey_map: JourneyMap | None = None
    ) -> Path:
        """Keep the map under a label: as it is now in its file, or another version of it."""
        path = self.path(name)
        taken_at = datetime.now(UTC)
        snapshot = Snapshot(label=label, taken_at=taken_at, by=by, map=journey_map or read_map(path))
        kept = self._beside("history", path) / f"{taken_at:%Y%m%dT%H%M%S%f}-{slug(label, 'snapshot')}.json"
        _write(kept, snapshot.model_dump_json(by_alias=True, exclude_defaults=True, indent=1))
        return kept

    def snapshots(self, name: str | Path) -> list[Snapshot]:
        """The snapshots of a map, oldest first."""
        files = sorted(self._beside("history", self.path(name)).glob("*.json"))
        return [Snapshot.model_validate_json(file.read_text(encoding="utf-8")) for file in files]

    def keep_proof(self, name: str | Path, text: str, *, series: str = "") -> Path:
        """Keep a proof, so that the next one of its series can be compared with it.

        Parameters
        ----------
        series
            A word for whom the proof is about, such as a segment; empty for everyone.
        """
        ending = f"-{series}" if series else ""
        stem = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}{ending}"
        kept = self._beside("proofs", self.path(name)) / f"{stem}.json"
        _write(kept, text)
        return kept

    def last_proof(self, name: str | Path, *, series: str = "") -> str | None:
        """The proof of a series that was kept last; None when there is none."""
        stems = [stem for stem in self.proofs(name) if stem.partition("-")[2] == series]
        return self.proof(name, stems[-1]) if stems else None

    def proofs(self, name: str | Path) -> tuple[str, ...]:
        """The proofs of a map by the names of their files, oldest first."""
        return tuple(sorted(path.stem for path in self._beside("proofs", self.path(name)).glob("*.json")))

    def forget_proofs(self, name: str | Path, *, most: int) -> None:
        """Keep the latest of the proofs that are of a series; those of everyone stay, all of them."""
        of_series = [stem for stem in self.proofs(name) if "-" in stem]
        for stem in of_series[: max(len(of_series) - most, 0)]:
            (self._beside("proofs", self.path(name)) / f"{stem}.json").unlink(missing_ok=True)

    def proof(self, name: str | Path, which: str) -> str:
        """The text of a proof.

        Raises
        ------
        UnknownNameError
            When there is none of that name.
        """
        found = self.proofs(name)
        if which not in found:
            raise UnknownNameError("proof", which, found)
        return (self._beside("proofs", self.path(name)) / f"{which}.json").read_text(encoding="utf-8")

    def _beside(self, kind: str, path: Path) -> Path:
        return path.parent / kind / path.stem


def read_map(path: Path) -> JourneyMap:
    """The map in a YAML file.

    Raises
    ------
    MapFileError
        When it holds none.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            most = _MOST_BYTES >> 20
            raise MapFileError(path, f"It is larger than {most} MB.", nl=f"Het is groter dan {most} MB.")
        return map_from_yaml(path.read_text(encoding="utf-8"))
    except InvalidMapError as error:
        raise MapFileError(path, str(error), nl=error.message("nl")) from error
    except UnicodeDecodeError as error:
        raise MapFileError(
            path, "It is not written in UTF-8.", nl="Het is niet in UTF-8 geschreven."
        ) from error
    except FileNotFoundError as error:
        raise MapFileError(path, "There is no such file.", nl="Dat bestand is er niet.") from error


def write_map(path: Path, journey_map: JourneyMap) -> None:
    """Write a map to a YAML file in one go; an existing file keeps its comments and order."""
    previous = path.read_text(encoding="utf-8") if path.exists() else None
    _write(path, map_to_yaml(journey_map, previous))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    sync(temporary)
    temporary.replace(path)
