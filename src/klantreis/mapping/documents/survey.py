"""A survey: pages of questions that customers answer, mostly about the touchpoints of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as day
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from klantreis.mapping.documents.document import Document, Holder, Refers
from klantreis.mapping.part import Id, Part
from klantreis.mapping.problem import Problem, error, warning
from klantreis.mapping.texts import Text

Name = Annotated[str, Field(min_length=1, max_length=200)]
Score = Annotated[int, Field(strict=True, ge=-100, le=100)]
MOST_STEPS = 11  # of a scale: 0 … 10 is the longest that fits a telephone


class QuestionKind(StrEnum):
    """How a question is answered.

    single, multiple: one option, or any number of them. scale: a whole number from `worst` to `best`.
    csat, ces, nps: such a scale as everybody asks it. emotion: -2 … +2, shown as faces. text: free words.
    """

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    CSAT = "csat"
    CES = "ces"
    NPS = "nps"
    EMOTION = "emotion"
    TEXT = "text"


CHOICES = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE})
# What a kind of scale means where a question does not say: its worst and its best answer.
USUAL_ENDS: Mapping[QuestionKind, tuple[int, int]] = {
    QuestionKind.SCALE: (1, 5),
    QuestionKind.CSAT: (1, 5),
    QuestionKind.CES: (1, 7),
    QuestionKind.NPS: (0, 10),
    QuestionKind.EMOTION: (-2, 2),
}
FIXED_ENDS = frozenset({QuestionKind.NPS, QuestionKind.EMOTION})


class Asks(StrEnum):
    """What an answer says about a touchpoint, or about the whole journey; validation reads it."""

    RECOGNISED = "recognised"
    IMPORTANCE = "importance"
    EMOTION = "emotion"
    DECISION = "decision"
    MISSING = "missing"
    NEED = "need"
    COMMENT = "comment"


class Option(Part):
    """An answer to choose.

    Attributes
    ----------
    means
        What choosing it says: of a question whether one recognises a touchpoint, "yes", "no" or "unsure";
        of one about the moment of decision, the name of a touchpoint.
    """

    id: Id
    title: Text
    means: Name | None = None


class Question(Holder):
    """A question.

    Attributes
    ----------
    asks, touchpoint, step
        What its answers say, of which touchpoint and which step of the survey's map; without a touchpoint
        they are about the whole journey.
    worst, best
        The whole numbers at both ends of a scale, the usual ones of its kind when left out; `worst` is the
        greater one where 1 is best. Of NPS and emotion they are fixed.
    worst_label, best_label
        What stands at both ends.
    allows_other
        Of a choice: whether one may write another answer.
    after
        Id of an earlier question: this one is shown only when that one was answered as said.
    after_options
        Any of these options, where the earlier question is a choice; none means any answer.
    after_from, after_to
        From and up to these answers, where it is a scale.
    """

    HOLDS: ClassVar = {"option": "options"}

    id: Id
    kind: QuestionKind
    title: Text
    help: Text | None = None
    is_required: bool = False
    asks: Asks | None = None
    touchpoint: Name | None = None
    step: Id | None = None
    options: tuple[Option, ...] = Field((), max_length=200)
    allows_other: bool = False
    worst: Score | None = None
    best: Score | None = None
    worst_label: Text | None = None
    best_label: Text | None = None
    after: Annotated[Id, Refers("question")] | None = None
    after_options: tuple[Annotated[Id, Refers("option")], ...] = ()
    after_from: Score | None = None
    after_to: Score | None = None

    @property
    def is_choice(self) -> bool:
        """Whether one chooses among options."""
        return self.kind in CHOICES

    @property
    def is_scale(self) -> bool:
        """Whether one answers with a whole number."""
        return self.kind in USUAL_ENDS

    @property
    def ends(self) -> tuple[int, int]:
        """The worst and the best answer of a scale."""
        worst, best = USUAL_ENDS[self.kind]
        if self.kind in FIXED_ENDS:
            return worst, best
        return (worst if self.worst is None else self.worst, best if self.best is None else self.best)

    @property
    def scores(self) -> tuple[int, ...]:
        """Every answer of a scale, the worst first; none where it is no scale."""
        if not self.is_scale:
            return ()
        worst, best = self.ends
        return tuple(range(worst, best + 1) if worst < best else range(worst, best - 1, -1))


class Page(Holder):
    """Questions on one screen, mostly about one touchpoint."""

    HOLDS: ClassVar = {"question": "questions"}

    id: Id
    title: Text | None = None
    description: Text | None = None
    questions: tuple[Question, ...] = ()


class Survey(Document):
    """Questions to customers.

    Attributes
    ----------
    map
        Id of the map that it is about.
    persona
        Id of the persona who is asked; anyone when left out.
    intro, consent, thanks
        What is said at the start, what a respondent agrees to by answering, what is said at the end.
    join_consent
        What a respondent with a personal link agrees to when the answers may join the journey; answers
        join only where this is asked and was ticked.
    opens_on, closes_on
        The first and the last day on which it can be answered; a survey that does not say never closes.
    population
        How many customers there are that could be asked, for the sample that is needed.
    invited
        How many were invited, for the response.
    is_simulated
        Whether its answers are invented, which every report then says.
    """

    KIND: ClassVar = "survey"
    HOLDS: ClassVar = {"page": "pages"}

    format: Literal["klantreis-survey/1"] = "klantreis-survey/1"
    map: Id | None = None
    persona: Id | None = None
    intro: Text | None = None
    consent: Text | None = None
    join_consent: Text | None = None
    thanks: Text | None = None
    opens_on: day | None = None
    closes_on: day | None = None
    population: Annotated[int, Field(strict=True, ge=1)] | None = None
    invited: Annotated[int, Field(strict=True, ge=1)] | None = None
    is_simulated: bool = False
    pages: tuple[Page, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order in which it is asked."""
        return tuple(question for page in self.pages for question in page.questions)

    def problems(self) -> Iterator[Problem]:
        """A question follows from an earlier one and from answers that it has; scales have two ends.

        Warnings say what to mend before it opens; an edit may leave them for a moment.
        """
        earlier: dict[str, Question] = {}
        every = {question.id: question for question in self.questions}
        for question in self.questions:
            yield from _of_branch(question, earlier, every)
            yield from _of_answers(question)
            earlier[question.id] = question
        if not every:
            yield warning("survey_empty")
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            yield error("closes_before_open", ("closes_on",))

    def is_open(self, today: day) -> bool:
        """Whether it can be answered on a day."""
        begins, ends = self.opens_on or today, self.closes_on or today
        return begins <= today <= ends


