"""A workspace: a folder with its settings, its register, its events and the journeys made of them."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantreis.answers_folder import AnswersFolder
from klantreis.document_folder import DocumentFolder
from klantreis.errors import (
    InvalidOptionError,
    KlantreisError,
    NoWorkspaceError,
    WorkspaceError,
)
from klantreis.events.catalog import Import
from klantreis.events.mapping import ColumnMapping, checked_zone, column_mapping
from klantreis.events.sources import Preview, StageSettings, preview, stage
from klantreis.events.sources.canonical import stored_identity
from klantreis.events.sources.persons import columns_of, fits, stage_persons
from klantreis.events.store import EventStore, Staging
from klantreis.exploration import Journeys
from klantreis.images import ImageFolder
from klantreis.joined_answers import EVENT, joined_answers
from klantreis.journeys.builder import BuildOptions, BuildReport, Progress, build, is_current
from klantreis.journeys.lens import Lens, lens_options
from klantreis.journeys.rule_counts import (
    RulePreview,
    UnregisteredEvents,
    preview_rules,
    unregistered_events,
)
from klantreis.journeys.store import JourneyStore
from klantreis.journeys.subjects import read_people
from klantreis.map_folder import MapFolder
from klantreis.mapping.documents.content import Content
from klantreis.mapping.documents.interviews import Interviews
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.documents.project import Project
from klantreis.mapping.documents.proposition import Proposition
from klantreis.mapping.documents.survey import Survey
from klantreis.mapping.documents.survey_answers import Respondent
from klantreis.mapping.documents.workshop import Workshop
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.persona import Persona
from klantreis.mapping.touchpoint import LONGEST_NAME, Register, Touchpoint
from klantreis.persona_folder import PersonaFolder
from klantreis.register_file import RegisterFile
from klantreis.settings import (
    FILE,
    Settings,
    keep_mapping,
    read_settings,
    read_yaml,
    write_new_settings,
    write_yaml,
)

if TYPE_CHECKING:
    from klantreis.evidence.drift import Drift
    from klantreis.evidence.proof import Proof

REGISTER = "touchpoints.yaml"
_KEY = "secret.key"
_CUT = frozenset({"delimiter", "encoding", "sheet", "header_line"})
_READING = _CUT | {"time_format", "time_zone", "day_first", "decimal_comma"}

ReadProgress = Callable[[int, int | None], None]


@dataclass(frozen=True)
class TouchpointCount:
    """A touchpoint, how often it occurs, and what the register says of it."""

    name: str
    n_events: int
    n_persons: int
    channel: str | None
    phase: str | None
    is_registered: bool


@dataclass(frozen=True)
class Proved:
    """A map and what journeys say of it.

    Attributes
    ----------
    drift
        What has changed since the proof before; None when there is none that can be read.
    last_unread
        Why the proof before could not be read.
    kept
        The name under which the proof was kept; None when it was not.
    """

    journey_map: JourneyMap
    proof: Proof
    drift: Drift | None
    last_unread: KlantreisError | None = None
    kept: str | None = None


class Workspace:
    """An opened workspace. Make one with `klantreis.init`, open one with `klantreis.open`."""

    def __init__(self, folder: Path) -> None:
        if not is_workspace(folder):
            raise NoWorkspaceError(folder)
        self.folder = folder
        self.settings: Settings = read_settings(folder)
        self.events = EventStore(folder / "events")
        self.maps = MapFolder(folder / "maps")
        self.personas = PersonaFolder(folder / "personas")
        self.content = DocumentFolder(folder / "content", Content)
        self.interviews = DocumentFolder(folder / "interviews", Interviews)
        self.plans = DocumentFolder(folder / "plans", Plan)
        self.projects = DocumentFolder(folder / "projects", Project)
        self.propositions = DocumentFolder(folder / "propositions", Proposition)
        self.surveys = DocumentFolder(folder / "surveys", Survey)
        self.answers = AnswersFolder(folder / "surveys" / "answers")
        self.workshops = DocumentFolder(folder / "workshops", Workshop)
        self.images = ImageFolder(folder / "images")
        self.register_file = RegisterFile(folder / REGISTER)

    # Events in

    def preview(self, input: Any, **columns: Any) -> Preview:  # noqa: A002 - the word the whole package uses
        """What an import would make of a file or frame, judged by its first part; see `import_events`."""
        given = column_mapping(**columns)
        mapping, _ = self._mapping_for(input, given)
        seen = preview(
            input,
            mapping,
            time_zone=self.settings.time_zone,
            hashed_kinds=frozenset(self.settings.privacy.hashed_kinds),
        )
        return replace(seen, is_remembered=mapping is not given)

    def import_events(
        self,
        input: Any,  # noqa: A002 - the word the whole package uses
        *,
        progress: ReadProgress | None = None,
        **columns: Any,
    ) -> Import:
        """Add the events of a file or frame. Importing a file twice adds nothing.

        Parameters
        ----------
        input
            A path (CSV, TSV, Parquet, JSON lines, Excel, XES; text also gzipped), an Arrow table, or a
            frame of pandas or Polars.
        progress
            Called with what is done and, where known, of how much.
        columns
            Which column is what; see `column_mapping`. What is not said is taken from an earlier file
            with the same columns, or else guessed.

        Raises
        ------
        EventsError
            When the input cannot be read, or it is not clear which column is what.
        """
        given = column_mapping(**columns)
        mapping, names = self._mapping_for(input, given)
        with self.events.writing() as scratch:
            staged = stage(
                input,
                mapping,
                scratch / "staged",
                time_zone=self.settings.time_zone,
                settings=self._stage_settings(),
                progress=progress,
            )
            kept = ("read as an earlier file with these columns",) if mapping is not given else ()
            staging = Staging(
                input=_name_of(input),
                n_rows=staged.n_rows,
                n_rejected=staged.n_rejected,
                reasons=staged.reasons,
                notes=(*kept, *staged.notes),
                rejects=staged.rejects,
            )
            done = self.events.add(staged.events, staging, has_own_ids=bool(staged.mapping.event_id))
        if names:
            # How a file is cut into columns the next one tells itself, unless somebody had to say it.
            cut = {name: getattr(mapping, name) for name in _CUT}
            keep_mapping(self.folder, names, replace(staged.mapping, **cut))
            self.settings = read_settings(self.folder)
        return done

    def import_persons(self, input: Any, *, person: str | Sequence[str], **written: Any) -> Import:  # noqa: A002
        """Add what is known of persons: one row a person, each other column an attribute.

        Parameters
        ----------
        person
            Column that identifies the person, or "column=kind", as in `import_events`. The kind
            "account" describes accounts.
        written
            How the file is written: delimiter, encoding, sheet, header_line; recognised when not said.
        """
        mapping = column_mapping(person=person, **written)
        with self.events.writing() as scratch:
            rows, staging = stage_persons(
                input,
                mapping.identifiers,
                scratch / "staged",
                settings=self._stage_settings(),
                mapping=mapping,
            )
            return self.events.add_person_attributes(rows, replace(staging, input=_name_of(input)))

    def identity(self, kind: str, identifier: str) -> str:
        """An identifier as the event store holds it: in one spelling, and hashed when it is personal."""
        hashed = frozenset(self.settings.privacy.hashed_kinds)
        return stored_identity(identifier, kind, hashed, self._key())

    def join_answers(self, survey: Survey, respondents: Iterable[Respondent]) -> int:
        """Add an event per answer of everyone who is known and agreed to it; how many are new.

        Answers that were joined before are not joined again. Which identifiers respondents have in
        `Respondent.person` says `klantreis.joined_answers.known_person`.
        """
        n_added = 0
        for joined in joined_answers(survey, respondents):
            mapping = column_mapping(
                person=f"person={joined.kind}",
                event_name=EVENT,
                time="time",
                event_id="event_id",
                source="survey",
                channel_name="survey",
                text="text",
                **({"score": "score", "scale": joined.scale} if joined.scale else {}),
            )
            with self.events.writing() as scratch:
                staged = stage(
                    joined.events,
                    mapping,
                    scratch / "staged",
                    time_zone=self.settings.time_zone,
                    # The identifiers are hashed already.
                    settings=replace(self._stage_settings(), hashed_kinds=frozenset()),
                )
                staging = Staging(
                    input=f"answers of {survey.id}",
                    n_rows=staged.n_rows,
                    n_rejected=staged.n_rejected,
                    reasons=staged.reasons,
                    notes=staged.notes,
                    rejects=staged.rejects,
                )
                n_added += self.events.add(staged.events, staging, has_own_ids=True).n_added
        return n_added

    def imports(self) -> tuple[Import, ...]:
        """What was imported, oldest first."""
        return self.events.catalog.imports()

    def _mapping_for(self, input: Any, given: ColumnMapping) -> tuple[ColumnMapping, tuple[str, ...]]:  # noqa: A002
        """The mapping to read an input by, and the columns to remember it by; () when it has none."""
        if _name_of(input).lower().removesuffix(".gz").endswith(".xes"):
            return given, ()
        names = columns_of(input)
        kept = self.settings.kept_mapping(names)
        says_a_role = any(
            getattr(given, field.name) not in (None, ())
            for field in fields(given)
            if field.name not in _READING
        )
        if kept is None or says_a_role:
            return given, names
        said = {field.name: getattr(given, field.name) for field in fields(given)}
        mapping = replace(kept, **{name: value for name, value in said.items() if value not in (None, ())})
        is_cut = any(getattr(mapping, name) for name in _CUT)
        return (given if is_cut and not fits(mapping, input) else mapping), names

    def _stage_settings(self) -> StageSettings:
        return StageSettings(
            hash_key=self._key(),
            hashed_kinds=frozenset(self.settings.privacy.hashed_kinds),
            memory_limit=self.events.memory_limit,
            threads=self.events.threads,
        )

    def _key(self) -> bytes:
        """The key of personal identifiers. Whoever has it can test whether an address is in the store."""
        path = self.folder / _KEY
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
        return bytes.fromhex(path.read_text().strip())

    # Touchpoints

    @property
    def register(self) -> Register:
        """The touchpoint register; empty while touchpoints.yaml is not there."""
        return self.register_file.read()

    def known_touchpoints(self) -> Register:
        """The register, with every touchpoint of the data that it lacks behind its own."""
        register = self.register
        store = JourneyStore.open(self._journeys_folder("person"))
        found = store.names.touchpoints if store else ()
        # A card cannot name a touchpoint with a longer name.
        unregistered = [name for name in found if name not in register.names and len(name) <= LONGEST_NAME]
        return Register(
            touchpoints=(*register.touchpoints, *(Touchpoint(name=name) for name in unregistered))
        )

    def touchpoints(self) -> list[TouchpointCount]:
        """Every touchpoint with its counts, the commonest first."""
        journeys = self.journeys()
        names, table = journeys.store.names, journeys.summary().to_arrow()
        counted = zip(
            table["touchpoint"].to_pylist(),
            table["events"].to_pylist(),
            table["persons"].to_pylist(),
            strict=True,
        )
        counts = {name: (n_events, n_persons) for name, n_events, n_persons in counted}
        channels = {one.name: one.channel for one in self.register.touchpoints}
        found = [
            TouchpointCount(name, *counts.get(name, (0, 0)), channels.get(name), phase, is_registered)
            for name, phase, is_registered in zip(
                names.touchpoints, names.phases, names.registered, strict=True
            )
        ]
        # A name whose every event another touchpoint's rule takes is none of its own.
        return sorted(
            (one for one in found if one.is_registered or one.n_events), key=lambda one: -one.n_events
        )

    def write_starter_register(self) -> Path:
        """Write a touchpoints.yaml with every touchpoint that is not registered yet behind those that are.

        What stands in the file stays as it is, comments and all.
        """
        path = self.folder / REGISTER
        document: Any = read_yaml(path) if path.exists() else {}
        listed_already = document.setdefault("touchpoints", []) or []
        document["touchpoints"] = listed_already
        listed_already.extend(_entry(one) for one in self.touchpoints() if not one.is_registered)
        write_yaml(path, document)
        return path

    def preview_rules(
        self, touchpoint: Touchpoint, *, instead_of: str | None = None, at: int | None = None
    ) -> RulePreview:
        """What the events would become with a touchpoint; the register stays as it is.

        Parameters
        ----------
        touchpoint
            The one to try, with its rules.
        instead_of
            The name of the one in whose place it stands; without it, it is added.
        at
            Its place among the others when it is added; the last when left out.

        Raises
        ------
        UnknownNameError, TouchpointExistsError, InvalidOptionError
            When there is nothing to stand instead of, the name is taken, or a rule cannot be run.
        """
        register = self.register
        if instead_of is None:
            proposed = register.with_added([touchpoint], at)
        else:
            proposed = register.with_changed(instead_of, touchpoint)
        return preview_rules(self.events, register, proposed, touchpoint.name, was=instead_of)

    def unregistered_events(self) -> tuple[UnregisteredEvents, ...]:
        """The events that no rule of the register matches, by name, the commonest first."""
        return unregistered_events(self.events, self.register)

    # Journeys out

    def build(self, *, subject: str = "person", progress: Progress | None = None) -> BuildReport:
        """Bring the journeys up to date with the events and the register."""
        return build(
            self.events, self.register, self._journeys_folder(subject), self._build_options(subject), progress
        )

    def is_built(self, *, subject: str = "person") -> bool:
        """Whether a build would change nothing."""
        return is_current(
            self.events, self.register, self._journeys_folder(subject), self._build_options(subject)
        )

    def journeys(self, *, subject: str = "person") -> Journeys:
        """The journeys of persons or accounts; builds what is not built."""
        if not self.is_built(subject=subject):
            self.build(subject=subject)
        found = self.journeys_as_built(subject=subject)
        assert found is not None  # noqa: S101 - it has just been built
        return found

    def journeys_as_built(self, *, subject: str = "person") -> Journeys | None:
        """The journeys as they were built last, perhaps behind the events; None while there are none."""
        store = JourneyStore.open(self._journeys_folder(subject))
        if store is None:
            return None
        # A file that is imported again brings the same rejects, which the store keeps once.
        n_rejected = sum({done.rejects: done.n_rejected for done in self.imports()}.values())
        return Journeys(
            store,
            lens=Lens(subject=subject),
            time_zone=self.settings.time_zone,
            n_rejected=n_rejected,
        )

    # Maps

    def prove(
        self,
        name: str | Path,
        journeys: Journeys | None = None,
        *,
        journey_map: JourneyMap | None = None,
        is_kept: bool = True,
        **options: Any,
    ) -> Proved:
        """Prove a map against journeys, and compare with the proof of the same persons that was kept last.

        Parameters
        ----------
        name
            The map: its name in `maps/`, or a path.
        journeys
            Which journeys; all persons' when left out.
        journey_map
            Another version of the map than that in its file.
        is_kept
            Whether to keep the proof, so that the next one can be compared with it.
        options
            See `ProofOptions`. Outcome, currency and scales are those of the workspace when left out.
        """
        from klantreis.evidence.drift import drift  # noqa: PLC0415 - loads only what is asked
        from klantreis.evidence.proof import Proof, UnreadableProofError  # noqa: PLC0415

        journey_map = journey_map or self.maps.read(name)
        journeys = journeys or self.journeys()
        series = _series(journeys.lens, options.get("persona"))
        known = set(journeys.store.names.touchpoints)
        options.setdefault("outcome", tuple(one for one in self.settings.outcomes if one in known) or None)
        options.setdefault("currency", journeys.store.manifest.currency)
        options.setdefault("scales", self.only_scales())
        options.setdefault("personas", tuple(self.personas.all()))
        proof = journeys.prove(journey_map, **options)
        last = self.maps.last_proof(name, series=series)
        drifted = last_unread = kept = None
        if last is not None:
            try:
                drifted = drift(Proof.from_json(last), proof, review_on=journey_map.head.review_on)
            except UnreadableProofError as error:
                last_unread = error
        if is_kept:
            kept = self.maps.keep_proof(name, proof.to_json(), series=series).stem
        return Proved(journey_map, proof, drifted, last_unread, kept)

    def share_personas(self) -> list[Persona]:
        """Give the workspace each persona that a map describes and it does not have; those it got."""
        shared = []
        for journey_map in self.maps.all():
            for persona in journey_map.personas:
                if persona.id not in self.personas.ids():
                    self.personas.add(persona)
                    shared.append(persona)
        return shared

    def scales(self) -> dict[str, tuple[str, ...]]:
        """Per touchpoint with scores the scales they were answered on, the commonest first.

        Scores of a touchpoint with several scales cannot be put together: part it by rules.
        """
        connection = self.sql()
        try:
            rows = connection.execute(
                "SELECT touchpoint, scale FROM journeys JOIN (SELECT event, scale FROM events "
                "WHERE scale IS NOT NULL) USING (event) GROUP BY ALL ORDER BY count(*) DESC, scale"
            ).fetchall()
        finally:
            connection.close()
        found: dict[str, tuple[str, ...]] = {}
        for touchpoint, scale in rows:
            found[touchpoint] = (*found.get(touchpoint, ()), scale)
        return found

    def only_scales(self) -> dict[str, str]:
        """The scale of each touchpoint whose scores are all on one."""
        return {name: found[0] for name, found in self.scales().items() if len(found) == 1}

    def _journeys_folder(self, subject: str) -> Path:
        return self.folder / "journeys" / subject

    def _build_options(self, subject: str) -> BuildOptions:
        return BuildOptions(
            limit=self.settings.people.limit, subject=subject, currency=self.settings.currency
        )

    def sql(self) -> Any:
        """A DuckDB connection over views `events`, `persons` and `journeys`; close it when done.

        It is in memory and of its own: what is done in it changes nothing in the workspace.
        """
        from klantreis.sql import connect  # noqa: PLC0415 - loads only what is asked

        journeys = self.journeys()
        return connect(
            self.events,
            journeys,
            read_people(self._journeys_folder("person") / journeys.store.manifest.people),
        )


def init(
    folder: str | Path, *, name: str | None = None, time_zone: str = "UTC", currency: str = "EUR"
) -> Workspace:
    """Make a workspace in a folder that is empty or not there, and open it.

    Raises
    ------
    WorkspaceError
        When there is a workspace already, or something else.
    """
    folder = Path(folder)
    if is_workspace(folder):
        raise WorkspaceError(
            f"There is a workspace in {folder} already. Open it: klantreis.open({str(folder)!r})",
            nl=f"Er is al een werkruimte in {folder}. Open die: klantreis.open({str(folder)!r})",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError(
            f"{folder} holds something else. Choose an empty folder or a new name.",
            nl=f"In {folder} staat iets anders. Kies een lege map of een nieuwe naam.",
        )
    if not currency.isalpha() or len(currency) != 3:
        raise InvalidOptionError(
            f"{currency!r} is no currency code. Write three letters, such as EUR.",
            nl=f"{currency!r} is geen valutacode. Schrijf drie letters, zoals EUR.",
        )
    checked_zone(time_zone)
    folder.mkdir(parents=True, exist_ok=True)
    write_new_settings(folder, name or folder.name.removesuffix(".klantreis"), time_zone, currency.upper())
    return Workspace(folder)


def is_workspace(folder: Path) -> bool:
    """Whether there is a workspace in a folder."""
    return (folder / FILE).is_file()


def open_workspace(folder: str | Path) -> Workspace:
    """Open the workspace in a folder.

    Raises
    ------
    NoWorkspaceError
        When there is none.
    """
    return Workspace(Path(folder))


def journeys_from(input: Any, **columns: Any) -> Journeys:  # noqa: A002 - the word the whole package uses
    """Journeys of a file or frame, without a workspace: for notebooks.

    What an import says of the input (how times were read, which rows were rejected) is in the
    attribute `said` of the journeys.

    Parameters
    ----------
    columns
        Which column is what; see `column_mapping`. What is not said is guessed.
    """
    folder = tempfile.mkdtemp(prefix="klantreis.")
    workspace = init(Path(folder) / "frame")
    said = workspace.import_events(input, **columns)
    journeys = workspace.journeys()
    journeys.said = said
    weakref.finalize(journeys.store, shutil.rmtree, folder, ignore_errors=True)
    return journeys


def _series(lens: Lens, persona: str | None) -> str:
    """A word for whom and what a proof is about, its period apart; empty for everyone and everything."""
    options = {**lens_options(replace(lens, period=(None, None))), "persona": persona}
    said = {name: value for name, value in options.items() if value}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:8] if said else ""


def _name_of(input: Any) -> str:  # noqa: A002
    return Path(input).name if isinstance(input, str | Path) else "a frame"


def _entry(touchpoint: TouchpointCount) -> dict[str, Any]:
    """A touchpoint as the starter register shows it, ready to be filled in."""
    return {
        "name": touchpoint.name,
        "channel": touchpoint.channel,
        "phase": None,
        "weight": "primary",
        "owner": None,
        "rules": [{"field": "name", "equals": touchpoint.name}],
    }
