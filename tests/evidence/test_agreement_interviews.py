"""Interviews together: how far they agree, and every participant's own journey."""

import math
from datetime import date

import pytest

from klantreis.evidence.agreement_interviews import agreement_in_words, interviews_overview
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant, Theme


def told(number: int, *said: tuple[str, int, int], theme: bool = False) -> Participant:
    mentions = tuple(
        Mention(
            id=f"m{number}-{k}",
            touchpoint=name,
            emotion=emotion,
            importance=importance,
            themes=("price",) if theme else (),
        )
        for k, (name, emotion, importance) in enumerate(said)
    )
    on = date(2025, 3, number)
    return Participant(
        id=f"p{number}", pseudonym=f"P{number}", consented_on=on, interviewed_on=on, mentions=mentions
    )


def interviews(*participants: Participant) -> Interviews:
    return Interviews(
        id="t", title="T", themes=(Theme(id="price", title="Price"),), participants=participants
    )


ALIKE = [
    told(n, ("Ad", 1, 2), ("Blog", 0, 1), ("Pay", -2, 5), ("Pay", -2, 5), theme=n == 2) for n in (1, 2, 3)
]


def test_participants_who_say_the_same_agree_wholly() -> None:
    found = interviews_overview(interviews(*ALIKE))
    assert found.importance.alpha == found.emotion.alpha == found.in_common == 1
    assert found.touchpoints == {"Ad": 3, "Blog": 3, "Pay": 3}
    assert found.themes == {"price": 1}
    assert (found.emotion.n_units, found.emotion.n_raters) == (3, 3)


def test_the_own_journey_keeps_the_participants_order() -> None:
    found = interviews_overview(interviews(told(9, ("Pay", -1, 3), ("Ad", 1, 3)), told(2, ("Ad", 0, 3))))
    assert [one.pseudonym for one in found.journeys] == ["P2", "P9"]
    assert [(point.touchpoint, point.emotion) for point in found.journeys[1].curve] == [
        ("Pay", -1),
        ("Ad", 1),
    ]


def test_each_touchpoint_has_its_figures_of_persons_not_of_mentions() -> None:
    never = Mention(id="never", touchpoint="Ad", is_recognised=False)
    decided = Mention(id="decided", touchpoint="Shop", is_decision=True, emotion=2)
    other = told(4, ("Pay", 1, 3))
    found = interviews_overview(interviews(*ALIKE, other.changed(mentions=(*other.mentions, never, decided))))
    points = {one.touchpoint: one for one in found.points}
    assert next(iter(points)) == "Pay"
    pay, ad, shop = points["Pay"], points["Ad"], points["Shop"]
    assert (pay.emotion.n, pay.emotion.value, pay.lowest, pay.highest) == (4, -1.25, -2, 1)
    assert pay.importance.value == 4.5
    assert pay.emotion.low < -1.25 < pay.emotion.high
    assert (ad.recognised.count, ad.recognised.n, ad.recognised.share) == (3, 4, 0.75)
    assert (shop.n_decided, ad.n_decided) == (1, 0)
    assert shop.importance.n == 0
    assert math.isnan(shop.importance.value)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_agreement_is_told_by_its_size(language: str) -> None:
    other = [told(n, ("Ad", -2, 1), ("Blog", 2, 5), ("Pay", 1, 1)) for n in (4, 5, 6)]
    some = [*ALIKE, told(7, ("Ad", 0, 2), ("Blog", 0, 2), ("Pay", -1, 4))]
    sentences = {
        agreement_in_words(interviews_overview(interviews(*held)).emotion, language)
        for held in (ALIKE, some, [*ALIKE, *other], [])
    }
    assert len(sentences) == 4
    if language == "nl":
        assert any("Alfa 1,00" in one for one in sentences)


def test_of_nobody_nothing_is_known() -> None:
    found = interviews_overview(interviews())
    assert math.isnan(found.in_common)
    document = found.document()
    assert document["emotion"]["alpha"] is None
    assert document["n"] == 0
    assert set(document["sentence"]) == {"en", "nl"}
