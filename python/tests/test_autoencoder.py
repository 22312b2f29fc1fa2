from data import halves
from pyspark.ml import Pipeline, PipelineModel

from epicentra import VariationalAutoencoder, VariationalAutoencoderModel


def test_training_lowers_the_loss_and_encodes(spark, tmp_path):
    images = spark.createDataFrame(halves(), ["image"]).cache()
    trainer = VariationalAutoencoder(hidden=[16], latent=2, epochs=15, batchSize=20, reconstructionCol="seen", seed=3)
    trainer.save(str(tmp_path / "trainer"))
    assert VariationalAutoencoder.load(str(tmp_path / "trainer")).extractParamMap() == trainer.extractParamMap()
    pipeline = Pipeline(stages=[trainer]).fit(images)
    model = pipeline.stages[0]
    losses = model.summary.objectiveHistory
    assert len(losses) == model.summary.totalIterations == 15
    assert losses[-1] < losses[0] - 1.5
    coded = model.transform(images)
    assert {"mean", "log_variance", "elbo", "seen"} <= set(coded.columns)
    assert len(coded.first().mean) == 2
    model.save(str(tmp_path / "model"))
    pipeline.save(str(tmp_path / "pipeline"))
    for loaded in (
        VariationalAutoencoderModel.load(str(tmp_path / "model")),
        PipelineModel.load(str(tmp_path / "pipeline")),
    ):
        assert loaded.transform(images).select("mean", "elbo").collect() == coded.select("mean", "elbo").collect()
