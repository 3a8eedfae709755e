"""What the steps of a funnel are made of, and what may not happen between two of them."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from numbers import Real

from klantreis.errors import InvalidOptionError, dutch
from klantreis.journeys.durations import duration

Labels = str | Collection[str]


class InvalidFunnelError(InvalidOptionError):
    """Steps, exclusions or options that make no funnel."""

    code = "invalid_funnel"


@dataclass(frozen=True)
class Condition:
    """Events for which everything that is said holds; what is left alone does not matter.

    Attributes
    ----------
    labels
        Names of the lens's level (touchpoints, unless the lens says otherwise).
    channels
        Names of channels.
    min_value, max_value, min_score, max_score
        Inclusive. An event without a value (or score) does not meet a bound on it.
    """

    labels: Labels = ()
    channels: Labels = ()
    min_value: float | None = None
    max_value: float | None = None
    min_score: float | None = None
    max_score: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", _names(self.labels))
        object.__setattr__(self, "channels", _names(self.channels))
        for kind in ("value", "score"):
            least, most = (_bound(f"{end}_{kind}", getattr(self, f"{end}_{kind}")) for end in ("min", "max"))
            if least is not None and most is not None and least > most:
                raise InvalidFunnelError(
                    f"No {kind} is at least {least:g} and at most {most:g}. Swap min_{kind} and max_{kind}.",
                    nl=f"Geen {'bedrag' if kind == 'value' else 'score'} is minstens {dutch(least, 'g')} en "
                    f"hooguit {dutch(most, 'g')}. Verwissel de twee grenzen.",
                )
        if not (self.labels or self.channels or self.has_bounds):
            raise InvalidFunnelError(
                "A condition that says nothing fits every event. Name labels or channels, or bound the value "
                "or score, such as Condition('Order', min_value=100).",
                nl="Een voorwaarde die niets zegt, past op alles. Noem contactmomenten of kanalen, of geef "
                "grenzen aan het bedrag of de score, zoals Bestelling vanaf 100.",
            )

    @property
    def has_bounds(self) -> bool:
        """Whether it bounds the value or the score."""
        bounds = (self.min_value, self.max_value, self.min_score, self.max_score)
        return any(bound is not None for bound in bounds)

    @property
    def is_more_than_labels(self) -> bool:
        """Whether an event's label alone does not decide."""
        return bool(self.channels) or self.has_bounds

    def __str__(self) -> str:
        parts = [" or ".join(self.labels)] if self.labels else []
        parts += [f"in {' or '.join(self.channels)}"] if self.channels else []
        for kind in ("value", "score"):
            least, most = getattr(self, f"min_{kind}"), getattr(self, f"max_{kind}")
            parts += [f"{kind} ≥ {least:g}"] if least is not None else []
            parts += [f"{kind} ≤ {most:g}"] if most is not None else []
        return ", ".join(parts)


@dataclass(frozen=True)
class Step:
    """One step of a funnel.

    Attributes
    ----------
    what
        A label, several (any of them will do), or a condition.
    within
        At most this long after the step before it in the chain; None sets no such limit.
    is_optional
        Whether a chain may go on without it.
    name
        What the result calls it; made from `what` when left out.
    """

    what: Labels | Condition
    within: timedelta | str | None = None
    is_optional: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.what, Condition):
            labels = _names(self.what)
            if not labels:
                raise InvalidFunnelError(
                    "A step names no touchpoint. Give one, such as Step('Order').",
                    nl="Een stap noemt geen contactmoment. Geef er een, zoals Bestelling.",
                )
            object.__setattr__(self, "what", Condition(labels))
        if self.within is not None:
            object.__setattr__(self, "within", duration(self.within))
        if not self.name:
            object.__setattr__(self, "name", str(self.what))

    @property
    def condition(self) -> Condition:
        """What an event must meet to be this step."""
        assert isinstance(self.what, Condition)  # noqa: S101 - __post_init__ made it one
        return self.what

    @property
    def window(self) -> timedelta | None:
        """`within` as a time."""
        return None if self.within is None else duration(self.within)


@dataclass(frozen=True)
class Exclusion:
    """Touchpoints that break a chain when they happen between two of its steps.

    Attributes
    ----------
    labels
        Any of these.
    after, before
        The steps between which they may not happen: a number, counted from 1, or a name. Left out: the
        first and the last. The events that are these two steps are themselves not between them.
    """

    labels: Labels
    after: int | str = 1
    before: int | str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", _names(self.labels))
        if not self.labels:
            raise InvalidFunnelError(
                "An exclusion names no touchpoint. Give one, such as Exclusion('Return').",
                nl="Een uitsluiting noemt geen contactmoment. Geef er een, zoals Retour.",
            )

    def between(self, steps: Collection[Step]) -> tuple[int, int]:
        """Positions, counted from 0, of the two steps.

        Raises
        ------
        InvalidFunnelError
            When there is no such step, when one is optional, or when they are not in this order.
        """
        steps = tuple(steps)
        after = _position(self.after, steps)
        before = _position(len(steps) if self.before is None else self.before, steps)
        if after >= before:
            raise InvalidFunnelError(
                f"Nothing lies between step {after + 1} and step {before + 1}. "
                "An exclusion goes from an earlier step (after=) to a later one (before=).",
                nl=f"Er ligt niets tussen stap {after + 1} en stap {before + 1}. "
                "Een uitsluiting gaat van een eerdere stap naar een latere.",
            )
        for position in (after, before):
            if steps[position].is_optional:
                raise InvalidFunnelError(
                    f"Step {position + 1} ({steps[position].name}) is optional, so a chain may lack it. "
                    "Let an exclusion start and end at steps that every chain has.",
                    nl=f"Stap {position + 1} ({steps[position].name}) mag overgeslagen worden en kan dus "
                    "ontbreken. Laat een uitsluiting beginnen en eindigen bij stappen die altijd gezet "
                    "worden.",
                )
        return after, before


def as_step(what: Labels | Condition | Step) -> Step:
    """The step that a label, several labels or a condition stand for."""
    return what if isinstance(what, Step) else Step(what)


def _bound(name: str, bound: float | None) -> float | None:
    if bound is not None and (not isinstance(bound, Real) or math.isnan(bound)):
        raise InvalidFunnelError(f"{name}={bound!r} is not a number. Leave it out or give one.")
    return bound


def _names(labels: Labels) -> tuple[str, ...]:
    if isinstance(labels, str):
        return (labels,)
    if not isinstance(labels, Collection) or not all(isinstance(label, str) for label in labels):
        raise InvalidFunnelError(f"{labels!r} is no name and no list of names. Give texts, such as 'Order'.")
    ordered = sorted(labels) if isinstance(labels, set | frozenset) else labels
    return tuple(dict.fromkeys(ordered))


def _position(step: int | str, steps: tuple[Step, ...]) -> int:
    names = [one.name for one in steps]
    if isinstance(step, int) and 1 <= step <= len(steps):
        return step - 1
    if isinstance(step, str) and names.count(step) == 1:
        return names.index(step)
    why = "stands for several steps" if step in names else "is no step"
    numbered = ", ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
    raise InvalidFunnelError(
        f"{step!r} {why}. There are: {numbered}. Use the number.",
        nl=f"{step!r} {'staat voor verschillende stappen' if step in names else 'is geen stap'}. "
        f"Er zijn: {numbered}. Gebruik het nummer.",
    )
