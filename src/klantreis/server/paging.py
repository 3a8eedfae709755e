"""Lists in pages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase


class Pages(PaginationBase):
    """`?page=2&size=50`; the answer holds the items of the page and how many there are in all."""

    class Input(Schema):
        """Which page."""

        page: int = Field(1, ge=1, le=1_000_000)
        size: int = Field(50, ge=1, le=200)

    class Output(Schema):
        """A page."""

        items: list[Any]
        count: int

    def paginate_queryset(
        self,
        queryset: Any,
        pagination: Any,
        request: HttpRequest,  # noqa: ARG002 - of the base class
        **params: Any,  # noqa: ARG002 - of the base class
    ) -> Any:
        """The items of one page."""
        first = (pagination.page - 1) * pagination.size
        count = queryset.count() if isinstance(queryset, QuerySet) else len(queryset)
        return {"items": list(queryset[first : first + pagination.size]), "count": count}
