"""Links by which a survey is answered: the open one, and a personal one for each who is invited."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from klantreis.errors import KlantreisError, is_dutch
from klantreis.reports.tables import cell_of, delimiter_in
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.documents.models import Document
from klantreis.server.apps.surveys.models import OpenLink, PersonalLink
from klantreis.server.tokens import new_token, token_hash

MOST_LINKS = 50_000
_ENGLISH = (("person", "link", "answered"), "yes")
_DUTCH = (("persoon", "link", "beantwoord"), "ja")
# A telephone number starts as a formula does, and is none; nothing is nothing.
_PLAIN = re.compile(r"(\+\d[\d ]*)?")


class TooManyLinksError(KlantreisError):
    """More would be invited to a survey than it can have links."""

    code = "too_many_links"

    def __init__(self) -> None:
        super().__init__(
            f"A survey has at most {MOST_LINKS} personal links. Use the open link for more.",
            nl=f"Een enquête heeft hooguit {MOST_LINKS} persoonlijke links. Gebruik voor meer de open link.",
        )


@dataclass(frozen=True)
class Invited:
    """Who is invited, as he was named, and his link; empty where he answered already."""

    person: str
    link: str


def link_of(token: str) -> str:
    """The address that a token stands in."""
    return f"{settings.PUBLIC_URL}/survey/{token}"


def open_link(row: Document, user: User, *, is_new: bool) -> OpenLink:
    """The open link of a survey, made where there is none; a new one takes the old one back."""
    with transaction.atomic():
        if is_new:
            OpenLink.objects.filter(survey=row).delete()
        made, _ = OpenLink.objects.get_or_create(
            survey=row, defaults={"token": new_token()[:22], "made_by": user}
        )
    return made


def invite(row: Document, kind: str, persons: Sequence[str], n_unknown: int, persona: str) -> list[Invited]:
    """A personal link for each person, and for so many of whom nothing is known.

    Who was invited before and has not finished gets a new link for the old one, and goes on where he was.

    Parameters
    ----------
    row
        The survey.
    kind, persons
        The kind of identifier by which persons are known in the data, and theirs; only what the event
        store would hold of them is kept.
    n_unknown, persona
        How many more; the persona they are all of.

    Raises
    ------
    TooManyLinksError
        When the survey would have too many.
    """
    if row.personal_links.count() + len(persons) + n_unknown > MOST_LINKS:
        raise TooManyLinksError
    opened = row.workspace.opened()
    wanted = {opened.identity(kind, one.strip()): one.strip() for one in persons if one.strip()}
    with transaction.atomic():
        links = row.personal_links.select_related("answering").filter(kind=kind, identifier__in=wanted)
        known = {one.identifier: one for one in links}
        made, invited = [], []
        for identifier, person in [*wanted.items(), *[("", "")] * n_unknown]:
            before = known.get(identifier)
            if before is not None and _has_finished(before):
                invited.append(Invited(person, ""))
                continue
            token = new_token()
            invited.append(Invited(person, link_of(token)))
            if before is not None:
                PersonalLink.objects.filter(pk=before.pk).update(token_hash=token_hash(token))
            else:
                fields = {"kind": kind if identifier else "", "identifier": identifier, "persona": persona}
                made.append(PersonalLink(survey=row, token_hash=token_hash(token), **fields))
        PersonalLink.objects.bulk_create(made, batch_size=500)
    return invited


def _has_finished(link: PersonalLink) -> bool:
    answering = getattr(link, "answering", None)
    return answering is not None and answering.finished_at is not None


def take_back(row: Document) -> int:
    """Take back the personal links by which nobody has begun; how many."""
    unused = row.personal_links.filter(answering=None)
    n_unused = unused.count()
    unused.delete()
    return n_unused


def links_csv(invited: Sequence[Invited], language: str) -> str:
    """A row per person, to be mailed; no cell can become a formula in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter_in(language), lineterminator="\r\n")
    titles, yes = _DUTCH if is_dutch(language) else _ENGLISH
    writer.writerow(titles)
    for one in invited:
        person = cell_of(one.person) if not _PLAIN.fullmatch(one.person) else one.person
        writer.writerow((person, one.link, "" if one.link else yes))
    return text.getvalue()
