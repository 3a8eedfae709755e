"""Interviews: the guide made from a map, consent, pseudonyms, and what participants said."""

from datetime import date

import pytest

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.editing import apply, broken_rules
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant, Theme
from klantreis.mapping.documents.interviews_guide import interviews_of
from klantreis.mapping.documents.question_bank import BANK, PER_POINT, THEMES
from klantreis.mapping.documents.survey import Asks
from klantreis.mapping.operation import Add, Remove, Set
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.yaml_text import map_from_yaml

MAP = map_from_yaml("""
id: purchase
head: {title: Kopen, languages: [nl, en]}
phases:
  - title: Aankoop
    steps:
      - {id: looks, title: Kijkt, cards: {touchpoint: [Winkel]}}
      - {id: waits, title: {nl: Wacht, en: Waits}}
""")
DAY = date(2025, 3, 12)


def with_participants(*participants: Participant) -> Interviews:
    return Interviews(
        id="own", title="Own", themes=(Theme(id="price", title="Price"),), participants=participants
    )


def test_the_guide_asks_openly_first_and_then_the_same_of_every_touchpoint() -> None:
    guide = interviews_of(MAP, "talks").guide
    about = [(question.touchpoint, question.asks) for question in guide if question.touchpoint]
    assert about == [(name, asks) for name in ("Winkel", "waits") for asks in PER_POINT]
    assert guide[0].theme == "opening"
    assert guide[-1].theme == "closing"


def test_the_guide_speaks_the_maps_languages() -> None:
    talks = interviews_of(MAP, "talks")
    asked = next(one for one in talks.guide if one.touchpoint == "waits" and one.asks is Asks.NEED)
    recognised = next(one for one in talks.guide if one.touchpoint == "waits" and one.asks is Asks.RECOGNISED)
    assert asked.text == {"nl": "Wat had u daar geholpen?", "en": "What would have helped you there?"}
    assert isinstance(recognised.text, dict)
    assert "Wacht" in recognised.text["nl"]
    assert "Waits" in recognised.text["en"]
    assert list(broken_rules(talks)) == []


def test_the_bank_has_every_question_in_both_languages_and_none_twice() -> None:
    texts = [question.texts[language] for question in BANK for language in ("nl", "en")]
    assert len(set(texts)) == len(texts) == 2 * len(BANK)
    assert {question.theme for question in BANK} == set(THEMES)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        interviews_of(MAP, "talks", themes=["ned"])


def test_nothing_is_kept_without_consent() -> None:
    silent = with_participants(Participant(id="p1", pseudonym="P01"))
    with pytest.raises(RefusedOperationError) as refused:
        apply(silent, Add(what="mention", parent="p1", part={"id": "m1", "quote": "So."}))
    assert refused.value.code == "consent_missing"
    agreed = apply(silent, Set(id="p1", field="consented_on", value="2025-03-12"))
    told = apply(agreed, Add(what="mention", parent="p1", part={"id": "m1", "quote": "So."}))
    assert told.participants[0].mentions[0].quote == "So."


@pytest.mark.parametrize("pseudonym", ["jan@example.org", "06-12 34 56 78", "+31 612345678"])
def test_a_pseudonym_gives_nobody_away(pseudonym: str) -> None:
    problems = list(with_participants(Participant(id="p1", pseudonym=pseudonym)).problems())
    assert [problem.code for problem in problems] == ["pseudonym_personal"]


def test_two_participants_have_different_pseudonyms() -> None:
    problems = with_participants(
        Participant(id="a", pseudonym="P1"), Participant(id="b", pseudonym="p1")
    ).problems()
    assert {problem.code for problem in problems} == {"pseudonym_twice"}


def test_notes_that_seem_to_give_somebody_away_are_pointed_at() -> None:
    def advice(notes: str) -> list[str]:
        one = Participant(id="a", pseudonym="P1", consented_on=DAY, notes=notes)
        return [problem.code for problem in with_participants(one).advice()]

    assert advice("On 2025-03-12 she paid 1200 euros.") == []
    assert advice("Mail her at p@example.org.") == ["notes_personal"]
    assert advice("Call 06 12 34 56 78.") == ["notes_personal"]


def test_a_participant_has_an_own_journey() -> None:
    one = Participant(
        id="a",
        pseudonym="P1",
        consented_on=DAY,
        mentions=(
            Mention(id="m1", touchpoint="Winkel", emotion=1, themes=("price",)),
            Mention(id="m2", touchpoint="Website", is_recognised=False),
            Mention(id="m3", touchpoint="Winkel", emotion=-1),
            Mention(id="m4", touchpoint="Markt"),
        ),
    )
    assert one.touchpoints == ("Winkel", "Markt")
    assert [mention.id for mention in one.curve] == ["m1", "m3"]
    assert one.said == {"touchpoint:Winkel", "touchpoint:Markt", "theme:price"}


def test_a_theme_that_is_removed_is_taken_off_what_was_said() -> None:
    mention = Mention(id="m1", themes=("price",))
    one = Participant(id="a", pseudonym="P1", consented_on=DAY, mentions=(mention,))
    assert apply(with_participants(one), Remove(id="price")).participants[0].mentions[0].themes == ()


def test_interviews_are_in_the_order_in_which_they_were_held() -> None:
    def one(id_: str, day: int) -> Participant:
        on = date(2025, 3, day)
        return Participant(
            id=id_, pseudonym=id_, consented_on=on, interviewed_on=on, mentions=(Mention(id=f"m-{id_}"),)
        )

    planned = Participant(id="c", pseudonym="c")
    assert [each.id for each in with_participants(one("a", 9), planned, one("b", 2)).held] == ["b", "a"]
