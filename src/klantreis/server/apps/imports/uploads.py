"""Files that come in parts: each part is small, signed in for, and may be sent again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from klantreis.errors import KlantreisError
from klantreis.events.sources import source_of
from klantreis.events.store import StoreFullError
from klantreis.server.apps.accounts.models import User
from klantreis.server.apps.imports.models import Upload
from klantreis.server.apps.workspaces.models import Workspace

_KEPT_FOR = timedelta(days=7)


class UploadTooLargeError(KlantreisError):
    """A file, or more of it than was said."""

    code = "upload_too_large"


class UploadGapError(KlantreisError):
    """A part does not follow what is there."""

    code = "upload_gap"

    def __init__(self, offset: int, received: int) -> None:
        super().__init__(
            f"A part came for byte {offset}; the next one to send is byte {received}.",
            nl=f"Er kwam een deel voor byte {offset}; het volgende deel begint bij byte {received}.",
        )


class UploadIncompleteError(KlantreisError):
    """A file is asked for before it is there."""

    code = "upload_incomplete"

    def __init__(self, upload: Upload) -> None:
        super().__init__(
            f"{upload.received} of {upload.size} bytes are here. Send the rest first.",
            nl=f"Er zijn {upload.received} van {upload.size} bytes binnen. Stuur eerst de rest.",
        )


@contextmanager
def called_by_its_name(upload: Upload) -> Iterator[None]:
    """Have an error about the file name it as its user does, without the server's folder."""
    try:
        yield
    except KlantreisError as error:
        folder = f"{upload.path.parent}{os.sep}"
        error.args = (str(error).replace(folder, ""),)
        error.nl = error.nl and error.nl.replace(folder, "")
        raise


def clear_abandoned() -> None:
    """Throw away files that nobody took in for a week."""
    old = timezone.now() - _KEPT_FOR
    for upload in Upload.objects.filter(made_at__lt=old, jobs=None):
        upload.remove_file()
        upload.delete()


def begin(workspace: Workspace, user: User, name: str, size: int) -> Upload:
    """Make room for a file.

    Raises
    ------
    UnreadableInputError
        When its name has no ending of a file that can be read.
    UploadTooLargeError
        When it is larger than this server takes.
    StoreFullError
        When the disk could not hold it.
    """
    source_of(name)
    if size > settings.MOST_UPLOAD_BYTES:
        most = settings.MOST_UPLOAD_BYTES >> 20
        raise UploadTooLargeError(
            f"The file has {size >> 20} MB; this server takes {most} MB at most. Split it: files add up.",
            nl=f"Het bestand is {size >> 20} MB; deze server neemt hooguit {most} MB aan. Splits het: "
            "bestanden tellen op.",
        )
    settings.UPLOAD_FOLDER.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.UPLOAD_FOLDER).free < 2 * size:
        raise StoreFullError(
            "The disk of the server has no room for this file.",
            nl="Op de schijf van de server is geen ruimte voor dit bestand.",
        )
    made = Upload.objects.create(workspace=workspace, user=user, name=name, size=size)
    made.path.parent.mkdir()
    made.path.touch()
    return made


def add_part(upload: Upload, offset: int, part: bytes) -> Upload:
    """Write a part behind what is there; one that is there already changes nothing.

    Raises
    ------
    UploadGapError
        When bytes before it are missing.
    UploadTooLargeError
        When it goes beyond the size that was said.
    """
    with transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        end = offset + len(part)
        if end > row.size:
            raise UploadTooLargeError(
                f"The part ends at byte {end}; the file was said to have {row.size}.",
                nl=f"Het deel eindigt bij byte {end}; het bestand zou er {row.size} hebben.",
            )
        if offset > row.received:
            raise UploadGapError(offset, row.received)
        if end > row.received:
            with row.path.open("r+b") as file:
                file.seek(offset)
                file.write(part)
            row.received = end
            row.save(update_fields=["received"])
    return row
