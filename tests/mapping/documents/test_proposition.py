"""A value proposition: which links fit, how far an offer answers the needs, and where needs come from."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klantreis.mapping.documents.editing import apply, broken_rules
from klantreis.mapping.documents.interviews import Interviews, Mention, Participant
from klantreis.mapping.documents.proposition import (
    Canvas,
    Company,
    Item,
    Link,
    Need,
    NeedKind,
    Offer,
    Proposition,
    Source,
)
from klantreis.mapping.documents.proposition_feed import (
    feeding,
    known_needs,
    lacking,
    needs_from_interviews,
    needs_from_map,
    needs_from_persona,
)
from klantreis.mapping.documents.proposition_fit import fit, proposed_value, unique_needs
from klantreis.mapping.operation import Add, Remove, Set
from klantreis.mapping.persona import Persona
from klantreis.mapping.problem import RefusedOperationError
from klantreis.mapping.shape import map_from_data

# The cases that the browser's count is held to as well.
CASES = json.loads(Path(__file__).with_name("fit.json").read_text(encoding="utf-8"))
NEEDS = (
    Need(id="gift", kind="job", text="Have a gift on Friday", importance=5),
    Need(id="late", kind="pain", text="Parcels come late", importance=4),
    Need(id="dull", kind="pain", text="Choosing is dull", importance=2),
    Need(id="thanks", kind="gain", text="A thank-you"),
)
OURS = Offer(
    id="us",
    company="Fietsgoed",
    is_ours=True,
    items=(
        Item(id="shop", kind="product", text="Gift shop"),
        Item(id="promise", kind="pain_reliever", text="Delivery promise"),
        Item(id="card", kind="gain_creator", text="Hand-written card"),
        Item(id="app", kind="product", text="An app"),
    ),
    links=(
        Link(id="l1", item="shop", need="gift", strength=3),
        Link(id="l2", item="promise", need="late", strength=1),
        Link(id="l3", item="card", need="thanks"),
    ),
)
THEM = Offer(
    id="them",
    company="Others",
    items=(Item(id="fast", kind="product", text="Speed"),),
    links=(Link(id="l4", item="fast", need="late", strength=3), Link(id="l5", item="fast", need="gift")),
)
CANVAS = Canvas(id="c", title="Anna", persona="anna", needs=NEEDS, offers=(OURS, THEM))
DOCUMENT = Proposition(id="p", title="P", company=Company(name="Fietsgoed"), canvases=(CANVAS,))


def test_fit_is_the_share_of_needs_that_is_answered_weighted_by_importance():
    # By hand: weights 5, 4, 2 and 3 (unjudged); answered 3/3, 1/3, 0 and 2/3: (5 + 4/3 + 0 + 2) / 14.
    found = fit(CANVAS, OURS)
    assert found.all.value == pytest.approx(25 / 42)
    assert (found.all.n, found.all.n_answered, found.all.n_judged) == (4, 3, 3)
    assert found.by_kind[NeedKind.PAIN].value == pytest.approx((4 / 3) / 6)
    assert found.by_kind[NeedKind.JOB].value == 1
    assert found.n_assumed == 4


def test_what_is_open_weak_or_idle_is_named():
    found = fit(CANVAS, OURS)
    assert [one.id for one in found.open] == ["dull"]
    assert [one.id for one in found.weak] == ["late"]
    assert found.idle == ("app",)


def test_several_weak_answers_do_not_make_a_strong_one():
    links = (*OURS.links, Link(id="l9", item="shop", need="late", strength=1))
    assert fit(CANVAS, OURS.changed(links=links)).all.value == fit(CANVAS, OURS).all.value


def test_without_needs_the_fit_is_unknown_and_not_nothing():
    assert math.isnan(fit(Canvas(id="c", title="C"), OURS.changed(links=())).all.value)


def test_we_are_unique_in_what_no_competitor_answers_as_well():
    assert [one.id for one in unique_needs(CANVAS)] == ["thanks", "gift"]


def test_the_sentence_names_what_we_lead_in_and_whom_we_beat():
    assert proposed_value(CANVAS, "en") == (
        "For Anna (“Have a gift on Friday”), Fietsgoed offers Gift shop that takes away “Parcels "
        "come late” and brings “A thank-you”, more than Others do."
    )
    assert proposed_value(CANVAS.changed(offers=(THEM,)), "en") is None


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ({"id": "x", "item": "promise", "need": "thanks"}, "link_unfit"),
        ({"id": "x", "item": "shop", "need": "gift"}, "link_twice"),
        ({"id": "x", "item": "fast", "need": "dull"}, "link_across"),
        ({"id": "x", "item": "nothing", "need": "dull"}, "unknown_reference"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused_in_both_languages(link: dict[str, str], code: str):
    with pytest.raises(RefusedOperationError) as refused:
        apply(DOCUMENT, Add(what="link", parent="us", part=link))
    assert refused.value.code == code
    for language in ("en", "nl"):
        assert "{" not in refused.value.message(language)


def test_a_link_joins_both_sides_of_one_canvas():
    other = Canvas(id="d", title="Ben", needs=(Need(id="calm", kind="pain", text="Noise"),))
    document = DOCUMENT.changed(canvases=(CANVAS, other))
    with pytest.raises(RefusedOperationError, match="different canvases"):
        apply(document, Add(what="link", parent="us", part={"id": "x", "item": "shop", "need": "calm"}))


def test_we_offer_once_on_a_canvas():
    with pytest.raises(RefusedOperationError) as refused:
        apply(DOCUMENT, Set(id="them", field="is_ours", value=True))
    assert refused.value.code == "ours_twice"


def test_with_a_need_go_the_links_to_it():
    after = apply(DOCUMENT, Remove(id="late"))
    assert [link.id for offer in after.canvases[0].offers for link in offer.links] == ["l1", "l3", "l5"]


def test_a_persona_a_map_and_interviews_feed_a_canvas_with_their_evidence():
    persona = Persona(id="anna", name="Anna", jobs=("Commute",), pains=("Rain",))
    journey_map = map_from_data(
        {
            "id": "m",
            "head": {"title": "M"},
            "personas": [{"id": "anna", "name": "Anna"}, {"id": "ben", "name": "Ben"}],
            "lanes": [{"id": "pain", "kind": "pain"}, {"id": "delight", "kind": "delight"}],
            "phases": [
                {
                    "id": "f",
                    "title": "F",
                    "steps": [
                        {
                            "id": "s",
                            "title": "S",
                            "cards": {
                                "pain": [
                                    {
                                        "kind": "pain",
                                        "id": "wait",
                                        "text": "Waiting",
                                        "severity": 4,
                                        "evidence": [{"kind": "quote", "id": "q", "text": "Days!"}],
                                    },
                                    {"kind": "pain", "id": "bens", "text": "His", "persona": "ben"},
                                ],
                                "delight": [{"kind": "delight", "id": "box", "text": "The box"}],
                            },
                        }
                    ],
                }
            ],
        }
    )
    told = Interviews(
        id="i",
        title="I",
        participants=(
            Participant(
                id="p01",
                pseudonym="P01",
                persona="anna",
                consented_on=date(2026, 1, 2),
                mentions=(
                    Mention(id="m1", quote="It broke", emotion=-2, importance=5, need="A loan bike"),
                    Mention(id="m2", quote="Fine", emotion=0),
                ),
            ),
        ),
    )
    needs = [
        *needs_from_persona(persona),
        *needs_from_map(journey_map, "anna"),
        *needs_from_interviews(told, "anna"),
    ]
    empty = Proposition(id="p", title="P", canvases=(Canvas(id="c", title="C"),))
    operation = feeding(empty.canvases[0], needs, taken=["c"])
    fed = apply(empty, operation)
    assert [
        (one.kind.value, one.text, one.importance, one.status.value) for one in fed.canvases[0].needs
    ] == [
        ("job", "Commute", None, "assumed"),
        ("pain", "Rain", None, "assumed"),
        ("pain", "Waiting", 4, "reported"),
        ("gain", "The box", None, "assumed"),
        ("job", "A loan bike", 5, "reported"),
        ("pain", "It broke", 5, "reported"),
    ]
    assert fed.canvases[0].needs[2].source == Source(map="m", card="wait")
    assert feeding(fed.canvases[0], needs, taken=["c"]).operations == ()
    assert list(broken_rules(fed)) == []


def test_a_card_that_was_put_in_other_words_is_not_asked_again_but_a_persona_names_many_needs():
    card = Need(id="wait", kind="pain", text="Waiting", source=Source(map="m", card="wait"))
    reworded = card.changed(text="Waiting for days")
    rain, cold = (
        Need(id=text, kind="pain", text=text, source=Source(persona="anna")) for text in ("rain", "cold")
    )
    canvas = Canvas(id="c", title="C", needs=(reworded, rain))
    assert list(lacking(canvas, [card, rain, cold, cold])) == [cold]


def test_of_the_personas_only_that_of_the_canvas_is_asked_and_what_weighs_most_comes_first():
    anna, ben = (Persona(id=id_, name=id_, jobs=(f"What {id_} does",)) for id_ in ("anna", "ben"))
    mentions = tuple(
        Mention(id=f"m{at}", quote=f"Ouch {at}", emotion=-2, importance=at or None) for at in (0, 2, 5)
    )
    who = Participant(id="p", pseudonym="P", persona="anna", consented_on=date(2026, 1, 2), mentions=mentions)
    told = Interviews(id="i", title="I", participants=(who,))
    known = known_needs("anna", [ben, anna], told=[told])
    assert [one.text for one in known] == ["What anna does", "Ouch 5", "Ouch 2", "Ouch 0"]
    assert next(one.text for one in known_needs(None, [ben, anna], told=[told])) == "Ouch 5"


@pytest.mark.parametrize("case", CASES["fits"], ids=lambda case: case["offer"])
def test_fit_is_counted_as_in_the_browser(case: dict[str, Any]):
    canvas = Canvas.model_validate(CASES["canvas"])
    found = fit(canvas, next(one for one in canvas.offers if one.id == case["offer"]))
    assert found.all.value == pytest.approx(case["value"])
    assert {kind.value: one.value for kind, one in found.by_kind.items()} == pytest.approx(case["shares"])
    for name in ("n", "n_answered", "n_judged"):
        assert getattr(found.all, name) == case[name]
    assert [one.id for one in found.open] == case["open"]
    assert [one.id for one in found.weak] == case["weak"]
    assert list(found.idle) == case["idle"]
    assert found.n_assumed == case["n_assumed"]


def test_what_is_unique_is_found_as_in_the_browser():
    canvas = Canvas.model_validate(CASES["canvas"])
    assert [one.id for one in unique_needs(canvas)] == CASES["unique"]
