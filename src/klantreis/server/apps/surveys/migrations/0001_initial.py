"""The first tables."""
# ruff: noqa: D101, RUF012

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_OWN = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("maps", "0002_documents_of_every_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenLink",
            fields=[
                ("id", _OWN.clone()),
                ("token", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_link",
                        to="maps.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonalLink",
            fields=[
                ("id", _OWN.clone()),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(default="", max_length=50)),
                ("identifier", models.CharField(default="", max_length=200)),
                ("persona", models.CharField(default="", max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="personal_links",
                        to="maps.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answering",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("secret_hash", models.CharField(max_length=64, null=True, unique=True)),
                ("language", models.CharField(default="", max_length=10)),
                ("may_join", models.BooleanField(default=False)),
                ("values_text", models.TextField(default="{}")),
                ("page", models.CharField(default="", max_length=200)),
                ("n_saved", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("written_at", models.DateTimeField(null=True)),
                ("joined_at", models.DateTimeField(null=True)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answerings",
                        to="maps.document",
                    ),
                ),
                (
                    "link",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answering",
                        to="surveys.personallink",
                    ),
                ),
            ],
            options={
                "ordering": ["started_at", "id"],
                "indexes": [models.Index(fields=["survey", "finished_at"], name="answers_of_a_survey")],
            },
        ),
    ]
