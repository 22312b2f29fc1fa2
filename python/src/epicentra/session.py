"""A Spark session with what Epicentra needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epicentra._jar import jar, require_spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MODULES = "--add-modules=jdk.incubator.vector -XX:+UseParallelGC"


def configure(builder: "SparkSession.Builder") -> "SparkSession.Builder":
    """Adds Epicentra's jar, and Java's vector module for its kernels, to a session that is being built.

    What the builder holds already of ``spark.jars`` or of Java's options is kept. Without the vector module the kernels
    give the same numbers, some times slower.

    Args:
        builder: of a classic session; a Spark Connect server gets the jar when it is started, see docs/PYTHON.md.
    """
    require_spark()
    held = builder._options
    jars = [held["spark.jars"]] if held.get("spark.jars") else []
    builder.config("spark.jars", ",".join([*jars, jar()]))
    for side in ("driver", "executor"):
        key = f"spark.{side}.extraJavaOptions"
        options = held.get(key, "")
        if "jdk.incubator.vector" not in options:
            builder.config(key, f"{options} {_MODULES}".strip())
    return builder


def session(master: str | None = None, **settings: str) -> "SparkSession":
    """A Spark session with Epicentra's jar, made anew or, if there is one, the present one.

    Args:
        master: such as ``local[*]`` or ``spark://host:7077``; None for that of Spark's own settings.
        settings: of Spark, with ``_`` for ``.`` in their names: ``spark_driver_memory="4g"``.

    Raises:
        RuntimeError: if a session is running that was made without Epicentra's jar.
    """
    from pyspark.sql import SparkSession

    builder = configure(SparkSession.builder)
    if master is not None:
        builder = builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name.replace("_", "."), value)
    spark = builder.getOrCreate()
    require_classes(spark)
    return spark


def require_classes(spark: "SparkSession") -> None:
    """Checks that a session has Epicentra's classes.

    Raises:
        RuntimeError: if it has not, with what to do.
    """
    try:
        spark._jvm.java.lang.Class.forName(
            "org.epicentra.ml.VariationalGaussianMixture",
            False,
            spark._jvm.java.lang.Thread.currentThread().getContextClassLoader(),
        )
    except Exception as error:
        raise RuntimeError(
            "the running Spark session has no Epicentra: stop it and begin with epicentra.session(), or give it the jar "
            f"({jar()}) by spark.jars"
        ) from error
