import pytest
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder

from epicentra import BadInputError, MeanLogDensityEvaluator, VariationalGaussianMixture, VariationalGaussianMixtureModel


@pytest.fixture(scope="module")
def model(events):
    return VariationalGaussianMixture(k=3, inputCols=["x", "y"]).fit(events)


def test_components_are_those_that_were_drawn(model):
    table = model.components()
    assert list(table.columns) == [
        "component", "weight", "effective_count", "x", "y", "rate", "rate_low", "rate_high", "covariance",
    ]  # fmt: skip
    found = sorted((round(x / 50), round(y / 50), rate) for x, y, rate in zip(table.x, table.y, table.rate))
    assert [place[:2] for place in found] == [(0, 0), (0, 1), (1, 0)]
    assert [place[2] for place in found] == pytest.approx([5, 60, 20], rel=0.06)
    assert table.weight.sum() == pytest.approx(1, abs=0.02)
    assert table.covariance[0][0][0] == pytest.approx(4, rel=0.3)
    assert (table.rate_low < table.rate).all() and (table.rate < table.rate_high).all()


def test_transform_adds_the_scores(model, events):
    scored = model.transform(events)
    assert scored.columns == events.columns + ["component", "probability", "log_density", "entropy"]
    assert scored.groupBy("component").count().where("count > 190").count() == 3


def test_the_summary_tells_how_the_fit_went(model):
    assert model.hasSummary
    history = model.summary.objectiveHistory
    assert len(history) == model.summary.totalIterations + 1 == model.summary.numIter + 1
    assert history[-1] > history[0]
    assert model.summary.k == 3
    assert sum(model.summary.clusterSizes) == model.summary.predictions.where("component >= 0").count() > 590


def test_a_model_is_saved_and_loaded(model, events, tmp_path):
    model.save(str(tmp_path / "model"))
    loaded = VariationalGaussianMixtureModel.load(str(tmp_path / "model"))
    assert not loaded.hasSummary
    assert loaded.getInputCols() == ["x", "y"]
    assert loaded.components().equals(model.components())
    assert loaded.transform(events).collect() == model.transform(events).collect()


def test_an_estimator_is_saved_and_loaded(spark, tmp_path):
    estimator = VariationalGaussianMixture(k=7, tau=0.25, inputCols=["x", "y"], zeroTruncated=True, pi=None)
    estimator.save(str(tmp_path / "estimator"))
    loaded = VariationalGaussianMixture.load(str(tmp_path / "estimator"))
    assert loaded.uid == estimator.uid
    assert loaded.extractParamMap() == estimator.extractParamMap()


def test_a_pipeline_is_fitted_saved_and_loaded(spark, events, tmp_path):
    from pyspark.ml.feature import VectorAssembler

    pipeline = Pipeline(
        stages=[
            VectorAssembler(inputCols=["x", "y"], outputCol="features"),
            VariationalGaussianMixture(k=3),
        ]
    )
    pipeline.save(str(tmp_path / "pipeline"))
    fitted = Pipeline.load(str(tmp_path / "pipeline")).fit(events)
    fitted.save(str(tmp_path / "fitted"))
    loaded = PipelineModel.load(str(tmp_path / "fitted"))
    assert isinstance(loaded.stages[1], VariationalGaussianMixtureModel)
    assert loaded.transform(events).collect() == fitted.transform(events).collect()


def test_cross_validation_chooses_the_number_of_components(events, tmp_path):
    mixture = VariationalGaussianMixture(inputCols=["x", "y"])
    grid = ParamGridBuilder().addGrid(mixture.k, [1, 3]).build()
    validator = CrossValidator(
        estimator=mixture, estimatorParamMaps=grid, evaluator=MeanLogDensityEvaluator(), numFolds=2, seed=5
    )
    chosen = validator.fit(events)
    assert chosen.avgMetrics[1] > chosen.avgMetrics[0] + 1
    assert len(chosen.bestModel.components()) == 3
    chosen.save(str(tmp_path / "chosen"))
    loaded = CrossValidatorModel.load(str(tmp_path / "chosen"))
    assert loaded.bestModel.components().equals(chosen.bestModel.components())


def test_a_warm_start_goes_on_from_a_model(model, events):
    again = VariationalGaussianMixture(inputCols=["x", "y"], maxIter=1).setInitialModel(model).fit(events)
    assert again.summary.objectiveHistory[0] == pytest.approx(model.summary.objectiveHistory[-1], rel=1e-6)


def test_what_cannot_be_used_is_refused_in_a_sentence(spark, events):
    with pytest.raises(BadInputError, match="maxIter given invalid value 0"):
        VariationalGaussianMixture(k=3, inputCols=["x", "y"], maxIter=0).fit(events)
    with pytest.raises(TypeError, match="no_such_param"):
        VariationalGaussianMixture(no_such_param=1)
    with pytest.raises(BadInputError, match="^There is no column 'z'"):
        VariationalGaussianMixture(k=3, inputCols=["x", "z"]).fit(events)
    with pytest.raises(BadInputError, match="^There are no events: the table has no rows"):
        VariationalGaussianMixture(k=3, inputCols=["x", "y"]).fit(events.limit(0))
