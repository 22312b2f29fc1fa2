package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariationalGaussianMixtureIT {
  private final Dataset<Row> table = SampledEvents.table(6000, 3);

  private static VariationalGaussianMixture mixture() {
    return new VariationalGaussianMixture().setK(3).setTau(SampledEvents.TAU).setSeed(3);
  }

  @Test
  void theTruthIsRecoveredByFallingCount() {
    MixturePosterior posterior = mixture().fit(table).posterior();
    for (int k = 0; k < 3; k++) {
      double count = 6000 * SampledEvents.PI[k];
      // Standard errors: of a centre 1 / sqrt(tau n), of a rate sqrt(lambda / n); five of them.
      assertThat(posterior.effectiveCount(k)).isCloseTo(count, within(5 * Math.sqrt(count)));
      for (int d = 0; d < 2; d++) {
        assertThat(posterior.mean(k, d))
            .isCloseTo(SampledEvents.CENTRES[k][d], within(5 * 2 / Math.sqrt(count)));
      }
      double rate = SampledEvents.RATES[k];
      assertThat(posterior.rate(k)).isCloseTo(rate, within(5 * Math.sqrt(rate / (0.8 * count))));
    }
  }

  @Test
  void theSummaryTellsTheBoundOfEachIteration() {
    VariationalGaussianMixtureModel model = mixture().setRestarts(3).setInit("random").fit(table);
    MixtureFit fit = model.summary().fit();
    assertThat(fit.restarts()).hasSize(3);
    assertThat(fit.elbo()).hasSize(fit.iterations() + 1);
    for (int t = 1; t <= fit.iterations(); t++) {
      // Never lower, but for the rounding of sums over 6000 events.
      assertThat(fit.elbo()[t]).isGreaterThan(fit.elbo()[t - 1] - 1e-6);
    }
    double last = fit.elbo()[fit.iterations()];
    assertThat(fit.restarts())
        .allSatisfy(r -> assertThat(r.elbo()[r.iterations()]).isLessThanOrEqualTo(last));
    assertThat(model.hasParent()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameFitWhateverThePartitions() {
    MixturePosterior three = mixture().fit(table).posterior();
    MixturePosterior again = mixture().fit(table).posterior();
    MixturePosterior seven = mixture().fit(SampledEvents.table(6000, 7)).posterior();
    for (int k = 0; k < 3; k++) {
      assertThat(again.mean(k)).isEqualTo(three.mean(k));
      assertThat(again.rateShape(k)).isEqualTo(three.rateShape(k));
      assertThat(seven.mean(k, 0)).isCloseTo(three.mean(k, 0), within(1e-9));
      assertThat(seven.rateShape(k)).isCloseTo(three.rateShape(k), within(1e-6));
    }
  }

  @Test
  void aWeightOfTwoCountsAsTwoRows() {
    VariationalGaussianMixture once = mixture().setTol(0).setMaxIter(10);
    Dataset<Row> weighted = table.selectExpr("features", "strength", "2.0 as w");
    MixturePosterior expected = once.fit(table.union(table)).posterior();
    MixturePosterior actual = once.setWeightCol("w").fit(weighted).posterior();
    for (int k = 0; k < 3; k++) {
      assertThat(actual.mean(k, 0)).isCloseTo(expected.mean(k, 0), within(1e-9));
      assertThat(actual.effectiveCount(k)).isCloseTo(expected.effectiveCount(k), within(1e-6));
    }
  }

  @Test
  void aWarmStartGoesOnWhereTheModelStopped() {
    VariationalGaussianMixture sixSteps = plain(mixture()).setTol(0).setMaxIter(6);
    MixtureFit whole = sixSteps.fit(table).summary().fit();
    VariationalGaussianMixtureModel half = sixSteps.copy(new ParamMap()).setMaxIter(2).fit(table);
    MixtureFit rest =
        plain(new VariationalGaussianMixture())
            .setInitialModel(half)
            .setTol(0)
            .setMaxIter(4)
            .fit(table)
            .summary()
            .fit();
    double[] expected = Arrays.copyOfRange(whole.elbo(), 2, 7);
    assertThat(rest.elbo()).hasSize(5);
    for (int i = 0; i < 5; i++) {
      // The model's components are sorted, so sums of components may round another way.
      assertThat(rest.elbo()[i]).isCloseTo(expected[i], within(1e-10 * Math.abs(expected[i])));
    }
  }

  /** An ascent whose next step depends on the posterior alone. */
  private static VariationalGaussianMixture plain(VariationalGaussianMixture mixture) {
    return mixture.setAcceleration("none").setMoves("none");
  }

  @Test
  void aWarmStartNeedsNoMoreThanOneLocation() {
    VariationalGaussianMixtureModel model = mixture().setMaxIter(2).fit(table);
    MixturePosterior warm =
        new VariationalGaussianMixture()
            .setInitialModel(model)
            .setMaxIter(1)
            .fit(table.limit(1))
            .posterior();
    assertThat(warm.components()).isEqualTo(3);
    double events = warm.background().effectiveCount();
    for (int k = 0; k < 3; k++) {
      events += warm.effectiveCount(k);
    }
    assertThat(events).isCloseTo(1, within(1e-12));
  }

  @Test
  void aWarmStartKeepsThePriorButForWhatIsSet() {
    VariationalGaussianMixtureModel model = mixture().setMaxIter(2).fit(table);
    MixturePosterior warm =
        new VariationalGaussianMixture()
            .setInitialModel(model)
            .setTau(0.5)
            .setMaxIter(1)
            .fit(table)
            .posterior();
    assertThat(warm.prior().tau()).isEqualTo(0.5);
    assertThat(warm.prior().rho()).isEqualTo(model.posterior().prior().rho());
    assertThatThrownBy(
            () ->
                new VariationalGaussianMixture().setInitialModel(model).setPi(0.5, 0.5).fit(table))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pi has 2 values, but the initial model has 3 components; give one for each");
  }

  @Test
  void whatContradictsAWarmStartIsRefused() {
    VariationalGaussianMixtureModel model = mixture().setMaxIter(1).fit(table);
    refused(warm(model).setK(5), "k is 5, but the initial model has 3 components: leave k out");
    refused(warm(model).setRestarts(4), "restarts is 4, but the fit starts from the initial model");
    refused(warm(model).setInit("random"), "init is random, but the fit starts from the initial");
    refused(
        warm(model).setInputCols("x", "y", "weight"),
        "The initial model has 2 coordinates; the events have 3.");
    assertThat(warm(model).setK(3).setMaxIter(1).fit(table).posterior().components()).isEqualTo(3);
  }

  private static VariationalGaussianMixture warm(VariationalGaussianMixtureModel model) {
    return new VariationalGaussianMixture().setInitialModel(model);
  }

  private void refused(VariationalGaussianMixture mixture, String message) {
    assertThatThrownBy(() -> mixture.fit(table))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void oneColumnIsNotTwoCoordinates() {
    refused(mixture().setInputCols("x", "x"), "one is named twice: [x, x]");
  }

  @Test
  void aNullLocationIsCalledNull() {
    Dataset<Row> hollow = table.limit(5).selectExpr("x", "if(x = x, null, y) y", "strength");
    refusedOn(hollow, "first: (");
    refusedOn(hollow, ", null, ");
  }

  private static void refusedOn(Dataset<Row> rows, String message) {
    assertThatThrownBy(() -> mixture().setInputCols("x", "y").fit(rows))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("NaN");
  }

  @Test
  void weightsThatAreTooLargeForAMeanAreRefused() {
    Dataset<Row> scored = LocalSpark.session().sql("select -1D as d, 1e308D as w from range(3)");
    assertThatThrownBy(
            () ->
                new MeanLogDensityEvaluator()
                    .setLogDensityCol("d")
                    .setWeightCol("w")
                    .evaluate(scored))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The mean log density is NaN")
        .hasMessageContaining("the weights to Infinity");
  }

  @Test
  void itWorksInAPipelineThatIsSavedAndLoaded(@TempDir Path folder) throws IOException {
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"x", "y"}).setOutputCol("place");
    Pipeline pipeline =
        new Pipeline()
            .setStages(new PipelineStage[] {assembler, mixture().setFeaturesCol("place")});
    pipeline.save(folder.resolve("pipeline").toString());
    PipelineModel model = Pipeline.load(folder.resolve("pipeline").toString()).fit(table);
    model.save(folder.resolve("model").toString());
    PipelineModel loaded = PipelineModel.load(folder.resolve("model").toString());
    Dataset<Row> expected = model.transform(table).select("id", "component", "log_density");
    Dataset<Row> actual = loaded.transform(table).select("id", "component", "log_density");
    assertThat(actual.collectAsList()).isEqualTo(expected.collectAsList());
  }

  @Test
  void crossValidationFindsTheNumberOfComponents(@TempDir Path folder) throws IOException {
    VariationalGaussianMixture mixture = mixture();
    CrossValidator validator =
        new CrossValidator()
            .setEstimator(mixture)
            .setEvaluator(new MeanLogDensityEvaluator())
            .setEstimatorParamMaps(
                new ParamGridBuilder().addGrid(mixture.k(), new int[] {1, 2, 3}).build())
            .setNumFolds(2)
            .setSeed(1)
            .setParallelism(2);
    CrossValidatorModel model = validator.fit(table);
    assertThat(model.avgMetrics()).isSorted();
    assertThat(((VariationalGaussianMixtureModel) model.bestModel()).posterior().components())
        .isEqualTo(3);
    model.save(folder.resolve("validated").toString());
    CrossValidatorModel loaded = CrossValidatorModel.load(folder.resolve("validated").toString());
    assertThat(loaded.avgMetrics()).isEqualTo(model.avgMetrics());
    assertThat(((MeanLogDensityEvaluator) loaded.getEvaluator()).isLargerBetter()).isTrue();
  }

  @Test
  void theMeanLogDensityIsWeighted() {
    Dataset<Row> scored =
        LocalSpark.session().sql("select * from values (-1D, 1D), (-4D, 2D) as t(d, w)");
    MeanLogDensityEvaluator evaluator = new MeanLogDensityEvaluator().setLogDensityCol("d");
    assertThat(evaluator.evaluate(scored)).isEqualTo(-2.5);
    assertThat(evaluator.setWeightCol("w").evaluate(scored)).isEqualTo(-3);
    Dataset<Row> dotted = scored.toDF("log.density", "w.1");
    evaluator.setLogDensityCol("log.density").setWeightCol("w.1");
    assertThat(evaluator.evaluate(dotted)).isEqualTo(-3);
    assertThatThrownBy(() -> evaluator.evaluate(dotted.where("`log.density` > 0")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void refusalsNameParamsAndNoOption() {
    assertThatThrownBy(() -> mixture().setK(3).setPi(0.5, 0.5).fit(table))
        .hasMessageStartingWith("pi has 2 values");
    assertThatThrownBy(() -> mixture().setTol(1.0).fit(table)).hasMessageStartingWith("tol is 1.0");
  }

  @Test
  void theCacheAndTheJobDescriptionAreLeftAsTheyWere() {
    var context = LocalSpark.session().sparkContext();
    Set<Integer> before = LocalSpark.cachedTables();
    context.setJobDescription("mine");
    mixture().setMaxIter(2).fit(table);
    assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("mine");
    context.setJobDescription(null);
    assertThat(before).containsAll(LocalSpark.cachedTables());
  }
}
