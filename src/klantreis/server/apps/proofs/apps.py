"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ProofsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.proofs"
    label = "proofs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker know what this app does."""
        import_module("klantreis.server.apps.proofs.tasks")
