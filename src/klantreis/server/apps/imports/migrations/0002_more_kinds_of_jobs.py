"""Jobs of more kinds than imports and builds."""
# ruff: noqa: D101, RUF012

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        migrations.RenameField(model_name="job", old_name="mapping", new_name="options"),
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(
                choices=[("import", "Import"), ("build", "Build"), ("proof", "Proof"), ("draft", "Draft")],
                max_length=10,
            ),
        ),
    ]
