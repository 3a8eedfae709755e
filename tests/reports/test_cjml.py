"""A map as CJML and back, and CJML of other tools, read leniently."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from tests.mapping.made import maps
from tests.reports.nasty import NASTY_TEXTS

from klantreis.evidence.conformance_result import Deviation, Share, StepConformance
from klantreis.mapping.map import JourneyMap
from klantreis.mapping.touchpoint import Register, Touchpoint
from klantreis.mapping.yaml_text import map_from_yaml
from klantreis.reports import export
from klantreis.reports.cjml import cjml_losses, cjml_text, compliance_of
from klantreis.reports.cjml_in import map_from_cjml
from klantreis.reports.format import Options
from klantreis.reports.incoming import UnreadableReportError
from klantreis.reports.plain_text import clean

WEBSHOP = map_from_yaml((Path(__file__).parent / "webshop.yaml").read_text("utf-8"))


def tree(journey_map: JourneyMap, **options: object) -> Element:
    return ElementTree.fromstring(cjml_text(journey_map, Options(**options)))


def texts(root: Element, path: str) -> list[str | None]:
    return [one.text for one in root.findall(path)]


# Out.


def test_the_map_is_a_planned_journey_with_its_phases_actors_and_touchpoints():
    root = tree(WEBSHOP)
    assert (root.tag, root.get("version")) == ("CJML", "2.0")
    assert texts(root, "plannedJourney/journeyTitle") == [
        "Een stadsfiets kopen in de webwinkel (Gesimuleerde gegevens)"
    ]
    assert texts(root, ".//phaseName") == ["Oriëntatie", "Aankoop", "Levering", "Service", "Loyaliteit"]
    assert texts(root, ".//endUser/actorName") == ["Sanne, 34"]
    assert len(root.findall(".//plannedCommunicationPoint")) == 15
    assert root.findall("actualJourney") == []


def test_every_reference_leads_to_something_in_the_file():
    root = tree(WEBSHOP)
    actors = {one.get("actorID") for one in root.findall(".//actors/*")}
    phases = {one.get("phaseID") for one in root.findall(".//journeyPhase")}
    assert {one.get("actorIDref") for one in root.findall(".//refersTo")} <= actors
    assert {one.get("phaseIDref") for one in root.findall(".//belongsTo")} <= phases
    ids = texts(root, ".//touchpointID")
    assert len(set(ids)) == len(ids)


def test_who_starts_a_contact_follows_from_its_channel():
    register = Register(
        touchpoints=(
            Touchpoint(name="Verzendbericht", channel="e-mail"),
            Touchpoint(name="Winkelwagen", channel="web"),
        )
    )
    root = tree(WEBSHOP, register=register)
    points = {one.findtext("touchpointID"): one for one in root.findall(".//plannedCommunicationPoint")}
    mail, cart = points["T-wacht"], points["T-winkelwagen"]
    assert mail.find("initiator/refersTo").get("actorIDref") == "logistiek"
    assert (mail.findtext("receiver/receiverLabel"), mail.findtext("channel/channelName")) == (
        "Wacht op levering",
        "email",
    )
    assert cart.find("initiator/refersTo").get("actorIDref") == "sanne"
    assert cart.findtext("channel/channelName") == "Internet Globe"


def test_a_step_without_a_touchpoint_is_an_action_without_receiver_or_channel():
    root = tree(map_from_yaml("head: {title: T}\nphases: [{title: A, steps: [thinks]}]"))
    (point,) = root.find(".//touchpoints")
    assert point.tag == "plannedAction"
    assert [child.tag for child in point] == ["touchpointID", "belongsTo", "initiator"]


def test_what_cjml_does_not_hold_is_listed():
    told = " ".join(cjml_losses(WEBSHOP, Options(language="en")))
    assert "pain (4)" in told
    assert "8 emotions of the planned one are left out" in told
    assert "edge (3)" in told
    assert "does not say who starts a contact" in told
    assert "also in the map: nl" in told
    assert cjml_losses(map_from_yaml("head: {title: T}\nphases: [{title: A, steps: [x]}]")) == []


def test_export_by_the_ending_of_the_file_writes_it(tmp_path):
    told = export(WEBSHOP, tmp_path / "map.cjml", language="en")
    assert told == cjml_losses(WEBSHOP, Options(language="en"))
    assert map_from_cjml((tmp_path / "map.cjml").read_bytes())[0].head.title == WEBSHOP.head.title["en"]


# A proof makes an actual journey of it.


def conformance(
    n: int, steps: dict[str, tuple[int, int, int]], off: list[tuple[str, str, int]]
) -> SimpleNamespace:
    """Per step how many journeys completed it, skipped it, had it out of order; contacts not on the map."""
    by_step = tuple(
        StepConformance(
            step=step,
            completed=Share.of(completed, n),
            persons=completed,
            skipped=Share.of(skipped, n),
            matched=completed,
            repeats=0,
            repeated=Share.of(0, n),
            misplaced=disordered,
            out_of_order=Share.of(disordered, n),
        )
        for step, (completed, skipped, disordered) in steps.items()
    )
    deviations = tuple(
        Deviation("not_on_map", None, touchpoint, after, count, Share.of(count, n), count, 0.0, ())
        for touchpoint, after, count in off
    )
    return SimpleNamespace(conformance=SimpleNamespace(n_journeys=n, steps=by_step, deviations=deviations))


def test_with_a_proof_steps_are_completed_missing_or_failing_and_other_contacts_adhoc():
    proof = conformance(
        200,
        {"zoekt": (150, 50, 0), "betaalt": (20, 180, 0), "belt": (10, 40, 150)},
        [("Retour", "betaalt", 30), ("Rare", "zoekt", 2), ("Nieuwsbrief A", "(start)", 60)],
    )
    journey = tree(WEBSHOP, proof=proof, language="en").find("actualJourney")
    points = [
        (one.findtext("touchpointID"), one.findtext("compliance")) for one in journey.find("touchpoints")
    ]
    assert points[0] == ("D3", "adhoc")
    assert ("T-zoekt", "completed") in points
    assert ("T-betaalt", "missing") in points
    assert ("D-belt", "failing") in points
    assert points.index(("D1", "adhoc")) == points.index(("T-betaalt.3", "missing")) + 1
    assert not any(id_ == "D2" for id_, _ in points)  # two journeys in a hundred are not told
    assert journey.findtext("plannedReference") == "stadsfiets-kopen"
    comments = [one.findtext("comment") for one in journey.find("touchpoints")]
    assert "completed by 75% (69%–80%) of 200 journeys" in comments[1]


def test_experience_is_what_customers_reported_and_only_in_the_actual_journey():
    proof = conformance(10, {"betaalt": (9, 1, 0)}, [])
    root = tree(WEBSHOP, proof=proof, language="en")
    assert root.findall("plannedJourney//touchpointExperience") == []
    told = texts(root, "actualJourney//experienceDescription")
    assert set(told) == {"reported: −1.1 onzeker (n 13, −1.6 … −0.6)"} or all(
        "reported: −1.1" in one for one in told
    )


def test_without_any_journey_there_is_no_actual_one():
    assert tree(WEBSHOP, proof=conformance(0, {}, [])).findall("actualJourney") == []
    nothing = conformance(0, {"zoekt": (0, 0, 0)}, []).conformance.steps[0]
    assert compliance_of(nothing)[0] == "missing"  # all shares are unknown: nothing is claimed completed


# Back.


def test_steps_touchpoints_phases_and_personas_come_back_with_their_ids():
    back, notes = map_from_cjml(cjml_text(WEBSHOP), language="nl")
    assert notes == []
    assert (back.id, back.head.title) == (WEBSHOP.id, WEBSHOP.head.title["nl"])
    assert back.head.is_simulated
    assert back.head.goal == WEBSHOP.head.goal["nl"]
    assert [(phase.id, len(phase.steps)) for phase in back.phases] == [
        (phase.id, len(phase.steps)) for phase in WEBSHOP.phases
    ]
    assert [step.id for step in back.steps] == [step.id for step in WEBSHOP.steps]
    assert [step.touchpoints for step in back.steps] == [step.touchpoints for step in WEBSHOP.steps]
    assert [persona.name for persona in back.personas] == ["Sanne, 34"]
    assert "Pijnpunt: Betaling mislukt" in back.step("betaalt").cards["note"][0].text


@given(maps)
@settings(max_examples=40, deadline=None)
def test_any_map_keeps_its_steps_and_contacts(journey_map):
    back, _ = map_from_cjml(cjml_text(journey_map))
    assert [step.id for step in back.steps] == [step.id for step in journey_map.steps]
    assert [step.touchpoints for step in back.steps] == [step.touchpoints for step in journey_map.steps]
    assert [phase.id for phase in back.phases] == [phase.id for phase in journey_map.phases]


@pytest.mark.parametrize("text", [one for one in NASTY_TEXTS if one.strip()])
def test_nasty_texts_are_escaped_and_come_back(text):
    made = map_from_yaml("head: {title: T}\nphases: [{id: a, title: A, steps: [{id: s, title: S}]}]")
    (phase,) = made.phases
    made = made.changed(
        head=made.head.changed(title=text, goal=text),
        phases=(phase.changed(title=text, steps=(phase.steps[0].changed(title=text),)),),
    )
    back, notes = map_from_cjml(cjml_text(made))
    wanted = clean(text).strip()
    assert [back.head.title, back.head.goal, back.phases[0].title, back.steps[0].title] == [wanted] * 4
    assert notes == []


# What other tools write.

SAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<CJML xmlns="http://www.cjml.no/ns" version="2.0">
 <actualJourney>
  <journeyID>J 1</journeyID><journeyTitle>Buying a book</journeyTitle>
  <journeyPhases><journeyPhase phaseID=" P1"><phaseName>Order</phaseName></journeyPhase>
  </journeyPhases>
  <actors><customer actorID="Anna"><actorName>Anna</actorName></customer>
          <serviceProvider actorID="Company A"><companyName>Books &amp; Co</companyName></serviceProvider>
  </actors>
  <touchpoints>
   <actualCommunicationPoint>
    <touchpointID>1</touchpointID><belongsTo phaseIDref="P1 "/>
    <receiver><refersTo actorIDref="Bookis"/><receiverLabel>Receive order</receiverLabel></receiver>
    <initiator><refersTo actorIDref="anna"/><initiatorLabel>Place order</initiatorLabel></initiator>
    <channel><channelName>internetViaPC</channelName></channel>
    <timestamps><timeOriginated>2024-05-01T10:00</timeOriginated></timestamps>
    <touchpointExperience><experienceDescription>easy</experienceDescription><experienceRating>4</experienceRating>
    </touchpointExperience>
   </actualCommunicationPoint>
   <actualCommunicationPoint>
    <touchpointID>D2</touchpointID><belongsTo phaseIDref="P9"/><compliance>adhoc</compliance>
    <initiator><refersTo actorIDref="Company A"/>
     <initiatorLabel>Send delay notice</initiatorLabel></initiator>
    <receiver><refersTo actorIDref="Anna"/><receiverLabel>Learn of delay</receiverLabel></receiver>
    <channel/><uncertainty>high</uncertainty>
   </actualCommunicationPoint>
   <actualAction><touchpointID>T3</touchpointID>
    <initiator><refersTo actorIDref="Anna"/><initiatorLabel>Reads</initiatorLabel></initiator>
    <receiver><refersTo actorIDref=""/></receiver><comment>at home</comment></actualAction>
   <journeyOperator/>
  </touchpoints>
 </actualJourney>
 <actualJourney><journeyID>J2</journeyID></actualJourney>
</CJML>"""


