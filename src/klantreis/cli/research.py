"""`klantreis survey` and `klantreis validate`: ask customers about a map, and lay what they say beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from klantreis.cli.findings import tell_findings
from klantreis.cli.options import Json, WorkspaceFolder
from klantreis.cli.tables import console, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klantreis.evidence.survey_results import QuestionResult
    from klantreis.evidence.validation_result import PointOverview
    from klantreis.workspace import Workspace

app = typer.Typer(
    no_args_is_help=True, help="Ask customers: make a survey from a map, import and count answers."
)

SurveyName = Annotated[str, typer.Argument(help="A survey of the workspace by its name.")]
MapName = Annotated[str, typer.Argument(help="A map of the workspace by its name.")]
Language = Annotated[str, typer.Option("--language", "-l", help="nl or en.")]


@app.command("from-map")
def from_map(
    map_: MapName,
    workspace: WorkspaceFolder = Path(),
    *,
    name: Annotated[
        str, typer.Option(help="What the survey's file is called; like the map unless said.")
    ] = "",
    touchpoints: Annotated[
        list[str] | None, typer.Option("--touchpoint", help="Only this touchpoint; repeat for more.")
    ] = None,
) -> None:
    """Make a survey from a map: per touchpoint whether one knows it, how it matters and how it feels."""
    from klantreis.mapping.documents.survey_from_map import survey_of  # noqa: PLC0415 - the command line starts fast

    opened = _workspace(workspace)
    id_ = opened.surveys.free_id(name or map_)
    survey = survey_of(opened.maps.read(map_), id_, touchpoints=touchpoints or ())
    path = opened.surveys.add(survey)
    console().print(f"Made {escape(str(path))} with {len(survey.questions)} questions.")


@app.command("list")
def list_(workspace: WorkspaceFolder = Path(), *, as_json: Json = False) -> None:
    """List the surveys of a workspace and how many answered each."""
    opened = _workspace(workspace)
    rows = [
        {
            "survey": survey.id,
            "title": opened.surveys.title(survey),
            "map": survey.map,
            "questions": len(survey.questions),
            "respondents": len(opened.answers.read(survey.id)),
        }
        for survey in opened.surveys.all()
    ]
    _print(rows, as_json=as_json)


@app.command("import")
def import_(
    survey: SurveyName,
    file: Annotated[Path, typer.Argument(help="CSV or Excel file: a row per respondent.")],
    workspace: WorkspaceFolder = Path(),
    *,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="COLUMN=QUESTION where the guess is wrong; COLUMN= leaves it out."),
    ] = None,
    scales: Annotated[
        list[str] | None, typer.Option("--scale", help="COLUMN=1-7: on which scale it was asked.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how it would be read.")] = False,
) -> None:
    """Import answers from another survey tool; importing a file again adds nothing."""
    from klantreis.evidence.survey_added import added_to  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.survey_import import (  # noqa: PLC0415 - the command line starts fast
        ImportPlan,
        guessed_columns,
        import_answers,
        read_rows,
    )

    opened = _workspace(workspace)
    asked, rows = opened.surveys.read(survey), read_rows(file)
    given = _pairs(columns)
    # A question that was given a column by hand is no longer answered by the one that was guessed.
    guessed = guessed_columns(asked, rows[0] if rows else ())
    plan = {
        column: one for column, one in guessed.items() if column not in given and one not in given.values()
    }
    plan |= {column: one for column, one in given.items() if one}
    found = import_answers(asked, rows, ImportPlan(plan, _pairs(scales), datetime.now(UTC)))
    added = added_to(opened.answers.read(survey), found.respondents)
    screen = console()
    for column, target in plan.items():
        screen.print(f"{escape(column)} → {escape(target)}")
    for reject in found.rejects[:20]:
        screen.print(
            f"Line {reject.line}, {escape(reject.column)}: {escape(reject.cell)} - {escape(reject.why)}"
        )
    if not dry_run:
        opened.answers.add(survey, added.respondents)
    screen.print(
        f"{'Would import' if dry_run else 'Imported'} {len(added.respondents)} respondents; "
        f"{added.n_known} were there already; "
        f"{len(found.rejects)} cells are no answer; not read: {escape(', '.join(found.unused) or 'none')}."
    )


@app.command("results")
def results(survey: SurveyName, workspace: WorkspaceFolder = Path(), *, as_json: Json = False) -> None:
    """Count the answers to a survey per question, each figure with its n and 95 % interval."""
    from klantreis.evidence.plain import to_plain  # noqa: PLC0415 - the command line starts fast
    from klantreis.evidence.survey_results import survey_results  # noqa: PLC0415
    from klantreis.journeys.results import without_nan  # noqa: PLC0415

    opened = _workspace(workspace)
    found = survey_results(opened.surveys.read(survey), opened.answers.read(survey))
    if as_json:
        typer.echo(json.dumps(without_nan(to_plain(found)), ensure_ascii=False, default=str))
        return
    _print([row for question in found.questions for row in _rows_of(question)], as_json=False)
    response = found.response
    console().print(
        f"{response.finished} of {response.started} respondents finished; a margin of five points needs "
        f"{response.needed}." + (" Simulated." if found.is_simulated else "")
    )


@app.command("sample")
def sample(
    *,
    population: Annotated[int | None, typer.Option(help="How many customers there are.")] = None,
    margin: Annotated[float, typer.Option(help="Margin of error: 0.05 is five points.")] = 0.05,
    response: Annotated[float, typer.Option(help="The share of those invited that will answer.")] = 1.0,
) -> None:
    """Say how many answers a share needs."""
    from klantreis.evidence.sample import sample_for_share  # noqa: PLC0415 - the command line starts fast

    needed = sample_for_share(margin, population=population)
    invited = needed.invitations(response)
    console().print(f"{needed.n} answers for a margin of {margin:.1%} (95 %); invite {invited}.")


def validate(
    map_: MapName,
    workspace: WorkspaceFolder = Path(),
    *,
    persona: Annotated[str | None, typer.Option(help="Only what who stands for this persona said.")] = None,
    population: Annotated[int | None, typer.Option(help="How many customers there are, where few.")] = None,
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Lay what customers say of a map beside what it assumes and what its last proof measured."""
    from klantreis.evidence.open_findings import sorted_findings  # noqa: PLC0415 - starts fast
    from klantreis.research import validate_map  # noqa: PLC0415

    opened = _workspace(workspace)
    found = validate_map(opened, map_, persona=persona, population=population)
    if as_json:
        typer.echo(json.dumps(found.document(), ensure_ascii=False, default=str))
        return
    _print([_row_of(point) for point in found.points], as_json=False)
    screen = console()
    sorted_ = sorted_findings(opened.maps.read(map_), found.findings, of=persona or "")
    tell_findings(sorted_, language)
    screen.print(
        f"{found.n_respondents} answered, {found.n_participants} were interviewed; "
        f"{len(sorted_.open)} findings." + (" Simulated." if found.is_simulated else "")
    )


