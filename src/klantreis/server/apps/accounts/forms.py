"""The form by which someone who was invited makes an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from klantreis.server.apps.accounts.models import User


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
        email = str(self.cleaned_data["email"]).strip().lower()
        if User.objects.filter(email=email).exists():
            raise ValidationError(_("There is an account with this address: sign in first."), code="taken")
        return email

    def clean(self) -> dict[str, Any]:
        """The password is judged beside the address."""
        cleaned = super().clean() or {}
        if "password" in cleaned and "email" in cleaned:
            try:
                validate_password(cleaned["password"], User(email=cleaned["email"]))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
