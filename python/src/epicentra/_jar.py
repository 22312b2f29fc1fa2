"""Where the jar of this package is, and whether the Spark at hand can run it."""

from __future__ import annotations

import os
import re
from pathlib import Path

SPARK = "4.1"
SCALA = "2.13"


class UnsuitableSparkError(RuntimeError):
    """The Spark at hand is of another version than the one that Epicentra is built for."""


def jar() -> str:
    """The path of Epicentra's jar: that of ``EPICENTRA_JAR`` if set, else the one in this package."""
    named = os.environ.get("EPICENTRA_JAR")
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"EPICENTRA_JAR is {named}, which is no file")
        return named
    found = sorted((Path(__file__).parent / "jars").glob("epicentra*.jar"))
    if not found:
        raise FileNotFoundError(
            "this package has no jar: build a wheel with 'mvn -Ppython package', or set EPICENTRA_JAR"
        )
    return str(found[-1])


def require_spark() -> None:
    """Checks the version of the installed PySpark.

    Raises:
        UnsuitableSparkError: if it, or the Scala of its jars, is another than Epicentra is built for.
    """
    import pyspark

    if not pyspark.__version__.startswith(SPARK + "."):
        raise UnsuitableSparkError(
            f"Epicentra is built for Spark {SPARK}; this is PySpark {pyspark.__version__}: pip install 'pyspark=={SPARK}.*'"
        )
    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    for library in (home / "jars").glob("scala-library-*.jar"):
        version = re.fullmatch(r"scala-library-(\d+\.\d+)\..*", library.stem)
        if version and version.group(1) != SCALA:
            raise UnsuitableSparkError(
                f"Epicentra is built for Scala {SCALA}; the Spark in {home} has Scala {version.group(1)}"
            )