def test_the_liberties_that_tools_take_are_read():
    back, _ = map_from_cjml(SAMPLE)
    assert (back.id, back.head.title) == ("j-1", "Buying a book")
    assert [phase.title for phase in back.phases] == ["Order"]
    assert [step.title for step in back.steps] == ["Place order", "Learn of delay", "Reads"]
    assert back.touchpoints == ("Receive order", "Send delay notice")
    assert [persona.name for persona in back.personas] == ["Anna"]
    first, second, third = back.steps
    assert first.cards["touchpoint"][0].channel == "web"
    assert first.cards["emotion"][0].text == "easy: experienceRating 4"
    assert first.cards["emotion"][0].assumed is None
    assert first.cards["note"][0].text == "timeOriginated: 2024-05-01T10:00"
    assert second.cards["note"][0].text == "compliance: adhoc"
    assert "touchpoint" not in third.cards
    assert third.cards["note"][0].text == "at home"


def test_every_repair_is_told():
    _, notes = map_from_cjml(SAMPLE)
    told = "\n".join(notes)
    assert "refers to actor Bookis, who is not among the actors" in told
    assert "belongs to phase P9, which is not there" in told
    assert "D2 has no channel" in told
    assert "rated 4; its scale is unknown" in told
    assert "The file has 2 journeys; Buying a book is read. Others: J2." in told
    assert "1 elements journeyOperator" in told
    assert "1 elements uncertainty" in told


