"""Comments are about documents of every kind; what there is stays."""
# ruff: noqa: D101, RUF012

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial"), ("maps", "0002_documents_of_every_kind")]

    operations = [
        migrations.RemoveIndex("comment", "comments_of_a_map"),
        migrations.RenameField("comment", "map", "document"),
        migrations.AddIndex(
            "comment",
            models.Index(fields=["document", "thread", "made_at"], name="comments_of_a_document"),
        ),
    ]
