"""Validation: what customers say of a map beside what it assumes, on cases small enough to follow."""

import math
from datetime import date

import pytest
from scipy import stats
from tests.evidence.proving import journeys_from, lines_of

from klantreis.evidence.satisfaction import Mean, mean_of
from klantreis.evidence.validation import quadrant_of, share_of, validate
from klantreis.evidence.validation_marking import reported_on
from klantreis.evidence.validation_reports import (
    named_besides,
    quotes_about,
    reports_of_survey,
    same_name,
)
from klantreis.evidence.validation_result import Quadrant, Reported, Validation
from klantreis.evidence.validation_tests import (
    differ,
    differs_from,
    lies_below,
    share_above,
    share_below,
    standard_error,
)
from klantreis.mapping.cards import EmotionCard
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant
from klantreis.mapping.documents.survey_answers import Respondent, Value, read_answers
from klantreis.mapping.documents.survey_from_map import survey_of
from klantreis.mapping.operations import apply
from klantreis.mapping.yaml_text import map_from_yaml

MAP = map_from_yaml("""
id: purchase
head: {title: Buying}
phases:
  - title: Purchase
    steps:
      - {id: looks, title: Looks, cards: {touchpoint: [Ad], emotion: {assumed: 1}}}
      - id: pays
        title: Pays
        cards: {touchpoint: [Payment], emotion: {assumed: 0}, moment_of_truth: Pay or go}
      - {id: waits, title: Waits, cards: {touchpoint: [Parcel], pain: It takes long}}
""")
SURVEY = survey_of(MAP, "buyers")


def answers(n: int, **form: str) -> list[Respondent]:
    """The same answers of n respondents; who is not said to know a touchpoint does not."""
    known = {f"{name}-recognised": [f"{name}-no"] for name in ("ad", "payment", "parcel")}
    written = {**known, **{name.replace("_", "-"): [value] for name, value in form.items()}}
    values, problems = read_answers(SURVEY, written)
    assert problems == ()
    name = "-".join(form.values())
    return [Respondent(respondent=f"{name}{number}", values=values) for number in range(n)]


def validated(respondents: list[Respondent]) -> Validation:
    return validate(MAP, surveys=[(SURVEY, respondents)])


def codes(validation: Validation) -> set[tuple[str, str | None]]:
    return {(finding.code, finding.touchpoint) for finding in validation.findings}


KNOWS = {"ad_recognised": "ad-yes", "payment_recognised": "payment-yes", "parcel_recognised": "parcel-yes"}


def test_recognition_is_of_those_who_were_asked() -> None:
    found = validated([*answers(6, **KNOWS), *answers(3), *answers(1, ad_recognised="ad-unsure")]).point("Ad")
    assert found is not None
    assert (found.survey.recognised.count, found.survey.recognised.n) == (6, 10)
    assert found.survey.is_few
    assert found.interviews.recognised.n == 0


def test_an_emotion_as_assumed_is_no_finding_and_another_is() -> None:
    mixed = [
        *answers(20, **KNOWS, ad_emotion="1", payment_emotion="-1"),
        *answers(10, **KNOWS, ad_emotion="2", payment_emotion="-2"),
        *answers(10, **KNOWS, ad_emotion="0", payment_emotion="-1"),
    ]
    found = validated(mixed)
    assert codes(found) == {("emotion_not_reported", "Payment"), ("pain_reported", "Payment")}
    sentence = next(one for one in found.findings if one.code == "emotion_not_reported").sentence("en")
    assert sentence.startswith("The team assumes 0.0 at “Payment”; customers report -1.2 (")


def test_few_answers_support_no_finding() -> None:
    assert codes(validated(answers(14, **KNOWS, payment_emotion="-2"))) == set()


def test_a_touchpoint_that_hardly_anyone_knows_is_told() -> None:
    assert codes(validated(answers(40, ad_recognised="ad-yes", payment_recognised="payment-yes"))) == {
        ("touchpoint_unknown", "Parcel")
    }


def test_a_pain_that_is_on_the_map_is_no_finding() -> None:
    respondents = [
        *answers(20, **KNOWS, parcel_emotion="-2"),
        *answers(20, **KNOWS, parcel_emotion="-1"),
    ]
    assert codes(validated(respondents)) == set()


