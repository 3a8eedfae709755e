"""Whose journeys: the person or account that each identity belongs to, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from klantreis.events.catalog import Segment
from klantreis.events.store import EventStore
from klantreis.journeys.block import Ints
from klantreis.journeys.store import Manifest
from klantreis.people.stitching import KINDS_OF_THINGS, NOBODY, Links, People, stitch

ACCOUNT = "account"  # the kind of identifier by which an import gives attributes to accounts


@dataclass(frozen=True)
class Subjects:
    """Persons, or accounts.

    Attributes
    ----------
    people
        Who is who.
    of_identity
        int64 [n_identities]: number of the subject; -1 when it has none.
    n_subjects
        Numbers given out.
    became
        int64 per subject of the version before: its number now.
    have_fallen_apart
        Whether a subject of the version before is several now.
    accounts
        Name of each account when accounts are the subjects.
    """

    people: People
    of_identity: Ints
    n_subjects: int
    became: Ints
    have_fallen_apart: bool
    accounts: tuple[str, ...] = ()

    def arrays(self) -> dict[str, Any]:
        """What `read_people` reads back."""
        return {
            "of_identity": self.people.of_identity,
            "of_identifier": self.people.of_identifier,
            "n_persons": self.people.n_persons,
            "set_aside": self.people.set_aside,
            "accounts": np.array(self.accounts, dtype=np.str_),
        }


def read_people(file: Path) -> People:
    """Who is who in one version of the store."""
    with np.load(file) as arrays:
        return People(
            of_identity=arrays["of_identity"],
            of_identifier=arrays["of_identifier"],
            n_persons=int(arrays["n_persons"]),
            set_aside=arrays["set_aside"],
        )


def read_links(connection: Any, events: EventStore) -> Links:
    """Everything that the store knows of identifiers that occur together."""
    n_identifiers = events.n_identifiers()
    names_a_thing = np.zeros(n_identifiers, dtype=np.bool_)
    if files := events.identifier_files():
        things = connection.execute(
            "SELECT identifier FROM read_parquet($files) WHERE kind IN (SELECT unnest($kinds))",
            {"files": files, "kinds": sorted(KINDS_OF_THINGS)},
        ).fetchnumpy()
        names_a_thing[things["identifier"]] = True
    files = events.files("links")
    if not files:
        return Links(np.empty(0, np.int64), np.empty(0, np.int64), names_a_thing)
    links = connection.execute(
        "SELECT identity, identifier FROM read_parquet($files)", {"files": files}
    ).fetchnumpy()
    return Links(links["identity"], links["identifier"], names_a_thing)


def persons(connection: Any, events: EventStore, before: Path | None, limit: int) -> Subjects:
    """Persons, keeping the numbers that they had."""
    known = NOBODY if before is None else read_people(before)
    people = stitch(read_links(connection, events), known, limit=limit)
    became, have_fallen_apart = _became(known, people)
    return Subjects(people, people.of_identity, people.n_persons, became, have_fallen_apart)


def accounts(connection: Any, events: EventStore, limit: int) -> Subjects:
    """Accounts, numbered by name; leaves the table `accounts` (account, code) behind.

    An event without an account belongs to the account of its person, if that person has exactly one.
    """
    people = stitch(read_links(connection, events), limit=limit)
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE accounts AS
        SELECT account, row_number() OVER (ORDER BY account) - 1 AS code
        FROM (SELECT DISTINCT account FROM read_parquet($files) WHERE account IS NOT NULL)""",
        {"files": events.files("events")},
    )
    names = [name for (name,) in connection.execute("SELECT account FROM accounts ORDER BY code").fetchall()]
    seen = [_accounts_seen(connection, events, segment) for segment in events.segments()]
    identity, code = np.concatenate(seen, axis=1) if seen else np.empty((2, 0), dtype=np.int64)
    lowest = np.full(people.n_persons, np.iinfo(np.int64).max)
    highest = np.full(people.n_persons, -1)
    np.minimum.at(lowest, people.of_identity[identity], code)
    np.maximum.at(highest, people.of_identity[identity], code)
    of_person = np.where(lowest == highest, highest, -1)
    nobody_before = np.empty(0, dtype=np.int64)
    return Subjects(
        people,
        of_person[people.of_identity],
        len(names),
        nobody_before,
        have_fallen_apart=False,
        accounts=tuple(names),
    )


