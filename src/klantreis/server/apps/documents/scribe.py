"""Writes documents to their files in a process of its own.

Writing a thousand cards as YAML, with the comments of the file kept, takes a second of one core; in the
server's own process everyone who edits would wait for it. The process ends with the one that started it,
however that ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from django.conf import settings

from klantreis.server.apps.documents.kinds import kind_of


class NotWrittenError(OSError):
    """A file could not be written; the edit itself is safe in the database."""


class Scribe:
    """One process, started when it is first needed, and again after it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()

    def write(self, kind: str, path: Path, text: str) -> None:
        """Make a file say what a document says.

        Raises
        ------
        NotWrittenError
            When it cannot be written.
        """
        if settings.MAPS_WRITTEN_AFTER_SECONDS == 0:
            _write(kind, path, text)
            return
        with self._lock:
            said = self._asked(json.dumps({"kind": kind, "path": str(path), "text": text}))
        if said != "written":
            raise NotWrittenError(said)

    def _asked(self, request: str) -> str:
        process = self._running()
        try:
            if process.stdin is None or process.stdout is None:
                return "no pipe"
            process.stdin.write(request + "\n")
            process.stdin.flush()
            return process.stdout.readline().strip() or "its process ended"
        except BrokenPipeError:
            return "its process ended"

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - this very module
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                start_new_session=True,  # Ctrl-C is for the server, which then lets it finish
            )
        return self._process


def _write(kind: str, path: Path, text: str) -> None:
    its = kind_of(kind)
    its.write(path, its.parsed(text))


def main() -> None:
    """Write what is asked, a line of JSON each, until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            _write(asked["kind"], Path(asked["path"]), asked["text"])
        except Exception as error:  # noqa: BLE001 - told to who asked; what it says may quote the document
            print(type(error).__name__, flush=True)
        else:
            print("written", flush=True)


scribe = Scribe()

if __name__ == "__main__":
    with suppress(BrokenPipeError):  # who asked was killed; the file is written
        main()
