"""Exported graphs in ONNX Runtime have the scores of the models."""

import subprocess
import sys

import numpy as np
import onnxruntime
from data import halves

import epicentra


def export(*words):
    done = subprocess.run([sys.executable, "-m", "epicentra", *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_exported_mixture_scores_as_spark_does(spark, events, tmp_path):
    catalog, model, graph = tmp_path / "catalog", tmp_path / "model", tmp_path / "model.onnx"
    events.write.parquet(str(catalog))
    plane = ("--projection", "none", "--x", "x", "--y", "y", "--strength", "strength")
    export("cavi", "fit", "--catalog", catalog, "--components", 3, *plane, "--model", model)
    export("cavi", "export", "--model", model, "--format", "onnx", "--output", graph)
    fitted = epicentra.VariationalGaussianMixtureModel.load(str(model))
    rows = fitted.transform(events).toPandas()
    session = onnxruntime.InferenceSession(str(graph))
    inputs = {"location": rows[["x", "y"]].to_numpy(), "strength": rows.strength.to_numpy()}
    component, log_density, probability = session.run(["component", "log_density", "probability"], inputs)
    assert (component == rows.component).all()
    np.testing.assert_allclose(log_density, rows.log_density, rtol=0, atol=1e-6)
    np.testing.assert_allclose(probability, rows.probability, rtol=0, atol=1e-6)
    assert '"none"' in session.get_modelmeta().custom_metadata_map["projection"]


def test_an_exported_encoder_gives_the_codes_of_spark(spark, tmp_path):
    images = spark.createDataFrame(halves(), ["image"])
    images.write.parquet(str(tmp_path / "images"))
    export(
        "vae", "train", "--images", tmp_path / "images", "--hidden", 16, "--latent", 2, "--epochs", 2, "--model",
        tmp_path / "model",
    )
    export("vae", "export", "--model", tmp_path / "model", "--part", "encoder", "--output", tmp_path / "encoder.onnx")
    export("vae", "encode", "--model", tmp_path / "model", "--images", tmp_path / "images", "--output", tmp_path / "codes")
    codes = spark.read.parquet(str(tmp_path / "codes")).toPandas()
    pixels = np.array(codes.image.tolist(), dtype="float32")
    mean, log_variance = onnxruntime.InferenceSession(str(tmp_path / "encoder.onnx")).run(
        ["mean", "log_variance"], {"pixels": pixels}
    )
    np.testing.assert_allclose(mean, np.array(codes["mean"].tolist()), rtol=0, atol=2e-6)
    np.testing.assert_allclose(log_variance, np.array(codes.log_variance.tolist()), rtol=0, atol=2e-6)
