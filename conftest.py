"""The examples in README and docs are run: Python blocks, and console lines that start with `$ klantreis`."""

from __future__ import annotations

import os
import shlex
import tempfile
from pathlib import Path
from typing import Any

import sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from klantreis.cli.app import run

ORDERS = """\
klantnummer,email,datum,actie,kanaal,bedrag
1,an@example.nl,2024-03-01,Mailing,post,
1,,2024-03-09 10:15,Coupon,winkel,
1,,2024-03-09 10:20,Purchase,winkel,24.95
2,,2024-03-01,Mailing,post,
2,,2024-05-20 16:00,Purchase,web,12.50
3,,2024-04-02 09:30,Purchase,web,99.00
,,2024-04-03,Purchase,web,8.00
"""
CUSTOMERS = "klantnummer,regio,klant sinds\n1,noord,2019\n2,zuid,2021\n3,noord,2024\n"


def setup(namespace: dict[str, Any]) -> None:
    """An empty folder with a file of orders and one of customers, as the examples have it."""
    namespace["_before"] = Path.cwd()
    namespace["_folder"] = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    os.chdir(namespace["_folder"].name)
    Path("orders.csv").write_text(ORDERS)
    Path("customers.csv").write_text(CUSTOMERS)


def teardown(namespace: dict[str, Any]) -> None:
    """Back to where we were."""
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


def typed(example: sybil.Example) -> None:
    """Run the commands of a console block; each has to succeed. `make` is run by whoever reads this."""
    for line in str(example.parsed).splitlines():
        if line.startswith("$ klantreis "):
            arguments = shlex.split(line.removeprefix("$ klantreis "), comments=True)
            assert run(arguments) == 0, line


pytest_collect_file = sybil.Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=typed)],
    patterns=["README.md", "docs/*.md"],
    setup=setup,
    teardown=teardown,
).pytest()
