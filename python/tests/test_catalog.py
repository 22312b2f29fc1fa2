from pathlib import Path

import pytest

import epicentra

WEEK = Path(__file__).parents[2] / "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz"


def test_a_catalog_is_read_and_projected(spark):
    week = epicentra.read_catalog(spark, str(WEEK)).where("event_type = 'earthquake'")
    assert week.count() > 1500
    projected = epicentra.project(week)
    assert projected.columns == week.columns + ["x", "y"]
    assert projected.selectExpr("max(abs(x)) < 20100 and max(abs(y)) < 20100").first()[0]
    deep = epicentra.project(week.where("depth is not null"), "geocentric")
    radius = deep.selectExpr("sqrt(x*x + y*y + z*z) as r").agg({"r": "max"}).first()[0]
    assert 6350 < radius < 6390


def test_a_missing_file_is_named(spark, tmp_path):
    with pytest.raises(epicentra.BadInputError, match="nothing.csv"):
        epicentra.read_catalog(spark, str(tmp_path / "nothing.csv"))
