"""Agreement between interviews, and whether further ones bring something new."""

import math
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.errors import InvalidOptionError
from klantreis.evidence.agreement import in_common, krippendorff_alpha, table_of
from klantreis.evidence.agreement_saturation import saturation

_ = math.nan
# Krippendorff (2011), section E: four observers, twelve units, values missing.
KRIPPENDORFF = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_krippendorffs_example(level: str, alpha: float) -> None:
    agreement = krippendorff_alpha(KRIPPENDORFF, level)
    assert agreement.alpha == pytest.approx(alpha, abs=5e-4)
    assert (agreement.n_units, agreement.n_raters, agreement.n_values) == (11, 4, 40)
    assert agreement.low < agreement.alpha < agreement.high <= 1


def test_alpha_is_one_when_all_agree_and_unknown_when_there_is_nothing_to_tell_apart() -> None:
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]]).alpha == 1
    assert math.isnan(krippendorff_alpha([[3, 3], [3, 3]]).alpha)
    assert math.isnan(krippendorff_alpha([[1, _], [_, 2]]).alpha)
    assert math.isnan(krippendorff_alpha(np.empty((0, 0))).alpha)


def test_few_units_give_no_interval() -> None:
    assert math.isnan(krippendorff_alpha([[1, 2, 3], [1, 2, 4]]).low)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(InvalidOptionError, match="nominal, ordinal or interval"):
        krippendorff_alpha(KRIPPENDORFF, "metric")


@given(
    st.lists(st.lists(st.sampled_from([1.0, 2.0, 4.0, _]), min_size=4, max_size=4), min_size=2, max_size=4)
)
@settings(deadline=None, max_examples=60)
def test_alpha_equals_its_slow_twin(ratings: list[list[float]]) -> None:
    found, expected = krippendorff_alpha(ratings).alpha, _slow_alpha(ratings)
    assert found == pytest.approx(expected, nan_ok=True)


def _slow_alpha(ratings: list[list[float]]) -> float:
    """Pair by pair: 1 - mean difference within units / mean difference of any two answers."""
    units = [[row[u] for row in ratings if row[u] == row[u]] for u in range(len(ratings[0]))]
    units = [unit for unit in units if len(unit) > 1]
    every = [value for unit in units for value in unit]
    if len(every) < 2:
        return math.nan
    within = sum(
        sum((a - b) ** 2 for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(every)
    between = sum((a - b) ** 2 for a, b in permutations(every, 2)) / len(every) / (len(every) - 1)
    return 1 - within / between if between else math.nan


def test_touchpoints_in_common_are_the_mean_over_pairs() -> None:
    assert in_common([{"ad", "blog"}, {"ad", "blog"}, {"ad"}]) == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert math.isnan(in_common([{"ad"}, set()]))


def test_a_table_has_nothing_where_nothing_was_said() -> None:
    assert np.isnan(table_of([{"ad": 1}, {"blog": 2}])).tolist() == [[False, True], [True, False]]


NAMED = [{"ad", "shop"}, {"ad", "mail"}, {"ad"}, {"shop", "call"}]


def test_the_curve_is_the_mean_over_every_order() -> None:
    steps = saturation(NAMED).steps
    for step in steps:
        sizes = [len(set().union(*chosen)) for chosen in combinations(NAMED, step.n)]
        assert step.expected == pytest.approx(sum(sizes) / len(sizes))
    assert steps[0].new == pytest.approx(7 / 4)


def test_what_was_not_named_yet_is_estimated_as_chao_does() -> None:
    # Named once: mail and call; twice: shop. By hand: 4 + 3/4 * 2**2 / (2 * 1) = 5.5.
    assert saturation(NAMED).estimated == pytest.approx(5.5)
    # Without anything named twice: 2 + 1/2 * 2 * 1 / 2.
    assert saturation([{"a"}, {"b"}]).estimated == pytest.approx(2.5)
    assert math.isnan(saturation([{"a"}]).estimated)


def test_runs_are_held_against_the_base() -> None:
    # The base of four names 20 things; interviews 5 and 6 bring 2 more (10 %), 6 and 7 one (5 %).
    base = [{f"{i}-{k}" for k in range(5)} for i in range(4)]
    further = [{"new-1", "0-0"}, {"new-2"}, {"0-1"}, {"1-1"}]
    found = saturation([*base, *further])
    assert found.reached_at == 7
    assert found.last_share == 0
    assert saturation([*base, *further[:2]]).reached_at is None
    assert saturation([*base, *further[:2]]).last_share == pytest.approx(0.10)


def test_saturation_that_did_not_last_is_none() -> None:
    base = [{f"{i}-{k}" for k in range(5)} for i in range(4)]
    quiet, rich = [{"0-0"}, {"1-1"}], [{"a", "b"}, {"c", "d"}]
    assert saturation([*base, *quiet]).reached_at == 6
    assert saturation([*base, *quiet, *rich]).reached_at is None


def test_how_many_more_is_what_the_estimate_says() -> None:
    # 4 seen of 5.5; nine in ten are 4.95. Each further interview misses 1 - 2/(3*2+2) = 3/4 of 1.5:
    # log(1 - 0.95/1.5) / log(3/4) = 3.49, so 4 more.
    assert saturation(NAMED).more_for(0.9) == 4
    assert saturation(NAMED).more_for(0.5) == 0
    assert saturation([{"a"}, {"b"}]).more_for() is None


@pytest.mark.parametrize("language", ["en", "nl"])
def test_saturation_is_told_in_plain_words(language: str) -> None:
    base = [{f"{i}-{k}" for k in range(5)} for i in range(4)]
    words = {
        saturation(named).in_words(language)
        for named in (NAMED, [*base, {"x", "y"}, {"z"}], [*base, {"0-1"}, {"1-1"}])
    }
    assert len(words) == 3
    assert not any("{" in one for one in words)
