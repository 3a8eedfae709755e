"""The page by which a guest joins, and the front end for who has joined."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from klantreis.server.apps.guests.joining import COOKIE, WorkshopFullError, guest_of, join
from klantreis.server.apps.guests.models import GuestLink
from klantreis.server.apps.workspaces.access import memberships
from klantreis.server.tokens import token_hash
from klantreis.server.web.page import is_built, shell


class NameForm(forms.Form):
    """Under which name a guest joins."""

    name = forms.CharField(label=_("Your name"), max_length=60, strip=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_workshop(request: HttpRequest, token: str) -> HttpResponse:
    """Join a workshop under a name; who is in it already goes straight on."""
    link = GuestLink.open().select_related("workshop", "made_by").filter(token_hash=token_hash(token)).first()
    if link is None:
        return render(request, "klantreis/gone.html", status=404)
    workshop = link.workshop
    if _is_member(request, link):
        return HttpResponseRedirect(f"/w/{workshop.workspace_id}/workshops/{workshop.pk}")
    there = HttpResponseRedirect(reverse("guest", args=(workshop.pk,)))
    guest = guest_of(request)
    if guest is not None and guest.link_id == link.pk:
        return there
    form, status = NameForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            secret = join(link, form.cleaned_data["name"])
        except WorkshopFullError:
            form.add_error(None, str(_("The workshop is full. Ask who leads it.")))
            status = 409
        else:
            there.set_cookie(
                COOKIE,
                secret,
                max_age=14 * 24 * 3600,
                secure=settings.IS_HTTPS,
                httponly=True,
                samesite="Lax",
            )
            return there
    return render(request, "klantreis/workshop.html", {"form": form, "title": workshop.title}, status=status)


@never_cache
@require_safe
def guest_app(request: HttpRequest, document_id: object) -> HttpResponse:
    """The front end, for a guest of this workshop."""
    guest = guest_of(request)
    if guest is None or guest.link.workshop_id != document_id:
        return render(request, "klantreis/gone.html", status=404)
    if not is_built():
        raise Http404
    get_token(request)
    return shell()


def _is_member(request: HttpRequest, link: GuestLink) -> bool:
    if not request.user.is_authenticated:
        return False
    mine = memberships(request.user)
    return mine.filter(workspace_id=link.workshop.workspace_id).exists()
