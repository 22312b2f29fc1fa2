"""On a standalone cluster of PySpark's own distribution, of which the wheel's command line is a client."""

import hashlib
import os
import re
import subprocess
import sys
import time

import pytest

from epicentra._package import spark_home


class Cluster:
    """A master and a worker of one core, as processes."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []

    def start(self, name, main, *arguments):
        log = open(self.folder / f"{name}.log", "w")
        environment = {**os.environ, "SPARK_HOME": str(spark_home()), "SPARK_LOCAL_IP": "127.0.0.1"}
        words = [str(spark_home() / "bin" / "spark-class"), f"org.apache.spark.deploy.{main}", *arguments]
        self.processes.append(subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT, env=environment))

    def wait(self, name, pattern):
        for _ in range(600):
            found = re.search(pattern, (self.folder / f"{name}.log").read_text())
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{name} did not start:\n" + (self.folder / f"{name}.log").read_text())

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(30)


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.start("master", "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        address = cluster.wait("master", r"spark://127\.0\.0\.1:\d+")[0]
        work = str(cluster.folder / "work")
        cluster.start(
            "worker", "worker.Worker", "--cores", "2", "--memory", "2g", "--webui-port", "0", "--work-dir", work, address
        )
        cluster.wait("worker", "Successfully registered with master")
        yield address
    finally:
        cluster.stop()


def run(*arguments):
    done = subprocess.run([sys.executable, "-m", "epicentra", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def fitted(folder, catalog, *options):
    run(*options, "cavi", "fit", "--catalog", catalog, "--components", 3, "--projection", "none", "--x", "x", "--y", "y",
        "--strength", "strength", "--model", folder)
    return hashlib.sha256((folder / "posterior.json").read_bytes()).hexdigest()


def test_a_fit_on_a_cluster_has_the_bits_of_one_on_this_machine(spark, events, master, tmp_path):
    catalog = tmp_path / "catalog"
    events.repartition(3).write.parquet(str(catalog))
    on_cluster = fitted(tmp_path / "cluster", catalog, "--master", master, "--executor-memory", "1g")
    here = fitted(tmp_path / "here", catalog, "--master", "local[1]")
    assert on_cluster == here
