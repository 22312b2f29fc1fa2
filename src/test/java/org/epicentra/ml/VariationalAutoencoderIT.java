package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.TinyImages;
import org.epicentra.spark.vae.VaeEvaluation;
import org.epicentra.vae.evaluation.EvaluationPass;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.EvaluationSum;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariationalAutoencoderIT {
  private final Dataset<Row> table = TinyImages.table(40);

  @TempDir private Path folder;

  private static VariationalAutoencoder autoencoder() {
    return new VariationalAutoencoder()
        .setHidden(9, 7)
        .setLatent(3)
        .setEpochs(12)
        .setBatchSize(10)
        .setLearningRate(0.01)
        .setBlas("java");
  }

  @Test
  void transformAddsThePosteriorAndTheBound() {
    VariationalAutoencoderModel model =
        autoencoder().setEpochs(60).setReconstructionCol("theta").fit(table);
    List<EpochReport> summary = model.summary().epochs();
    assertThat(summary).hasSize(60);
    Dataset<Row> encoded = model.setSamples(1000).transform(table);
    assertThat(encoded.columns())
        .containsExactly("id", "image", "mean", "log_variance", "elbo", "theta");
    List<Row> rows = encoded.collectAsList();
    double sum = 0;
    for (int row = 0; row < 40; row++) {
      assertThat(rows.get(row).getInt(0)).isEqualTo(row);
      assertThat(rows.get(row).getList(2)).hasSize(3);
      assertThat(rows.get(row).getList(3)).hasSize(3);
      sum += rows.get(row).getDouble(4);
      List<Float> theta = rows.get(row).getList(5);
      assertThat(theta).hasSize(24).allMatch(p -> p > 0 && p < 1);
      // The bar is where the image has it.
      assertThat(theta.get(8 * (row % 3))).isGreaterThan(0.5f);
    }
    EvaluationSettings settings =
        new EvaluationSettings(Binarize.THRESHOLD, 1000, 0, 8, BlasChoice.JAVA);
    try (CachedImages images = CachedImages.load(table, "image", Binarize.THRESHOLD)) {
      // A row's bound has a standard deviation of 9 at most over its draws: 9 / sqrt(40000) =
      // 0.045.
      assertThat(sum / 40)
          .isCloseTo(VaeEvaluation.of(images, model.weights(), settings).elbo(), within(0.3));
    }
  }

  @Test
  void aRowsNumbersDoNotDependOnItsPartition() {
    VariationalAutoencoderModel model = autoencoder().setBinarize("dynamic").fit(table);
    List<Row> two = model.transform(table).select("id", "mean", "elbo").collectAsList();
    List<Row> one =
        model
            .transform(table.orderBy(org.apache.spark.sql.functions.desc("id")).coalesce(1))
            .orderBy("id")
            .select("id", "mean", "elbo")
            .collectAsList();
    for (int row = 0; row < 40; row++) {
      // Products of more rows at a time may round another way.
      assertThat(one.get(row).getDouble(2)).isCloseTo(two.get(row).getDouble(2), within(1e-4));
    }
  }

  @Test
  void anEmptyNameSwitchesAColumnOff() {
    VariationalAutoencoderModel model =
        autoencoder().setEpochs(1).setMeanCol("").setElboCol("").fit(table);
    assertThat(model.transform(table).columns()).containsExactly("id", "image", "log_variance");
  }

  @Test
  void validationRowsChooseTheEpoch() {
    Dataset<Row> marked = table.selectExpr("image", "id % 4 = 0 as validates");
    VariationalAutoencoderModel model =
        autoencoder()
            .setValidationIndicatorCol("validates")
            .setLearningRate(0.2)
            .setEpochs(40)
            .setPatience(2)
            .fit(marked);
    List<EpochReport> epochs = model.summary().epochs();
    assertThat(epochs).hasSizeLessThan(40);
    int best = epochs.size() - 2;
    for (EpochReport epoch : epochs) {
      assertThat(epoch.validationLoss())
          .isGreaterThanOrEqualTo(epochs.get(best - 1).validationLoss());
    }
  }

  @Test
  void theMarkOfValidationRowsMustBeBooleanAndNullTrains() {
    Dataset<Row> marked =
        table.selectExpr("image", "id", "if(id % 2 = 0, null, id % 4 = 1) as validates");
    VariationalAutoencoder marking = autoencoder().setEpochs(1);
    assertThat(marking.setValidationIndicatorCol("validates").fit(marked).weights().values())
        .isEqualTo(
            marking
                .setValidationIndicatorCol("")
                .fit(marked.where("id % 4 != 1"))
                .weights()
                .values());
    assertThatThrownBy(() -> marking.setValidationIndicatorCol("id").fit(marked))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The column 'id', named by validationIndicatorCol, is int; it must be boolean.");
    assertThatThrownBy(() -> marking.setValidationIndicatorCol("none").fit(marked))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is no column 'none', named by validationIndicatorCol");
  }

  @Test
  void itWorksInAPipelineThatIsSavedAndLoaded() throws IOException {
    String pipelinePath = folder.resolve("pipeline").toString();
    new Pipeline().setStages(new PipelineStage[] {autoencoder()}).save(pipelinePath);
    PipelineModel model = Pipeline.load(pipelinePath).fit(table);
    String modelPath = folder.resolve("model").toString();
    model.save(modelPath);
    PipelineModel loaded = PipelineModel.load(modelPath);
    assertThat(loaded.transform(table).select("mean", "elbo").collectAsList())
        .isEqualTo(model.transform(table).select("mean", "elbo").collectAsList());
  }

  @Test
  void paramsSurviveSavingAndCopying() throws IOException {
    VariationalAutoencoder estimator =
        autoencoder()
            .setBinarize("static")
            .setEstimator("path")
            .setSeed(77)
            .setPatience(3)
            .setActivation("relu")
            .setLearningRateSteps(4, 6)
            .setLearningRateFactor(0.5);
    String path = folder.resolve("estimator").toString();
    estimator.save(path);
    VariationalAutoencoder loaded = VariationalAutoencoder.load(path);
    assertThat(loaded.uid()).isEqualTo(estimator.uid());
    assertThat(loaded.settings()).isEqualTo(estimator.settings());
    assertThat(loaded.settings().learningRateSteps())
        .isEqualTo(new LearningRateSteps(List.of(4, 6), 0.5));
    assertThat(loaded.architecture(24))
        .isEqualTo(TinyImages.NETWORK.withActivation(Activation.RELU));
    VariationalAutoencoder copy = estimator.copy(new ParamMap().put(estimator.epochs().w(2)));
    assertThat(copy.settings().epochs()).isEqualTo(2);
    assertThat(copy.settings().seed()).isEqualTo(77);
    assertThat(new VariationalAutoencoder().settings()).isEqualTo(TrainingSettings.REFERENCE);
    assertThat(new VariationalAutoencoder().architecture(784).parameterCount())
        .isEqualTo(1_189_984);
  }

  /** Three bars in 24 pixels: a coordinate of three categories can tell them apart. */
  @ParameterizedTest
  @CsvSource({"exponential, 3", "categorical, 9"})
  void otherFamiliesOfZAreTrainedSavedAndLoaded(String family, int codes) throws IOException {
    VariationalAutoencoder estimator =
        autoencoder()
            .setEpochs(60)
            .setLatentFamily(family)
            .setCategories(3)
            .setTemperatureStart(0.9)
            .setTemperatureEnd(0.6)
            .setTemperatureRate(1e-3);
    String path = folder.resolve("estimator").toString();
    estimator.save(path);
    VariationalAutoencoder loaded = VariationalAutoencoder.load(path);
    assertThat(loaded.settings()).isEqualTo(estimator.settings());
    assertThat(loaded.settings().annealing()).isEqualTo(new Annealing(0.9, 0.6, 1e-3));
    assertThat(loaded.architecture(24).family().label()).isEqualTo(family);
    assertThat(loaded.architecture(24).codes()).isEqualTo(codes);
    assertThat(loaded.transformSchema(table.schema()).fieldNames()).contains("mean", "elbo");
    VariationalAutoencoderModel model = loaded.fit(table);
    List<EpochReport> epochs = model.summary().epochs();
    assertThat(epochs.get(59).loss()).isLessThan(epochs.get(0).loss() - 3);
    String modelPath = folder.resolve("model").toString();
    model.save(modelPath);
    VariationalAutoencoderModel back = VariationalAutoencoderModel.load(modelPath);
    assertThat(back.weights().architecture()).isEqualTo(model.weights().architecture());
    List<Row> rows = back.transform(table).select("mean", "elbo").collectAsList();
    assertThat(rows).isEqualTo(model.transform(table).select("mean", "elbo").collectAsList());
    for (Row row : rows) {
      List<Double> mean = row.getList(0);
      assertThat(mean).hasSize(codes).allMatch(z -> z >= 0);
    }
  }

  @Test
  void whatAFamilyOfZDoesNotHaveIsRefusedBeforeAnythingIsRead() {
    VariationalAutoencoder estimator = autoencoder().setLatentFamily("categorical");
    assertThatThrownBy(() -> estimator.setEstimator("path").transformSchema(table.schema()))
        .hasMessageContaining("has no estimator path, only analytic (of the objective elbo)");
    assertThatThrownBy(
            () ->
                estimator
                    .setEstimator("analytic")
                    .setTemperatureEnd(2)
                    .transformSchema(table.schema()))
        .hasMessageContaining("temperatureEnd is 2.0");
    assertThatThrownBy(() -> estimator.setLatentFamily("cauchy"))
        .hasMessageContaining("latentFamily given invalid value cauchy");
    assertThatThrownBy(() -> estimator.setCategories(1)).hasMessageContaining("categories");
  }

  @Test
  void aModelKeepsItsParamsWhenSaved() throws IOException {
    VariationalAutoencoderModel model =
        autoencoder().setEpochs(1).setBinarize("none").setElboCol("bound").fit(table);
    String path = folder.resolve("model").toString();
    model.save(path);
    VariationalAutoencoderModel loaded = VariationalAutoencoderModel.load(path);
    assertThat(loaded.binarizeChoice()).isEqualTo(Binarize.NONE);
    assertThat(loaded.getOrDefault(loaded.elboCol())).isEqualTo("bound");
    assertThat(loaded.weights().values()).isEqualTo(model.weights().values());
    assertThat(loaded.hasSummary()).isFalse();
  }

  @Test
  void whatIsNoImageFailsTheJob() {
    VariationalAutoencoderModel model = autoencoder().setEpochs(1).fit(table);
    Dataset<Row> odd = table.selectExpr("id", "if(id = 9, cast('abc' as binary), image) as image");
    assertThatThrownBy(() -> model.transform(odd).collectAsList())
        .hasStackTraceContaining("it has 3 pixels and must have 24");
    assertThatThrownBy(() -> model.transform(table.withColumnRenamed("id", "mean")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is a column 'mean' already");
    assertThatThrownBy(() -> autoencoder().setHidden().fit(table))
        .hasMessageContaining("hidden is empty");
  }

  @Test
  void evaluationIsThatOfOneProcess() {
    VaeWeights weights = new VaeWeights(TinyImages.NETWORK, TinyImages.weights(0.5f));
    EvaluationSettings settings =
        new EvaluationSettings(Binarize.STATIC, 2, 300, 4, BlasChoice.JAVA);
    EvaluationSum expected = new EvaluationSum(3, 3);
    byte[] bytes = new byte[40 * TinyImages.INPUTS];
    for (int row = 0; row < 40; row++) {
      System.arraycopy(TinyImages.pixels(row), 0, bytes, row * 24, 24);
    }
    BatchSource source = new ByteImages(bytes, TinyImages.INPUTS, 0);
    new EvaluationPass(TinyImages.NETWORK, settings).add(weights.values(), source, expected);
    for (int partitions : new int[] {1, 3}) {
      try (CachedImages images = TinyImages.cached(40, partitions, Binarize.STATIC)) {
        VaeEvaluation actual = VaeEvaluation.of(images, weights, settings);
        assertThat(actual.rows()).isEqualTo(40);
        assertThat(actual.elbo()).isCloseTo(-expected.losses().loss(), within(1e-5));
        assertThat(actual.reconstruction() + actual.kl()).isCloseTo(-actual.elbo(), within(1e-9));
        assertThat(actual.logLikelihood()).isCloseTo(expected.logLikelihood().mean(), within(1e-5));
        assertThat(actual.logLikelihoodError())
            .isCloseTo(expected.logLikelihood().standardError(), within(1e-5));
        assertThat(Arrays.stream(actual.klTerms()).sum()).isCloseTo(actual.kl(), within(1e-5));
        // The bound of importance weights is tighter; five standard errors are below 0.5 here.
        assertThat(actual.logLikelihood()).isGreaterThan(actual.elbo() - 0.5);
        assertThat(actual.activeUnits()).isEqualTo(expected.units().count());
      }
    }
  }
}
