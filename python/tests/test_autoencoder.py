import random

import pytest

from epicentra import VariationalAutoencoder, VariationalAutoencoderModel


@pytest.fixture(scope="module")
def images(spark):
    """Rows of 16 pixels, the left or the right half of which is bright."""
    numbers = random.Random(2)
    rows = []
    for i in range(400):
        bright = [(column < 2) == (i % 2 == 0) for _ in range(4) for column in range(4)]
        rows.append(([float(numbers.random() < (0.9 if b else 0.1)) for b in bright],))
    return spark.createDataFrame(rows, ["image"]).cache()


def test_training_lowers_the_loss_and_encodes(images, tmp_path):
    trainer = VariationalAutoencoder(hidden=[16], latent=2, epochs=15, batchSize=20, reconstructionCol="seen", seed=3)
    model = trainer.fit(images)
    losses = model.summary.objectiveHistory
    assert len(losses) == model.summary.totalIterations == 15
    assert losses[-1] < losses[0] - 1.5
    coded = model.transform(images)
    assert {"mean", "log_variance", "elbo", "seen"} <= set(coded.columns)
    assert len(coded.first().mean) == 2
    model.save(str(tmp_path / "model"))
    loaded = VariationalAutoencoderModel.load(str(tmp_path / "model"))
    assert loaded.transform(images).select("mean", "elbo").collect() == coded.select("mean", "elbo").collect()
