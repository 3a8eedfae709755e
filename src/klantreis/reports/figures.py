"""The figures of a proof as they stand at the steps of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A figure in words: its name, what it is, and on how many it rests with its interval.

    `value`, `low` and `high` are the bare numbers for those who calculate on; None where unknown.
    """

    code: str
    name: str
    text: str
    detail: str
    value: float | None
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True)
class ProofFigures:
    """The figures of a proof per step id, their period, and whether the data were invented."""

    by_step: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    period: str = ""
    is_simulated: bool = False


def figures_of(proof: Any, language: str) -> ProofFigures:  # noqa: ARG001 - filled once proofs exist
    """What reports show of a proof; nothing without one."""
    return ProofFigures()