def _accounts_seen(connection: Any, events: EventStore, segment: Segment) -> Ints:
    """int64 [2, n]: each pair of an identity and an account that occur together in a segment."""
    (file,) = events.files("events", [segment])
    rows = connection.execute(
        "SELECT file_row_number AS row, code FROM read_parquet($file, file_row_number = true) "
        "JOIN accounts USING (account)",
        {"file": file},
    ).fetchnumpy()
    return np.unique(np.stack([events.identity_of_events(segment)[rows["row"]], rows["code"]]), axis=1)


def _became(before: People, now: People) -> tuple[Ints, bool]:
    """New number of each old person, and whether one of them is several now."""
    mine = now.of_identity[: len(before.of_identity)]
    became = np.arange(before.n_persons, dtype=np.int64)
    became[before.of_identity] = mine
    return became, bool((became[before.of_identity] != mine).any())


@dataclass(frozen=True)
class Attributes:
    """What is known of each subject.

    Attributes
    ----------
    names
        Per attribute the text of each code.
    codes
        Per attribute int32 [n_subjects], -1 where unknown.
    changed
        int64: subjects that an import since the version before says something of.
    """

    names: Mapping[str, tuple[str, ...]]
    codes: dict[str, Ints]
    changed: Ints


def read_attributes(
    connection: Any, events: EventStore, subjects: Subjects, before: Manifest | None
) -> Attributes:
    """Attributes of every subject; a later import says more than an earlier one.

    Of several identifiers of one person in the same import, the one that came first says it.
    """
    known = dict(before.names.attributes) if before else {}
    n_seen = before.n_attribute_imports if before else 0
    dictionaries = {
        name: {value: code for code, value in enumerate(values)} for name, values in known.items()
    }
    codes: dict[str, Ints] = {}
    changed = [np.empty(0, dtype=np.int64)]
    subject_of = _subject_of_identifier(connection, events, subjects)
    for number, file in enumerate(events.attribute_files()):
        query = "SELECT identifier, attribute, content FROM read_parquet($file) ORDER BY identifier DESC"
        rows = connection.sql(query, params={"file": file}).to_arrow_table()
        subject = subject_of[rows["identifier"].to_numpy()]
        attribute = rows["attribute"].combine_chunks().dictionary_encode()
        for code, name in enumerate(attribute.dictionary.to_pylist()):
            mine = (attribute.indices.to_numpy() == code) & (subject >= 0)
            content = rows["content"].combine_chunks().filter(mine).dictionary_encode()
            dictionary = dictionaries.setdefault(name, {})
            texts = [dictionary.setdefault(text, len(dictionary)) for text in content.dictionary.to_pylist()]
            of_subject = codes.setdefault(name, np.full(subjects.n_subjects, -1, dtype=np.int32))
            of_subject[subject[mine]] = np.array(texts, dtype=np.int32)[content.indices.to_numpy()]
        if number >= n_seen:
            changed.append(np.unique(subject[subject >= 0]))
    names = {name: tuple(dictionary) for name, dictionary in dictionaries.items()}
    return Attributes(names, codes, np.concatenate(changed))


def _subject_of_identifier(connection: Any, events: EventStore, subjects: Subjects) -> Ints:
    """int64 [n_identifiers]: the subject an identifier speaks of, -1 for none."""
    if not subjects.accounts:
        return subjects.people.of_identifier
    of_identifier = np.full(events.n_identifiers(), -1, dtype=np.int64)
    rows = connection.execute(
        "SELECT identifier, code FROM read_parquet($files) "
        "JOIN accounts ON account = value WHERE kind = $kind",
        {"files": events.identifier_files(), "kind": ACCOUNT},
    ).fetchnumpy()
    of_identifier[rows["identifier"]] = rows["code"]
    return of_identifier
