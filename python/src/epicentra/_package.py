"""What this package holds beside its Python: the jar, the settings and the command line, as in the repository."""

from __future__ import annotations

import os
from pathlib import Path

SPARK = "4.1"
SCALA = "2.13"

# submit.sh, conf, and target with the jar.
HOME = Path(__file__).parent / "home"


class UnsuitableSparkError(RuntimeError):
    """The Spark at hand is of another version than the one that Epicentra is built for."""


def jar() -> str:
    """The path of Epicentra's jar."""
    found = list(HOME.glob("target/epicentra-*.jar"))
    if len(found) != 1:
        raise FileNotFoundError("this package has no jar: build a wheel with 'mvn -Ppython -DskipTests package'")
    return str(found[0])


def settings() -> dict[str, str]:
    """Epicentra's settings of Spark, by name."""
    lines = (HOME / "conf" / "spark-defaults.conf").read_text(encoding="utf-8").splitlines()
    return dict(line.split(None, 1) for line in lines if line.strip() and not line.startswith("#"))


def spark_home() -> Path:
    """The folder of the Spark that runs: that of ``SPARK_HOME``, else the installed PySpark's.

    Raises:
        UnsuitableSparkError: if it is of another version than Epicentra is built for.
    """
    import pyspark

    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    if not list((home / "jars").glob(f"spark-core_{SCALA}-{SPARK}.*.jar")):
        raise UnsuitableSparkError(
            f"Epicentra is built for Spark {SPARK} with Scala {SCALA}, and {home} is none: "
            f"pip install 'pyspark=={SPARK}.*', or name another Spark in SPARK_HOME"
        )
    return home
