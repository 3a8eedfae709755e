"""The first tables."""
# ruff: noqa: D101, RUF012

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_OWN = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("maps", "0003_operations_of_guests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GuestLink",
            fields=[
                ("id", _OWN.clone()),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("most", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guest_link",
                        to="maps.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WorkshopGuest",
            fields=[
                ("id", _OWN.clone()),
                ("part", models.CharField(max_length=64)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guests",
                        to="guests.guestlink",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
