package org.epicentra.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epicentra.PublishedModels.MODELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.epicentra.PublishedModels;
import org.epicentra.cli.CommandRun;
import org.epicentra.job.registry.Place;
import org.epicentra.job.registry.VerifyJob;
import org.epicentra.job.registry.VersionInspection;
import org.epicentra.registry.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code registry verify} of the models that earlier releases wrote, without Spark. */
class VerifyCommandTest {
  /** By SciPy's nbinom.logpmf and the normal density, from posterior.json alone. */
  private static final List<Double> MIXTURE =
      List.of(-19.70428194507625, -20.172965031717787, -20.61792388575303, -21.66684736300235);

  /** What this release makes of it: a later one must agree, or manifests no longer verify. */
  private static final List<Double> AUTOENCODER =
      List.of(-539.3952368048757, -546.469217258506, -541.425828891639, -541.7170423829408);

  @TempDir Path folder;

  private void publish(String kind, Path model, Map<String, Object> training) {
    ModelRegistry registry = ModelRegistry.open(folder.toString(), "old", new Configuration(false));
    PublishedModels.publish(registry, kind, model, training);
  }

  private CommandRun verify() {
    return CommandRun.of("registry", "verify", "--registry", folder.toString(), "--name", "old");
  }

  @Test
  void theRecordedScoresComeOutAgain() {
    publish("mixture", MODELS.resolve("mixture-1"), Map.of("probe", MIXTURE));
    publish("autoencoder", MODELS.resolve("autoencoder-1"), Map.of("probe", AUTOENCODER));
    CommandRun run = verify();
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly("version 1  sound", "version 2  sound", "no champion");
  }

  @Test
  void versionsWithoutRecordedScoresAreSoundAndItIsSaid() {
    publish("mixture", MODELS.resolve("mixture-1"), Map.of());
    publish("autoencoder", MODELS.resolve("autoencoder-1"), null);
    publish("forest", MODELS.resolve("mixture-1"), Map.of());
    CommandRun run = verify();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "version 1  intact by its digests alone: no score was recorded when it was published",
            "version 2  intact by its digests alone: no score was recorded when it was published",
            "version 3  intact by its digests alone: 'forest' is not a kind of model that can be scored",
            "no champion");
  }

  @Test
  void scoresThatDifferAreReported() {
    publish("mixture", MODELS.resolve("mixture-1"), Map.of("probe", List.of(-19.7, -20, -20, -21)));
    publish("autoencoder", MODELS.resolve("autoencoder-1"), Map.of("probe", List.of(-540.0)));
    publish("mixture", MODELS.resolve("mixture-1"), Map.of("probe", "nothing"));
    CommandRun run = verify();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().lines().toList().get(0))
        .startsWith("version 1  the model scores the probe [-19.704")
        .endsWith(", but [-19.7, -20.0, -20.0, -21.0] when it was published (tolerance 1.0E-9)");
    assertThat(run.out().lines().toList().get(1)).contains("but [-540.0] when it was published");
    assertThat(run.out().lines().toList().get(2)).contains("version 3  the recorded probe is");
  }

  @Test
  void aModelThatCannotBeReadIsReportedThoughItsDigestIsRight() throws IOException {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    PublishedModels.copy(MODELS.resolve("autoencoder-1"), damaged);
    byte[] weights = Files.readAllBytes(damaged.resolve("weights.bin"));
    weights[weights.length / 2] ^= 1;
    Files.write(damaged.resolve("weights.bin"), weights);
    publish("autoencoder", damaged, Map.of("probe", AUTOENCODER));
    CommandRun run = verify();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("version 1  the model cannot be read back: ", "weights.bin");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void aVersionThatIsPrunedMeanwhileIsLeftOut() {
    publish("mixture", MODELS.resolve("mixture-1"), Map.of("probe", MIXTURE));
    publish("autoencoder", MODELS.resolve("autoencoder-1"), Map.of("probe", AUTOENCODER));
    Configuration pruning = new Configuration();
    pruning.setClass("fs.file.impl", PruningFiles.class, FileSystem.class);
    pruning.setBoolean("fs.file.impl.disable.cache", true);
    VerifyJob verify = new VerifyJob(new Place(folder.toString(), "old"));
    assertThat(verify.run(pruning).versions())
        .containsExactly(new VersionInspection(2, List.of(), ""));
  }

  /** The first version is pruned just before its model is read. */
  static final class PruningFiles extends LocalFileSystem {
    PruningFiles() {
      super(
          new RawLocalFileSystem() {
            @Override
            public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer)
                throws IOException {
              if (file.toString().contains("/versions/000001/")) {
                delete(file.getParent().getParent(), true);
              }
              return super.open(file, buffer);
            }
          });
    }
  }
}
