"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PropositionsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.propositions"
    label = "propositions"
    default_auto_field = "django.db.models.BigAutoField"
