"""The printed plan of a project: the eight steps and their answers, as Markdown, PDF or picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Any

from klantreis.mapping.documents.project import MethodStep, Project
from klantreis.mapping.documents.project_standing import Findings, Progress, project_standings
from klantreis.mapping.documents.project_steps import EXPLAINED
from klantreis.mapping.texts import chosen_language, said
from klantreis.reports.audiences import AUDIENCES
from klantreis.reports.destination import destination
from klantreis.reports.labels import day, spoken
from klantreis.reports.markdown_text import as_it_is
from klantreis.reports.project_labels import project_labels

PROJECT_FORMATS = (".pdf", ".svg", ".png", ".md")
Facts = dict[str, list[str]]


def export_project(
    project: Project,
    path: str | PathLike[str],
    *,
    found: Findings | None = None,
    titles: Mapping[str, Mapping[str, str]] | None = None,
    language: str | None = None,
    today: date | None = None,
) -> None:
    """Write the plan of a project to a file; the ending of its name says in which format.

    Parameters
    ----------
    found
        What exists in the workspace, for how far each step is.
    titles
        What personas, interviews, plans and the like are called: per field of the project, by id. Of what
        is not there its id is told.
    language
        Of its texts; its first language when left out.
    today
        The day that it names as that of its making.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(path, PROJECT_FORMATS, "a project", nl="een project")
    ending = path.suffix.lower()
    today = today or date.today()
    shown = project_sheet(project, today, found=found, titles=titles, language=language)
    if ending == ".md":
        path.write_text("\n".join(_lines(shown)) + "\n", encoding="utf-8")
        return
    from klantreis.reports.printing import printed  # noqa: PLC0415 - Typst only where it is asked

    path.write_bytes(printed("project", shown, ending, today))


def project_sheet(
    project: Project,
    today: date,
    *,
    found: Findings | None = None,
    titles: Mapping[str, Mapping[str, str]] | None = None,
    language: str | None = None,
) -> dict[str, Any]:
    """The project made ready to be shown, as plain data in words of one language."""
    language = chosen_language(language, project.languages)
    labels = project_labels(language)
    found = found or Findings()
    facts = _facts(project, found, language, titles or {})
    standings = project_standings(project, found)
    return {
        "lang": language.partition("-")[0],
        "labels": dict(labels),
        "title": said(project.title, language, project.languages),
        "owner": f"{labels['owner']}: {project.owner}" if project.owner else "",
        "is_simulated": project.is_simulated,
        "printed": labels["printed"].format(day=day(today, language)),
        "n_done": labels["n_done"].format(n=sum(one.progress is Progress.DONE for one in standings)),
        "steps": [
            {
                "number": number,
                "title": EXPLAINED[one.step].title[spoken(language)],
                "text": EXPLAINED[one.step].text[spoken(language)],
                "progress": str(one.progress),
                "told": labels[one.progress] + (f" ({labels['ticked']})" if one.is_ticked else ""),
                "facts": [
                    {"label": labels[name], "texts": texts}
                    for name, texts in facts[one.step].items()
                    if texts
                ],
            }
            for number, one in enumerate(standings, start=1)
        ],
    }


def _facts(
    project: Project, found: Findings, language: str, titles: Mapping[str, Mapping[str, str]]
) -> Mapping[MethodStep, Facts]:
    """Per step its answers and what exists for it, by what they are called."""
    labels = project_labels(language)

    def called(field: str) -> list[str]:
        names = titles.get(field, {})
        return [names.get(id_, id_) for id_ in getattr(project, field)]

    def told(text: Any) -> list[str]:
        words = said(text, language, project.languages)
        return [words] if words else []

    def counted(n: int) -> list[str]:
        return [str(n)] if n else []

    return {
        MethodStep.GOAL: {
            "goal": told(project.goal),
            "audiences": [labels[one] if one in AUDIENCES else one for one in project.audiences],
        },
        MethodStep.SCOPE: {"use": _use(project, labels), "scope": _scope(project, labels)},
        MethodStep.FORMAT: {
            "views": [labels[view] for view in project.views] + [labels["blueprint"]] * project.is_blueprint,
            "maps": ["– " * depth + "".join(told(one.title)) for depth, one in project.nested()],
        },
        MethodStep.PERSONA: {"personas": called("personas")},
        MethodStep.TOUCHPOINTS: {
            "workshops": called("workshops"),
            "n_registered": counted(found.n_registered),
            "n_placed": counted(found.n_placed),
        },
        MethodStep.RESEARCH: {
            "research": [labels[one].lower() for one in project.research],
            "interviews": called("interviews"),
            "surveys": called("surveys"),
        },
        MethodStep.ANALYSIS: {"analysis": told(project.analysis), "n_proofs": counted(found.n_proofs)},
        MethodStep.IMPROVEMENT: {
            "lessons": ["".join(told(one.text)) for one in project.lessons],
            "propositions": called("propositions"),
            "contents": called("contents"),
            "plans": called("plans"),
        },
    }


def _use(project: Project, labels: Mapping[str, str]) -> list[str]:
    use = project.use
    if use is None:
        return []
    chosen = [labels[one] for one in (use.breadth, use.occasion) if one]
    return chosen + [labels["is_judged_by_kpis"]] * use.is_judged_by_kpis


def _scope(project: Project, labels: Mapping[str, str]) -> list[str]:
    scope = project.scope
    if scope is None:
        return []
    chosen = [labels[one] for one in (scope.journey, scope.extent) if one]
    if scope.start or scope.end:
        chosen.append(labels["from_to"].format(start=scope.start or "…", end=scope.end or "…"))
    return chosen


def _lines(shown: Mapping[str, Any]) -> Iterator[str]:
    labels = shown["labels"]
    yield f"# {as_it_is(shown['title'])}"
    above = [labels["simulated"]] if shown["is_simulated"] else []
    yield from ("", " · ".join(one for one in (*above, as_it_is(shown["owner"]), shown["n_done"]) if one))
    for step in shown["steps"]:
        yield from ("", f"## {step['number']}. {step['title']} ({step['told']})", "", step["text"])
        if not step["facts"]:
            yield from ("", f"*{labels['empty']}*")
        for fact in step["facts"]:
            if len(fact["texts"]) == 1:
                yield from ("", f"**{fact['label']}:** {as_it_is(fact['texts'][0])}")
            else:
                yield from ("", f"**{fact['label']}:**", "", *(f"- {as_it_is(one)}" for one in fact["texts"]))
