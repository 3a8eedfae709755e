"""What to look at in the data before believing them: each a code, its figures and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from klantreis.errors import InvalidOptionError
from klantreis.events.catalog import Import
from klantreis.exploration import Journeys
from klantreis.journeys.block import Ints

# More than this share of events without a touchpoint hides the journey.
UNREGISTERED_SHARE = 0.2
# One person with more than this share of so many events is a shared till, a test or a robot.
BUSY_SHARE = 0.02
BUSY_EVENTS = 1000
# So many days without an event, while the days around them let so many be expected, are no chance and no
# weekend. Both sides must be busy: data that begin or end slowly have no gap there.
GAP_DAYS = 3
GAP_EXPECTED = 20.0
_DAYS_AROUND = 14
# More than this share of the rows refused says that a file was read wrongly.
REJECTED_SHARE = 0.01

_SENTENCES = {
    "unregistered": {
        "en": "{n:,} of {n_all:,} events ({share:.0%}) have no registered touchpoint. Name the commonest.",
        "nl": "{n:,} van {n_all:,} gebeurtenissen ({share:.0%}) hebben geen geregistreerd contactmoment. "
        "Geef de meest voorkomende een naam.",
    },
    "future": {
        "en": "{n:,} events are in the future, the last on {last}. Check how times and days were read.",
        "nl": "{n:,} gebeurtenissen liggen in de toekomst, de laatste op {last}. Controleer hoe tijden en "
        "dagen zijn gelezen.",
    },
    "busy_person": {
        "en": "One person has {n:,} of {n_all:,} events ({share:.0%}). It may be a shared till, a test or a "
        "robot.",
        "nl": "Eén persoon heeft {n:,} van {n_all:,} gebeurtenissen ({share:.0%}). Misschien is het een "
        "gedeelde kassa, een test of een robot.",
    },
    "gap": {
        "en": "No events at all for {n_days} days, from {first} to {last}{more}. A file may be missing.",
        "nl": "{n_days} dagen lang geen enkele gebeurtenis, van {first} tot en met {last}{more}. Misschien "
        "ontbreekt een bestand.",
    },
    "rejected": {
        "en": "{n:,} of {n_all:,} rows ({share:.0%}) were refused. Read the report of the import.",
        "nl": "{n:,} van {n_all:,} rijen ({share:.0%}) zijn geweigerd. Lees het verslag van de import.",
    },
    "duplicates": {
        "en": "{n:,} rows were there already and have been set aside.",
        "nl": "{n:,} rijen waren er al en zijn terzijde gelegd.",
    },
    "other_currency": {
        "en": "{n:,} amounts are not in {currency} and are left out of every sum.",
        "nl": "{n:,} bedragen zijn niet in {currency} en tellen in geen enkele som mee.",
    },
    "shared_identifier": {
        "en": "{n:,} identifiers would link too many persons and have been set aside.",
        "nl": "{n:,} kenmerken zouden te veel personen verbinden en zijn terzijde gelegd.",
    },
}
_MORE = {"en": ", and {n} more such gaps", "nl": ", en nog {n} zulke gaten"}


@dataclass(frozen=True)
class DataWarning:
    """Something to look at: a code that stays the same, and the figures it rests on."""

    code: str
    figures: dict[str, Any]

    def sentence(self, language: str = "en") -> str:
        """It in words."""
        sentences = _SENTENCES[self.code]
        language = language if language in sentences else "en"
        figures = dict(self.figures)
        if self.code == "gap":
            n = figures["n_gaps"] - 1
            figures["more"] = _MORE[language].format(n=n) if n else ""
        if language == "nl":
            figures = {name: _dutch(value) for name, value in figures.items()}
        return sentences[language].format(**figures)


class _DutchNumber(int):
    """A number whose thousands are parted by points."""

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(",", ".")


def _dutch(value: Any) -> Any:
    return _DutchNumber(value) if isinstance(value, int) else value


def warnings_of(
    journeys: Journeys, imports: tuple[Import, ...], *, now: datetime | None = None
) -> tuple[DataWarning, ...]:
    """All there is to look at in journeys and the imports they come from."""
    found = [
        _unregistered(journeys),
        _future(journeys, now or datetime.now(UTC)),
        _busy_person(journeys),
        _gap(journeys),
        _rejected(imports),
        _counted("duplicates", sum(done.n_known for done in imports if not done.is_persons)),
        _counted(
            "other_currency",
            journeys.store.manifest.n_other_currency,
            currency=journeys.store.manifest.currency,
        ),
        _counted("shared_identifier", journeys.store.manifest.n_set_aside),
    ]
    return tuple(one for one in found if one is not None)


def _counted(code: str, n: int, **figures: Any) -> DataWarning | None:
    return DataWarning(code, {"n": n, **figures}) if n else None


def _unregistered(journeys: Journeys) -> DataWarning | None:
    names = journeys.store.names
    registered = dict(zip(names.touchpoints, names.registered, strict=True))
    found = journeys.occurrences()
    n_all = sum(one.n_events for one in found)
    n = sum(one.n_events for one in found if not registered[one.touchpoint])
    return _shared("unregistered", n, n_all, UNREGISTERED_SHARE)


def _shared(code: str, n: int, n_all: int, most: float) -> DataWarning | None:
    if not n_all or n / n_all <= most:
        return None
    return DataWarning(code, {"n": n, "n_all": n_all, "share": n / n_all})


def _future(journeys: Journeys, now: datetime) -> DataWarning | None:
    later = journeys.where(period=(now + timedelta(hours=1), None)).summary()
    return _counted("future", later.n_events, last=later.last.date().isoformat() if later.last else "")


def _busy_person(journeys: Journeys) -> DataWarning | None:
    blocks = [block for block in journeys.store.blocks if block.n_persons]
    n_all = sum(block.n_events for block in blocks)
    most = max((int(np.diff(block.offsets).max()) for block in blocks), default=0)
    return _shared("busy_person", most, n_all, BUSY_SHARE) if most > BUSY_EVENTS else None


def _gap(journeys: Journeys) -> DataWarning | None:
    """The longest time without any event, where the days around it had many."""
    try:
        # By phase: there are few, and a count of every touchpoint each day may be too much.
        days = journeys.trend(every="day", level="phase").to_arrow()
    except InvalidOptionError:
        return None
    events, starts = np.asarray(days["events"]), days["period"].to_pylist()
    if not len(events):
        return None
    edges = np.flatnonzero(np.diff(np.concatenate([[False], events == 0, [False]]).astype(np.int8)))
    gaps = [
        (int(end - begin), int(begin))
        for begin, end in edges.reshape(-1, 2)
        if end - begin >= GAP_DAYS and (end - begin) * _a_day(events, begin, end) >= GAP_EXPECTED
    ]
    if not gaps:
        return None
    n_days, begin = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    first = date.fromisoformat(starts[begin])
    last = first + timedelta(days=n_days - 1)
    figures = {"n_days": n_days, "first": first.isoformat(), "last": last.isoformat(), "n_gaps": len(gaps)}
    return DataWarning("gap", figures)


def _a_day(events: Ints, begin: int, end: int) -> float:
    """How many events a day the quieter side of a gap has."""
    before, after = events[max(0, begin - _DAYS_AROUND) : begin], events[end : end + _DAYS_AROUND]
    return float(min(before.sum(), after.sum())) / _DAYS_AROUND


def _rejected(imports: tuple[Import, ...]) -> DataWarning | None:
    # A file that is imported again brings the same rejects, which the store keeps once.
    once = {(done.input, done.rejects): done for done in imports}.values()
    return _shared(
        "rejected", sum(done.n_rejected for done in once), sum(done.n_rows for done in once), REJECTED_SHARE
    )