@pytest.mark.parametrize("name", ["endUser", "customer", "user", "employee", "patient", "citizen"])
def test_an_end_user_goes_by_many_names(name):
    xml = (
        f'<CJML version="2.0"><plannedJourney><actors><{name} actorID="x"/></actors></plannedJourney></CJML>'
    )
    assert [persona.name for persona in map_from_cjml(xml)[0].personas] == ["x"]


def test_a_journey_can_be_chosen_and_an_unknown_one_is_refused_with_those_there_are():
    assert map_from_cjml(SAMPLE, journey="J2")[0].id == "j2"
    with pytest.raises(UnreadableReportError, match=r"No journey 'x'. There are: Buying a book, J2"):
        map_from_cjml(SAMPLE, journey="x")


def test_another_version_and_unknown_compliance_are_told():
    xml = (
        '<CJML version="3.0"><plannedJourney><touchpoints><plannedAction><touchpointID>T1</touchpointID>'
        "<compliance>maybe</compliance></plannedAction></touchpoints></plannedJourney></CJML>"
    )
    back, notes = map_from_cjml(xml)
    assert [step.title for step in back.steps] == ["T1"]
    assert notes[0].startswith("The file does not say it is CJML 2.0 (version 3.0)")
    assert "maybe, which is not one of completed, missing, failing, adhoc" in notes[1]


def test_bytes_of_another_encoding_are_read_as_declared():
    xml = '<?xml version="1.0" encoding="ISO-8859-1"?><CJML version="2.0"><plannedJourney><journeyTitle>Privé'
    xml += "</journeyTitle></plannedJourney></CJML>"
    assert map_from_cjml(xml.encode("latin-1"))[0].head.title == "Privé"


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ("hello", "This is no XML"),
        ("<html/>", "no CJML: its first element is <html>"),
        ('<CJML version="2.0"/>', "holds no plannedJourney"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><CJML>&a;</CJML>', "document type or entities"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><CJML/>', "document type or entities"),
    ],
)
def test_what_is_no_cjml_or_dangerous_is_refused(xml, told):
    with pytest.raises(UnreadableReportError, match=told):
        map_from_cjml(xml)
