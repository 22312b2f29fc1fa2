"""Earthquake catalogs as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Mapping, Sequence

from epicentra.errors import translated
from epicentra.session import java_classes, require_classes

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def read_catalog(
    spark: "SparkSession",
    path: str | Sequence[str],
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
) -> "DataFrame":
    """The events of a catalog: time, latitude, longitude, and what else its format has.

    Records that fail a check are left out; ``python -m epicentra catalog import`` keeps and explains them.

    Args:
        spark: a classic session with Epicentra's jar.
        path: files, folders or globs, one or several; Parquet of ``catalog import`` or a raw file.
        format: as ``catalog import --format`` has it; by default the content decides.
        columns: for tables of text, the SQL expression over the file's columns that a column is taken from.

    Raises:
        BadInputError: if a path is missing or the content is not of the format; the message says what to do.
    """
    require_classes(spark)
    paths = [path] if isinstance(path, str) else list(path)
    java = java_classes(spark).org.epicentra.ml.EarthquakeCatalog
    with translated():
        return _frame(java.read(spark._jsparkSession, paths, format, dict(columns or {})), spark)


def project(catalog: "DataFrame", projection: str = "azimuthal") -> "DataFrame":
    """Adds coordinates in km, for ``inputCols`` of an Estimator.

    Args:
        catalog: with longitude and latitude in degrees, and for ``geocentric`` depth in km.
        projection: ``azimuthal``, equidistant about the centre of these events, adds x and y; ``geocentric``, about the
            centre of the Earth, adds x, y and z.

    Raises:
        BadInputError: if a column is missing, or there is no such projection.
    """
    spark = catalog.sparkSession
    require_classes(spark)
    with translated():
        return _frame(java_classes(spark).org.epicentra.ml.EarthquakeCatalog.project(catalog._jdf, projection), spark)


def _frame(java_frame: object, spark: "SparkSession") -> "DataFrame":
    from pyspark.sql.classic.dataframe import DataFrame

    return DataFrame(java_frame, spark)
