"""`python -m klantreis.server COMMAND`: Django's own commands, such as `check --deploy` and `migrate`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klantreis.server.settings")
    execute_from_command_line(["klantreis.server", *sys.argv[1:]])
