"""Maps become documents of a kind; what there is are maps."""
# ruff: noqa: D101, RUF012

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("maps", "0001_initial"),
        # They refer to maps by the old name.
        ("comments", "0001_initial"),
        ("proofs", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="map", name="a_map_has_its_own_file"),
        migrations.RemoveConstraint(model_name="mapoperation", name="operations_stand_in_one_order"),
        migrations.RemoveConstraint(model_name="mapoperation", name="an_operation_happens_once"),
        migrations.RenameModel("Map", "Document"),
        migrations.RenameModel("MapOperation", "DocumentOperation"),
        migrations.RenameField("document", "document", "text"),
        migrations.RenameField("documentoperation", "map", "document"),
        migrations.AddField("document", "kind", models.CharField(default="map", max_length=20)),
        migrations.AlterField(
            "document",
            "workspace",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="workspaces.workspace",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("workspace", "kind", "name"), name="a_document_has_its_own_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentoperation",
            constraint=models.UniqueConstraint(
                fields=("document", "sequence"), name="operations_stand_in_one_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentoperation",
            constraint=models.UniqueConstraint(
                fields=("document", "client_id"), name="an_operation_happens_once"
            ),
        ),
    ]
