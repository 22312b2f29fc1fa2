"""One real Spark session for all tests, with the jar of the build."""

import pytest
from data import drawn

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


@pytest.fixture(scope="session")
def events(spark):
    return spark.createDataFrame(drawn(), ["x", "y", "strength"]).cache()
