"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.comments"
    label = "comments"
    default_auto_field = "django.db.models.BigAutoField"
