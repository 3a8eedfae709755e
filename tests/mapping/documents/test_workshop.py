"""A workshop: what many people do at once, votes, what one sees in silence, and what comes of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.errors import InvalidOptionError, UnknownNameError
from klantreis.mapping.documents.document import walk
from klantreis.mapping.documents.editing import apply, inverse
from klantreis.mapping.documents.plan import Plan
from klantreis.mapping.documents.workshop import Column, Group, Guest, Note, Stage, Timer, Vote, Workshop
from klantreis.mapping.documents.workshop_results import (
    chosen_results,
    columns_of,
    results,
    to_map,
    to_plan,
    to_touchpoints,
)
from klantreis.mapping.operation import Add, Remove, Set
from klantreis.mapping.operations import apply as apply_to_map
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.shape import map_from_data
from klantreis.mapping.touchpoint import Register, Touchpoint

ANNA, BEN = Guest(id="anna", name="Anna"), Guest(id="ben", name="Ben", colour=3)
BOARD = Workshop(
    id="w",
    title="W",
    map="m",
    stage="voting",
    votes_each=2,
    columns=(Column(id="c1", title="Pays", step="pays"), Column(id="c2", title="Later")),
    guests=(ANNA, BEN),
    groups=(Group(id="waiting", title="Waiting"),),
    notes=(
        Note(id="n1", guest="anna", text="It takes long", column="c1", lane="pain", group="waiting"),
        Note(id="n2", guest="ben", text="Slow!", column="c1", lane="pain", group="waiting"),
        Note(id="n3", guest="ben", text="Chat", column="c1", lane="touchpoint"),
    ),
    votes=(
        Vote(id="v1", guest="anna", group="waiting"),
        Vote(id="v2", guest="ben", note="n2"),
        Vote(id="v3", guest="ben", note="n3"),
    ),
)
MAP_PHASES = [{"id": "f", "title": "F", "steps": [{"id": "pays", "title": "Pays", "cards": {}}]}]
MAP = map_from_data(
    {
        "id": "m",
        "head": {"title": "M"},
        "lanes": [{"id": "touchpoint", "kind": "touchpoint"}, {"id": "pain", "kind": "pain"}],
        "phases": MAP_PHASES,
    }
)


def parts(board: Workshop) -> dict[str, object]:
    return {found.part.id: found.part for found in walk(board) if found.path}


def test_every_note_is_in_one_result_and_votes_on_notes_count_for_their_group():
    found = results(BOARD)
    assert [(one.id, one.n_votes, one.n_voters, one.n_writers) for one in found] == [
        ("waiting", 2, 2, 2),
        ("n3", 1, 1, 1),
    ]
    assert (found[0].column, found[0].lane) == ("c1", "pain")
    assert sorted(note.id for one in found for note in one.notes) == ["n1", "n2", "n3"]


def test_nobody_gives_more_votes_than_allowed():
    with pytest.raises(RefusedOperationError) as refused:
        apply(BOARD, Add(what="vote", part={"id": "v4", "guest": "ben", "note": "n1"}))
    assert refused.value.code == "too_many_votes"
    assert "Ben heeft 3 stemmen" in refused.value.message("nl")
    assert apply(BOARD, Add(what="vote", part={"id": "v4", "guest": "anna", "note": "n1"}))


def test_a_vote_is_for_a_note_or_a_group():
    with pytest.raises(RefusedOperationError) as refused:
        apply(BOARD, Set(id="v3", field="group", value="waiting"))
    assert refused.value.code == "vote_outside"


def test_with_a_note_its_votes_are_free_again_and_undo_brings_them_back():
    remove = Remove(id="n3")
    after = apply(BOARD, remove)
    assert apply(after, Add(what="vote", part={"id": "v4", "guest": "ben", "note": "n1"}))
    assert apply(after, inverse(BOARD, remove)) == BOARD
    ungrouped = apply(BOARD, Remove(id="waiting"))
    assert [note.group for note in ungrouped.notes] == [None, None, None]


def test_in_silent_writing_everyone_sees_their_own_notes_only():
    silent = BOARD.changed(stage=Stage.WRITING)
    assert [note.id for note in silent.seen_by("anna").notes] == ["n1"]
    assert [vote.id for vote in silent.seen_by("anna").votes] == ["v1"]
    assert silent.seen_by(None) == silent
    assert BOARD.seen_by("anna") == BOARD


def test_the_timer_is_the_same_for_all_and_stops_at_nothing():
    start = datetime(2026, 3, 1, 10, tzinfo=UTC)
    timer = Timer(started_at=start, seconds=300)
    assert timer.left(start + timedelta(seconds=100)) == 200
    assert timer.left(start - timedelta(seconds=5)) == 300  # a clock that is behind
    assert timer.left(start + timedelta(hours=1)) == 0


def made_by(guest: str) -> st.SearchStrategy[list]:
    """What a guest does: notes, votes on one's own notes, moving and grouping these."""
    ids = st.integers(0, 3).map(lambda number: f"{guest}-{number}")
    add = ids.map(lambda id_: Add(what="note", part={"id": id_, "guest": guest, "text": id_}))
    vote = ids.map(lambda id_: Add(what="vote", part={"id": f"v-{id_}", "guest": guest, "note": id_}))
    put = st.builds(lambda id_, x: Set(id=id_, field="x", value=x), ids, st.floats(0, 1))
    group = ids.map(lambda id_: Set(id=id_, field="group", value="waiting"))
    remove = ids.map(lambda id_: Remove(id=id_))
    return st.lists(st.one_of(add, vote, put, group, remove), max_size=8)


