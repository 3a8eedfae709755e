"""Why a value does not fit its field, in both languages."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
)

from klantreis.mapping.field_errors import why, wrong_fields, wrong_value


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Even(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: int

    @field_validator("title")
    @classmethod
    def _is_even(cls, number: int) -> int:
        if number % 2:
            raise wrong_value(f"{number} is odd", nl=f"{number} is oneven")
        return number


def refused(shape: Any, value: Any) -> list[Any]:
    with pytest.raises(ValidationError) as found:
        TypeAdapter(shape).validate_python(value)
    return list(found.value.errors(include_url=False))


@pytest.mark.parametrize(
    ("shape", "value", "said"),
    [
        (str, 3, "moet een tekst zijn"),
        (Annotated[str, Field(min_length=2)], "a", "is leeg of te kort: het vraagt 2 of meer tekens"),
        (Annotated[str, Field(max_length=2)], "abc", "is te lang: 2 tekens is het meeste"),
        (Annotated[str, Field(pattern="^a$")], "b", "is niet goed geschreven; het moet passen op ^a$"),
        (int, "many", "moet een heel getal zijn"),
        (int, 1.5, "moet een heel getal zijn"),
        (float, "many", "moet een getal zijn"),
        (Annotated[float, Field(allow_inf_nan=False)], float("nan"), "moet een getal zijn, niet oneindig"),
        (bool, "perhaps", "moet true of false zijn (ja of nee)"),
        (Annotated[int, Field(gt=0)], 0, "moet meer zijn dan 0"),
        (Annotated[int, Field(ge=1)], 0, "moet minstens 1 zijn"),
        (Annotated[int, Field(lt=1)], 2, "moet minder zijn dan 1"),
        (Annotated[int, Field(le=1)], 2, "mag hooguit 1 zijn"),
        (Annotated[list[int], Field(min_length=2)], [1], "moet er minstens 2 hebben"),
        (Annotated[list[int], Field(max_length=1)], [1, 2], "mag er hooguit 1 hebben"),
        (list[int], 3, "moet een lijst zijn"),
        (dict[str, int], 3, "moet uit velden met waarden bestaan"),
        (Even, 3, "moet uit velden met waarden bestaan"),
        (Literal["a", "b"], "c", "moet een van deze zijn: 'a' of 'b'"),
        (Colour, "green", "moet een van deze zijn: 'red' of 'blue'"),
        (date, "soon", "moet een datum zijn, zoals 2026-03-31"),
        (datetime, "soon", "moet een datum met tijd zijn, zoals 2026-03-31T09:30"),
        (AwareDatetime, "2026-03-31T09:30", "moet een tijdzone noemen, zoals 2026-03-31T09:30Z"),
        (UUID, "x", "moet een id zijn, zoals gegeven toen het gemaakt werd"),
    ],
)
def test_why_a_value_does_not_fit_is_told_in_dutch(shape: Any, value: Any, said: str):
    assert [why(one, "nl") for one in refused(shape, value)] == [said]


def test_a_field_is_called_what_screens_call_it():
    found = refused(list[Even], [{"title": "x"}, {"titel": 2}])
    assert wrong_fields(found, "nl") == (
        "0.title (titel): moet een heel getal zijn; 1.title (titel): moet ingevuld zijn; "
        "1.titel: bestaat hier niet; haal het weg"
    )
    assert wrong_fields(found[1:2]) == "1.title: Field required"


def test_what_a_validator_says_is_told_in_both_languages():
    found = refused(Even, {"title": 3})
    assert (why(found[0]), why(found[0], "nl")) == ("3 is odd", "3 is oneven")


def test_what_is_wrong_with_the_whole_is_called_by_its_name():
    assert wrong_fields(refused(int, "x"), "nl", whole="bericht") == "bericht: moet een heel getal zijn"


def test_the_first_few_are_told():
    found = refused(list[int], ["x"] * 9)
    assert wrong_fields(found, most=2).count(";") == 1


def test_a_reason_without_dutch_keeps_pydantics():
    found = refused(Annotated[int, Field(multiple_of=2)], 3)
    assert why(found[0], "nl") == "klopt niet (Input should be a multiple of 2)"
