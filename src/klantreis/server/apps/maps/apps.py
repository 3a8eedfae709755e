"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class MapsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.maps"
    label = "maps"
    default_auto_field = "django.db.models.BigAutoField"
