"""The second step of signing in: secrets at rest, and keys that answer nonsense with a sentence."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.conf import settings

from klantreis.server.apps.accounts.models import User

# What a well-formed answer of a key has; what is in them is checked by fido2.
_PARTS = ("id", "rawId", "type", "response")


def _cipher() -> Fernet:
    key = hashlib.sha256(b"klantreis second step " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # it says no types
    """Keeps the secrets of apps and recovery codes encrypted: a copy of the database alone opens nothing."""

    def encrypt(self, text: str) -> str:
        """What is kept of a secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; a new one that nobody knows when the server's key was replaced."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(Fernet.generate_key()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Under which name keys know this server."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Klantreis"}


def drop_second_step(user: User) -> int:
    """Let a user sign in by his password alone again; how many apps, keys and sets of codes went."""
    return int(Authenticator.objects.filter(user=user).delete()[0])


class _KeyField(forms.JSONField):
    """The answer of a key: an object with its parts."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The object, or the sentence that it is none."""
        try:
            read = super().to_python(value)
        except (ValueError, RecursionError) as error:  # digits or brackets without end
            raise get_adapter().validation_error("incorrect_code") from error
        if read in self.empty_values:
            return read
        is_answer = isinstance(read, dict) and all(part in read for part in _PARTS)
        if not is_answer or not isinstance(read["response"], dict):
            raise get_adapter().validation_error("incorrect_code")
        return read

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 - an answer counts once
        """Nothing: a form that is shown again waits for a new answer."""
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 - it is hidden
        """Whether there is one."""
        return bool(data)


class _Checked:
    """fido2 raises what it happens on while it reads bytes that no key has made."""

    def clean_credential(self) -> Any:
        """The key that answered."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside it
        except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Adds a key."""

    credential = _KeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 100
        self.fields["name"].widget.attrs["maxlength"] = 100

    def clean(self) -> dict[str, Any]:
        """What was filled in."""
        try:
            return dict(super().clean())
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class KeyForm(_Checked, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key as the second step."""

    credential = _KeyField()


class PasskeyForm(_Checked, LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of address and password."""

    credential = _KeyField()


class KeyAgainForm(_Checked, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key, asked again before something that matters."""

    credential = _KeyField()
