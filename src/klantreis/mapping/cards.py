"""Cards: what stands in a cell. The kind of a card is the kind of its lane."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import Field, TypeAdapter

from klantreis.mapping.emotion import Reading
from klantreis.mapping.evidence import Evidence, Status, status_of
from klantreis.mapping.part import Count, Id, Kinded, Number
from klantreis.mapping.texts import Text


class Moment(StrEnum):
    """Which moment of truth: before a need, searching, at the shelf, using it, telling others."""

    LESS_THAN_ZERO = "less_than_zero"
    ZERO = "zero"
    FIRST = "first"
    SECOND = "second"
    ULTIMATE = "ultimate"


class BaseCard(Kinded):
    """What every card has: an id, perhaps one persona it speaks of, and its evidence."""

    id: Id
    persona: Id | None = None
    evidence: tuple[Evidence, ...] = ()

    def status(self, *, is_proposal: bool = False) -> Status:
        """What the card is worth, from its evidence; `is_proposal` on a map of how it should become."""
        return status_of(self.evidence, is_proposal=is_proposal)

    @property
    def title(self) -> Text | None:
        """What to call the card in a sentence."""
        text: Text | None = getattr(self, "text", None)
        return text

    def texts(self) -> Iterator[Text | None]:
        """Every text on the card and its evidence."""
        yield self.title
        for one in self.evidence:
            yield one.text


class ActionCard(BaseCard):
    """What the customer does."""

    kind: Literal["action"] = "action"
    text: Text


class ThoughtCard(BaseCard):
    """What the customer thinks, in his words."""

    kind: Literal["thought"] = "thought"
    text: Text


class TouchpointCard(BaseCard):
    """A contact: a touchpoint of the register. `channel` only where it differs from the register's."""

    kind: Literal["touchpoint"] = "touchpoint"
    touchpoint: str = Field(min_length=1, max_length=200)
    channel: str | None = None
    text: Text | None = None

    @property
    def title(self) -> Text | None:
        """The touchpoint's name."""
        return self.touchpoint


class EmotionCard(BaseCard):
    """How the customer feels: as the team assumes, as customers report, as events and texts measure."""

    kind: Literal["emotion"] = "emotion"
    assumed: Reading | None = None
    reported: Reading | None = None
    measured: Reading | None = None
    text: Text | None = None

    def status(self, *, is_proposal: bool = False) -> Status:
        """Observed when measured, reported when customers said so, else from its evidence."""
        if self.measured is not None:
            return Status.OBSERVED
        from_evidence = super().status(is_proposal=is_proposal)
        is_said = self.reported is not None and from_evidence is not Status.OBSERVED
        return Status.REPORTED if is_said else from_evidence

    def texts(self) -> Iterator[Text | None]:
        """Every text on the card, its readings and its evidence."""
        yield from super().texts()
        for reading in (self.assumed, self.reported, self.measured):
            if reading is not None:
                yield from (reading.word, reading.question)


class PainCard(BaseCard):
    """Where customers suffer; severity 1 (a nuisance) … 5 (they leave)."""

    kind: Literal["pain"] = "pain"
    text: Text
    severity: Annotated[int, Field(strict=True, ge=1, le=5)] | None = None


class DelightCard(BaseCard):
    """What customers enjoy."""

    kind: Literal["delight"] = "delight"
    text: Text


class MomentOfTruthCard(BaseCard):
    """Where customers decide to stay or go, and why it is here."""

    kind: Literal["moment_of_truth"] = "moment_of_truth"
    text: Text
    why: Text | None = None
    moment: Moment | None = None

    def texts(self) -> Iterator[Text | None]:
        """Every text on the card and its evidence."""
        yield from super().texts()
        yield self.why


class PhysicalEvidenceCard(BaseCard):
    """What the customer can see or hold: a parcel, a letter, a screen."""

    kind: Literal["physical_evidence"] = "physical_evidence"
    text: Text


class FrontstageCard(BaseCard):
    """What staff do that the customer sees."""

    kind: Literal["frontstage"] = "frontstage"
    text: Text


class BackstageCard(BaseCard):
    """What staff do that the customer does not see."""

    kind: Literal["backstage"] = "backstage"
    text: Text


class SystemCard(BaseCard):
    """A system or process that supports the step."""

    kind: Literal["system"] = "system"
    text: Text


class OwnerCard(BaseCard):
    """The department or person who answers for the step."""

    kind: Literal["owner"] = "owner"
    text: Text


class KpiCard(BaseCard):
    """A number that says whether the step goes well."""

    kind: Literal["kpi"] = "kpi"
    text: Text
    unit: str | None = None
    target: Number | None = None
    value: Number | None = None
    n: Count | None = None
    date: day | None = None


class OpportunityCard(BaseCard):
    """What could be better here. Without evidence it is a proposal."""

    kind: Literal["opportunity"] = "opportunity"
    text: Text

    def status(self, *, is_proposal: bool = True) -> Status:  # noqa: ARG002 - an opportunity always is one
        """What the card is worth, from its evidence; never merely assumed."""
        return status_of(self.evidence, is_proposal=True)


class ContentCard(BaseCard):
    """Content for this step: a video, an article, a mail."""

    kind: Literal["content"] = "content"
    text: Text


class ImageCard(BaseCard):
    """A picture by its path or address; the text describes it to who cannot see it."""

    kind: Literal["image"] = "image"
    image: str = Field(min_length=1)
    text: Text | None = None

    @property
    def title(self) -> Text | None:
        """Its description, or else where it is."""
        return self.text or self.image


class NoteCard(BaseCard):
    """Anything else; what lanes of one's own hold."""

    kind: Literal["note"] = "note"
    text: Text


AnyCard = (
    ActionCard
    | ThoughtCard
    | TouchpointCard
    | EmotionCard
    | PainCard
    | DelightCard
    | MomentOfTruthCard
    | PhysicalEvidenceCard
    | FrontstageCard
    | BackstageCard
    | SystemCard
    | OwnerCard
    | KpiCard
    | OpportunityCard
    | ContentCard
    | ImageCard
    | NoteCard
)
Card = Annotated[AnyCard, Field(discriminator="kind")]
CARD: TypeAdapter[AnyCard] = TypeAdapter(Card)
CARD_TYPES: dict[str, type[BaseCard]] = {
    str(one.model_fields["kind"].default): one for one in get_args(AnyCard)
}
KINDS = tuple(CARD_TYPES)
LINES = ("interaction_line", "visibility_line", "internal_line")  # lanes of a blueprint that hold no cards

# The field a card may be written as when it has nothing else.
MAIN_FIELDS = dict.fromkeys(KINDS, "text") | {
    "touchpoint": "touchpoint",
    "emotion": "assumed",
    "image": "image",
}
