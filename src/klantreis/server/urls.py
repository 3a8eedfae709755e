"""The addresses of the app."""

from __future__ import annotations

from allauth.account import views as account
from allauth.socialaccount import views as company
from django.core.signals import got_request_exception
from django.urls import include, path

from klantreis.server import pages
from klantreis.server.api import add_routers, api
from klantreis.server.apps.accounts import pages as own
from klantreis.server.apps.guests.pages import guest_app, join_workshop
from klantreis.server.apps.maps.pages import shared, shared_picture
from klantreis.server.apps.surveys.page import survey
from klantreis.server.apps.surveys.preview import preview
from klantreis.server.problems import note_page_failure
from klantreis.server.web.page import app

add_routers()
got_request_exception.connect(note_page_failure)

urlpatterns = [
    path("", pages.start, name="start"),
    path("w/<path:screen>", app, name="app"),
    path("join/<str:token>", pages.join, name="join"),
    path("shared/<str:token>", shared, name="shared"),
    path("shared/<str:token>/images/<str:name>", shared_picture, name="shared_picture"),
    path("survey/<str:token>", survey, name="survey"),
    path("survey/preview/<uuid:workspace_id>/<uuid:document_id>", preview, name="preview"),
    path("workshop/<str:token>", join_workshop, name="workshop"),
    path("guest/<uuid:document_id>", guest_app, name="guest"),
    path("enter/<str:token>", own.enter, name="enter"),
    path("language/", own.speak, name="set_language"),
    path("account/", own.account, name="account"),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/signup/", account.signup, name="account_signup"),  # a page that says: by invitation
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("account/second-step/", include("allauth.mfa.urls")),
    path("account/company/", company.connections, name="socialaccount_connections"),
    path("account/company/cancelled/", company.login_cancelled, name="socialaccount_login_cancelled"),
    path("account/company/failed/", company.login_error, name="socialaccount_login_error"),
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("account/password/<uidb64>/<token>/", pages.new_password, name="new_password"),
    path("api/", api.urls),
]
