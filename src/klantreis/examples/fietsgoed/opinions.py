"""What the service desk, the surveys and the review site export."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from klantreis.examples.fietsgoed.clock import as_dutch, as_iso
from klantreis.examples.fietsgoed.identities import customer_numbers, emails, only
from klantreis.examples.fietsgoed.piece import Piece, Rows, in_time
from klantreis.examples.fietsgoed.texts import on_delivery, texts

_TICKETS = (("telefoon", "chat", "mail"), ("levering", "product", "overig"))
_TICKET_TOPICS = ("ticket_late", "ticket_product", "ticket_paper")


def tickets(piece: Piece) -> pa.Table:
    """The service desk: a row when a question comes in and one when it is closed, with the mark given."""
    parts = [_advice(piece), _opened(piece), _closed(piece)]
    table = pa.concat_tables([part for part in parts if part.num_rows] or parts[:1])
    return table.sort_by("moment").drop_columns("moment")


def delivery_answers(piece: Piece) -> pa.Table:
    """CSAT on the delivery, 1-5."""
    said = in_time(piece.log.of("delivery_answer"))
    topics = on_delivery(said["score"], said["is_late"])
    return _survey(piece, said, "CSAT", topics)


def loyalty_answers(piece: Piece) -> pa.Table:
    """NPS, 0-10."""
    said = in_time(piece.log.of("loyalty_answer"))
    marks = said["score"] // 2
    return _survey(piece, said, "NPS", on_delivery(marks, said["is_late"]))


def service_answers(piece: Piece) -> pa.Table:
    """CES on the service desk, 1-7, of which 7 is easy."""
    said = in_time(piece.log.of("service_answer"))
    topics = np.where(said["is_solved"], "solved", "unsolved")
    return _survey(piece, said, "CES", topics, may_name_paper=False)


def failure_answers(piece: Piece) -> pa.Table:
    """CSAT asked where a payment failed, 1-5."""
    said = in_time(piece.log.of("failure_answer"))
    rows = said["who"]
    return _survey(piece, said, "CSAT", np.full(len(rows), "failure"), may_name_paper=False)


def reviews(piece: Piece) -> pa.Table:
    """Reviews of the shop, 1-5 stars."""
    said = in_time(piece.log.of("review"))
    rows, score = said["who"], said["score"]
    topics = on_delivery(score, said["is_late"])
    everyone = np.ones(len(rows), dtype=np.bool_)
    return pa.table(
        {
            "created_at": as_iso(said["when"]),
            "user_id": customer_numbers(piece.who, rows),
            "stars": pa.array(score),
            "text": texts(piece.rng, topics, everyone),
        }
    )


def _survey(
    piece: Piece, said: Rows, question: str, topics: npt.NDArray[Any], *, may_name_paper: bool = True
) -> pa.Table:
    rows = said["who"]
    names_paper = piece.who.saw_paper[rows] & (piece.rng.random(len(rows)) < piece.truth.mentions_paper)
    topics = np.where(names_paper & may_name_paper, "paper", topics)
    has_text = piece.rng.random(len(rows)) < piece.truth.writes_text
    return pa.table(
        {
            "Ingevuld op": as_dutch(said["when"]),
            "Klantnummer": customer_numbers(piece.who, rows),
            question: pa.array(said["score"]),
            "Toelichting": texts(piece.rng, topics, has_text),
        }
    )


def _advice(piece: Piece) -> pa.Table:
    asked = piece.log.of("advice")
    n = len(asked["who"])
    return _ticket_rows(
        piece,
        asked,
        what="ontvangen",
        channel=np.full(n, 1),
        subject=np.full(n, "advies"),
        result=None,
        score=np.zeros(n, dtype=np.int64),
        text=texts(piece.rng, np.full(n, "advice"), np.ones(n, dtype=np.bool_)),
    )


def _opened(piece: Piece) -> pa.Table:
    came_in = piece.log.of("ticket")
    subject = came_in["subject"]
    return _ticket_rows(
        piece,
        came_in,
        what="ontvangen",
        channel=came_in["channel"],
        subject=np.array(_TICKETS[1])[subject],
        result=None,
        score=np.zeros(len(subject), dtype=np.int64),
        text=texts(piece.rng, np.array(_TICKET_TOPICS)[subject], np.ones(len(subject), dtype=np.bool_)),
    )


def _closed(piece: Piece) -> pa.Table:
    closed = piece.log.of("ticket_closed")
    subject = closed["subject"]
    is_solved = closed["is_solved"]
    has_text = closed["has_text"]
    return _ticket_rows(
        piece,
        closed,
        what="gesloten",
        channel=closed["channel"],
        subject=np.array(_TICKETS[1])[subject],
        result=pa.array(np.where(is_solved, "opgelost", "niet opgelost"), pa.string()),
        score=closed["score"],
        text=texts(piece.rng, np.where(is_solved, "solved", "unsolved"), has_text),
    )


def _ticket_rows(piece: Piece, rows: Rows, **said: Any) -> pa.Table:
    who, when = rows["who"], rows["when"]
    score = said["score"]
    return pa.table(
        {
            "moment": pa.array(when),
            "Tijdstip": as_dutch(when),
            "E-mailadres": emails(piece.who, who),
            "Gebeurtenis": pa.array([said["what"]] * len(who), pa.string()),
            "Kanaal": pa.array(_TICKETS[0]).take(pa.array(said["channel"])),
            "Onderwerp": pa.array(said["subject"], pa.string()),
            "Uitkomst": pa.nulls(len(who), pa.string()) if said["result"] is None else said["result"],
            "Cijfer": only(pa.array(score), score > 0),
            "Bericht": said["text"],
        }
    )
