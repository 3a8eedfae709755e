"""The operation that makes a document into another state of it."""

from __future__ import annotations

from datetime import date

from klantreis.mapping.documents.content import Content, ContentItem
from klantreis.mapping.documents.difference import operation_between
from klantreis.mapping.documents.editing import apply, inverse
from klantreis.mapping.documents.plan import Action, Kpi, Measurement, Plan
from klantreis.mapping.operation import All, Set

JAN = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
BEFORE = Plan(
    id="p",
    title="Plan",
    actions=(Action(id="a", title="A", moves="k"), Action(id="b", title="B", needs=("a",))),
    kpis=(Kpi(id="k", title="K", measurements=(Measurement(id="k-1", value=5, low=4, high=6, **JAN),)),),
)


def test_the_operation_makes_the_change_and_is_undone():
    after = BEFORE.changed(
        title={"en": "Plan", "nl": "Plan"},
        actions=(BEFORE.actions[0].changed(title="New", due_on=date(2026, 5, 1)), Action(id="c", title="C")),
        kpis=(*BEFORE.kpis, Kpi(id="l", title="L", measurements=(Measurement(id="l-1", value=1, **JAN),))),
    )
    operation = operation_between(BEFORE, after)
    assert operation is not None
    assert apply(BEFORE, operation) == after
    assert apply(after, inverse(BEFORE, operation)) == BEFORE


def test_one_field_that_changed_is_one_set():
    after = BEFORE.changed(actions=(BEFORE.actions[0].changed(owner="Ann"), BEFORE.actions[1]))
    assert operation_between(BEFORE, after) == Set(id="a", field="owner", value="Ann")


def test_a_figure_that_leaves_its_interval_is_put_back_whole():
    kpi = BEFORE.kpis[0]
    after = BEFORE.changed(
        kpis=(kpi.changed(measurements=(Measurement(id="k-1", value=9, low=8, high=10, **JAN),)),)
    )
    operation = operation_between(BEFORE, after)
    assert isinstance(operation, All)
    assert [one.op for one in operation.operations] == ["remove", "add"]
    assert apply(BEFORE, operation) == after


def test_what_is_taken_away_becomes_nothing():
    before = Content(id="c", title="C", items=(ContentItem(id="i", title="I", channel="web"),))
    after = before.changed(items=(ContentItem(id="i", title="I"),))
    assert operation_between(before, after) == Set(id="i", field="channel", value=None)


def test_the_same_needs_no_operation():
    assert operation_between(BEFORE, BEFORE.changed(title="Plan")) is None
