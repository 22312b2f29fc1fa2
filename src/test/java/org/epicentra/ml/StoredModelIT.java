package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.ml.util.MLWritable;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.vae.TinyImages;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In version 0.1.0 the stages were of another package, whose name is in what it saved. */
class StoredModelIT {
  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    assertThat(LocalSpark.session()).isNotNull();
  }

  @Test
  void aMixtureOfVersion010IsLoaded() throws IOException {
    MixturePosterior posterior =
        MixturePosterior.start(
            new MixturePrior(
                SampledEvents.PI,
                SampledEvents.TAU,
                new MixturePrior.Centres(new double[] {0, 0}, 0.01),
                new MixturePrior.Rates(1, 0.1)),
            SampledEvents.CENTRES,
            SampledEvents.RATES);
    PoissonGaussianMixtureModel model =
        PoissonGaussianMixtureModel.load(
            savedByVersion010(PoissonGaussianMixtureModel.of(posterior, SampledEvents.XY)));
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
    PoissonGaussianMixture mixture =
        PoissonGaussianMixture.load(savedByVersion010(new PoissonGaussianMixture().setK(7)));
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
    String former = savedByVersion010(new PoissonGaussianMixture());
    assertThatThrownBy(() -> PoissonGaussianMixtureModel.load(former))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds org.epicentra.spark.PoissonGaussianMixture, not ")
        .hasMessageEndingWith(" org.epicentra.ml.PoissonGaussianMixtureModel");
    String evaluator = folder.resolve("evaluator").toString();
    new MeanLogDensityEvaluator().save(evaluator);
    assertThatThrownBy(() -> PoissonGaussianMixture.load(evaluator))
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
          String former = "org.epicentra.spark." + type.getSimpleName();
          Files.writeString(file, text.replace(type.getName(), former));
          Files.deleteIfExists(file.resolveSibling("." + name + ".crc"));
        }
      }
    }
    return saved.toString();
  }
}
