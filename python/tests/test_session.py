"""Each in a process of its own, since a process has one Java."""

import subprocess
import sys


def run(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)


def test_a_session_without_the_jar_is_refused_and_left_as_it_is():
    done = run(
        """
from pyspark.sql import SparkSession
import epicentra
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
before = spark.conf.get("spark.sql.debug.maxToStringFields")
try:
    epicentra.session()
except RuntimeError as error:
    assert "restart Python" in str(error), error
    assert spark.conf.get("spark.sql.debug.maxToStringFields") == before
    print("refused")
"""
    )
    assert done.stdout.strip() == "refused", done.stderr[-2000:]


def test_what_is_given_goes_before_and_jars_are_joined(tmp_path):
    done = run(
        f"""
import epicentra
from pyspark.sql import SparkSession
other = {str(tmp_path / "other.jar")!r}
import zipfile
zipfile.ZipFile(other, "w").writestr("empty", "")
spark = epicentra.session("local[1]", spark_ui_enabled="false", spark_jars=other, spark_driver_memory="700m")
assert spark.conf.get("spark.sql.session.timeZone") == "UTC"
conf = spark.sparkContext.getConf()
assert conf.get("spark.driver.memory") == "700m"
assert other in conf.get("spark.jars") and "epicentra-" in conf.get("spark.jars")
assert epicentra.session() is spark
assert spark._jvm.org.epicentra.math.VectorModule.isFast()
print("joined")
"""
    )
    assert done.stdout.strip() == "joined", done.stderr[-2000:]
