"""What changed between two proofs, tested and not eyeballed."""

from __future__ import annotations

import json
import math
from datetime import date

import numpy as np
import pytest
from scipy import stats
from tests.evidence.maps import map_of
from tests.evidence.test_proof import journeys_from_lines

from klantreis.errors import InvalidOptionError
from klantreis.evidence.drift import DriftThresholds, drift
from klantreis.evidence.drift_tests import mean_test, rank_test
from klantreis.evidence.proof import Proof, ProofOptions, prove
from klantreis.evidence.satisfaction import mean_of
from klantreis.journeys.log_histogram import RELATIVE_ERROR

SHOP = map_of("see: Ad", "cart: Cart", "pay: Pay")
SCALES = ProofOptions(scales={"Cart": "1-5"})


def proof_of(journeys: dict[str, int], *, day: int = 1, seconds: int = 60, shop=SHOP) -> Proof:
    """A proof over journeys such as "Ad Cart:score=4" with how many persons have each."""
    lines = []
    for number, (written, n) in enumerate(journeys.items()):
        for person in range(n):
            for k, contact in enumerate(written.split()):
                name, _, more = contact.partition(":")
                minutes, rest = divmod(k * seconds, 60)
                lines.append(
                    f"p{number}-{person} 2024-01-{day:02d}T09:{minutes:02d}:{rest:02d} {name} {more}"
                )
    return prove(journeys_from_lines(*lines), shop, SCALES)


SAME = {"Ad Cart:score=4 Pay": 80, "Ad Cart:score=3": 20}


def changed(before: Proof, now: Proof, **options) -> list[tuple[str, str]]:
    return sorted((one.step, one.figure) for one in drift(before, now, **options).changes)


def test_the_same_figures_are_no_drift():
    found = drift(proof_of(SAME), proof_of(SAME, day=2))
    assert (found.changes, found.is_stale, found.has_overlap) == ((), False, False)
    assert found.n_compared > 6


def test_fewer_journeys_at_a_step_and_more_that_stop_are_drift():
    now = proof_of({"Ad Cart:score=4 Pay": 40, "Ad Cart:score=3": 12, "Ad Cart:score=4": 48}, day=2)
    found = drift(proof_of(SAME), now)
    assert changed(proof_of(SAME), now) == [("cart", "drop_off"), ("pay", "reached")]
    assert set(found.stale_steps) == {"cart", "pay"}
    reached = next(one for one in found.changes if one.figure == "reached")
    assert (reached.before, reached.now, reached.n_now) == (0.8, 0.4, 100)
    assert reached.sentence("nl") == "“Pay”: 40 % van 100 reizen komt hier; het was 80 %."


def test_longer_times_are_drift():
    slow = proof_of(SAME, day=2, seconds=90)
    assert changed(proof_of(SAME), slow) == [("cart", "time_to_next"), ("see", "time_to_next")]
    assert "1.5 minutes" in drift(proof_of(SAME), slow).changes[0].sentence("en")


def test_another_emotion_is_drift():
    sad = proof_of({"Ad Cart:score=2 Pay": 80, "Ad Cart:score=1": 20}, day=2)
    assert changed(proof_of(SAME), sad) == [("cart", "emotion")]


def test_a_change_that_is_sure_but_small_is_no_drift():
    before = proof_of({"Ad Cart Pay": 300, "Ad": 100})
    now = proof_of({"Ad Cart Pay": 200, "Ad": 200}, day=2)
    assert changed(before, now) != []
    assert changed(before, now, thresholds=DriftThresholds(share=0.3)) == []


def test_a_few_journeys_more_or_less_are_no_drift():
    assert changed(proof_of({"Ad Cart Pay": 8, "Ad": 2}), proof_of({"Ad Cart Pay": 5, "Ad": 5}, day=2)) == []


def test_a_map_whose_review_date_passed_is_stale():
    same = (proof_of(SAME), proof_of(SAME, day=2))
    due = drift(*same, review_on=date(2024, 2, 1), today=date(2024, 2, 2))
    assert (due.is_due, due.is_stale) == (True, True)
    assert due.sentences("nl") == ("De kaart zou uiterlijk 2024-02-01 opnieuw bekeken worden.",)
    assert not drift(*same, review_on=date(2024, 2, 1), today=date(2024, 2, 1)).is_stale


def test_proofs_of_the_same_time_overlap_and_say_so():
    now = proof_of({"Ad Cart Pay": 50, "Ad": 50})
    found = drift(proof_of(SAME), now)
    assert found.has_overlap
    assert "same time" in found.sentences("en")[-1]


def test_steps_added_or_removed_are_told_and_not_compared():
    other = proof_of(SAME, day=2, shop=map_of("see: Ad", "pay: Pay"))
    found = drift(proof_of(SAME), other)
    assert (found.added, found.removed) == ((), ("cart",))
    assert drift(other, proof_of(SAME)).added == ("cart",)


def test_a_kept_proof_compares_as_the_one_it_was():
    before, now = proof_of(SAME), proof_of({"Ad Cart:score=2": 100}, day=2)
    kept = Proof.from_json(before.to_json())
    assert repr(drift(kept, now)) == repr(drift(before, now))


def test_proofs_of_different_maps_are_refused():
    other = Proof.from_json(json.dumps({**json.loads(proof_of(SAME).to_json()), "map_id": "other"}))
    with pytest.raises(InvalidOptionError, match="'other'"):
        drift(proof_of(SAME), other)


@pytest.mark.parametrize("seed", range(5))
def test_the_rank_test_is_that_of_mann_and_whitney(seed):
    random = np.random.default_rng(seed)
    a, b = random.integers(0, 12, 60), random.integers(0, 14, 45)
    counted = [dict(zip(*np.unique(sample, return_counts=True), strict=True)) for sample in (a, b)]
    exact = stats.mannwhitneyu(a, b, use_continuity=False, method="asymptotic").pvalue
    assert rank_test(*counted) == pytest.approx(exact)


def test_the_rank_test_of_equal_or_no_values_says_nothing():
    assert rank_test({3: 5}, {3: 9}) == 1.0
    assert math.isnan(rank_test({}, {3: 9}))


@pytest.mark.parametrize("seed", range(5))
def test_the_mean_test_is_that_of_welch(seed):
    random = np.random.default_rng(seed)
    a, b = random.normal(0, 0.5, 40).clip(-2, 2), random.normal(0.2, 0.8, 25).clip(-2, 2)
    means = [mean_of(sample, np.ones(len(sample)), -2, 2) for sample in (a, b)]
    assert mean_test(*means) == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue)


def test_bins_are_narrow_enough_for_the_smallest_change_told():
    assert DriftThresholds().time_ratio > 1 + 2 * RELATIVE_ERROR
