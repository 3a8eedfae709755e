"""What allauth asks of us: nobody makes an account of his own accord."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # it says no types
    """Accounts are made by an invitation, on a page of ours."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        """Never."""
        return False
