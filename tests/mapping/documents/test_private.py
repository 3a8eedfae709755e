"""Private fields: what who only looks is told of a document and of its edits."""

from __future__ import annotations

import pytest

from klantreis.mapping.documents.document import Document, private_fields_of, sorts_of
from klantreis.mapping.documents.editing import apply, inverse
from klantreis.mapping.documents.interviews import Interviews, Participant
from klantreis.mapping.documents.kinds import KINDS
from klantreis.mapping.documents.private import NOTHING, operation_without_fields, without_fields
from klantreis.mapping.operation import operation_from_data, operation_to_data

HIDDEN = private_fields_of(Interviews)
AGREED = "2025-03-11"
MENTION = {"id": "m1", "quote": "Too slow", "touchpoint": "Pay"}
PARTICIPANT = {"id": "p01", "pseudonym": "P01", "consented_on": AGREED, "notes": "All of it."}
EDITS = (
    {"op": "add", "what": "participant", "part": PARTICIPANT | {"mentions": [MENTION]}},
    {"op": "set", "id": "p01", "field": "notes", "value": "More."},
    {"op": "set", "id": "m1", "field": "quote", "value": "Too quick"},
    {
        "op": "all",
        "operations": [
            {"op": "set", "id": "p01", "field": "notes", "value": None},
            {"op": "remove", "id": "m1"},
        ],
    },
    {"op": "remove", "id": "p01"},
)


def shown(document: Document) -> object:
    """What who only looks has of a document."""
    return without_fields(document.model_dump(mode="json", exclude_defaults=True), HIDDEN)


def test_transcripts_are_the_private_fields_of_interviews():
    assert {"notes"} == HIDDEN
    assert not any(private_fields_of(kind) for kind in KINDS.values() if kind is not Interviews)


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_a_private_field_shares_its_name_with_no_field_that_is_not(kind: type[Document]):
    private = private_fields_of(kind)
    models = {kind, *(model for sort in sorts_of(kind).values() for model in sort.models)}
    having = [model for model in models if private & {*model.model_fields}]
    assert having == ([Participant] if kind is Interviews else [])


def test_the_edits_as_told_lead_to_the_document_as_told_and_back():
    whole = seen = Interviews(id="talks", title="Talks")
    for data in EDITS:
        operation = operation_from_data(data)
        undone = operation_to_data(inverse(whole, operation))
        before = seen
        whole = apply(whole, operation)
        seen = apply(seen, operation_from_data(operation_without_fields(data, HIDDEN)))
        assert shown(whole) == seen.model_dump(mode="json", exclude_defaults=True)
        back = apply(seen, operation_from_data(operation_without_fields(undone, HIDDEN)))
        assert back == before


def test_an_edit_of_a_private_field_alone_is_told_as_nothing():
    assert operation_without_fields(dict(EDITS[1]), HIDDEN) == NOTHING
