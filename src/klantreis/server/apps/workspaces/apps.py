"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.workspaces"
    label = "workspaces"
    default_auto_field = "django.db.models.BigAutoField"
