"""Epicentra's command line from the package alone: ``python -m epicentra cavi fit ...``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from epicentra._jar import jar, require_spark


def command(arguments: list[str]) -> list[str]:
    """The words of the spark-submit that runs a command line."""
    import pyspark

    require_spark()
    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    submit = home / "bin" / "spark-submit"
    if not submit.is_file():
        raise FileNotFoundError(f"{home} has no bin/spark-submit: name the folder of a Spark in SPARK_HOME, or unset it")
    spark: list[str] = []
    rest = list(arguments)
    flags = {"--verbose", "-v", "--supervise"}
    while rest and rest[0].startswith("-") and rest[0] not in ("-h", "--help", "-V", "--version"):
        spark.append(rest.pop(0))
        if spark[-1] not in flags and "=" not in spark[-1] and rest:
            spark.append(rest.pop(0))
    properties = Path(__file__).parent / "conf" / "spark-defaults.conf"
    if "--properties-file" not in spark and properties.is_file():
        spark = ["--properties-file", str(properties), "--load-spark-defaults", *spark]
    return [str(submit), *spark, "--class", "org.epicentra.cli.Main", jar(), *rest]


def main(arguments: list[str] | None = None) -> int:
    """Runs a command line.

    Returns:
        The exit code of the command; 3 where there is no Spark to run it.
    """
    try:
        words = command(sys.argv[1:] if arguments is None else arguments)
    except (ImportError, OSError, RuntimeError) as error:
        print(f"epicentra: {error}", file=sys.stderr)
        return 3
    environment = dict(os.environ)
    logging = Path(__file__).parent / "conf" / "log4j2.properties"
    if logging.is_file():
        environment.setdefault("LOG4J_CONFIGURATION_FILE", str(logging))
    return subprocess.call(words, env=environment)


if __name__ == "__main__":
    sys.exit(main())
