"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class GuestsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.guests"
    label = "guests"
    default_auto_field = "django.db.models.BigAutoField"
