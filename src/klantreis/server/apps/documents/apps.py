"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.documents"
    label = "maps"  # of its tables, which held nothing but maps at first
    default_auto_field = "django.db.models.BigAutoField"
