"""Which identifiers are one person: connected components over identifiers that occur together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]

# Kinds that name a thing and not a person: a customer may have any number of orders or sessions.
KINDS_OF_THINGS = frozenset({"order_id", "session_id", "ticket_id", "visit_id", "transaction_id"})
DEFAULT_LIMIT = 100


@dataclass(frozen=True)
class Links:
    """Which identifiers occur in which identity (a set of identifiers that some event has).

    Attributes
    ----------
    identity
        int64 [n_links], ascending from 0; every identity has at least one link.
    identifier
        int64 [n_links]; within an identity in an order that depends on the identifiers alone.
    names_a_thing
        bool [n_identifiers]: the identifier is of a kind in `KINDS_OF_THINGS`.
    """

    identity: Ints
    identifier: Ints
    names_a_thing: Bools

    @property
    def n_identities(self) -> int:
        """Identities are numbered 0 … n_identities - 1."""
        return int(self.identity[-1]) + 1 if self.identity.size else 0

    @property
    def n_identifiers(self) -> int:
        """Identifiers are numbered 0 … n_identifiers - 1."""
        return len(self.names_a_thing)


@dataclass(frozen=True)
class People:
    """Who is who.

    Attributes
    ----------
    of_identity
        int64 [n_identities]: the person of each identity.
    of_identifier
        int64 [n_identifiers]: the person of each identifier; -1 when no event has it.
    n_persons
        Numbers ever given out; a person who turned out to be another leaves a number unused.
    set_aside
        int64: identifiers that would link more persons than the limit. They link nobody.
    """

    of_identity: Ints
    of_identifier: Ints
    n_persons: int
    set_aside: Ints


NOBODY = People(
    of_identity=np.empty(0, dtype=np.int64),
    of_identifier=np.empty(0, dtype=np.int64),
    n_persons=0,
    set_aside=np.empty(0, dtype=np.int64),
)


def stitch(links: Links, before: People = NOBODY, *, limit: int = DEFAULT_LIMIT) -> People:
    """Persons as the connected components of identifiers that occur together.

    Who belongs together does not depend on the order in which events came. Numbers do: persons of
    `before` keep theirs (of several that turn out to be one, the lowest), so that a late link moves
    only those whom it concerns.

    Parameters
    ----------
    links
        Everything known so far.
    before
        The answer to an earlier, smaller `links`.
    limit
        An identifier that would link more persons than this is set aside.
    """
    set_aside = _set_aside(links, limit)
    component = _components(links, ~np.isin(links.identifier, set_aside))
    of_identity = component[_telling_identifier(links, set_aside)]
    person_of_component, n_persons = _numbered(of_identity, component.max(initial=-1) + 1, before)
    return People(person_of_component[of_identity], person_of_component[component], n_persons, set_aside)


def _components(links: Links, counts: Bools) -> Ints:
    """Component of every identifier, over the links that count; one without any is a component of its own."""
    identity, identifier = links.identity[counts], links.identifier[counts]
    together = np.flatnonzero(identity[1:] == identity[:-1])
    pairs = coo_array(
        (np.ones(len(together), dtype=np.int8), (identifier[together], identifier[together + 1])),
        shape=(links.n_identifiers, links.n_identifiers),
    )
    _, component = connected_components(pairs.tocsr(), directed=False)
    return np.asarray(component, dtype=np.int64)


def _set_aside(links: Links, limit: int) -> Ints:
    """Identifiers whose neighbours, without them, are more than `limit` persons.

    Only an identifier with more neighbours than the limit can be one. The persons are counted with all
    of these taken out, so that the answer is the same in any order.
    """
    suspects = _with_many_neighbours(links, limit)
    if not suspects.size:
        return suspects
    is_suspect = np.isin(links.identifier, suspects)
    component = _components(links, ~is_suspect)
    one, other = _neighbours(links, is_suspect)
    is_person = ~np.isin(other, suspects) & ~_things_only(component, links)[component[other]]
    met = np.unique(np.stack([one[is_person], component[other[is_person]]]), axis=1)
    linked, n_persons = np.unique(met[0], return_counts=True)
    return linked[n_persons > limit]


def _with_many_neighbours(links: Links, limit: int) -> Ints:
    """Identifiers that occur in more than `limit` identities; the others cannot link more persons."""
    n_identities = np.bincount(links.identifier, minlength=links.n_identifiers)
    return np.flatnonzero(n_identities > limit)


def _neighbours(links: Links, of: Bools) -> tuple[Ints, Ints]:
    """The identifier of each link in `of`, and another identifier of the same identity."""
    starts = np.searchsorted(links.identity, links.identity[of], side="left")
    stops = np.searchsorted(links.identity, links.identity[of], side="right")
    sizes = stops - starts
    repeated = np.repeat(np.flatnonzero(of), sizes)
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    other = links.identifier[np.repeat(starts, sizes) + within]
    one = links.identifier[repeated]
    return one[one != other], other[one != other]


def _things_only(component: Ints, links: Links) -> Bools:
    """bool per component: every identifier in it names a thing."""
    names_a_person = np.zeros(component.max(initial=-1) + 1, dtype=np.bool_)
    names_a_person[component[~links.names_a_thing]] = True
    return ~names_a_person


def _telling_identifier(links: Links, set_aside: Ints) -> Ints:
    """int64 [n_identities]: the first identifier that is not set aside, else simply the first."""
    starts = np.flatnonzero(np.diff(links.identity, prepend=-1))
    telling = links.identifier[starts].copy()
    if set_aside.size:
        tells = np.flatnonzero(~np.isin(links.identifier, set_aside))
        identities, first = np.unique(links.identity[tells], return_index=True)
        telling[identities] = links.identifier[tells[first]]
    return telling


def _numbered(of_identity: Ints, n_components: int, before: People) -> tuple[Ints, int]:
    """Number of each component (-1 for one without events), and how many numbers are given out by now.

    A component takes the lowest number that its identities had, unless another component holds the
    identity that had it first; the others are numbered in the order of their first identity.
    """
    number = np.full(n_components, -1, dtype=np.int64)
    known = len(before.of_identity)
    # The earliest identity of each old person says which component keeps the number.
    persons, keepers = np.unique(before.of_identity, return_index=True)
    for_component = of_identity[:known][keepers]
    number[for_component[::-1]] = persons[::-1]
    components, first_identity = np.unique(of_identity, return_index=True)
    fresh = components[number[components] < 0]
    in_order = fresh[np.argsort(first_identity[np.searchsorted(components, fresh)])]
    number[in_order] = before.n_persons + np.arange(len(in_order))
    return number, before.n_persons + len(in_order)
