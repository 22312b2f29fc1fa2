"""Epicentra's command line from the package alone: ``python -m epicentra cavi fit ...``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from epicentra._package import HOME, spark_home


def main() -> NoReturn:
    """Becomes submit.sh with the arguments of this process, and so has its exit codes and signals."""
    try:
        environment = {**os.environ, "SPARK_HOME": str(spark_home())}
        os.execvpe("bash", ["bash", str(HOME / "submit.sh"), *sys.argv[1:]], environment)
    except (OSError, RuntimeError) as error:
        print(f"epicentra: {error}", file=sys.stderr)
        sys.exit(3)
