"""What single customers said of the points of a map, from interviews and surveys alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from klantreis.evidence.scales import Scale, to_emotion
from klantreis.mapping.documents.interviews import Interviews, Participant
from klantreis.mapping.documents.survey import Asks, Question, Survey
from klantreis.mapping.documents.survey_answers import OTHER, Respondent, Value, shown

YES = "yes"
_ARTICLES = re.compile(r"^(de|het|een|the|an|a)\s+")
_IMPORTANCE = (1.0, 5.0)


@dataclass
class Report:
    """What one person said.

    Attributes
    ----------
    recognised
        Per touchpoint whether the person has had it; who did not remember has not.
    importance, emotion
        Per touchpoint, 1 … 5 and -2 … +2.
    decided_at
        The touchpoints at which the person decided; None when not asked or not answered.
    named
        Contacts that the person named unasked.
    was_asked_to_name
        Whether there was room for that.
    """

    recognised: dict[str, bool] = field(default_factory=dict)
    importance: dict[str, float] = field(default_factory=dict)
    emotion: dict[str, float] = field(default_factory=dict)
    decided_at: tuple[str, ...] | None = None
    named: tuple[str, ...] = ()
    was_asked_to_name: bool = False


def reports_of_survey(
    survey: Survey, respondents: Iterable[Respondent], *, persona: str | None = None
) -> list[Report]:
    """A report per respondent who answered anything, the latest of each."""
    if persona is not None and survey.persona not in {None, persona}:
        return []
    latest = {one.respondent: one for one in respondents if one.values}
    return [
        _of_respondent(survey, one)
        for one in latest.values()
        if persona is None or persona in {one.persona, survey.persona}
    ]


def _of_respondent(survey: Survey, respondent: Respondent) -> Report:
    report = Report()
    for question in shown(survey, respondent.values):
        value = respondent.values.get(question.id)
        if question.asks is Asks.MISSING:
            report.was_asked_to_name = True
            report.named += tuple(_lines(value))
        elif value is not None:
            _add(report, question, value)
    return report


def _add(report: Report, question: Question, value: Value) -> None:
    """What an answer says of its touchpoint, or of the moment of decision."""
    means = {option.id: option.means for option in question.options}
    chosen = [str(one) for one in (value if isinstance(value, tuple) else (value,))]
    if question.asks is Asks.DECISION:
        known = [means.get(one) for one in chosen]
        own = [one.removeprefix(OTHER) for one in chosen if one.startswith(OTHER)]
        report.decided_at = (*(one for one in known if one), *own)
    elif question.touchpoint is None:
        return
    elif question.asks is Asks.RECOGNISED and question.is_choice:
        report.recognised[question.touchpoint] = any(means.get(one) == YES for one in chosen)
    elif isinstance(value, int | float) and question.is_scale:
        worst, best = question.ends
        at = (value - worst) / (best - worst)
        if question.asks is Asks.IMPORTANCE:
            report.importance[question.touchpoint] = _IMPORTANCE[0] + at * (_IMPORTANCE[1] - _IMPORTANCE[0])
        elif question.asks is Asks.EMOTION:
            report.emotion[question.touchpoint] = float(to_emotion(value, Scale(worst, best)))


def _lines(value: Value | None) -> Iterator[str]:
    """Contacts that were written down, one on a line or between commas."""
    if isinstance(value, str):
        yield from (part.strip() for part in re.split(r"[\n;,]", value) if part.strip())


def reports_of_interviews(
    interviews: Interviews, known: Sequence[str], *, persona: str | None = None
) -> list[Report]:
    """A report per participant who told something.

    Parameters
    ----------
    interviews
        The interviews.
    known
        The touchpoints of the map; any other that a participant had is one that the map lacks.
    persona
        Only who stands for this persona.
    """
    return [
        _of_participant(one, known) for one in interviews.held if persona is None or one.persona == persona
    ]


def _of_participant(participant: Participant, known: Sequence[str]) -> Report:
    report = Report(was_asked_to_name=True)
    emotions: dict[str, list[float]] = {}
    for mention in participant.mentions:
        name = mention.touchpoint
        if name is None:
            continue
        report.recognised[name] = report.recognised.get(name, False) or mention.is_recognised
        if mention.importance is not None:
            report.importance[name] = float(mention.importance)
        if mention.emotion is not None:
            emotions.setdefault(name, []).append(mention.emotion)
    # Who spoke of a contact twice counts once, with the mean.
    report.emotion = {name: sum(several) / len(several) for name, several in emotions.items()}
    report.decided_at = (
        tuple(
            dict.fromkeys(
                one.touchpoint for one in participant.mentions if one.is_decision and one.touchpoint
            )
        )
        or None
    )
    same = {same_name(name) for name in known}
    report.named = tuple(
        name for name, had in report.recognised.items() if had and same_name(name) not in same
    )
    return report


def quotes_about(
    interviews: Iterable[Interviews], touchpoint: str, *, persona: str | None = None, most: int = 3
) -> list[tuple[str, str]]:
    """What participants said of a contact in their own words: who by pseudonym, and the words.

    The strongest feelings come first; nobody is heard twice before all others were, and no words twice.
    """
    same = same_name(touchpoint)
    said = [
        (participant.pseudonym, mention)
        for each in interviews
        for participant in each.held
        if persona is None or participant.persona == persona
        for mention in participant.mentions
        if mention.quote and mention.touchpoint and same_name(mention.touchpoint) == same
    ]
    said.sort(key=lambda one: -abs(one[1].emotion or 0))
    first = dict(reversed(said))
    others = [(who, mention) for who, mention in said if first[who] is not mention]
    ordered = [(who, mention) for who, mention in said if first[who] is mention] + others
    by_words = {mention.quote or "": who for who, mention in reversed(ordered)}
    return [(by_words[words], words) for words in dict.fromkeys(one.quote or "" for _, one in ordered)][:most]


def same_name(name: str) -> str:
    """What two ways of writing a name have in common: no capitals, accents, articles or signs."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return _ARTICLES.sub("", " ".join(re.findall(r"[a-z0-9]+", plain)))


def named_besides(reports: Iterable[Report], known: Sequence[str]) -> dict[str, int]:
    """How many persons named each contact that is not among the known ones, as most of them wrote it."""
    taken = {same_name(name) for name in known}
    persons: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for report in reports:
        names = {same_name(name): name for name in report.named}
        for same, name in names.items():
            if same and same not in taken:
                persons[same] += 1
                written.setdefault(same, Counter())[name] += 1
    return {written[same].most_common(1)[0][0]: n for same, n in persons.most_common()}