def test_a_decision_where_the_map_has_no_moment_of_truth_is_told() -> None:
    respondents = [
        *answers(30, **KNOWS, journey_decision="ad-decision"),
        *answers(30, **KNOWS, journey_decision="payment-decision"),
        *answers(5, **KNOWS, journey_decision="journey-undecided"),
        *answers(5, **KNOWS, journey_decision="other:At home"),
    ]
    found = validated(respondents)
    assert codes(found) == {("decision_missed", "Ad")}
    assert found.decided_elsewhere == {"At home": 5}
    assert (found.undecided.count, found.undecided.n) == (5, 70)


def test_contacts_that_the_map_lacks_are_told_however_they_are_written() -> None:
    respondents = [
        *answers(8, **KNOWS, journey_missing="The shop\nAd"),
        *answers(4, **KNOWS, journey_missing="shop!"),
        *answers(40, **KNOWS),
    ]
    found = validated(respondents)
    assert codes(found) == {("contact_named", "The shop")}
    assert [(one.name, one.survey.count, one.survey.n) for one in found.named] == [("The shop", 12, 52)]


def test_interviews_stand_beside_the_survey() -> None:
    told = Participant(
        id="p1",
        pseudonym="P1",
        mentions=(
            Mention(id="a", touchpoint="Ad", emotion=-1, importance=5),
            Mention(id="b", touchpoint="Ad", emotion=0, is_decision=True),
            Mention(id="c", touchpoint="Parcel", is_recognised=False),
            Mention(id="d", touchpoint="Market"),
        ),
    )
    found = validate(MAP, interviews=[Interviews(id="t", title="T", participants=(told,))])
    ad, parcel = found.point("Ad"), found.point("Parcel")
    assert ad is not None
    assert parcel is not None
    assert (ad.interviews.emotion.value, ad.interviews.emotion.n) == (-0.5, 1)
    assert ad.interviews.decided.share == 1
    assert (parcel.interviews.recognised.count, parcel.interviews.recognised.n) == (0, 1)
    assert [one.name for one in found.named] == ["Market"]
    assert found.n_participants == 1


def test_only_what_a_persona_says_counts_when_one_is_chosen() -> None:
    respondents = [one.changed(persona="sanne") for one in answers(3, **KNOWS)] + answers(9)
    found = validate(MAP, surveys=[(SURVEY, respondents)], persona="sanne").point("Ad")
    assert found is not None
    assert (found.survey.recognised.count, found.survey.recognised.n) == (3, 3)


def test_in_a_small_market_everybody_is_enough() -> None:
    everybody = validate(MAP, surveys=[(SURVEY, answers(12, **KNOWS))], population=12).point("Ad")
    assert everybody is not None
    assert not everybody.survey.is_few
    assert everybody.survey.recognised.low == 1


def test_nothing_asked_is_nothing_known() -> None:
    found = validate(MAP)
    assert math.isnan(found.importance_level)
    assert found.findings == ()
    assert {point.quadrant for point in found.points} == {Quadrant.UNCLEAR}
    assert found.document()["points"][0]["survey"]["emotion"]["value"] is None


@pytest.mark.parametrize(
    ("importance", "emotion", "quadrant"),
    [
        ((4.5, 4.2, 4.8), (-1, -1.4, -0.6), Quadrant.IMPROVE),
        ((4.5, 4.2, 4.8), (1, 0.6, 1.4), Quadrant.KEEP),
        ((2.0, 1.5, 2.5), (-1, -1.4, -0.6), Quadrant.LATER),
        ((2.0, 1.5, 2.5), (1, 0.6, 1.4), Quadrant.ENOUGH),
        ((3.2, 2.9, 3.5), (1, 0.6, 1.4), Quadrant.UNCLEAR),
        ((4.5, 4.2, 4.8), (0.1, -0.2, 0.4), Quadrant.UNCLEAR),
    ],
)
def test_a_quadrant_is_told_only_when_both_intervals_allow(
    importance: tuple[float, float, float], emotion: tuple[float, float, float], quadrant: Quadrant
) -> None:
    nobody = share_of(0, 0)
    reported = Reported(nobody, Mean(40, *importance), Mean(40, *emotion), nobody, is_few=False)
    assert quadrant_of(reported, 3.0) is quadrant


