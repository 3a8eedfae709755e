"""The first tables."""
# ruff: noqa: D101, RUF012

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("workspaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Map",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=255)),
                ("title", models.CharField(max_length=500)),
                ("document", models.TextField()),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("written_sequence", models.IntegerField(default=-1)),
                ("file_hash", models.CharField(default="", max_length=64)),
                ("file_stat", models.CharField(default="", max_length=60)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="maps",
                        to="workspaces.workspace",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="MapOperation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("client_id", models.CharField(max_length=64)),
                ("operation_text", models.TextField(null=True)),
                ("inverse_text", models.TextField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="operations", to="maps.map"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sequence"],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("password", models.CharField(default="", max_length=200)),
                ("hidden_lanes", models.JSONField(default=list)),
                ("expires_at", models.DateTimeField(null=True)),
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
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="maps.map"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="map",
            constraint=models.UniqueConstraint(fields=("workspace", "name"), name="a_map_has_its_own_file"),
        ),
        migrations.AddConstraint(
            model_name="mapoperation",
            constraint=models.UniqueConstraint(
                fields=("map", "sequence"), name="operations_stand_in_one_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="mapoperation",
            constraint=models.UniqueConstraint(fields=("map", "client_id"), name="an_operation_happens_once"),
        ),
    ]
