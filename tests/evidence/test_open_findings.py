"""Open findings: what a team set aside stays so until it is clearly worse, and says so when it is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.evidence.maps import map_of
from tests.evidence.proving import journeys_from, lines_of

from klantreis.errors import UnknownNameError
from klantreis.evidence.finding import Finding
from klantreis.evidence.open_findings import (
    findings_of_proof,
    proof_with_open,
    set_aside,
    sorted_findings,
    take_back,
    whose,
    worsening,
)
from klantreis.mapping.operations import apply, inverse
from klantreis.mapping.yaml_text import map_from_yaml, map_to_yaml

SHOP = map_of("see: Product", "cart: Cart", "pay: Payment", "order: Order")
MARCH = date(2026, 3, 1)


def shopping(n_stopping: int):
    """A proof of 200 carts: so many stop there, the others pay and order."""
    ways = {"Product Cart": n_stopping, "Product Cart Payment Order": 200 - n_stopping}
    return journeys_from(*lines_of(ways)).prove(SHOP, outcome="Order")


def stopping(proof) -> Finding:
    return next(one for one in proof.findings if one.step == "cart" and one.code == "pain_drop_off")


def found(code: str, **figures: float) -> Finding:
    return Finding(code, "cart", None, None, 10, 1.0, 100, {"step": "Cart", "n": 100, **figures})


def aside(finding: Finding, *, of: str = "", why: str = "Is being rebuilt in March"):
    return apply(SHOP, set_aside(SHOP, finding, why=why, on=MARCH, by="Anna", of=of))


def test_a_finding_set_aside_leaves_the_open_ones_with_who_when_and_why():
    proof = shopping(60)
    known = aside(stopping(proof))
    after = findings_of_proof(known, proof)
    assert stopping(proof) not in after.open
    ((finding, by),) = after.aside
    assert finding == stopping(proof)
    assert (by.why, by.by, by.on) == ("Is being rebuilt in March", "Anna", MARCH)
    assert by.text == finding.sentence("en")
    assert proof_with_open(known, proof).findings == after.open


def test_it_stays_aside_in_a_later_proof_that_finds_about_as_much():
    later = shopping(66)  # 33 %, 27 to 40; it was 30 %, 24 to 37
    after = findings_of_proof(aside(stopping(shopping(60))), later)
    assert [one.id for one, _ in after.aside] == [stopping(later).id]
    assert after.back == {}


def test_it_comes_back_when_its_interval_lies_wholly_beyond_what_it_was():
    known, later = aside(stopping(shopping(60))), shopping(96)  # 48 %, 41 to 55
    after = findings_of_proof(known, later)
    assert after.aside == ()
    assert stopping(later) in after.open
    assert after.back[stopping(later).id].on == MARCH


def test_one_that_came_back_can_be_set_aside_anew_and_taken_back():
    known, later = aside(stopping(shopping(60))), shopping(96)
    anew = apply(known, set_aside(known, stopping(later), why="Later then", on=date(2026, 6, 1)))
    ((_, by),) = findings_of_proof(anew, later).aside
    assert by.why == "Later then"
    undone = take_back(anew, stopping(later).id)
    assert findings_of_proof(apply(anew, undone), later).aside == ()
    assert apply(apply(anew, undone), inverse(anew, undone)) == anew


def test_taking_back_what_was_not_set_aside_is_refused():
    with pytest.raises(UnknownNameError):
        take_back(SHOP, "abc")


def test_other_persons_are_not_compared_with_those_of_then():
    later = shopping(96)
    known = aside(stopping(shopping(60)), of="students")
    assert [one.id for one, _ in findings_of_proof(known, later).aside] == [stopping(later).id]


def test_whose_a_proof_is_does_not_depend_on_its_period():
    proof = shopping(60)
    assert whose(proof) == ""
    assert whose(replace(proof, lens={"period": ["2026-01-01", None]})) == ""
    assert whose(replace(proof, persona="anna")) == "anna"
    segment = replace(proof, lens={"did": ["Order"]})
    assert whose(segment) not in {"", whose(replace(segment, persona="anna"))}


@pytest.mark.parametrize(
    ("code", "before", "worse", "better"),
    [
        ("dead_end", (0.6, 0.5, 0.7), (0.8, 0.71, 0.9), (0.4, 0.3, 0.49)),
        ("step_not_passed", (0.03, 0.02, 0.04), (0.01, 0.0, 0.015), (0.045, 0.041, 0.049)),
    ],
)
def test_of_a_share_worse_is_what_the_finding_complains_of(code, before, worse, better):
    def shares(figures):
        return found(code, **dict(zip(("share", "low_share", "high_share"), figures, strict=True)))

    known = aside(shares(before))
    assert sorted_findings(known, [shares(worse)]).back
    assert not sorted_findings(known, [shares(better)]).back


def emotions(value: float, *, assumed: float | None = None) -> Finding:
    figures = {"emotion": value, "low_emotion": value - 0.2, "high_emotion": value + 0.2}
    if assumed is None:
        return found("pain_reported", importance=4.0, **figures)
    return found("emotion_not_reported", assumed_emotion=assumed, **figures)


def test_of_an_emotion_worse_is_further_down_or_further_from_what_is_assumed():
    assert sorted_findings(aside(emotions(-1)), [emotions(-1.5)]).back
    assert not sorted_findings(aside(emotions(-1)), [emotions(-0.6)]).back
    assumed = aside(emotions(1.2, assumed=0.5))
    assert sorted_findings(assumed, [emotions(1.7, assumed=0.5)]).back
    assert not sorted_findings(assumed, [emotions(0.8, assumed=0.5)]).back
    assert sorted_findings(assumed, [emotions(-0.5, assumed=0.5)]).back  # the other way round


def test_of_two_series_that_differ_worse_is_further_apart():
    def differ(value: float) -> Finding:
        ends = {"low_emotion": value - 0.1, "high_emotion": value + 0.1}
        other = {"other_emotion": 0.0, "other_low_emotion": -0.1, "other_high_emotion": 0.1, "other_n": 80}
        return found("interviews_differ", emotion=value, **ends, **other)

    known = aside(differ(0.6))
    assert worsening(differ(0.6)).high == pytest.approx(0.6 + 0.02**0.5)
    assert sorted_findings(known, [differ(1.0)]).back
    assert not sorted_findings(known, [differ(0.7)]).back


def test_a_figure_without_an_interval_never_brings_a_finding_back():
    slow = found("pain_time", median_seconds=60.0, p90_seconds=90.0, usual_seconds=5.0)
    known = aside(slow)
    worse = replace(slow, figures={**slow.figures, "median_seconds": 6000.0})
    assert sorted_findings(known, [worse]).aside
    unknown = found("dead_end", share=0.9, low_share=None, high_share=None)
    assert worsening(unknown) is None


def test_what_was_set_aside_is_in_the_map_s_file_and_comments_stay():
    proof = shopping(60)
    text = "# ours\n" + map_to_yaml(SHOP)
    written = map_to_yaml(aside(stopping(proof)), text)
    assert written.startswith("# ours\n")
    assert "why: Is being rebuilt in March" in written
    assert map_from_yaml(written) == aside(stopping(proof))
    assert map_to_yaml(SHOP, written) == text


def test_a_bilingual_map_keeps_the_sentence_in_both_languages():
    both = SHOP.changed(head=SHOP.head.changed(languages=("nl", "en")))
    proof = shopping(60)
    operation = set_aside(both, stopping(proof), why="Bekend", on=datetime(2026, 3, 1, tzinfo=UTC).date())
    (one,) = apply(both, operation).asides
    assert one.text == {"nl": stopping(proof).sentence("nl"), "en": stopping(proof).sentence("en")}