def test_p_values_are_those_of_the_tests_they_name() -> None:
    a, b = [-2, -1, -1, 0, 1, -1, 0, -2, -1, 0], [1, 0, 0, 1, -1, 0, 1, 2, 1, 0, 1, 0]
    one, other = (mean_of(values, [1] * len(values), -2, 2) for values in (a, b))
    assert standard_error(one) == pytest.approx(stats.sem(a))
    assert differs_from(one, 0.5, 0) == pytest.approx(stats.ttest_1samp(a, 0.5).pvalue)
    assert lies_below(one, -0.5) == pytest.approx(stats.ttest_1samp(a, -0.5, alternative="less").pvalue)
    assert differ(one, other, 0) == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue)
    assert share_below(1, 40, 0.1) == pytest.approx(stats.binomtest(1, 40, 0.1, alternative="less").pvalue)
    assert share_above(9, 40, 0.1) == pytest.approx(stats.binomtest(9, 40, 0.1, alternative="greater").pvalue)
    assert share_above(0, 40, 0.1) == 1
    assert differs_from(one, -0.7, 0.25) == 1
    assert math.isnan(differs_from(Mean(1, 1.0, -1.0, 2.0), 0, 0))


def test_names_are_the_same_without_capitals_articles_and_signs() -> None:
    assert same_name("De Chat, met adviseur!") == same_name("chat met adviseur") == "chat met adviseur"
    assert same_name("Café") == "cafe"


def test_a_person_who_names_a_contact_twice_counts_once() -> None:
    reports = reports_of_survey(SURVEY, answers(2, **KNOWS, journey_missing="Shop, the shop; SHOP"))
    assert list(named_besides(reports, ["Ad"]).values()) == [2]


def test_the_latest_answers_of_a_respondent_count() -> None:
    first: dict[str, Value] = {"ad-recognised": "ad-no"}
    both = [
        Respondent(respondent="r", values=first),
        Respondent(respondent="r", values={"ad-recognised": "ad-yes"}),
    ]
    assert [report.recognised["Ad"] for report in reports_of_survey(SURVEY, both)] == [True]


def test_what_was_measured_stands_beside_what_was_reported() -> None:
    journeys = {"Ad Payment:score=1": 20, "Ad Payment:score=2": 20, "Ad": 10}
    proof = journeys_from(*lines_of(journeys)).prove(MAP, scales={"Payment": "1-5"})
    respondents = [*answers(20, **KNOWS, payment_emotion="0"), *answers(20, **KNOWS, payment_emotion="1")]
    found = validate(MAP, surveys=[(SURVEY, respondents)], proof=proof)
    payment = found.point("Payment")
    assert payment is not None
    assert (payment.measured_share.count, payment.measured_share.n) == (40, 50)
    assert payment.measured_emotion.value == -1.5
    told = next(one for one in found.findings if one.code == "reported_not_measured")
    assert told.touchpoint == "Payment"
    assert "measure -1.5" in told.sentence("en")


def test_what_was_reported_is_written_on_the_maps_emotion_cards() -> None:
    respondents = [*answers(20, **KNOWS, payment_emotion="0"), *answers(20, **KNOWS, payment_emotion="1")]
    marked = MAP
    for operation in reported_on(MAP, validated(respondents), source="Survey", date=date(2025, 3, 31)):
        marked = apply(marked, operation)
    readings = {
        step.id: card.reported
        for step, _, card in marked.cards
        if isinstance(card, EmotionCard) and card.reported is not None
    }
    assert list(readings) == ["pays"]
    reading = readings["pays"]
    assert (reading.value, reading.n, reading.source, reading.date) == (0.5, 40, "Survey", date(2025, 3, 31))
    assert reading.low is not None
    assert reading.low < 0.5


def test_quotes_about_a_contact_come_strongest_first_and_each_speaker_once() -> None:
    def told(pseudonym: str, *mentions: tuple[str, float]) -> Participant:
        return Participant(
            id=pseudonym.lower(),
            pseudonym=pseudonym,
            mentions=tuple(
                Mention(id=f"{pseudonym.lower()}-{at}", touchpoint="The ad", quote=quote, emotion=emotion)
                for at, (quote, emotion) in enumerate(mentions)
            ),
        )

    interviews = Interviews(
        id="talks",
        title="Talks",
        participants=(
            told("P01", ("Nice", 1), ("Awful", -2)),
            told("P02", ("Meh", -0.5)),
            told("P03", ("Awful", -1)),
        ),
    )
    assert quotes_about([interviews], "Ad") == [("P01", "Awful"), ("P02", "Meh"), ("P01", "Nice")]
    assert quotes_about([interviews], "Ad", most=1) == [("P01", "Awful")]
    assert quotes_about([interviews], "Parcel") == []
