"""What interviews told, as pages to read or as a workbook to calculate with. Transcripts are in neither."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Any

from klantreis.evidence.agreement import Agreement
from klantreis.evidence.agreement_interviews import InterviewsOverview, PointTold, interviews_overview
from klantreis.evidence.satisfaction import Mean
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.texts import chosen_language, said
from klantreis.reports.destination import destination
from klantreis.reports.interview_guide import titles_of
from klantreis.reports.labels import day, interval, number, share, spoken
from klantreis.reports.research_labels import research_labels
from klantreis.reports.survey_results import between_shares

INTERVIEW_RESULTS_FORMATS = (".pdf", ".xlsx")


def export_interview_results(
    interviews: Interviews,
    path: str | PathLike[str],
    *,
    journey_map: JourneyMap | None = None,
    personas: Mapping[str, str] | None = None,
    language: str | None = None,
    today: date | None = None,
) -> list[str]:
    """Write what interviews told to a file; the ending of its name says in which format.

    Parameters
    ----------
    path
        Where to: .pdf or .xlsx.
    journey_map
        The map that they are about, for what its touchpoints are called and their order.
    personas
        What personas are called, by their ids.
    language
        Of its texts; the interviews' first language when left out.
    today
        The day that it names as that of its making.

    Returns
    -------
    list
        What the format cannot hold, a sentence each.

    Raises
    ------
    InvalidOptionError
        When no format has that ending, or the folder is not there.
    """
    path = destination(
        path, INTERVIEW_RESULTS_FORMATS, "the results of interviews", nl="de uitkomsten van interviews"
    )
    language = chosen_language(language, interviews.languages)
    titles, named = titles_of(journey_map, language), personas or {}
    if path.suffix.lower() == ".xlsx":
        from klantreis.reports.interview_excel import write_book  # noqa: PLC0415 - loads slowly

        return write_book(interviews, titles, named, path, language)
    from klantreis.reports.printing import printed  # noqa: PLC0415 - Typst only where it is asked

    today = today or date.today()
    shown = interviews_sheet(interviews, titles, named, today, language)
    path.write_bytes(printed("interview-results", shown, ".pdf", today))
    return []


def interviews_sheet(
    interviews: Interviews,
    titles: Mapping[str, str],
    personas: Mapping[str, str],
    today: date,
    language: str,
) -> dict[str, Any]:
    """What was told made ready to be shown, as plain data in words of one language."""
    labels, found = research_labels(language), interviews_overview(interviews)
    points = in_order(found, titles)
    return {
        "lang": spoken(language),
        "labels": dict(labels),
        "kicker": labels["interview_results"],
        "title": said(interviews.title, language, interviews.languages),
        "is_simulated": interviews.is_simulated,
        "printed": labels["printed"].format(day=day(today, language)),
        "n": labels["n_interviews"].format(n=found.n),
        "is_empty": found.n == 0,
        "in_words": found.in_words(spoken(language)),
        "figures": [{"label": label, "text": text} for label, text in together(found, language)],
        "curve": [[one.n, one.expected] for one in found.saturation.steps],
        "points": [_point(one, titles, language) for one in points],
        "quotes": _quotes(interviews, [one.touchpoint for one in points], titles, labels),
        "themes": [
            {
                "title": said(one.title, language, interviews.languages),
                "n": f"{found.themes.get(one.id, 0)} / {found.n}",
            }
            for one in interviews.themes
        ],
        "participants": [_participant(one, personas, language) for one in interviews.participants],
    }


def in_order(found: InterviewsOverview, titles: Mapping[str, str]) -> list[PointTold]:
    """The touchpoints in the order of the map, then those that it lacks, most named first."""
    place = {name: at for at, name in enumerate(titles)}
    return sorted(found.points, key=lambda one: place.get(one.touchpoint, len(place)))


def together(found: InterviewsOverview, language: str) -> Iterator[tuple[str, str]]:
    """How far participants agree and whether they are enough, each figure with its interval and n."""
    labels, saturated = research_labels(language), found.saturation
    yield labels["agreement"], _alpha(found.emotion, language)
    yield labels["agreement_importance"], _alpha(found.importance, language)
    if not math.isnan(found.in_common):
        yield labels["in_common"], f"{share(found.in_common, language)}, n {found.n}"
    yield labels["seen"], f"{saturated.seen}, n {saturated.n}"
    if not math.isnan(saturated.estimated):
        yield labels["estimated"], number(saturated.estimated, language, digits=0)


def _alpha(found: Agreement, language: str) -> str:
    if math.isnan(found.alpha):
        return "–"
    told = number(found.alpha, language, digits=2)
    between = "" if math.isnan(found.low) else f" ({interval(found.low, found.high, language)})"
    return f"{told}{between}, n {found.n_raters}"


def _point(one: PointTold, titles: Mapping[str, str], language: str) -> dict[str, Any]:
    had = one.recognised
    felt = one.emotion
    return {
        "title": titles.get(one.touchpoint, one.touchpoint),
        "recognised": f"{had.count} / {had.n}",
        "recognised_interval": between_shares(had.low, had.high, language) if had.n else "",
        "importance": _mean(one.importance, language),
        "emotion": _mean(felt, language, is_signed=True),
        "felt": {"value": felt.value, "low": felt.low, "high": felt.high} if felt.n else None,
        "spread": "" if math.isnan(one.lowest) else interval(one.lowest, one.highest, language, digits=1),
        "decided": str(one.n_decided) if one.n_decided else "",
    }


def _mean(mean: Mean, language: str, *, is_signed: bool = False) -> dict[str, str]:
    if not mean.n:
        return {"text": "–", "detail": ""}
    return {
        "text": number(mean.value, language, is_signed=is_signed),
        "detail": f"{interval(mean.low, mean.high, language, digits=1)}, n {mean.n}",
    }


def _quotes(
    interviews: Interviews, order: list[str], titles: Mapping[str, str], labels: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What was said, by the touchpoint that it was said of; each by its pseudonym."""
    said_of: dict[str | None, list[dict[str, Any]]] = {name: [] for name in order}
    for participant, mention in mentions_of(interviews):
        if mention.quote or mention.need:
            said_of.setdefault(mention.touchpoint, []).append(
                {
                    "who": participant.pseudonym,
                    "quote": mention.quote or "",
                    "need": f"{labels['need']}: {mention.need}" if mention.need else "",
                    "emotion": mention.emotion,
                }
            )
    return [
        {"title": titles.get(name, name) if name else labels["no_touchpoint"], "quotes": quotes}
        for name, quotes in said_of.items()
        if quotes
    ]


def mentions_of(interviews: Interviews) -> Iterator[tuple[Participant, Mention]]:
    """All that was told, in the order in which it was: who, and what."""
    for participant in interviews.held:
        for mention in participant.mentions:
            yield participant, mention


def _participant(one: Participant, personas: Mapping[str, str], language: str) -> dict[str, str]:
    when = one.interviewed_on
    return {
        "pseudonym": one.pseudonym,
        "persona": personas.get(one.persona or "", one.persona or "–"),
        "day": day(when, language) if when else research_labels(language)["planned"],
        "n": str(len(one.mentions)),
    }
