"""The personas of a workspace: YAML files in personas/, which maps share by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from klantreis.errors import WorkspaceError
from klantreis.mapping.persona import Persona
from klantreis.part_folder import PartFolder, read_part


class PersonaExistsError(WorkspaceError):
    """A persona of that id is there already."""

    code = "persona_exists"


class PersonaFolder(PartFolder[Persona]):
    """Personas by their id, which is the name of their file."""

    noun = "persona"

    def found(self, ids: Iterable[str]) -> tuple[Persona, ...]:
        """Those of these ids that are here."""
        here = self.ids()
        return tuple(self.read(id_) for id_ in ids if id_ in here)

    def _read(self, path: Path) -> Persona:
        return read_part(path, Persona)

    def _there_already(self, id_: str) -> WorkspaceError:
        return PersonaExistsError(
            f"There is a persona {id_!r} already. Give yours another name, or change that one.",
            nl=f"Er is al een persona {id_!r}. Geef die van jou een andere naam, of wijzig de persona die "
            "er is.",
        )
