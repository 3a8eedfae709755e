"""Forms by which someone makes an account, and changes his own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from klantreis.server.apps.accounts.models import User


def free_email(email: str, user: User | None = None) -> str:
    """The address in small letters, when nobody else has an account by it.

    Raises
    ------
    ValidationError
        When someone has.
    """
    email = email.strip().lower()
    others = User.objects.exclude(pk=user.pk) if user else User.objects.all()
    if others.filter(email=email).exists():
        raise ValidationError(_("There is an account with this address: sign in first."), code="taken")
    return email


class AccountForm(forms.Form):
    """Name, e-mail address and password of a new user."""

    name = forms.CharField(
        max_length=100, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters."),
    )

    def clean_email(self) -> str:
        """The address, when nobody has an account by it."""
        return free_email(str(self.cleaned_data["email"]))

    def clean(self) -> dict[str, Any]:
        """The password is judged beside the address."""
        cleaned = super().clean() or {}
        if "password" in cleaned and "email" in cleaned:
            try:
                validate_password(cleaned["password"], User(email=cleaned["email"]))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class ProfileForm(forms.Form):
    """What a user says of himself."""

    name = forms.CharField(
        max_length=100, label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("As my browser has it")), *settings.LANGUAGES]
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        kwargs["initial"] = {"name": user.name, "email": user.email, "language": user.language}
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        """The address, when nobody else has an account by it."""
        return free_email(str(self.cleaned_data["email"]), self.user)
