"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Its name and label."""

    name = "klantreis.server.apps.surveys"
    label = "surveys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have answers written with all else that is written."""
        from klantreis.server.apps.documents.writer import also_written  # noqa: PLC0415 - models are loaded now
        from klantreis.server.apps.surveys.writing import write_all_answers  # noqa: PLC0415

        also_written.append(write_all_answers)
