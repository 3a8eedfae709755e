"""Every error that a person may read is told in Dutch as well as in English, with the same facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

import klantreis
from klantreis.document_file import ChangedMeanwhileError
from klantreis.errors import InvalidOptionError, KlantreisError, UnknownNameError, dutch
from klantreis.events.mapping import UnknownColumnError
from klantreis.events.sources import source_of
from klantreis.events.sources.text import checked_file
from klantreis.evidence.kpis_csv import with_series
from klantreis.evidence.sample import sample_for_share
from klantreis.evidence.scales import Scale
from klantreis.journeys.analyses.funnel import Funnel
from klantreis.journeys.durations import duration
from klantreis.journeys.lens import Lens
from klantreis.mapping.documents.plan import Kpi
from klantreis.mapping.operation import operation_from_data
from klantreis.mapping.templates import new_map
from klantreis.mapping.yaml_text import map_from_yaml

SOURCE = Path(klantreis.__file__).parent

# What only the caller of a Python function meets, who reads English: the class, where, and why.
ENGLISH = {
    "EventSchemaError in events/schema.py": "a table made in Python",
    "InvalidOptionError in events/mapping.py": "names of arguments of import_events",
    "InvalidOptionError in events/sources/__init__.py": "a stream given to preview",
    "UnreadableInputError in events/sources/frames.py": "a frame given to import_events",
    "InvalidOptionError in evidence/agreement.py": "a level given to a coefficient",
    "InvalidOptionError in evidence/catalogue.py": "a language that screens do not have",
    "InvalidOptionError in evidence/effect_words.py": "a language that screens do not have",
    "InvalidOptionError in mapping/catalogue.py": "a language that screens do not have",
    "NoEmbeddingError in evidence/sentiment/embedding.py": "a function given to learn from texts",
    "TooFewTextsError in evidence/sentiment/embedding.py": "texts given to learn from",
    "InvalidOptionError in evidence/sentiment/embedding.py": "texts given to learn from",
    "NotTextsError in evidence/sentiment/measure.py": "a column given to measured",
    "UnknownLanguageError in evidence/sentiment/measure.py": "a language given to measured",
    "InvalidOptionError in journeys/analyses/flow_result.py": "a chart of a notebook",
    "InvalidOptionError in journeys/analyses/funnel_result.py": "a chart of a notebook",
    "InvalidOptionError in journeys/results.py": "a chart of a notebook, saved",
    "InvalidOptionError in journeys/analyses/variants_result.py": "an argument of coverage",
    "InvalidFunnelError in journeys/analyses/funnel_steps.py": "types that the API's schema refuses before",
    "ImpossibleCountError in journeys/statistics.py": "counts given to wilson",
    "InvalidOptionError in journeys/statistics.py": "a confidence given to an interval",
    "CancelledError in server/apps/imports/tasks.py": "caught by the job itself, and never told",
}


@cache
def _trees() -> dict[str, ast.Module]:
    files = sorted(SOURCE.rglob("*.py"))
    return {file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text()) for file in files}


@cache
def _classes() -> dict[str, ast.ClassDef]:
    """Every class of errors that a user can mend, by its name."""
    named = {
        one.name: one
        for tree in _trees().values()
        for one in ast.walk(tree)
        if isinstance(one, ast.ClassDef) and one.name.endswith("Error")
    }

    def is_ours(name: str) -> bool:
        return name == "KlantreisError" or (name in named and any(map(is_ours, _bases(named[name]))))

    return {name: one for name, one in named.items() if is_ours(name)}


def _bases(one: ast.ClassDef) -> list[str]:
    return [base.id for base in one.bases if isinstance(base, ast.Name)]


def _sentence(name: str) -> ast.FunctionDef | None:
    """The __init__ of a class or of its nearest ancestor that makes the sentence; None when raising does."""
    if name == "KlantreisError" or name not in _classes():
        return None
    for one in _classes()[name].body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return one
    return next(filter(None, map(_sentence, _bases(_classes()[name]))), None)


def _takes_dutch(name: str) -> bool:
    """Whether who raises an error says it in Dutch: all of its sentence, or the part that varies."""
    made = _sentence(name)
    if made is None:
        return True
    needed = zip(made.args.kwonlyargs, made.args.kw_defaults, strict=True)
    return any(one.arg == "nl" and default is None for one, default in needed)


def _has_dutch(call: ast.Call) -> bool:
    return any(keyword.arg == "nl" for keyword in call.keywords)


def _name(node: ast.expr | None) -> str:
    """Of what is called or raised, when it has a plain one."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _in_english_alone() -> Iterator[tuple[str, str]]:
    """The class of each sentence without Dutch, and where it stands."""
    for file, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name in {*_classes()} - {"KlantreisError"}:
                own = [
                    one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"
                ]
                inner = [one for init in own for one in ast.walk(init) if isinstance(one, ast.Call)]
                if any(_name(one) == "__init__" and not _has_dutch(one) for one in inner):
                    yield f"{node.name} in {file}", f"{file}:{node.lineno}"
            is_made = isinstance(node, ast.Call) and _name(node) in _classes() and not _has_dutch(node)
            is_bare = isinstance(node, ast.Raise) and not isinstance(node.exc, ast.Call)
            name = _name(node if is_made else node.exc if is_bare else None)
            if name in _classes() and _takes_dutch(name):
                yield f"{name} in {file}", f"{file}:{node.lineno}"


