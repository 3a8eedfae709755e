"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.overview"
    label = "overview"
    default_auto_field = "django.db.models.BigAutoField"
