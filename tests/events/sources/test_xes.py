"""XES logs: attributes as columns, the document's order, and nothing of XML's dangers."""

from __future__ import annotations

import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from tests.events.sources.build import column, events, file, rejects, staged

from klantreis.events.sources import UnreadableInputError, xes

NAMESPACE = 'xmlns="http://www.xes-standard.org/"'


def text(key: str, value: str, inside: str = "") -> str:
    return f'<string key="{key}" value="{value}">{inside}</string>'


def event(name: str | None, at: str | None, more: str = "") -> str:
    name_ = text("concept:name", name) if name else ""
    time = f'<date key="time:timestamp" value="{at}"/>' if at else ""
    return f"<event>{name_}{time}{more}</event>\n"


def log(*traces: str, head: str = "", namespace: str = NAMESPACE) -> str:
    body = "".join(f"<trace>{trace}</trace>\n" for trace in traces)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0" {namespace}>\n{head}{body}</log>\n'
    )


AT = "2010-12-30T11:02:00.000+01:00"
ONE = log(text("concept:name", "1") + event("register request", AT))


@pytest.mark.parametrize("namespace", ["", NAMESPACE, 'xmlns="http://code.deckfour.org/xes"'])
def test_a_log_is_read_with_any_namespace(tmp_path: Path, namespace: str):
    content = log(text("concept:name", "1") + event("register request", AT), namespace=namespace)
    (found,) = events(staged(tmp_path, file(tmp_path, "running.xes", content)))
    assert (found["identifiers"], found["name"]) == ({"case": "1"}, "register request")
    assert (found["time"], found["source"]) == ("2010-12-30T10:02:00", "running")


def test_a_prefix_and_gzip_make_no_difference(tmp_path: Path):
    content = (
        ONE.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    )
    done = staged(tmp_path, file(tmp_path, "a.xes.gz", gzip.compress(content.encode())))
    assert column(done, "name") == ["register request"]


def test_attributes_of_trace_and_event_are_kept_apart_and_nested_ones_joined(tmp_path: Path):
    more = (
        text("lifecycle:transition", "complete")
        + '<float key="cost:total" value="50"/>'
        + text("cost:currency", "eur")
        + text("org:resource", "Pete", inside='<int key="level" value="3"/>')
        + f'<list key="tags"><values>{text("tag", "a")}{text("tag", "b")}</values></list>'
    )
    trace = text("concept:name", "c1") + event("A", AT, more) + '<boolean key="vip" value="true"/>'
    head = f'<global scope="event">{text("concept:name", "none")}</global>{text("concept:name", "the log")}'
    (found,) = events(staged(tmp_path, file(tmp_path, "a.xes", log(trace, head=head))))
    assert (found["value"], found["currency"]) == (Decimal(50), "EUR")
    assert found["attributes"] == {
        "case:vip": "true",
        "lifecycle:transition": "complete",
        "org:resource": "Pete",
        "org:resource:level": "3",
        "tags:tag": "a, b",
    }


def test_events_keep_the_documents_order_whatever_their_time(tmp_path: Path):
    times = ["2010-12-30T11:00:00Z", "2010-12-30T09:00:00Z", "2010-12-30T11:00:00Z"]
    trace = text("concept:name", "1") + "".join(event(f"e{i}", at) for i, at in enumerate(times))
    done = staged(tmp_path, file(tmp_path, "a.xes", log(trace, text("concept:name", "2") + event("f", AT))))
    assert column(done, "name") == ["e0", "e1", "e2", "f"]


def test_order_and_attributes_hold_across_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xes, "_BATCH", 3)
    traces = [text("concept:name", str(i)) + event("a", AT) * 2 for i in range(10)]
    done = staged(tmp_path, file(tmp_path, "a.xes", log(*traces)))
    assert [one["case"] for one in column(done, "identifiers")] == [str(i // 2) for i in range(20)]
    assert [one[-1] for one in column(done, "event_id")] == ["0", "1"] * 10


def test_an_event_without_name_or_time_is_a_reject_with_its_place(tmp_path: Path):
    trace = text("concept:name", "1") + event("A", AT) + event(None, AT) + event("B", None)
    done = staged(tmp_path, file(tmp_path, "a.xes", log(trace, event("C", AT))))
    assert column(done, "name") == ["A"]
    assert rejects(done) == [
        (4, "no event name", "concept:name", "trace 1, event 2"),
        (5, "no time", "time:timestamp", "trace 1, event 3"),
        (7, "no person", "case:concept:name", "trace 2, event 1"),
    ]


def test_a_mapping_may_choose_another_person(tmp_path: Path):
    content = log(text("concept:name", "1") + event("A", AT, text("customer", "Ann")))
    done = staged(tmp_path, file(tmp_path, "a.xes", content), identifiers=(("customer", "user_id"),))
    assert column(done, "identifiers") == [{"user_id": "Ann"}]
    assert column(done, "attributes") == [{"case:concept:name": "1"}]


@pytest.mark.parametrize(
    "danger",
    [
        '<!DOCTYPE log [<!ENTITY a "b">]>',
        '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE log SYSTEM "http://localhost/x.dtd">',
    ],
)
def test_document_types_and_entities_are_refused(tmp_path: Path, danger: str):
    content = ONE.replace("<log", danger + "<log")
    with pytest.raises(UnreadableInputError, match="document type or entities"):
        staged(tmp_path, file(tmp_path, "a.xes", content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ONE[:-30], "no complete XML"),
        ("<log><trace></log>", "no complete XML"),
        ("<html/>", "no XES"),
        ("no xml", "no complete XML"),
        ("", "is empty"),
    ],
)
def test_a_file_that_is_no_log_is_told(tmp_path: Path, content: str, told: str):
    with pytest.raises(UnreadableInputError, match=told):
        staged(tmp_path, file(tmp_path, "a.xes", content))
