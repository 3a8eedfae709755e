"""The first tables."""
# ruff: noqa: D101, RUF012

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("maps", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=100)),
                ("key", models.CharField(db_index=True, default="", max_length=64)),
                ("sequence", models.PositiveIntegerField(null=True)),
                ("made_at", models.DateTimeField()),
                ("lens", models.JSONField(default=dict)),
                ("persona", models.CharField(max_length=200, null=True)),
                ("n_journeys", models.BigIntegerField()),
                ("n_persons", models.BigIntegerField()),
                ("n_findings", models.PositiveIntegerField()),
                ("fitness", models.JSONField()),
                ("coverage", models.JSONField()),
                ("drift", models.JSONField(null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="maps.map",
                    ),
                ),
            ],
            options={"ordering": ["-made_at", "-name"]},
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(fields=("map", "name"), name="a_proof_is_listed_once"),
        ),
    ]
