"""A user's own page, and the door of `klantreis demo`."""

from __future__ import annotations

from ipaddress import ip_address
from typing import cast

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import LANGUAGE_QUERY_PARAMETER, set_language

from klantreis.server.apps.accounts.forms import ProfileForm
from klantreis.server.apps.accounts.models import EntryLink, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, address and language, and the ways to sign in."""
    user = cast(User, request.user)
    form = ProfileForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["email"] != user.email:
            # By the address one signs in: whoever finds a browser open may not take the account away.
            raise_if_reauthentication_required(request, app="klantreis.server.apps.accounts")
            user.change_email(form.cleaned_data["email"])
        user.name, user.language = form.cleaned_data["name"], form.cleaned_data["language"]
        user.save(update_fields=["name", "language"])
        with override(user.language or None):
            messages.success(request, gettext("Your account was changed."))
        return HttpResponseRedirect(reverse("account"))
    return render(request, "klantreis/account.html", {"form": form, "has_second_step": is_mfa_enabled(user)})


@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Go on in another language: in this browser, and for who is signed in on his account."""
    chosen = request.POST.get(LANGUAGE_QUERY_PARAMETER)
    if isinstance(request.user, User) and chosen in dict(settings.LANGUAGES):
        request.user.language = str(chosen)
        request.user.save(update_fields=["language"])
    return set_language(request)


@never_cache
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link of `klantreis demo`, once, from this machine."""
    user = EntryLink.use(token) if request.method == "GET" and is_local(request) else None
    if user is None:
        return render(request, "klantreis/gone.html", status=404)
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(reverse("start"))


def is_local(request: HttpRequest) -> bool:
    """Whether a browser on this machine asks, and no proxy in between that others can reach."""
    address = request.META.get("REMOTE_ADDR", "")
    is_forwarded = any(name in request.META for name in _FORWARDED)
    try:
        return ip_address(address).is_loopback and not is_forwarded
    except ValueError:
        return False
