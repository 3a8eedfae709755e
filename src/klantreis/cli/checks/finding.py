"""What a check found, in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from klantreis.cli.checks.texts import ADVICE, NAMES, SAYS


class State(StrEnum):
    """How it is."""

    OK = "ok"
    WARNING = "warning"  # works, with something less
    ERROR = "error"


class Finding:
    """One line of the doctor: `what` names the thing, `code` the sentence that says how it is."""

    def __init__(self, what: str, state: State, code: str, **values: Any) -> None:
        self.what, self.state, self.code, self.values = what, state, code, values

    def name(self, language: str) -> str:
        """What was looked at."""
        return NAMES[self.what][language]

    def says(self, language: str) -> str:
        """How it is."""
        return SAYS[self.code][language].format(**self.values)

    def advice(self, language: str) -> str | None:
        """What to do, when something is to be done."""
        texts = ADVICE.get(self.code)
        return texts[language].format(**self.values) if texts else None

    def document(self) -> dict[str, Any]:
        """The finding as JSON."""
        return {
            "what": self.what,
            "state": self.state.value,
            "code": self.code,
            "says": {language: self.says(language) for language in ("en", "nl")},
            "advice": {language: self.advice(language) for language in ("en", "nl")},
        }


@dataclass(frozen=True)
class Asked:
    """What the doctor is to look at."""

    workspaces: tuple[Any, ...]
    server: Any
    host: str
    port: int
