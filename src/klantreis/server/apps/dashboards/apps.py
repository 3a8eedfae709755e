"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.dashboards"
    label = "dashboards"
    default_auto_field = "django.db.models.BigAutoField"
