package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.registry.Place;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.report.retrain.MixtureViews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a page, and must not change the run. */
class RunPagesTest {
  private static final Configuration HADOOP = new Configuration(false);

  @TempDir Path folder;

  private RetrainJob job(Path page) {
    return job(page, null);
  }

  private RetrainJob job(Path page, ModelKind kind) {
    return new RetrainJob(
        new Caller("retrain", text -> text.replace("‹", "--").replace("›", "")),
        new Place(folder.resolve("models").toString(), "alps"),
        kind,
        null,
        new RunLimits(false, 30, Duration.ofMinutes(5)),
        page.toString());
  }

  private RunPages pages() {
    return new RunPages(job(folder.resolve("page.html")), null, null);
  }

  private RunResult.Page page(ModelKind kind) {
    ModelRegistry registry = ModelRegistry.open(folder.resolve("models").toString(), "a", HADOOP);
    RunPages pages = new RunPages(job(folder.resolve("page.html"), kind), null, registry);
    pages.found(
        new RegistryState(new ChampionHistory(0, new TreeMap<>(), List.of(), 0), new TreeMap<>()),
        Map.of());
    RunResult result =
        new RunResult(
            Outcome.PROMOTED,
            ExitCode.OK,
            1,
            1,
            "it is the first",
            Map.of(),
            List.of(),
            Map.of(),
            null,
            1,
            null);
    return pages.write(result, null);
  }

  private static List<Throwable> faults() {
    return List.of(
        new IllegalStateException("a bug"),
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new NoClassDefFoundError("a/Missing"),
        new ExceptionInInitializerError("static"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void mapsThatCannotBeDrawnDoNotEndARun(Throwable fault) {
    assertThatCode(() -> pages().look(new Views(fault), () -> false)).doesNotThrowAnyException();
    assertThatCode(() -> pages().look(new Views(fault), () -> true)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPageThatCannotBeMadeIsReported(Throwable fault) {
    RunResult.Page page = page(new Kind(fault));
    assertThat(page.bytes()).isNull();
    assertThat(page.problem())
        .contains(
            fault instanceof OutOfMemoryError
                ? "there is not enough memory"
                : fault.getClass().getName());
    assertThat(folder.resolve("page.html")).doesNotExist();
  }

  @Test
  void anInterruptionEndsTheRun() {
    Throwable wrapped = new IllegalStateException(new InterruptedException("cancelled"));
    assertThatThrownBy(() -> pages().look(new Views(wrapped), () -> false)).isSameAs(wrapped);
    assertThatCode(() -> pages().look(new Views(wrapped), () -> true)) // by the run's own limit
        .doesNotThrowAnyException();
    Throwable other = new IllegalStateException("a closed channel");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pages().look(new Views(other), () -> true)).isSameAs(other);
    assertThat(Thread.interrupted()).as("still").isTrue();
  }

  @Test
  void onlyWhatIsKnownOfAPlaceRefusesARun() throws Exception {
    Path page = folder.resolve("latest.html");
    Files.writeString(page, "<!DOCTYPE html>\n<!-- Epicentra -->\n<p>edited</p>\n");
    Files.write(folder.resolve(".latest.html.crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0});
    assertThatCode(() -> RunPages.check(job(page), HADOOP)).doesNotThrowAnyException();
    Path unmounted = Files.createSymbolicLink(folder.resolve("disk.html"), Path.of("gone"));
    assertThatCode(() -> RunPages.check(job(unmounted), HADOOP)).doesNotThrowAnyException();

    Path among = folder.resolve("models/alps/versions/latest.html");
    Files.createDirectories(among.getParent());
    Files.copy(page, among);
    Files.copy(folder.resolve(".latest.html.crc"), among.resolveSibling(".latest.html.crc"));
    for (Path refused : List.of(among, folder.resolve("page.png"), folder)) {
      assertThatThrownBy(() -> RunPages.check(job(refused), HADOOP))
          .isInstanceOf(BadInputException.class);
    }
  }

  /** Throws while its page is made. */
  private record Kind(Throwable fault) implements ModelKind {
    @Override
    public ModelProbe probe() {
      throw Views.sneaky(fault);
    }

    @Override
    public void requireFiles(Configuration hadoop) {}

    @Override
    public void requireData(SparkSession spark) {}

    @Override
    public Candidate open(SparkSession spark, RegistryState state) {
      throw new UnsupportedOperationException();
    }
  }

  /** A model whose maps cannot be drawn. */
  private record Views(Throwable fault) implements ModelKind.Challenger {
    @Override
    public MixtureViews views() {
      throw sneaky(fault);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable fault) throws T {
      throw (T) fault;
    }

    @Override
    public Map<String, Object> training() {
      return Map.of();
    }

    @Override
    public Comparison compare(PromotionRule rule) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(org.apache.hadoop.fs.Path model, Configuration hadoop) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[] probe(org.apache.hadoop.fs.Path model, Configuration hadoop) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[] probe() {
      throw new UnsupportedOperationException();
    }
  }
}
