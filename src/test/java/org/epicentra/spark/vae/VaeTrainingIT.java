package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.gradient.Estimator;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.SmallNetworks;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.LossPass;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.StepwiseEpoch;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.epicentra.vae.training.VaeTrainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaeTrainingIT {
  private static CachedImages images;
  private static CachedImages others;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    images = TinyImages.cached(50, 2, Binarize.THRESHOLD);
    others = TinyImages.cached(20, 2, Binarize.THRESHOLD);
  }

  @AfterAll
  static void close() {
    images.close();
    others.close();
  }

  private static TrainingSettings settings(int epochs) {
    return TinyImages.settings(epochs, 20, Binarize.THRESHOLD);
  }

  private VaeTraining training(TrainingSettings settings) {
    return new VaeTraining(TinyImages.NETWORK, settings, BlasChoice.JAVA)
        .withValidation(others)
        .withCheckpoints(checkpoints());
  }

  private VaeCheckpoints checkpoints() {
    return VaeCheckpoints.in(folder.resolve("checkpoints").toString(), new Configuration());
  }

  @Test
  void theLossFalls() {
    TrainingSettings settings = TinyImages.settings(60, 10, Binarize.THRESHOLD);
    List<EpochReport> epochs = training(settings).train(images, TrainingListener.NONE).epochs();
    assertThat(epochs).hasSize(60);
    // 24 pixels at even odds cost 24 log 2 = 16.6 nats; which of three bars costs log 3 = 1.1.
    assertThat(epochs.get(0).loss()).isBetween(14.0, 18.0);
    assertThat(epochs.get(59).loss()).isLessThan(8);
    assertThat(epochs.get(59).validationLoss()).isLessThan(8);
  }

  @Test
  void resumingGivesTheBitsOfATrainingWithoutAStop() {
    TrainingState whole =
        new VaeTraining(TinyImages.NETWORK, settings(4), BlasChoice.JAVA)
            .withValidation(others)
            .train(images, TrainingListener.NONE);
    // Stopped in the middle of epoch 3.
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void stepFinished(int epoch, int step) {
            if (epoch == 3 && step == 2) {
              throw new IllegalStateException("stopped by the test");
            }
          }
        };
    assertThatThrownBy(() -> training(settings(4)).train(images, stop))
        .hasMessage("stopped by the test");
    assertThat(checkpoints().latest().orElseThrow().epoch()).isEqualTo(2);
    TrainingState resumed = training(settings(4)).resume(images, TrainingListener.NONE);
    assertThat(resumed.weights().values()).isEqualTo(whole.weights().values());
    assertThat(resumed.adam()).usingRecursiveComparison().isEqualTo(whole.adam());
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
  }

  /**
   * An epoch as one job, and a job for each minibatch, on any number of partitions: the same bits.
   */
  @ParameterizedTest
  @EnumSource(LatentFamily.class)
  void neitherPartitionsNorTheWayOfAnEpochChangeABit(LatentFamily family) {
    VaeArchitecture network = SmallNetworks.of(family, TinyImages.INPUTS);
    TrainingSettings settings = TinyImages.settings(2, 15, Binarize.DYNAMIC).withShards(8);
    TrainingState start = TrainingState.initial(network, settings, 50, 0);
    Set<String> digests = new HashSet<>();
    for (int partitions : new int[] {1, 2, 3, 4, 8}) {
      try (CachedImages own = TinyImages.cached(50, partitions, settings);
          CachedImages validation = TinyImages.cached(20, partitions, settings)) {
        assertThat(own.blocks().getNumPartitions()).isEqualTo(partitions);
        LossPass losses = validation.lossPass(network, settings, BlasChoice.AUTO);
        EpochPass automatic = own.epochPass(network, settings, BlasChoice.AUTO);
        EpochPass stepwise =
            new StepwiseEpoch(own.gradientPass(network, settings, BlasChoice.AUTO));
        assertThat(automatic)
            .isInstanceOf(partitions <= 2 ? LocalEpochPass.class : StepwiseEpoch.class);
        for (EpochPass pass : List.of(automatic, stepwise)) {
          digests.add(
              digest(new VaeTrainer(settings, pass, losses).train(start, TrainingListener.NONE)));
        }
      }
    }
    assertThat(digests).hasSize(1);
  }

  /** The SHA-256 of weights, moments, losses and all else. */
  private static String digest(TrainingState state) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      TrainingStateCodec.write(
          state, new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The images of a training are cut anew for an evaluation, whatever its shards are. */
  @Test
  void anEvaluationDependsOnTheImagesAlone() {
    VaeWeights weights = new VaeWeights(TinyImages.NETWORK, TinyImages.weights(0.5f));
    EvaluationSettings evaluation =
        new EvaluationSettings(Binarize.DYNAMIC, 2, 5, 1, BlasChoice.AUTO);
    VaeEvaluation expected = null;
    for (int partitions : new int[] {1, 2, 3}) {
      try (CachedImages loaded =
              CachedImages.load(
                  TinyImages.table(1201),
                  InputColumn.ofPixels("image", Binarize.DYNAMIC),
                  partitions);
          CachedImages trained = TinyImages.cached(1201, partitions, Binarize.DYNAMIC)) {
        assertThat(loaded.blocks().getNumPartitions()).isEqualTo(partitions);
        for (CachedImages own : List.of(loaded, trained)) {
          VaeEvaluation found = VaeEvaluation.of(own, weights, evaluation);
          expected = expected == null ? found : expected;
          assertThat(found).usingRecursiveComparison().isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void imagesMustHaveTheShardsOfTheTraining() {
    TrainingSettings other = settings(1).withShards(9);
    assertThatThrownBy(() -> images.epochPass(TinyImages.NETWORK, other, BlasChoice.JAVA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the images were loaded in 4 shards; the training has 9");
  }

  @Test
  void morePartitionsThanCoresTakeAJobPerMinibatch() {
    try (CachedImages own = TinyImages.cached(50, 3, Binarize.DYNAMIC)) {
      TrainingSettings settings = TinyImages.settings(3, 7, Binarize.DYNAMIC);
      assertThat(own.epochPass(TinyImages.NETWORK, settings, BlasChoice.JAVA))
          .isInstanceOf(StepwiseEpoch.class);
    }
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** All tasks run again, from the weights before the epoch. */
  @Test
  void anEpochWhoseTaskFailsIsDoneAnewToTheSameBits() {
    TrainingSettings settings = TinyImages.settings(1, 7, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    TrainingState start = TrainingState.initial(TinyImages.NETWORK, settings, 50, 0);
    try (CachedImages own = TinyImages.cached(50, 2, Binarize.STATIC)) {
      EpochResult expected =
          own.epochPass(TinyImages.NETWORK, settings, BlasChoice.JAVA)
              .run(start, TrainingListener.NONE);
      JavaRDD<ImageBlock> failing =
          own.blocks()
              .map(
                  block -> {
                    TaskContext task = TaskContext.get();
                    if (task.partitionId() == 1 && FAILURES.get() < 2) {
                      FAILURES.incrementAndGet();
                      throw new IllegalStateException("a failure made by the test");
                    }
                    return block;
                  });
      EpochResult actual = new LocalEpochPass(failing, spec).run(start, TrainingListener.NONE);
      assertThat(FAILURES.get()).isEqualTo(2);
      assertThat(actual.weights()).isEqualTo(expected.weights());
      assertThat(actual.losses()).usingRecursiveComparison().isEqualTo(expected.losses());
    }
  }

  @Test
  void onlyTheLastCheckpointIsKept() throws IOException {
    training(settings(3)).train(images, TrainingListener.NONE);
    String[] names = folder.resolve("checkpoints").toFile().list();
    assertThat(names).contains("epoch-3.checkpoint");
    assertThat(names).allMatch(name -> name.replace(".crc", "").endsWith("epoch-3.checkpoint"));
  }

  @Test
  void aNewTrainingDoesNotOverwriteACheckpoint() {
    training(settings(1)).train(images, TrainingListener.NONE);
    assertThatThrownBy(() -> training(settings(1)).train(images, TrainingListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("epoch-1.checkpoint exists already: resume from it");
  }

  @Test
  void withoutACheckpointResumingStartsAnew() {
    TrainingState resumed = training(settings(1)).resume(images, TrainingListener.NONE);
    assertThat(resumed.epoch()).isEqualTo(1);
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    training(settings(1)).train(images, TrainingListener.NONE);
    VaeArchitecture other = new VaeArchitecture(TinyImages.INPUTS, List.of(8), 3);
    assertRefused(
        new VaeTraining(other, settings(2), BlasChoice.JAVA).withCheckpoints(checkpoints()),
        images,
        "of another network: ‹hidden› is [8] and was [9, 7]");
    assertRefused(training(settings(2)), others, "was made with 50 images; there are 20");
    assertRefused(
        training(TinyImages.settings(2, 10, Binarize.THRESHOLD)),
        images,
        "‹batchSize› is 10 and was 20");
    List<Row> rows = TinyImages.rows(50);
    Collections.swap(rows, 3, 40);
    try (CachedImages swapped =
        CachedImages.loadForTraining(
            TinyImages.table(rows, 2),
            InputColumn.ofPixels("image", settings(2).binarize()),
            settings(2),
            2)) {
      assertRefused(training(settings(2)), swapped, "was made with other images");
    }
    // In as many partitions as they like.
    try (CachedImages again = TinyImages.cached(50, 4, Binarize.THRESHOLD)) {
      assertThat(again.fingerprint()).isEqualTo(images.fingerprint());
    }
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    training(settings(1)).train(images, TrainingListener.NONE);
    File file = folder.resolve("checkpoints/epoch-1.checkpoint").toFile();
    byte[] bytes = Files.readAllBytes(file.toPath());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file.toPath(), bytes);
    assertRefused(training(settings(2)), images, "epoch-1.checkpoint");
  }

  @Test
  void divergenceKeepsTheLastGoodCheckpoint() {
    training(settings(1)).train(images, TrainingListener.NONE);
    byte[] before = read();
    TrainingSettings wild =
        new TrainingSettings(
                9, 20, 1e30, Binarize.THRESHOLD, Objective.ELBO, Estimator.ANALYTIC, 1, 5, 0, 0)
            .withShards(TinyImages.SHARDS);
    VaeCheckpoints elsewhere =
        VaeCheckpoints.in(folder.resolve("wild").toString(), new Configuration());
    assertThatThrownBy(
            () ->
                new VaeTraining(TinyImages.NETWORK, wild, BlasChoice.JAVA)
                    .withCheckpoints(elsewhere)
                    .train(images, TrainingListener.NONE))
        .isInstanceOf(DivergenceException.class);
    elsewhere
        .latest()
        .ifPresent(
            state -> {
              for (float weight : state.weights().values()) {
                assertThat(weight).isFinite();
              }
            });
    assertThat(read()).isEqualTo(before);
  }

  private byte[] read() {
    try {
      return Files.readAllBytes(folder.resolve("checkpoints/epoch-1.checkpoint"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(VaeTraining training, CachedImages data, String message) {
    assertThatThrownBy(() -> training.resume(data, TrainingListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
