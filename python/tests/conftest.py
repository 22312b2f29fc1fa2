"""One real Spark session for all tests, with the jar of the build."""

import random

import pytest

import epicentra


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    session = epicentra.session(
        "local[2]",
        spark_ui_enabled="false",
        spark_sql_shuffle_partitions="2",
        spark_sql_warehouse_dir=str(tmp_path_factory.mktemp("warehouse")),
    )
    yield session
    session.stop()


def drawn(count=600, seed=1):
    """Rows of x, y and strength: three clusters at (0, 0), (50, 0) and (0, 50), of rates 5, 20 and 60."""
    numbers = random.Random(seed)
    centres = [(0, 0, 5), (50, 0, 20), (0, 50, 60)]
    rows = []
    for i in range(count):
        x, y, rate = centres[i % 3]
        strength = max(0, round(numbers.gauss(rate, rate**0.5)))
        rows.append((numbers.gauss(x, 2), numbers.gauss(y, 3), float(strength)))
    return rows


@pytest.fixture(scope="session")
def events(spark):
    return spark.createDataFrame(drawn(), ["x", "y", "strength"]).cache()
