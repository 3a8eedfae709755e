"""A workspace of the simulated shop: its exports imported, its register and its maps in place."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from ruamel.yaml import YAML

from klantreis.examples.documents import lay_documents
from klantreis.examples.fietsgoed.clock import ZONE
from klantreis.examples.fietsgoed.files import MAPS, REGISTER, folder, map_file
from klantreis.examples.fietsgoed.research import add_research
from klantreis.examples.fietsgoed.simulation import SEED, simulate
from klantreis.examples.plans import lay_plans
from klantreis.workspace import Workspace, init, open_workspace

NAME = "Fietsgoed (gesimuleerd)"
EXPORTS = "exports"
ORDER = "Bestelling"

_SURVEY = {
    "person": "Klantnummer=user_id",
    "time": "Ingevuld op",
    "event_name": "Antwoord",
    "text": "Toelichting",
}
_BY_ORDER = "Ordernummer=order_id"

# How each export is read, in the order of import, which events of one moment keep.
COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "webanalytics.parquet": {
        "person": ["client_id=anonymous_id", "user_id=user_id", "email=email"],
        "time": "event_timestamp",
        "event": "event_name",
        "account": "company",
    },
    "bestellingen.csv": {
        "person": ["Klantnummer=user_id", "E-mailadres=email", _BY_ORDER],
        "time": "Besteldatum",
        "event_name": "Order",
        "account": "Bedrijf",
        "value": "Bedrag",
        "currency": "EUR",
        "decimal_comma": True,
    },
    "mailtool.csv": {"person": "E-mailadres=email", "time": "Verzonden op", "event": "Soort"},
    "klantenservice.csv": {
        "person": "E-mailadres=email",
        "time": "Tijdstip",
        "event": "Gebeurtenis",
        "channel": "",
        "score": "Cijfer",
        "scale": "1-5",
        "text": "Bericht",
    },
    "bezorging.csv": {"person": _BY_ORDER, "time": "Tijdstip", "event": "Status"},
    "extras.csv": {"person": _BY_ORDER, "time": "Geactiveerd op", "event_name": "Extra"},
    "retouren.csv": {"person": _BY_ORDER, "time": "Retourdatum", "event_name": "Retour"},
    "aanbevelingen.csv": {"person": "Klantnummer=user_id", "time": "Datum", "event_name": "Aanbeveling"},
    "afspraken.csv": {"person": "Klantnummer=user_id", "time": "Afspraak", "event": "Soort"},
    "feedback-betaling.csv": {**_SURVEY, "score": "CSAT", "scale": "1-5"},
    "enquete-levering.csv": {**_SURVEY, "score": "CSAT", "scale": "1-5"},
    "enquete-service.csv": {**_SURVEY, "score": "CES", "scale": "1-7"},
    "enquete-aanbevelen.csv": {**_SURVEY, "score": "NPS", "scale": "0-10"},
    "reviews.jsonl": {
        "person": "user_id=user_id",
        "time": "created_at",
        "event_name": "Review",
        "score": "stars",
        "scale": "1-5",
        "text": "text",
    },
}
PERSONS: Mapping[str, str] = {"klanten.csv": "Klantnummer=user_id", "bedrijven.csv": "Bedrijf=account"}

# The scale of the scores of each touchpoint that has any.
SCALES: Mapping[str, str] = {
    "Feedback betaling": "1-5",
    "Enquête levering": "1-5",
    "Klacht opgelost": "1-5",
    "Klacht niet opgelost": "1-5",
    "Enquête service": "1-7",
    "Enquête aanbevelen": "0-10",
    "Review": "1-5",
}


def made(folder: str | Path, n_persons: int = 2_000, *, seed: int = SEED) -> Workspace:
    """A workspace of a newly simulated shop, with everything imported and nothing built yet.

    The exports it was filled with lie in its folder `exports`.

    Parameters
    ----------
    folder
        Where the workspace goes; empty or not there.
    n_persons, seed
        As in `simulate`.

    Raises
    ------
    WorkspaceError
        When the folder holds something already.
    InvalidOptionError
        When the number of persons or the seed makes no sense.
    """
    workspace = init(folder, name=NAME, time_zone=ZONE, currency="EUR")
    files = simulate(n_persons, folder=workspace.folder / EXPORTS, seed=seed)
    fill(workspace, {file.name: file for file in files})
    return open_workspace(workspace.folder)


def fill(workspace: Workspace, files: Mapping[str, Path]) -> None:
    """Import the exports into a workspace, and lay the register and the maps in it."""
    for name, columns in COLUMNS.items():
        if _has_rows(files[name]):
            workspace.import_events(files[name], source=files[name].stem, **columns)
    for name, person in PERSONS.items():
        if _has_rows(files[name]):
            workspace.import_persons(files[name], person=person)
    shutil.copyfile(folder() / REGISTER, workspace.folder / REGISTER)
    (workspace.folder / "maps").mkdir(exist_ok=True)
    for name in MAPS:
        shutil.copyfile(map_file(name), workspace.folder / "maps" / f"{name}.yaml")
    workspace.share_personas()
    lay_plans(folder(), workspace)
    lay_documents(folder(), workspace)
    add_research(workspace)
    _name_outcome(workspace.folder / "workspace.yaml")


def _has_rows(file: Path) -> bool:
    """Whether an export holds anything: a shop of few persons may have no appointments."""
    if file.suffix == ".parquet":
        return bool(pq.ParquetFile(file).metadata.num_rows)
    with file.open(encoding="utf-8") as lines:
        n_lines = sum(1 for _, line in zip(range(2), lines, strict=False) if line.strip())
    return n_lines > (file.suffix == ".csv")


def _name_outcome(settings: Path) -> None:
    yaml = YAML()
    document = yaml.load(settings.read_text(encoding="utf-8"))
    document["outcomes"] = [ORDER]
    with settings.open("w", encoding="utf-8") as file:
        yaml.dump(document, file)
