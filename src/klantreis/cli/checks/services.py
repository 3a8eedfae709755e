"""What the server talks to: its database, Redis, a company's sign-in, the port and address of its own."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from klantreis.cli.checks.finding import Finding, State
from klantreis.cli.listening import is_free, next_free_port

_PATIENCE_SECONDS = 5
_LOCAL = {"localhost", "127.0.0.1", "::1"}


def database(server: Path) -> Finding:
    """Whether it can be reached, is whole, and has its tables."""
    file = server / "server.sqlite"
    url = os.environ.get("DATABASE_URL")
    kind = urlsplit(url).scheme if url else "SQLite"
    if not url and not file.exists():
        return Finding("database", State.OK, "database_new")
    try:
        n_behind = _reached(server)
    except Exception as error:  # noqa: BLE001 - a driver's own, a refused connection, a broken file
        return Finding("database", State.ERROR, "database_failed", kind=kind, why=_first_line(error))
    if n_behind:
        return Finding("database", State.OK, "database_behind", kind=kind, n=n_behind)
    return Finding("database", State.OK, "database_reached", kind=kind)


def _reached(server: Path) -> int:
    """How many changes of tables are still to be made."""
    os.environ["KLANTREIS_SERVER"] = str(server)
    os.environ["DJANGO_SETTINGS_MODULE"] = "klantreis.server.settings"
    import django  # noqa: PLC0415 - only when there is a server
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    django.setup()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            if (said := cursor.fetchone()[0]) != "ok":
                raise OSError(said)
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def redis() -> Finding:
    """Whether it answers, when it is named."""
    url = os.environ.get("REDIS_URL")
    if not url:
        return Finding("redis", State.OK, "redis_unset")
    try:
        from redis import Redis  # noqa: PLC0415 - there only with the extra

        Redis.from_url(url, socket_timeout=_PATIENCE_SECONDS, socket_connect_timeout=_PATIENCE_SECONDS).ping()
    except Exception as error:  # noqa: BLE001 - missing, refused, another protocol
        return Finding("redis", State.ERROR, "redis_failed", why=_first_line(error))
    return Finding("redis", State.OK, "redis_reached")


def company() -> Finding:
    """Whether a company's sign-in tells where it is."""
    url = os.environ.get("KLANTREIS_OIDC_URL", "").rstrip("/")
    if not url:
        return Finding("company", State.OK, "company_unset")
    try:
        document = _told(f"{url}/.well-known/openid-configuration")
        _ = document["authorization_endpoint"], document["token_endpoint"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Finding("company", State.ERROR, "company_failed", url=url, why=_first_line(error))
    return Finding("company", State.OK, "company_reached", url=url)


def _told(url: str) -> Any:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError("it begins with neither http:// nor https://")
    with urlopen(url, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310 - http or https
        return json.load(answer)


def address(port: int) -> Finding:
    """Whether what goes to browsers is encrypted, or stays on this machine."""
    url = os.environ.get("KLANTREIS_URL") or f"http://localhost:{port}"
    parts = urlsplit(url)
    if parts.scheme == "https":
        return Finding("address", State.OK, "address_https", url=url)
    if parts.hostname in _LOCAL:
        return Finding("address", State.OK, "address_local", url=url)
    return Finding("address", State.WARNING, "address_http", url=url)


def port(host: str, number: int) -> Finding:
    """Whether a server could listen there."""
    if is_free(host, number):
        return Finding("port", State.OK, "port_free", port=number)
    free = next_free_port(host, number + 1)
    return Finding("port", State.WARNING, "port_taken", port=number, free=free or "…")


def _first_line(error: BaseException) -> str:
    """What it says, without the details that may hold a password."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"[:300]
