"""Guests of a workshop edit it as well."""
# ruff: noqa: D101, RUF012

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("maps", "0002_documents_of_every_kind")]

    operations = [
        migrations.AddField("documentoperation", "guest", models.CharField(default="", max_length=64)),
    ]
