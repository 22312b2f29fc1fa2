package org.epicentra.job.retrain;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.Version;
import org.epicentra.job.ExitCode;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.RegistryLock;
import org.epicentra.storage.JsonFiles;

/**
 * One nightly run: {@link #measure} checks the data, trains and compares, and changes nothing;
 * {@link #conclude} publishes and promotes. Messages that are kept or reported have the caller's
 * words.
 */
final class NightlyRun {
  private final SparkSession spark;
  private final ModelRegistry registry;
  private final RetrainJob job;
  private final RegistryState state;
  private final RunPages page;

  private Integer champion;
  private String fingerprint;
  private Map<String, Object> data = Map.of();
  private Map<String, Object> options = Map.of();
  private List<Gate> gates = List.of();
  private ModelKind.Challenger challenger;
  private Comparison comparison;

  /**
   * @param page that is told what the run finds, and looks at the models while their data are open;
   *     null for none
   */
  NightlyRun(SparkSession spark, ModelRegistry registry, RetrainJob job, RunPages page) {
    this.spark = spark;
    this.registry = registry;
    this.job = job;
    this.page = page;
    this.state = RegistryState.of(registry, job.place(), job.kind().probe(), hadoop());
    this.champion = state.championNumber();
    tell();
  }

  /** What a run would do now. */
  RunResult plan() {
    try (ModelKind.Candidate candidate = job.kind().open(spark, state)) {
      look(candidate);
      String why =
          failed().isEmpty()
              ? precedent().map(NightlyRun::plan).orElseGet(candidate::plan)
              : "would be refused: " + failed();
      return result(Outcome.PLANNED, ExitCode.OK, null, worded(why));
    }
  }

  private static String plan(Precedent precedent) {
    return precedent.toBePromoted()
        ? "would promote version " + precedent.version().number() + ": " + precedent.reason()
        : precedent.verdict();
  }

  /** Checks the data and, where they are new and sound, trains and compares. */
  void measure(Deadline deadline) {
    try (ModelKind.Candidate candidate = job.kind().open(spark, state)) {
      look(candidate);
      if (precedent().isPresent() || !failed().isEmpty()) {
        return;
      }
      ModelKind.Challenger trained = candidate.train();
      Comparison compared = trained.compare(job.rule());
      if (deadline.passed()) {
        throw new IllegalStateException("the time is up");
      }
      challenger = trained;
      comparison = compared;
      if (page != null) {
        page.look(trained, deadline::passed);
      }
    }
  }

  /** What a page is made of besides the result. */
  private void tell() {
    if (page != null) {
      page.found(state, options);
    }
  }

  private void look(ModelKind.Candidate candidate) {
    fingerprint = candidate.fingerprint();
    data = candidate.data();
    options = candidate.options();
    gates = candidate.gates().stream().map(gate -> gate.worded(this::worded)).toList();
    tell();
  }

  /** The result of a run that took too long. */
  RunResult outOfTime(long maxSeconds) {
    String limit = Setting.named("maxSeconds") + " " + maxSeconds;
    return refused(null, worded("not done within " + limit + "; the champion stays"));
  }

  /** Publishes and promotes what was measured. */
  RunResult conclude(RegistryLock lock) {
    if (!failed().isEmpty()) {
      return refused(null, "the data: " + failed());
    }
    Optional<Precedent> precedent = precedent();
    if (precedent.isPresent()) {
      return repeated(lock, precedent.get());
    }
    Decision decision = job.rule().decide(comparison);
    String why = worded(decision.why());
    Manifest manifest = manifest(new Decision(decision.promote(), why));
    ModelVersion version = registry.publish(lock, manifest, this::write, this::verify);
    return decision.promote() ? promoted(lock, version, why) : refused(version.number(), why);
  }

  private RunResult promoted(RegistryLock lock, ModelVersion version, String why) {
    lock.requireHeld();
    champion = registry.promote(version.number(), state.history(), "retrain", why).version();
    return result(Outcome.PROMOTED, ExitCode.OK, version.number(), why);
  }

  private RunResult refused(Integer version, String why) {
    return result(Outcome.REFUSED, ExitCode.REFUSED, version, why);
  }

  /**
   * The same data and options again: makes up for a promotion that a dead run still owes, or that
   * another rule refused.
   */
  private RunResult repeated(RegistryLock lock, Precedent precedent) {
    ModelVersion same = precedent.version();
    if (precedent.toBePromoted()) {
      return promoted(lock, same, worded(precedent.reason()));
    }
    return result(
        precedent.reopened() ? Outcome.REFUSED : Outcome.NOTHING_NEW,
        precedent.accepted() ? ExitCode.OK : ExitCode.REFUSED,
        same.number(),
        worded(precedent.verdict()));
  }

  private Optional<Precedent> precedent() {
    return Precedent.of(fingerprint, state, job.rule());
  }

  private String failed() {
    return gates.stream()
        .filter(gate -> !gate.passed())
        .map(Gate::message)
        .collect(Collectors.joining("; "));
  }

  private RunResult result(Outcome outcome, ExitCode exit, Integer version, String why) {
    return new RunResult(
        outcome,
        exit,
        version,
        champion,
        why,
        data,
        gates,
        challenger == null ? Map.of() : challenger.training(),
        comparison,
        0,
        null);
  }

  private Manifest manifest(Decision decision) {
    Map<String, String> software = new LinkedHashMap<>();
    software.put("epicentra", Version.current());
    software.put("spark", spark.version());
    software.put("java", Runtime.version().toString());
    Map<String, Object> training = new LinkedHashMap<>(challenger.training());
    training.put("probe", challenger.probe());
    Map<String, Object> metrics = JsonFiles.map(comparison);
    metrics.put("gates", gates);
    metrics.put("rule", JsonFiles.map(job.rule()));
    return new Manifest(
        Manifest.FORMAT_VERSION,
        job.kind().probe().label(),
        Instant.now().toString(),
        state.championNumber(),
        0,
        software,
        options,
        data,
        training,
        metrics,
        decision,
        List.of());
  }

  /** A message with the caller's names of the settings, wherever they stand in it. */
  private String worded(String message) {
    return Setting.spell(message, setting -> job.caller().wording().apply(Setting.named(setting)));
  }

  private void write(Path folder) {
    challenger.write(folder, hadoop());
  }

  private void verify(Path folder) {
    double[] expected = challenger.probe();
    double[] found = challenger.probe(folder, hadoop());
    if (!Arrays.equals(expected, found) || !Arrays.stream(found).allMatch(Double::isFinite)) {
      throw new BadInputException(
          "the model as written scores the probe %s, but the trained one %s: it is not published"
              .formatted(Arrays.toString(found), Arrays.toString(expected)));
    }
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
