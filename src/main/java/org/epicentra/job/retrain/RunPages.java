package org.epicentra.job.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.job.PageFile;
import org.epicentra.job.ReportOutput;
import org.epicentra.job.registry.CardSource;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.RegistryLock;
import org.epicentra.report.registry.VersionFacts;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.report.retrain.RunFacts;
import org.epicentra.report.retrain.RunPage;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a nightly run. Whatever goes wrong with it is logged and reported beside the result,
 * which it never changes.
 */
final class RunPages {
  private static final Logger LOG = LoggerFactory.getLogger(RunPages.class);
  private static final String NO_MAPS = "the maps could not be drawn: ";

  /** A page of any run takes a second. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RetrainJob job;
  private final SparkSession spark;
  private final ModelRegistry registry;
  private RegistryState state;
  private Map<String, Object> options = Map.of();
  private MixtureViews views;
  private String missing;

  RunPages(RetrainJob job, SparkSession spark, ModelRegistry registry) {
    this.job = job;
    this.spark = spark;
    this.registry = registry;
  }

  /**
   * Checks before a run that its page may be written. What cannot be looked at now is only logged.
   *
   * @throws BadInputException when something there may not be replaced, or it lies among versions
   */
  static void check(RetrainJob job, Configuration hadoop) {
    check(job, () -> job.place().requireBeside("report", job.page(), hadoop));
    check(job, () -> target(job.page()).checkPlace(hadoop));
  }

  private static void check(RetrainJob job, Runnable look) {
    try {
      Patience.within(LIMIT, look);
    } catch (UncheckedIOException | FSError e) { // the latter of a disk that cannot be read
      String why = job.caller().wording().apply(e.getMessage());
      LOG.warn("the page {} may fail to be written; the run goes on: {}", job.page(), why);
    }
  }

  /** Where a page goes: an earlier one is replaced, and nothing else is. */
  private static OutputTarget target(String page) {
    return new OutputTarget(page, OutputKind.PAGE, true, List.of());
  }

  /**
   * Takes what a run found.
   *
   * @param now the registry as it was when the run began
   * @param inForce options of the run; empty while they are not known
   */
  void found(RegistryState now, Map<String, Object> inForce) {
    state = now;
    options = inForce;
  }

  /**
   * Looks at the models while the data are open. Only an interruption of this thread ends the run.
   *
   * @param late whether the time of the run is up, so that its Spark jobs are cancelled
   */
  void look(ModelKind.Challenger challenger, BooleanSupplier late) {
    try {
      views = challenger.views();
    } catch (Throwable thrown) { // also of Java's own errors: the model has been trained
      boolean cancelled = late.getAsBoolean();
      if (Thread.currentThread().isInterrupted()
          || !cancelled
              && Failure.chain(thrown).stream().anyMatch(InterruptedException.class::isInstance)) {
        throw thrown;
      }
      if (cancelled) {
        String limit = Setting.named("maxSeconds") + " " + job.limits().maxSeconds();
        missing = NO_MAPS + Caller.spelled("no time was left within " + limit);
        LOG.warn("the page {}: {}; the run goes on", job.page(), missing);
      } else {
        missing = NO_MAPS + words(thrown);
        log("the page " + job.page() + ": " + missing + "; the run goes on", thrown);
      }
    }
  }

  /**
   * Writes the page of a result, or gives it up after a minute.
   *
   * @param lock without which nothing is put in place: the page of a later run stays
   */
  RunResult.Page write(RunResult result, RegistryLock lock) {
    try {
      long bytes = Patience.within(LIMIT, () -> written(result, lock));
      return new RunResult.Page(job.page(), bytes, missing);
    } catch (Throwable thrown) { // also of Java's own errors: the decision has been made
      String problem = words(thrown);
      log("the page " + job.page() + " is not written; the run stands: " + problem, thrown);
      return new RunResult.Page(job.page(), null, problem);
    }
  }

  private long written(RunResult result, RegistryLock lock) {
    String html = new RunPage(facts(result)).html();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    return PageFile.write(target(job.page()), () -> html, hadoop, lock::requireHeld);
  }

  /** With its stack trace only where it is a fault of the program. */
  private static void log(String message, Throwable thrown) {
    if (failure(thrown).code() == ExitCode.BUG) {
      LOG.warn(message, thrown);
    } else {
      LOG.warn(message);
    }
  }

  private static String words(Throwable thrown) {
    return Caller.spelled(String.valueOf(failure(thrown).message()));
  }

  /** What storage does to a page is no fault of the program. */
  private static Failure failure(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    return failure.code() == ExitCode.BUG && thrown instanceof UncheckedIOException
        ? new Failure(ExitCode.BAD_INPUT, thrown.getMessage())
        : failure;
  }

  private RunFacts facts(RunResult result) {
    return new RunFacts(
        new RunFacts.Place(
            job.place().name(), registry.folder().toString(), job.kind().probe().label()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        JsonFiles.convert(result, JsonNode.class),
        JsonFiles.convert(options, JsonNode.class),
        JsonFiles.convert(job.rule(), JsonNode.class),
        state.championNumber(),
        versions(result),
        CardSource.facts(registry.champions()),
        views,
        missing,
        ReportOutput.versions(spark));
  }

  /** All that the run found and the one it made; of those it is not about, what charts show. */
  private List<VersionFacts> versions(RunResult result) {
    NavigableMap<Integer, ModelVersion> all = new TreeMap<>(state.versions());
    Integer own = result.version();
    if (own != null && !all.containsKey(own)) {
      all.put(own, registry.version(own));
    }
    List<Integer> whole = Arrays.asList(own, state.championNumber(), result.champion());
    List<VersionFacts> versions = new ArrayList<>();
    for (ModelVersion each : all.values()) {
      VersionFacts facts = CardSource.facts(each);
      if (!whole.contains(each.number())) {
        shorten((ObjectNode) facts.manifest());
      }
      versions.add(facts);
    }
    return versions;
  }

  /** Leaves out what grows with a run's files and settings: there may be thousands of nights. */
  private static void shorten(ObjectNode manifest) {
    manifest.remove(List.of("options", "software", "files"));
    shorten(manifest.path("data"), "files", "paths");
    shorten(manifest.path("training"), "elbo", "losses", "probe");
    shorten(manifest.path("metrics"), "slices", "rule");
  }

  private static void shorten(JsonNode section, String... names) {
    if (section instanceof ObjectNode object) {
      object.remove(List.of(names));
    }
  }
}
