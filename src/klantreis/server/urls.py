"""The addresses of the app."""

from __future__ import annotations

from django.core.signals import got_request_exception
from django.urls import include, path

from klantreis.server import pages
from klantreis.server.api import add_routers, api
from klantreis.server.apps.maps.pages import shared
from klantreis.server.problems import note_page_failure

add_routers()
got_request_exception.connect(note_page_failure)

urlpatterns = [
    path("", pages.start, name="start"),
    path("join/<str:token>", pages.join, name="join"),
    path("shared/<str:token>", shared, name="shared"),
    path("account/", include("allauth.account.urls")),
    path("api/", api.urls),
]
