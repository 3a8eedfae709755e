"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ImagesConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.images"
    label = "images"
    default_auto_field = "django.db.models.BigAutoField"
