"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PersonasConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.personas"
    label = "personas"
    default_auto_field = "django.db.models.BigAutoField"
