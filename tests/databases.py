"""On which database the server is tested: SQLite, or a PostgreSQL named by KLANTREIS_TEST_DATABASE_URL."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

POSTGRESQL = os.environ.get("KLANTREIS_TEST_DATABASE_URL", "")
REDIS = os.environ.get("KLANTREIS_TEST_REDIS_URL", "")


def environment_of(folder: Path) -> dict[str, str]:
    """What a server over a workspace is told of its database: on PostgreSQL one of its own."""
    if not POSTGRESQL:
        return {}
    import psycopg  # noqa: PLC0415 - only here

    name = "klantreis_test_" + hashlib.sha256(str(folder).encode()).hexdigest()[:20]
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if known is None:
            connection.execute(f"CREATE DATABASE {name}".encode())
    return {"DATABASE_URL": urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()}
