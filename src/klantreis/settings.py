"""What a workspace has settled: names, zone, phases, privacy, and how its files are read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from klantreis.document_file import changing, write_whole
from klantreis.errors import InvalidOptionError, WorkspaceError
from klantreis.events.mapping import ColumnMapping, checked_zone
from klantreis.mapping.field_errors import wrong_fields, wrong_value
from klantreis.mapping.part_text import part_to_yaml
from klantreis.mapping.texts import Language
from klantreis.people.stitching import DEFAULT_LIMIT

Given = TypeVar("Given")
Checked = TypeVar("Checked")

FILE = "workspace.yaml"
PHASES = ("orientation", "consideration", "purchase", "delivery", "service", "loyalty")

_TEMPLATE = """\
# A Klantreis workspace. Change what you like; `klantreis build` takes it from here.
name: {name}
time_zone: {time_zone}      # of local times in your files, and of days and weeks on screens
currency: {currency}             # of amounts in files that do not say
phases: [{phases}]
outcomes: []                # touchpoints that journeys are judged by, such as Order

privacy:
  hashed_kinds: [email, phone, ip]   # identifiers that are stored only as a keyed hash
people:
  limit: {limit}                # an identifier that links more persons than this is set aside

imports: []                 # how files of a known shape are read; kept by `klantreis import`
"""


class SettingsError(WorkspaceError):
    """A workspace file that cannot be understood."""

    code = "settings"

    def __init__(self, path: Path, problem: str, *, nl: str) -> None:
        super().__init__(f"{path} cannot be used: {problem}", nl=f"{path} is niet te gebruiken: {nl}")
        self.path, self.problem = path, problem


def _checked(check: Callable[[Given], Checked], given: Given) -> Checked:
    """What a check gives; its own error becomes one that pydantic can place in the file."""
    try:
        return check(given)
    except InvalidOptionError as error:
        raise wrong_value(str(error), nl=error.message("nl")) from error


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Privacy(_Model):
    """Which identifiers are personal."""

    hashed_kinds: tuple[str, ...] = ("email", "phone", "ip")


class PeopleSettings(_Model):
    """How persons are stitched."""

    limit: int = Field(DEFAULT_LIMIT, ge=1)


class KeptImport(_Model):
    """How files with exactly these columns are read."""

    columns: tuple[str, ...]
    mapping: dict[str, Any]

    @field_validator("mapping")
    @classmethod
    def _is_a_mapping(cls, mapping: dict[str, Any]) -> dict[str, Any]:
        _checked(ColumnMapping.from_dict, mapping)
        return mapping


class Settings(_Model):
    """The contents of workspace.yaml."""

    name: str
    time_zone: str = "UTC"
    currency: str = Field("EUR", pattern="^[A-Z]{3}$")
    phases: tuple[str, ...] = PHASES
    outcomes: tuple[str, ...] = ()
    languages: tuple[Language, ...] = Field(("nl", "en"), min_length=1)
    privacy: Privacy = Privacy()
    people: PeopleSettings = PeopleSettings()
    imports: tuple[KeptImport, ...] = ()

    @field_validator("time_zone")
    @classmethod
    def _exists(cls, zone: str) -> str:
        return _checked(checked_zone, zone)

    def kept_mapping(self, columns: tuple[str, ...]) -> ColumnMapping | None:
        """How a file with these columns was read before; None when it is the first of its shape."""
        for kept in self.imports:
            if sorted(kept.columns) == sorted(columns):
                return ColumnMapping.from_dict(kept.mapping)
        return None


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace.

    Raises
    ------
    SettingsError
        When the file is no YAML or says something that does not exist.
    """
    path = folder / FILE
    settings: Settings = read_model(path, Settings)
    return settings


def write_new_settings(folder: Path, name: str, time_zone: str, currency: str) -> None:
    """A first workspace.yaml, with its comments."""
    text = _TEMPLATE.format(
        name=_yaml_text(name),
        time_zone=time_zone,
        currency=currency,
        phases=", ".join(PHASES),
        limit=DEFAULT_LIMIT,
    )
    (folder / FILE).write_text(text, encoding="utf-8")


def change_settings(
    folder: Path, change: Callable[[Settings], Settings], *, expected: str | None = None
) -> Settings:
    """Make other settings of those there are, while nobody else can; comments of workspace.yaml stay.

    Parameters
    ----------
    change
        Gives the new settings; it may raise, and nothing is written then.
    expected
        The version of the file it was meant for; None takes whatever there is.

    Raises
    ------
    ChangedMeanwhileError
        When the file has another version.
    """
    path = folder / FILE
    with changing(path, expected):
        before = read_settings(folder)
        after = change(before)
        write_whole(path, part_to_yaml(after, before, path.read_text(encoding="utf-8")))
    return after


def keep_mapping(folder: Path, columns: tuple[str, ...], mapping: ColumnMapping) -> None:
    """Remember how a file of this shape is read; the rest of workspace.yaml stays as it was written."""
    path, yaml = folder / FILE, YAML()
    entry = {"columns": list(columns), "mapping": mapping.to_dict()}
    with changing(path):
        document = yaml.load(path.read_text(encoding="utf-8"))
        kept = document.get("imports") or []
        others = [one for one in kept if sorted(one["columns"]) != sorted(columns)]
        document["imports"] = [*others, entry]
        write_yaml(path, document, yaml)


def read_model(path: Path, model: Any) -> Any:
    """A pydantic model from a YAML file.

    Raises
    ------
    SettingsError
        When the file is no YAML, or not what the model allows; it says where.
    """
    try:
        document = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        said = str(error).splitlines()[-1].strip()
        raise SettingsError(path, f"it is no YAML ({said}).", nl=f"het is geen YAML ({said}).") from error
    try:
        return model.model_validate(document if document is not None else {})
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems = wrong_fields(found, whole="the file", most=len(found))
        in_dutch = wrong_fields(found, "nl", whole="het bestand", most=len(found))
        raise SettingsError(path, f"{problems}.", nl=f"{in_dutch}.") from error


def read_yaml(path: Path) -> Any:
    """A YAML document that keeps its comments and order when it is written back."""
    return YAML().load(path.read_text(encoding="utf-8")) or {}


def write_yaml(path: Path, document: Any, yaml: YAML | None = None) -> None:
    """Replace a YAML file in one go."""
    yaml = yaml or YAML()
    yaml.width = 110
    text = io.StringIO()
    yaml.dump(document, text)
    temporary = path.with_suffix(".yaml.tmp")
    temporary.write_text(text.getvalue(), encoding="utf-8")
    temporary.replace(path)


def _yaml_text(text: str) -> str:
    """A text as YAML writes it, quoted where it must be."""
    written = io.StringIO()
    YAML().dump([text], written)
    return written.getvalue().removeprefix("- ").strip()
