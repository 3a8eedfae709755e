"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker measure when the data changed."""
        import_module("klantreis.server.apps.plans.measuring")
