"""Through Spark Connect, from a process that has no Java objects, against a server that the test starts."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyspark
import pytest

from epicentra._package import jar

# The Python of the client: one that has pyspark-client, and so no Java, where CI names it.
PYTHON = os.environ.get("EPICENTRA_CONNECT_PYTHON", sys.executable)

CLIENT = '''
import sys
from pyspark.ml import Pipeline, PipelineModel
from pyspark.sql import SparkSession
from data import drawn, halves
import epicentra
from epicentra import MeanLogDensityEvaluator, VariationalGaussianMixture, VariationalGaussianMixtureModel

spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
events = spark.createDataFrame(drawn(), ["x", "y", "strength"])
model = VariationalGaussianMixture(k=3, inputCols=["x", "y"]).fit(events)
scored = model.transform(events)
assert scored.columns[-1] == "entropy", scored.columns
mean = MeanLogDensityEvaluator().evaluate(scored)
table = model.components()
assert len(table) == 3 and sorted(round(r / 5) for r in table.rate) == [1, 4, 12], table

trainer = epicentra.VariationalAutoencoder(hidden=[16], latent=2, epochs=5, batchSize=20)
images = spark.createDataFrame(halves(), ["image"])
network = Pipeline(stages=[trainer]).fit(images).stages[0]
losses = network.summary.objectiveHistory
assert len(losses) == network.summary.totalIterations == 5 and losses[4] < losses[0]
network.write().overwrite().save(sys.argv[2] + "/network")
codes = epicentra.VariationalAutoencoderModel.load(sys.argv[2] + "/network").transform(images)
assert codes.select("mean", "elbo").collect() == network.transform(images).select("mean", "elbo").collect()

# The server has put the mixture, of 8 kB, aside for the network: its limit is 10 kB.
assert model.components().equals(table)
assert model.summary.totalIterations + 1 == len(model.summary.objectiveHistory)
assert model.summary.k == 3 and sum(model.summary.clusterSizes) > 590
model.write().overwrite().save(sys.argv[2] + "/model")
loaded = VariationalGaussianMixtureModel.load(sys.argv[2] + "/model")
assert loaded.components().equals(table)
assert MeanLogDensityEvaluator().evaluate(loaded.transform(events)) == mean
pipeline = Pipeline(stages=[VariationalGaussianMixture(k=3, inputCols=["x", "y"])]).fit(events)
pipeline.write().overwrite().save(sys.argv[2] + "/pipeline")
assert PipelineModel.load(sys.argv[2] + "/pipeline").transform(events).count() == 600

try:
    VariationalGaussianMixture(k=3, inputCols=["x", "z"]).fit(events)
    raise AssertionError("a missing column was fitted")
except Exception as error:
    assert "There is no column 'z'" in str(error), error
try:
    epicentra.read_catalog(spark, "catalog.csv")
    raise AssertionError("a catalog was read through Connect")
except RuntimeError as error:
    assert "classic session" in str(error), error
print("done")
spark.stop()
'''


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    command = [
        str(Path(pyspark.__file__).parent / "bin" / "spark-submit"), "--master", "local[2]", "--jars", jar(),
        "--conf", "spark.ui.enabled=false",
        "--conf", "spark.connect.session.connectML.mlCache.memoryControl.maxInMemorySize=10000",
        "--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
        "--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal",
    ]  # fmt: skip
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert process.poll() is None, (folder / "log").read_text()
        time.sleep(0.5)
    yield f"sc://127.0.0.1:{port}"
    process.terminate()
    process.wait(30)


def test_fit_transform_save_and_load(server, tmp_path):
    paths = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(paths))
    done = subprocess.run(
        [PYTHON, "-c", CLIENT, server, str(tmp_path)], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.startswith("done")
