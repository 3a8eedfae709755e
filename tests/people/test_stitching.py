"""Stitching: who is one person."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.naive.stitching import stitched

from klantreis.people.stitching import NOBODY, Links, People, stitch


def links_of(identities: Sequence[Collection[str]]) -> Links:
    """Links of identities such as ["ab", "bc"]; an identifier in o … z names a thing."""
    codes: dict[str, int] = {}
    for identity in identities:
        for identifier in sorted(identity):
            codes.setdefault(identifier, len(codes))
    pairs = [(i, codes[one]) for i, identity in enumerate(identities) for one in sorted(set(identity))]
    identity, identifier = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Links(identity, identifier, np.array([one[0] >= "o" for one in codes], dtype=np.bool_))


def groups(people: People) -> set[frozenset[int]]:
    return {
        frozenset(np.flatnonzero(people.of_identity == person).tolist()) for person in set(people.of_identity)
    }


def test_identifiers_that_occur_together_are_one_person():
    people = stitch(links_of(["a", "ab", "c", "b", "cd"]))
    assert people.of_identity.tolist() == [0, 0, 1, 0, 1]
    assert people.of_identifier.tolist() == [0, 0, 1, 1]


def test_nobody_is_nobody():
    assert stitch(links_of([])).n_persons == 0


def test_an_identifier_that_links_too_many_is_set_aside_and_still_belongs_to_someone():
    till = ["ax", "bx", "cx", "x"]
    assert groups(stitch(links_of(["ax", "bx", "cx"]), limit=3)) == {frozenset({0, 1, 2})}
    people = stitch(links_of([identity.replace("x", "k") for identity in till]), limit=2)
    assert groups(people) == {frozenset({0}), frozenset({1}), frozenset({2}), frozenset({3})}
    assert people.set_aside.tolist() == [1]


def test_one_person_behind_many_neighbours_is_not_too_many():
    cookies_of_one_person = ["ka", "kb", "kc", "ab", "bc"]
    assert stitch(links_of(cookies_of_one_person), limit=2).set_aside.size == 0


def test_orders_are_things_and_not_persons():
    assert stitch(links_of(["ao", "ap", "aq", "ar"]), limit=2).n_persons == 1


def test_a_late_link_gives_both_the_lower_number_and_moves_nobody_else():
    before = stitch(links_of(["a", "b", "c"]))
    after = stitch(links_of(["a", "b", "c", "bc", "d"]), before)
    assert after.of_identity.tolist() == [0, 1, 1, 1, 3]
    assert after.n_persons == 4


def test_a_person_who_falls_apart_keeps_the_number_with_the_earliest_identity():
    before = stitch(links_of(["ak", "bk"]), limit=2)
    after = stitch(links_of(["ak", "bk", "ck"]), before, limit=2)
    assert before.of_identity.tolist() == [0, 0]
    assert after.of_identity.tolist() == [0, 1, 2]


identities = st.lists(st.text("abcdefg", min_size=1, max_size=3), max_size=12)


@settings(deadline=None)
@given(identities)
def test_persons_are_those_of_the_slow_twin(sets: list[str]):
    assert groups(stitch(links_of(sets), limit=99)) == set(map(frozenset, stitched(sets)))


@settings(deadline=None)
@given(identities, st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_events_does_not_matter(sets: list[str], random, limit: int):
    order = list(range(len(sets)))
    random.shuffle(order)
    shuffled = stitch(links_of([sets[i] for i in order]), limit=limit)
    straight = stitch(links_of(sets), limit=limit)
    assert groups(straight) == {frozenset(order[i] for i in group) for group in groups(shuffled)}


@settings(deadline=None)
@given(identities, st.integers(0, 12), st.integers(1, 4))
def test_stitching_in_two_steps_gives_the_same_persons_as_in_one(sets: list[str], cut: int, limit: int):
    before = stitch(links_of(sets[:cut]), limit=limit) if sets[:cut] else NOBODY
    assert groups(stitch(links_of(sets), before, limit=limit)) == groups(stitch(links_of(sets), limit=limit))
