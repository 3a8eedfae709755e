"""The API: one router an app, every failure a problem document, nothing without signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from ninja import NinjaAPI
from ninja.security import django_auth

from klantreis.server.bearer import Bearer
from klantreis.server.problems import tell_problems
from klantreis.server.reading import StrictParser

api = NinjaAPI(
    title="Klantreis",
    version="1",
    description="Workspaces, their maps, their data, and questions about their journeys.",
    auth=[Bearer(), django_auth],
    parser=StrictParser(),
    docs_decorator=login_required,
    urls_namespace="api",
)
tell_problems(api)


def add_routers() -> None:
    """Every app's routes; called once, when the addresses are read."""
    for path, router in (
        ("", "accounts"),
        ("/workspaces", "workspaces"),
        ("/workspaces", "maps"),
        ("/workspaces", "documents"),
        ("/workspaces", "surveys"),
        ("/workspaces", "guests"),
        ("/workspaces", "interviews"),
        ("/workspaces", "propositions"),
        ("/workspaces", "imports"),
        ("/workspaces", "analyses"),
        ("/workspaces", "proofs"),
        ("/workspaces", "validations"),
        ("/workspaces", "dashboards"),
        ("/workspaces", "touchpoints"),
        ("/workspaces", "personas"),
        ("/workspaces", "comments"),
        ("/workspaces", "images"),
        ("/workspaces", "overview"),
        ("/workspaces", "plans"),
        ("/workspaces", "calendars"),
    ):
        api.add_router(path, f"klantreis.server.apps.{router}.api.router", tags=[router])
    api.add_router("/workspaces", "klantreis.server.apps.workspaces.settings_api.router", tags=["settings"])
    api.add_router("/workspaces", "klantreis.server.apps.surveys.import_api.router", tags=["surveys"])
    api.add_router("/workspaces", "klantreis.server.apps.guests.outcomes.router", tags=["guests"])
    api.add_router("/guest", "klantreis.server.apps.guests.api.guest_router", tags=["guest"])