def _row_of(point: PointOverview) -> dict[str, Any]:
    said = point.reported
    return {
        "touchpoint": point.touchpoint,
        "asked": said.recognised.n,
        "recognised_share": said.recognised.share,
        "low": said.recognised.low,
        "high": said.recognised.high,
        "importance": said.importance.value,
        "assumed": point.assumed_emotion,
        "reported": said.emotion.value,
        "measured": point.measured_emotion.value,
        "quadrant": str(point.quadrant),
    }


def _rows_of(question: QuestionResult) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "question": question.question,
            "answer": option.option,
            "n": option.count,
            "share": option.share,
            "low": option.low,
            "high": option.high,
        }
        for option in question.options
    ]
    return rows or [{"question": question.question, "answer": "(texts)", "n": question.n}]


def _pairs(written: Sequence[str] | None) -> dict[str, str]:
    """COLUMN=VALUE pairs; a column may hold an equals sign, a value does not."""
    from klantreis.errors import InvalidOptionError  # noqa: PLC0415

    pairs = {}
    for one in written or ():
        column, sign, value = one.rpartition("=")
        if not sign or not column:
            raise InvalidOptionError(
                f"{one!r} is no COLUMN=VALUE, such as 'Question 3=ad-emotion'.",
                nl=f"{one!r} is geen KOLOM=WAARDE, zoals 'Vraag 3=ad-emotion'.",
            )
        pairs[column] = value
    return pairs


def _print(rows: list[dict[str, Any]], *, as_json: bool) -> None:
    import pyarrow as pa  # noqa: PLC0415 - the command line starts fast

    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
    elif rows:
        console().print(drawn(pa.Table.from_pylist(rows)))
    else:
        console().print("There are none yet.")


def _workspace(folder: Path) -> Workspace:
    from klantreis.workspace import open_workspace  # noqa: PLC0415 - the command line starts fast

    return open_workspace(folder)
