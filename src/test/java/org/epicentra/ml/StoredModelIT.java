package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.PublishedModels;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.vae.TinyImages;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In version 0.1.0 stages were of another package or had other names, which are in what it saved.
 */
class StoredModelIT {
  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    assertThat(LocalSpark.session()).isNotNull();
  }

  /** Saved by release 0.1.0, fitted to 200 events of {@link SampledEvents}. */
  @Test
  void aMixtureOfVersion010IsLoadedAndScoresAsItDid() {
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.load(
            PublishedModels.MODELS.resolve("spark-ml-mixture-1").toString());
    assertThat(model.getOrDefault(model.inputCols())).containsExactly("x", "y");
    assertThat(model.getOrDefault(model.entropyCol())).isEmpty();
    List<Row> rows =
        model
            .transform(SampledEvents.table(3, 1))
            .select("component", "probability", "log_density")
            .collectAsList();
    // As release 0.1.0 printed them.
    double[] densities = {-8.371028861993958, -7.007381999585565, -6.268413569400201};
    int[] components = {0, 1, 0};
    for (int n = 0; n < 3; n++) {
      assertThat(rows.get(n).getInt(0)).isEqualTo(components[n]);
      assertThat(rows.get(n).getDouble(1)).isCloseTo(1, within(1e-12));
      assertThat(rows.get(n).getDouble(2)).isCloseTo(densities[n], within(1e-12));
    }
  }

  /** With the Params of that model, whose posterior it must find again. */
  @Test
  void anEstimatorOfVersion010FitsTheModelThatItFitted() {
    VariationalGaussianMixture mixture =
        VariationalGaussianMixture.load(
            PublishedModels.MODELS.resolve("spark-ml-estimator-1").toString());
    assertThat(mixture.getOrDefault(mixture.k())).isEqualTo(3);
    assertThat(mixture.priorSpecification().family()).isEqualTo(MixtureFamily.TEXTBOOK);
    MixturePosterior fitted = mixture.fit(SampledEvents.table(200, 1)).posterior();
    MixturePosterior then =
        VariationalGaussianMixtureModel.load(
                PublishedModels.MODELS.resolve("spark-ml-mixture-1").toString())
            .posterior();
    for (int k = 0; k < 3; k++) {
      assertThat(fitted.mean(k)).containsExactly(then.mean(k), within(1e-9));
      assertThat(fitted.rate(k)).isCloseTo(then.rate(k), within(1e-9));
      assertThat(fitted.effectiveCount(k)).isCloseTo(then.effectiveCount(k), within(1e-6));
    }
  }

  @Test
  void aMixtureOfTheFormerPackageIsLoaded() throws IOException {
    MixturePosterior posterior = SampledEvents.POSTERIOR;
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.load(
            savedByVersion010(VariationalGaussianMixtureModel.of(posterior, SampledEvents.XY)));
    assertThat(model.getOrDefault(model.inputCols())).containsExactly("x", "y");
    assertThat(model.posterior().mean(2)).isEqualTo(posterior.mean(2));
  }

  @Test
  void anAutoencoderOfVersion010IsLoaded() throws IOException {
    VaeWeights weights = new VaeWeights(TinyImages.NETWORK, TinyImages.weights(0.5f));
    VariationalAutoencoderModel model =
        VariationalAutoencoderModel.load(
            savedByVersion010(VariationalAutoencoderModel.of(weights).setFeaturesCol("pixels")));
    assertThat(model.getOrDefault(model.featuresCol())).isEqualTo("pixels");
    assertThat(model.weights().values()).isEqualTo(weights.values());
  }

  @Test
  void unfittedStagesOfVersion010AreLoaded() throws IOException {
    VariationalGaussianMixture mixture =
        VariationalGaussianMixture.load(
            savedByVersion010(new VariationalGaussianMixture().setK(7)));
    assertThat(mixture.getOrDefault(mixture.k())).isEqualTo(7);
    VariationalAutoencoder autoencoder =
        VariationalAutoencoder.load(savedByVersion010(new VariationalAutoencoder().setSeed(77)));
    assertThat(autoencoder.getOrDefault(autoencoder.seed())).isEqualTo(77L);
    MeanLogDensityEvaluator evaluator =
        MeanLogDensityEvaluator.load(
            savedByVersion010(new MeanLogDensityEvaluator().setWeightCol("w")));
    assertThat(evaluator.getOrDefault(evaluator.weightCol())).isEqualTo("w");
  }

  @Test
  void aStageOfAnotherClassIsRefused() throws IOException {
    String former = savedByVersion010(new VariationalGaussianMixture());
    assertThatThrownBy(() -> VariationalGaussianMixtureModel.load(former))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds org.epicentra.spark.PoissonGaussianMixture, not ")
        .hasMessageEndingWith(" org.epicentra.ml.VariationalGaussianMixtureModel");
    String evaluator = folder.resolve("evaluator").toString();
    new MeanLogDensityEvaluator().save(evaluator);
    assertThatThrownBy(() -> VariationalGaussianMixture.load(evaluator))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds org.epicentra.ml.MeanLogDensityEvaluator, not ");
  }

  /** Saves a stage, and gives its class the name that it had in version 0.1.0. */
  private <T extends MLWritable> String savedByVersion010(T stage) throws IOException {
    Class<?> type = stage.getClass();
    Path saved = folder.resolve(type.getSimpleName());
    stage.save(saved.toString());
    try (Stream<Path> files = Files.list(saved.resolve("metadata"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("part-")) {
          String text = Files.readString(file);
          assertThat(text).contains(type.getName());
          String simple = type.getSimpleName();
          String former =
              "org.epicentra.spark."
                  + simple.replace("VariationalGaussianMixture", "PoissonGaussianMixture");
          Files.writeString(file, text.replace(type.getName(), former));
          Files.deleteIfExists(file.resolveSibling("." + name + ".crc"));
        }
      }
    }
    return saved.toString();
  }
}
