"""The page of an audience says what is known and no more, each figure with its n and interval."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from tests.evidence.test_validation import KNOWS, MAP, answers, validated

from klantreis.errors import UnknownNameError
from klantreis.mapping.documents.plan import Action, Estimate, Kpi, Measurement, Origin, Plan
from klantreis.reports import export
from klantreis.reports.audience_page import AudiencePage, Known, audience_page
from klantreis.reports.audiences import AUDIENCES

DAY = date(2024, 5, 1)
PLAN = Plan(
    id="plan",
    title="Plan",
    actions=(
        Action(id="ask", title="Ask why", kind="service", impact=0.9, origin=Origin(map="purchase")),
        Action(
            id="mend",
            title="Mend the payment",
            kind="service",
            impact=0.4,
            department="IT",
            estimate=Estimate(value=57.8, low=53, high=62, unit="orders / month", why="Fewer stop."),
        ),
        Action(id="tell", title="Tell more", kind="content"),
        Action(id="there", title="Of another map", kind="service", origin=Origin(map="service")),
        Action(id="over", title="Was done", kind="service", status="done"),
    ),
    kpis=(
        Kpi(
            id="calls",
            title="Waiting",
            target=2,
            is_better_low=True,
            measurements=(
                Measurement(id="may", starts_on=DAY, ends_on=DAY, value=3, n=40, low=2.5, high=3.5),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def known() -> Known:
    """Customers suffer at the payment; nothing was measured."""
    suffers = {**KNOWS, "payment_importance": "5", "ad_emotion": "1"}
    said = [*answers(30, **suffers, payment_emotion="-2"), *answers(30, **suffers, payment_emotion="-1")]
    return Known(validation=validated(said), plans=(PLAN,))


def page(audience: str, known: Known) -> AudiencePage:
    return audience_page(MAP, audience, known, DAY)


def test_every_figure_has_its_n_and_those_of_nobody_are_left_out(known: Known) -> None:
    (weakest,) = page("board", known).figures
    assert (weakest.code, weakest.text, weakest.n) == ("weakest", "−1.5", 60)
    assert "Payment" in weakest.label
    assert weakest.low < -1.5 < weakest.high
    assert weakest.detail == "−1.6 … −1.4, n 60 customers"
    assert page("board", Known()).figures == ()


def test_what_yields_most_comes_first_and_what_is_done_or_elsewhere_is_left_out(known: Known) -> None:
    actions = page("board", known).actions
    assert [one.title for one in actions] == ["Mend the payment", "Ask why", "Tell more"]
    assert "57.8 orders / month (53" in actions[0].estimate
    assert (actions[0].who, actions[1].estimate) == ("IT", "")


def test_an_audience_is_told_what_concerns_it(known: Known) -> None:
    service, marketing = page("customer service", known), page("marketing", known)
    assert [one.title for one in service.actions] == ["Mend the payment", "Ask why"]
    assert [one.title for one in marketing.actions] == ["Tell more"]
    assert any("Payment" in one.text and one.by == "said by customers" for one in service.findings)
    assert not any("suffer" in one.text for one in marketing.findings)
    assert service.table is not None
    assert service.table.heads == ("Step", "Contacts", "How it feels", "Pains")
    assert service.table.rows[2] == ("3. Waits", "Parcel", "", "○ It takes long")
    assert page("board", known).table is None


def test_a_kpi_stands_beside_its_target(known: Known) -> None:
    (kpi,) = page("board", known).kpis
    assert (kpi.title, kpi.is_on_target, kpi.state) == ("Waiting", False, "not on target")
    assert "n = 40" in kpi.interval


def test_an_unknown_audience_is_refused(known: Known) -> None:
    with pytest.raises(UnknownNameError, match="marketing"):
        page("markting", known)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("known_of", ["known", "nothing"])
def test_it_is_printed_and_told_in_slides(audience: str, known_of: str, known: Known, tmp_path: Path) -> None:
    given = known if known_of == "known" else Known()
    pdf, slides = tmp_path / "page.pdf", tmp_path / "page.pptx"
    export(MAP, pdf, view="summary", audience=audience, known=given)
    assert pdf.read_bytes().startswith(b"%PDF")
    export(MAP, slides, audience=audience, known=given)
    shown = [
        shape.text_frame.text
        for slide in Presentation(str(slides)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    for title in ("In figures", "What we found", "What we do, and what it yields", "KPIs against target"):
        assert title in shown
