"""Text files as chunks of UTF-8 bytes, whatever they were written in, plain or gzipped."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from klantreis.errors import InvalidOptionError
from klantreis.events.sources.raw import Progress, UnreadableInputError

CHUNK = 1 << 24  # bytes read at once
_GZIP = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def checked_file(path: Path) -> Path:
    """A file that exists and holds something.

    Raises
    ------
    UnreadableInputError
        When it does not.
    """
    if not path.exists():
        raise UnreadableInputError(
            f"No file {path}. Check its name and folder.",
            nl=f"Er is geen bestand {path}. Kijk de naam en de map na.",
        )
    if path.is_dir():
        raise UnreadableInputError(
            f"{path} is a folder. Name the files in it, e.g. {path / '*.csv'}.",
            nl=f"{path} is een map. Noem de bestanden erin, bijvoorbeeld {path / '*.csv'}.",
        )
    if path.is_file() and path.stat().st_size == 0:
        raise UnreadableInputError(
            f"{path} is empty: it holds no rows and no header.",
            nl=f"{path} is leeg: er staan geen rijen en geen kopregel in.",
        )
    return path


def is_gzipped(path: Path) -> bool:
    """Whether the file's first bytes are those of gzip, whatever its name."""
    with path.open("rb") as file:
        return file.read(2) == _GZIP


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The file's plain bytes, and the file itself, whose position tells how far reading is."""
    with path.open("rb") as file:
        if is_gzipped(path):
            with gzip.GzipFile(fileobj=file) as plain:
                yield plain, file  # type: ignore[misc]
        else:
            yield file, file


def byte_chunks(path: Path, progress: Progress, *, size: int = CHUNK) -> Iterator[bytes]:
    """The file's plain bytes, told to `progress` in bytes of the file as it lies.

    Raises
    ------
    UnreadableInputError
        When the gzip ends early or is damaged.
    """
    total = path.stat().st_size
    try:
        with opened(path) as (plain, file):
            while chunk := plain.read(size):
                progress(min(file.tell(), total), total)
                yield chunk
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableInputError(
            f"{path} is a gzip file that is cut off or damaged ({error}). Export or download it again.",
            nl=f"{path} is een gzip-bestand dat afgebroken of beschadigd is ({error}). Exporteer of "
            "download het opnieuw.",
        ) from None


def encoding_by_mark(head: bytes) -> tuple[str, int] | None:
    """(encoding, length of its mark) that the first bytes tell; UTF-16 also without a mark."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    if len(head) >= 4 and len(head) % 2 == 0:
        evens, odds = head[0::2].count(0), head[1::2].count(0)
        if odds > len(head) // 4 and evens == 0:
            return "utf-16-le", 0
        if evens > len(head) // 4 and odds == 0:
            return "utf-16-be", 0
    return None


def checked_encoding(name: str) -> str:
    """An encoding that exists, by its usual name.

    Raises
    ------
    InvalidOptionError
        When it does not.
    """
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        found = None
    # Python calls base64 and zip codecs as well; they are no texts.
    if found is None or not found._is_text_encoding or found.incrementaldecoder is None:
        raise InvalidOptionError(
            f"No encoding {name!r}. Common ones: utf-8, cp1252 (Windows), latin-1, utf-16.",
            nl=f"Er is geen tekencodering {name!r}. Gebruikelijk zijn utf-8, cp1252 (Windows), latin-1 en "
            "utf-16.",
        )
    return found.name


def utf8_chunks(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The same text in UTF-8. What is no text in the encoding becomes bytes that are no UTF-8 either.

    Raises
    ------
    UnreadableInputError
        When the encoding cannot go on after what is no text in it.
    """
    head = next(chunks, b"")
    marked = encoding_by_mark(head[:4096])
    head = head[marked[1] :] if marked else head
    if encoding == "utf-8":
        yield head
        yield from chunks
        return
    if encoding in ("utf-16", "utf-32"):  # without a mark these wait for one
        encoding += "-le"
    decoder = codecs.getincrementaldecoder(encoding)(
        "surrogateescape" if _is_bytewise(encoding) else "replace"
    )
    try:
        yield decoder.decode(head).encode("utf-8", "surrogatepass")
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
        yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")
    except UnicodeError:
        raise UnreadableInputError(
            f"The file is not written in {encoding}. Leave the encoding out, or name another: utf-8, cp1252, "
            "latin-1, utf-16.",
            nl=f"Het bestand is niet geschreven in {encoding}. Laat de tekencodering weg, of kies een "
            "andere: utf-8, cp1252, latin-1, utf-16.",
        ) from None


def _is_bytewise(encoding: str) -> bool:
    return not encoding.startswith(("utf-16", "utf-32"))
