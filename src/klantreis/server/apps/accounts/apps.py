"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
