"""Signing in by a company's own service (OpenID Connect): members by their address, others by invitation."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.accounts.second_step import drop_second_step

# In the session of who opened an invitation: the hash of its secret.
INVITED_BY = "invited_by"


class CompanyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # it says no types
    """Who may come in that way."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Only for who came by an open invitation, with an address that his company vouches for."""
        from klantreis.server.apps.workspaces.models import Invitation  # noqa: PLC0415 - it imports accounts

        is_known = any(address.verified for address in sociallogin.email_addresses)
        invited_by = request.session.get(INVITED_BY, "")
        return is_known and Invitation.open().filter(token_hash=invited_by).exists()

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """The new user, by the name that the company gives."""
        user: User = super().populate_user(request, sociallogin, data)
        user.name = str(data.get("name") or user.email.partition("@")[0])[:100]
        return user


def forget_other_ways_in(request: HttpRequest, sociallogin: SocialLogin, **_signal: Any) -> None:
    """Close what opened an account before its company vouched for its address the first time.

    Nobody verified the address until then: whoever made the account may be someone else, who would keep his
    tokens and keys. (Its password is taken away by allauth, and with it its sessions.)
    """
    user = sociallogin.user
    if request.user != user:
        drop_second_step(user)
        user.tokens.all().delete()
