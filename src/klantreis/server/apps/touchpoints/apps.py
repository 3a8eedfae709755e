"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class TouchpointsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.touchpoints"
    label = "touchpoints"
    default_auto_field = "django.db.models.BigAutoField"
