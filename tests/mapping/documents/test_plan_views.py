"""What is shown of a plan: its grid, road map, board, what is due, and where actions come from."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from klantreis.mapping.documents.plan import Action, ActionStatus, Kpi, Measurement, Origin, Plan
from klantreis.mapping.documents.plan_views import (
    Quarter,
    Why,
    actions_of,
    board,
    by_finding,
    grid,
    in_order,
    is_on_target,
    late,
    latest,
    reminders,
    road_map,
)

TODAY = date(2026, 3, 2)


def action(id_, **fields):
    return Action(id=id_, title=id_, **fields)


def plan(*actions, **fields):
    return Plan(id="p", title="P", actions=actions, **fields)


def test_the_grid_has_four_fields_and_leaves_out_what_was_dropped():
    shown = grid(
        plan(
            action("a", term=0.2, impact=0.9),
            action("b", term=0.8, impact=0.7),
            action("c", term=0.1, impact=0.1),
            action("d", term=0.9, impact=0.2),
            action("e", term=0.5, impact=0.95),
            action("f", status="dropped"),
        )
    )
    assert {field: [one.id for one in actions] for field, actions in shown.items()} == {
        Quarter.NOW: ["e", "a"],
        Quarter.PROJECT: ["b"],
        Quarter.SIDE: ["c"],
        Quarter.LATER: ["d"],
    }


def test_an_action_comes_behind_all_that_it_needs_also_when_it_starts_before():
    found = in_order(
        plan(
            action("last", needs=("middle",), starts_on=date(2026, 1, 1)),
            action("middle", needs=("first",), due_on=date(2026, 2, 1)),
            action("first", due_on=date(2026, 6, 1)),
            action("free", starts_on=date(2026, 1, 5)),
        )
    )
    assert [one.id for one in found] == ["free", "first", "middle", "last"]


@given(st.data())
def test_the_order_holds_every_action_once_and_every_need_before(data):
    n = data.draw(st.integers(1, 7))
    made = [
        action(
            f"a{i}",
            needs=tuple(f"a{j}" for j in range(i) if data.draw(st.booleans())),
            term=data.draw(st.floats(0, 1)),
        )
        for i in range(n)
    ]
    order = [one.id for one in in_order(plan(*data.draw(st.permutations(made))))]
    assert sorted(order) == sorted(one.id for one in made)
    assert all(order.index(need) < order.index(one.id) for one in made for need in one.needs)


def test_the_road_map_guesses_the_days_that_nobody_set_and_says_so():
    spans = road_map(
        plan(
            action("set", starts_on=date(2026, 3, 1), due_on=date(2026, 3, 10)),
            action("follows", needs=("set",), effort=5),
            action("term", term=0),
            action("due", due_on=date(2026, 4, 30), effort=10),
            action(
                "done",
                starts_on=date(2026, 1, 5),
                due_on=date(2026, 1, 9),
                done_on=date(2026, 1, 20),
                status="done",
            ),
            action("dropped", status="dropped"),
        ),
        TODAY,
    )
    found = {one.action.id: (one.starts_on, one.ends_on, one.is_guessed) for one in spans}
    assert found == {
        "done": (date(2026, 1, 5), date(2026, 1, 20), False),
        "set": (date(2026, 3, 1), date(2026, 3, 10), False),
        "follows": (date(2026, 3, 11), date(2026, 3, 18), True),
        "due": (date(2026, 4, 16), date(2026, 4, 30), True),
        "term": (TODAY, date(2026, 3, 9), True),
    }


def test_the_board_has_a_row_a_department_and_those_without_last():
    shown = board(
        plan(action("a"), action("b", department="Service"), action("c", department="Content", status="done"))
    )
    assert list(shown) == ["Content", "Service", ""]
    assert [one.id for one in shown["Content"][ActionStatus.DONE]] == ["c"]
    assert shown["Service"][ActionStatus.DONE] == ()


def test_reminders_say_what_is_due_late_and_can_be_measured():
    kpi = Kpi(id="k", title="K")
    made = plan(
        action("reminded", remind_on=TODAY),
        action("due", due_on=date(2026, 3, 9)),
        action("far", due_on=date(2026, 3, 10)),
        action("late", due_on=date(2026, 2, 1)),
        action("measure", status="done", moves="k", measure_on=date(2026, 3, 1), due_on=date(2026, 1, 1)),
        action("finished", status="done", remind_on=date(2026, 1, 1)),
        kpis=(kpi,),
    )
    assert [(one.action.id, one.why) for one in reminders(made, TODAY)] == [
        ("late", Why.LATE),
        ("measure", Why.MEASURE),
        ("reminded", Why.REMINDER),
        ("due", Why.DUE),
    ]
    assert [one.id for one in late(made, TODAY)] == ["late"]


def test_actions_and_findings_lead_to_one_another():
    made = plan(
        action("a", origin=Origin(map="m", finding="f1")),
        action("b", origin=Origin(map="m", finding="f1", part="step")),
        action("c", origin=Origin(map="other", finding="f1")),
        action("d"),
    )
    assert by_finding(made, "m") == {"f1": ("a", "b")}
    assert [one.id for one in actions_of(made, "m", part="step")] == ["b"]


def test_the_latest_figure_is_the_last_that_is_settled():
    series = (
        Measurement(id="m1", starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 31), value=60),
        Measurement(
            id="m2", starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 28), value=40, is_provisional=True
        ),
    )
    kpi = Kpi(id="k", title="K", target=50, measurements=series)
    assert latest(kpi).id == "m1"
    assert is_on_target(kpi) is True
    assert is_on_target(kpi.changed(is_better_low=True)) is False
    assert is_on_target(kpi.changed(target=None)) is None
    assert latest(Kpi(id="k", title="K")) is None
