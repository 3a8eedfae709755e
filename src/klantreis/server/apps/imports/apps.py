"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
