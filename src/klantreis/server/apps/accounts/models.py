"""A user: known by an e-mail address."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from klantreis.server.tokens import new_token, token_hash

TOKEN_START = "klantreis_"  # noqa: S105 - by which scanners for leaked secrets know one


class UserManager(BaseUserManager["User"]):
    """Makes users; an address is the same in capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user."""
        user = User(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The user of an address."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Someone who may sign in. What he may do is said by the workspaces he is a member of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    # Of the screens; empty for the browser's.
    language = models.CharField(max_length=5, blank=True, default="")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def change_email(self, email: str) -> None:
        """Be known by another address. What a company said of the old one no longer counts."""
        from allauth.account.models import EmailAddress  # noqa: PLC0415 - it refers to this model

        self.email = email.strip().lower()
        self.save(update_fields=["email"])
        EmailAddress.objects.filter(user=self).delete()


class ApiToken(models.Model):
    """A key by which a program asks in a user's name; it may do no more than he may, nor than its scope."""

    class Scope(models.TextChoices):
        """What it is for: to look, or to change as well."""

        READ = "read"
        WRITE = "write"

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=5, choices=Scope.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def issue(
        cls, user: User, name: str, scope: Scope, expires_at: datetime | None = None
    ) -> tuple[ApiToken, str]:
        """A new token and its secret, which is not kept."""
        token = TOKEN_START + new_token()
        made = cls.objects.create(
            user=user, name=name, scope=scope, expires_at=expires_at, token_hash=token_hash(token)
        )
        return made, token

    @classmethod
    def of(cls, token: str) -> ApiToken | None:
        """The token that a secret is, while it works."""
        is_valid = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        found = cls.objects.select_related("user").filter(is_valid, token_hash=token_hash(token))
        return found.filter(user__is_active=True).first()


class EntryLink(models.Model):
    """A link that signs its user in, once, on the machine itself; `klantreis demo` prints one."""

    LASTS = timedelta(hours=1)

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"entry link {self.pk}"

    @classmethod
    def issue(cls, user: User) -> str:
        """The secret of a new link, which is not kept; earlier ones of the user stop working."""
        token = new_token()
        cls.objects.filter(user=user).delete()
        expires_at = timezone.now() + cls.LASTS
        cls.objects.create(user=user, token_hash=token_hash(token), expires_at=expires_at)
        return token

    @classmethod
    def use(cls, token: str) -> User | None:
        """Whom it signs in, the first time and in time."""
        found = cls.objects.select_related("user").filter(
            token_hash=token_hash(token), expires_at__gt=timezone.now(), user__is_active=True
        )
        link = found.first()
        # Of two who come at once, one deletes it.
        return link.user if link and cls.objects.filter(pk=link.pk).delete()[0] else None