@settings(deadline=None)
@given(made_by("anna"), made_by("ben"), st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_edits_of_different_people_arrive(annas, bens, chance):
    empty = BOARD.changed(notes=(), votes=())

    def done(operations):
        board = empty
        for operation in operations:
            try:
                board = apply(board, operation)
            except RefusedOperationError:
                continue
        return parts(board)

    mixed, left = [], [list(annas), list(bens)]
    while any(left):
        mixed.append(chance.choice([one for one in left if one]).pop(0))
    assert done(mixed) == done([*annas, *bens]) == done([*bens, *annas])


def test_results_become_cards_where_their_notes_hang_and_count_as_assumed():
    after = apply_to_map(MAP, to_map(BOARD, results(BOARD), MAP))
    cards = after.step("pays").cards
    assert [(card.kind, card.text, card.status().value) for card in cards["pain"]] == [
        ("pain", "Waiting", "assumed")
    ]
    assert [card.touchpoint for card in cards["touchpoint"]] == ["Chat"]


def test_a_result_that_hangs_nowhere_must_be_told_where():
    loose = results(BOARD.changed(notes=(Note(id="n9", guest="anna", text="Hm"),), votes=(), groups=()))
    with pytest.raises(InvalidOptionError, match="'Hm' stands in no step"):
        to_map(BOARD, loose, MAP)
    assert to_map(BOARD, loose, MAP, step="pays", lane="pain").operations[0].part["text"] == "Hm"


def test_what_became_a_card_becomes_no_second_one_under_other_words():
    once = apply_to_map(MAP, to_map(BOARD, results(BOARD), MAP))
    renamed = apply(BOARD, Set(id="waiting", field="title", value="Waits too long"))
    assert to_map(renamed, results(renamed), once).operations == ()
    other = BOARD.changed(id="another-workshop")
    assert len(to_map(other, results(other), once).operations) == 2


def test_no_note_becomes_an_image_or_an_emotion():
    lanes = [{"id": kind, "kind": kind} for kind in ("image", "emotion", "visibility_line")]
    odd = map_from_data({"id": "m", "head": {"title": "M"}, "lanes": lanes, "phases": MAP_PHASES})
    for lane in ("image", "emotion", "visibility_line"):
        with pytest.raises(InvalidOptionError, match="choose another lane"):
            to_map(BOARD, results(BOARD), odd, lane=lane)


def test_results_become_actions_the_higher_the_more_votes():
    plan = apply(Plan(id="p", title="P"), to_plan(BOARD, results(BOARD), taken=()))
    assert [(one.id.rpartition("-")[0], one.title, one.impact) for one in plan.actions] == [
        ("waiting", "Waiting", 1.0),
        ("chat", "Chat", 0.5),
    ]
    assert plan.actions[0].description == "It takes long\nSlow!"
    assert (plan.actions[0].origin.map, plan.actions[0].origin.part) == ("m", "pays")
    assert to_plan(BOARD, results(BOARD), taken=[one.id for one in plan.actions]).operations == ()
    left = to_plan(BOARD, results(BOARD), taken=[plan.actions[0].id]).operations
    assert [one.part["id"] for one in left] == [plan.actions[1].id]


def test_results_become_touchpoints_that_the_register_lacks():
    register = Register(touchpoints=(Touchpoint(name="chat"),))
    assert to_touchpoints(BOARD, results(BOARD), register) == (Touchpoint(name="Waiting"),)
    assert [one.name for one in to_touchpoints(BOARD, results(BOARD), Register())] == ["Waiting", "Chat"]


def test_results_are_chosen_by_their_ids():
    assert [one.id for one in chosen_results(BOARD, ["n3", "waiting", "n3"])] == ["n3", "waiting"]
    with pytest.raises(UnknownNameError, match="n1"):  # it is in a group
        chosen_results(BOARD, ["n1"])


def test_a_group_in_which_nothing_is_left_is_no_result():
    after = apply(BOARD, Add(what="group", part={"id": "empty", "title": "Empty"}))
    assert [one.id for one in results(after)] == ["waiting", "n3"]


def test_a_board_on_a_map_has_a_column_a_step():
    assert columns_of(MAP) == (Column(id="pays", title="Pays", step="pays"),)
