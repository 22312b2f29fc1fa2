"""A Spark session with what Epicentra needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from epicentra._package import jar, settings, spark_home

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def configure(builder: "SparkSession.Builder") -> "SparkSession.Builder":
    """Adds Epicentra's jar and its settings of Spark to a classic session that is being built.

    What the builder holds already is kept. A server of Spark Connect gets the jar when it is started: docs/PYTHON.md.
    """
    spark_home()
    held = dict(builder._options)
    jars = [held["spark.jars"]] if held.get("spark.jars") else []
    builder = builder.config("spark.jars", ",".join([*jars, jar()]))
    for name, value in settings().items():
        if name not in held:
            builder = builder.config(name, value)
    return builder


def session(master: str | None = None, **given: str) -> "SparkSession":
    """A Spark session with Epicentra's jar, made anew or, if there is one, the present one.

    Args:
        master: such as ``local[*]`` or ``spark://host:7077``; None for that of Spark's own settings.
        given: settings of Spark, with ``_`` for ``.`` in their names: ``spark_driver_memory="4g"``.

    Raises:
        UnsuitableSparkError: if PySpark is of another version than Epicentra is built for.
        RuntimeError: if a session is running that was made without Epicentra's jar.
    """
    from pyspark.sql import SparkSession

    builder = SparkSession.builder
    if master is not None:
        builder = builder.master(master)
    for name, value in given.items():
        builder = builder.config(name.replace("_", "."), value)
    running = SparkSession.getActiveSession()
    if running is not None:
        require_classes(running)  # before it gets the settings
    spark = configure(builder).getOrCreate()
    require_classes(spark)
    return spark


def require_classes(spark: "SparkSession") -> None:
    """Checks that a session is a classic one that has Epicentra's classes.

    Raises:
        RuntimeError: if it is not, with what to do.
    """
    if not hasattr(spark, "_jsparkSession"):
        raise RuntimeError("this needs a classic session: one of Spark Connect has no Java in its process")
    try:
        java_classes(spark).java.lang.Thread.currentThread().getContextClassLoader().loadClass(
            "org.epicentra.ml.VariationalGaussianMixture"
        )
    except Exception as error:
        raise RuntimeError(
            "this process has started Spark without Epicentra's jar: restart Python (the kernel) and begin with "
            "epicentra.session(), or with epicentra.configure(builder)"
        ) from error


def java_classes(spark: "SparkSession") -> Any:
    """The classes of Java's side of a classic session."""
    return spark._jvm
