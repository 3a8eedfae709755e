"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AnalysesConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.analyses"
    label = "analyses"
    default_auto_field = "django.db.models.BigAutoField"
