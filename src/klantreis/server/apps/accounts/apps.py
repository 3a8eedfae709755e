"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what allauth tells."""
        from allauth.socialaccount.signals import social_account_added  # noqa: PLC0415 - once apps are loaded

        from klantreis.server.apps.accounts.company import forget_other_ways_in  # noqa: PLC0415

        social_account_added.connect(forget_other_ways_in)