def _of_branch(
    question: Question, earlier: Mapping[str, Question], every: Mapping[str, Question]
) -> Iterator[Problem]:
    """What is wrong with when a question is shown; one that does not exist is refused as a reference."""
    if question.after is None or question.after not in every:
        return
    before = every[question.after]
    if before.id not in earlier:
        yield error("branch_backwards", (question.id, "after"), question=question.id, other=before.id)
    if set(question.after_options) - {option.id for option in before.options}:
        yield error("branch_option", (question.id, "after_options"), question=question.id, other=before.id)
    low, high = question.after_from, question.after_to
    has_bounds = low is not None or high is not None
    if has_bounds and not any(is_between(score, low, high) for score in before.scores):
        yield error("branch_scores", (question.id, "after_from"), question=question.id, other=before.id)


def _of_answers(question: Question) -> Iterator[Problem]:
    """What is wrong with how a question can be answered."""
    if question.is_choice and len(question.options) + question.allows_other < 2:
        yield warning("too_few_options", (question.id, "options"), question=question.id)
    if question.is_scale and not 2 <= len(question.scores) <= MOST_STEPS:
        yield error("scale_length", (question.id, "best"), question=question.id, most=MOST_STEPS)


def is_between(score: float, low: int | None, high: int | None) -> bool:
    """Whether a score is from one bound up to another; a bound that is None does not bound."""
    return (low is None or score >= low) and (high is None or score <= high)