def test_every_error_is_told_in_dutch_but_those_that_only_python_meets():
    found = list(_in_english_alone())
    assert [where for what, where in found if what not in ENGLISH] == []
    assert set(ENGLISH) == {what for what, _ in found}  # none stands here for nothing


def test_what_a_validator_of_a_field_says_is_told_in_dutch():
    said = [
        f"{file}:{node.lineno}"
        for file, tree in _trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        if any("validator" in _name(one) for one in function.decorator_list)
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and _name(node.exc) in {"ValueError", "AssertionError"}
    ]
    assert said == []


def _series(text: str) -> object:
    kpi = Kpi(id="repeat", title="Repeat", unit="%", source="by_hand")
    return with_series(kpi, text)


def _raise(error: KlantreisError) -> None:
    raise error


RAISED: dict[str, Callable[[], object]] = {
    "a name": lambda: new_map("Kopen", phase_set="sixx"),
    "an operation": lambda: operation_from_data({"op": "add"}),
    "a map": lambda: map_from_yaml("head: {title: Kopen}\nphases:\n  - {id: A b, title: Oriëntatie}\n"),
    "a file": lambda: checked_file(Path("orders.csv")),
    "an ending": lambda: source_of("orders.pdf"),
    "a column": lambda: _raise(UnknownColumnError("time", "when", ["datum", "klant"])),
    "a duration": lambda: duration("3x"),
    "a scale": lambda: Scale.parse("csat 5-5"),
    "a lens": lambda: Lens(gap=timedelta(hours=-1)),
    "a period": lambda: Lens(period=(datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC))),
    "a funnel": lambda: Funnel(["Visit", "Visit"], mode="any_order"),
    "a series": lambda: _series("period,value\n2024-13,7\n"),
    "a figure": lambda: _series("period,value\n2024-01,nan\n"),
    "a margin": lambda: sample_for_share(-0.25),
    "a version": lambda: _raise(ChangedMeanwhileError("orders.yaml", "3")),
}


@pytest.mark.parametrize("raised", RAISED.values(), ids=RAISED)
def test_both_languages_mention_the_same_names_and_numbers(raised: Callable[[], object]):
    with pytest.raises(KlantreisError) as told:
        raised()
    english, in_dutch = told.value.message("en"), told.value.message("nl")
    assert english == str(told.value) != in_dutch == told.value.nl
    assert _facts(english) == _facts(in_dutch)


def _facts(sentence: str) -> set[str]:
    """What is quoted and what is counted, however its decimals are written."""
    numbers = re.findall(r"\d+(?:[.,]\d+)?", sentence)
    return {*re.findall(r"'[^' ]+'", sentence), *(one.replace(",", ".") for one in numbers)}


def test_the_language_of_a_region_counts_and_any_other_reads_english():
    error = InvalidOptionError("Give one.", nl="Geef er een.")
    assert [error.message(one) for one in ("nl", "nl-BE", "NL_nl", "en", "fr", "nlx")] == [
        "Geef er een.",
        "Geef er een.",
        "Geef er een.",
        "Give one.",
        "Give one.",
        "Give one.",
    ]


def test_what_has_no_dutch_is_told_in_english():
    assert InvalidOptionError("Give one.").message("nl") == "Give one."


def test_a_name_that_is_not_there_is_called_what_screens_call_it():
    error = UnknownNameError("touchpoint", "Ordr", ["Order", "Visit"])
    assert error.message("nl") == (
        "Er is geen contactmoment 'Ordr'. Bedoel je 'Order'? Er zijn: Order, Visit."
    )


def test_numbers_are_written_as_dutch_writes_them():
    assert [dutch(1_234_567), dutch(0.25, "g"), dutch(1234.5, ",.1f")] == ["1.234.567", "0,25", "1.234,5"]
