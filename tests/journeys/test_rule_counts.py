"""What rules would do is what they do: previews agree with the journeys that are built."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import klantreis
from klantreis.errors import InvalidOptionError
from klantreis.journeys.rule_counts import refuse_unrunnable
from klantreis.mapping.conditions import Condition
from klantreis.mapping.touchpoint import Register, Touchpoint
from klantreis.workspace import Workspace

EVENTS = [
    ("a", "Visit", "web", 1.0),
    ("a", "Order", "web", 120.0),
    ("b", "Order", "shop", 30.0),
    ("b", "Call", None, None),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = klantreis.init(tmp_path_factory.mktemp("rules") / "shop")
    persons, names, channels, values = zip(*EVENTS, strict=True)
    times = [f"2024-03-0{i + 1}T10:00:00Z" for i in range(len(EVENTS))]
    table = pa.table({"person": persons, "time": times, "event": names, "channel": channels, "value": values})
    made.import_events(table, channel="channel", value="value")
    return made


def registered(workspace: Workspace, *touchpoints: Touchpoint) -> Register:
    register = Register(touchpoints=touchpoints)
    workspace.register_file.change(lambda _: register)
    return register


def rule(**said: object) -> Condition:
    return Condition.model_validate(said)


def test_a_rule_on_the_amount_looks_at_every_event(workspace: Workspace):
    registered(workspace, Touchpoint(name="Order"))
    large = Touchpoint(name="Large", rules=(rule(field="value", greater=100),))
    told = workspace.preview_rules(large, at=0)
    assert (told.n_all, told.n_matching, told.n_won) == (4, 1, 1)
    assert [(one.touchpoint, one.n_events) for one in told.taken] == [("Order", 1)]
    assert workspace.preview_rules(large).n_won == 0
    assert [(one.touchpoint, one.n_events) for one in workspace.preview_rules(large).kept] == [("Order", 1)]


def test_a_touchpoint_that_stays_as_it_is_takes_and_releases_nothing(workspace: Workspace):
    registered(workspace, Touchpoint(name="Order"))
    told = workspace.preview_rules(Touchpoint(name="Order"), instead_of="Order")
    assert (told.n_won, told.taken, told.kept, told.released) == (2, (), (), ())


def test_unregistered_events_come_by_name_with_where_they_are_from(workspace: Workspace):
    registered(workspace, Touchpoint(name="Shop", rules=(rule(field="channel", equals="shop"),)))
    found = workspace.unregistered_events()
    assert [(one.name, one.n_events) for one in found] == [("Call", 1), ("Order", 1), ("Visit", 1)]
    assert [(one.channel, one.n_events) for one in found[1].kinds] == [("web", 1)]


def test_without_events_nothing_matches(tmp_path: Path):
    empty = klantreis.init(tmp_path / "shop")
    for one in (rule(field="name", equals="x"), rule(field="attributes.page", equals="x")):
        told = empty.preview_rules(Touchpoint(name="New", rules=(one,)))
        assert (told.n_all, told.n_matching, told.examples) == (0, 0, ())
    assert empty.unregistered_events() == ()


def test_patterns_that_only_python_knows_are_refused():
    refuse_unrunnable([Touchpoint(name="Fine", rules=(rule(field="name", matches=r"^a\d+(b|c)?$"),))])
    with pytest.raises(InvalidOptionError, match="regular expression"):
        refuse_unrunnable([Touchpoint(name="Odd", rules=(rule(field="name", matches=r"(a)\1"),))])


conditions = st.one_of(
    st.builds(
        lambda one: rule(field="name", equals=one), st.sampled_from(["Visit", "Order", "Call", "None"])
    ),
    st.builds(lambda one: rule(field="channel", equals=one), st.sampled_from(["web", "shop"])),
    st.builds(lambda one: rule(field="value", less=one), st.sampled_from([10.0, 50.0, 500.0])),
)
touchpoints = st.lists(
    st.tuples(st.sampled_from(["A", "B", "Order", "Call"]), st.lists(conditions, max_size=2)),
    unique_by=lambda one: one[0],
    max_size=3,
).map(lambda several: [Touchpoint(name=name, rules=tuple(rules)) for name, rules in several])


@settings(deadline=None, max_examples=25)
@given(touchpoints, st.lists(conditions, min_size=1, max_size=2), st.integers(0, 3))
def test_a_preview_counts_what_the_build_then_makes(
    workspace: Workspace, before: list[Touchpoint], rules: list[Condition], at: int
):
    register = registered(workspace, *before)
    new = Touchpoint(name="New", rules=tuple(rules))
    told = workspace.preview_rules(new, at=min(at, len(before)))
    workspace.register_file.change(lambda _: register.with_added([new], min(at, len(before))))
    counts = {one.name: one.n_events for one in workspace.touchpoints()}
    assert told.n_won == counts["New"] == sum(one.n_events for one in told.taken)
    assert told.n_matching == told.n_won + sum(one.n_events for one in told.kept)
    unregistered = {one.name: one.n_events for one in workspace.touchpoints() if not one.is_registered}
    names = {name.removesuffix(" (unregistered)"): n for name, n in unregistered.items()}
    assert {one.name: one.n_events for one in workspace.unregistered_events()} == names
