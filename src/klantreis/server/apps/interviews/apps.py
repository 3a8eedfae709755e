"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.interviews"
    label = "interviews"
    default_auto_field = "django.db.models.BigAutoField"
