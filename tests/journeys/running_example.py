"""The running example of the process mining literature: six requests for compensation.

The log is the one in van der Aalst, Process Mining: Data Science in Action (2016), table 1.1 and 2.1:
42 events of 8 activities. Times are in UTC.
"""

from __future__ import annotations

from tests.journeys.build import Line, microseconds

REGISTER, THOROUGHLY, CASUALLY = "register request", "examine thoroughly", "examine casually"
TICKET, DECIDE, REINITIATE = "check ticket", "decide", "reinitiate request"
PAY, REJECT = "pay compensation", "reject request"

CASES = {
    "1": [
        ("2010-12-30T11:02", REGISTER),
        ("2010-12-31T10:06", THOROUGHLY),
        ("2011-01-05T15:12", TICKET),
        ("2011-01-06T11:18", DECIDE),
        ("2011-01-07T14:24", REJECT),
    ],
    "2": [
        ("2010-12-30T11:32", REGISTER),
        ("2010-12-30T12:12", TICKET),
        ("2010-12-30T14:16", CASUALLY),
        ("2011-01-05T11:22", DECIDE),
        ("2011-01-08T12:05", PAY),
    ],
    "3": [
        ("2010-12-30T14:32", REGISTER),
        ("2010-12-30T15:06", CASUALLY),
        ("2010-12-30T16:34", TICKET),
        ("2011-01-06T09:18", DECIDE),
        ("2011-01-06T12:18", REINITIATE),
        ("2011-01-06T13:06", THOROUGHLY),
        ("2011-01-08T11:43", TICKET),
        ("2011-01-09T09:55", DECIDE),
        ("2011-01-15T10:45", PAY),
    ],
    "4": [
        ("2011-01-06T15:02", REGISTER),
        ("2011-01-07T12:06", TICKET),
        ("2011-01-08T14:43", THOROUGHLY),
        ("2011-01-09T12:02", DECIDE),
        ("2011-01-12T15:44", REJECT),
    ],
    "5": [
        ("2011-01-06T09:02", REGISTER),
        ("2011-01-07T10:16", CASUALLY),
        ("2011-01-08T11:22", TICKET),
        ("2011-01-10T13:28", DECIDE),
        ("2011-01-11T16:18", REINITIATE),
        ("2011-01-14T14:33", TICKET),
        ("2011-01-16T15:50", CASUALLY),
        ("2011-01-19T11:18", DECIDE),
        ("2011-01-20T12:48", REINITIATE),
        ("2011-01-21T09:06", CASUALLY),
        ("2011-01-21T11:34", TICKET),
        ("2011-01-23T13:12", DECIDE),
        ("2011-01-24T14:56", REJECT),
    ],
    "6": [
        ("2011-01-06T15:02", REGISTER),
        ("2011-01-06T16:06", CASUALLY),
        ("2011-01-07T16:22", TICKET),
        ("2011-01-07T16:52", DECIDE),
        ("2011-01-16T11:47", PAY),
    ],
}


def lines() -> list[Line]:
    return [
        Line(case, microseconds(time), activity)
        for case, events in CASES.items()
        for time, activity in events
    ]
