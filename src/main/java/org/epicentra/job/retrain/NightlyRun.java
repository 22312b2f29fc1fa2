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
import org.epicentra.Version;
import org.epicentra.job.ExitCode;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.RegistryLock;
import org.epicentra.storage.JsonFiles;

/**
 * One nightly run: {@link #measure} looks at the data, trains and compares, and changes nothing;
 * {@link #conclude} publishes and promotes.
 */
final class NightlyRun {
  private final SparkSession spark;
  private final ModelRegistry registry;
  private final RetrainJob job;
  private final RegistryState state;

  private String fingerprint;
  private Map<String, Object> data = Map.of();
  private Map<String, Object> options = Map.of();
  private List<Gate> gates = List.of();
  private ModelKind.Challenger challenger;
  private Comparison comparison;

  NightlyRun(SparkSession spark, ModelRegistry registry, RetrainJob job) {
    this.spark = spark;
    this.registry = registry;
    this.job = job;
    this.state = RegistryState.of(registry, job.place(), job.kind().kind(), hadoop());
  }

  /** What a run would do now. */
  RunResult plan() {
    try (ModelKind.Candidate candidate = job.kind().open(spark, state)) {
      look(candidate);
      String why =
          failed().isEmpty()
              ? precedent().map(NightlyRun::plan).orElseGet(candidate::plan)
              : "would be refused: " + failed();
      return result(RunResult.PLANNED, ExitCode.OK, null, why);
    }
  }

  private static String plan(Precedent precedent) {
    return precedent.toBePromoted()
        ? "would promote version " + precedent.version().number() + ": " + precedent.reason()
        : precedent.told();
  }

  /** Looks at the data and, where it is new and sound, trains and compares. */
  void measure(Deadline deadline) {
    try (ModelKind.Candidate candidate = job.kind().open(spark, state)) {
      look(candidate);
      if (precedent().isPresent() || !failed().isEmpty()) {
        return;
      }
      ModelKind.Challenger trained = candidate.train();
      Comparison compared = trained.compare(job.rule());
      if (deadline.passed()) {
        throw new IllegalStateException("the time is over");
      }
      challenger = trained;
      comparison = compared;
    }
  }

  private void look(ModelKind.Candidate candidate) {
    fingerprint = candidate.fingerprint();
    data = candidate.data();
    options = candidate.options();
    gates = candidate.gates();
  }

  /** What comes of a run that took too long. */
  RunResult outOfTime(long maxSeconds) {
    return result(
        RunResult.REFUSED,
        ExitCode.REFUSED,
        null,
        "not done within --max-seconds " + maxSeconds + "; the champion stays");
  }

  /** Publishes and promotes what was measured. */
  RunResult conclude(RegistryLock lock) {
    if (!failed().isEmpty()) {
      return result(RunResult.REFUSED, ExitCode.REFUSED, null, "the data: " + failed());
    }
    Optional<Precedent> precedent = precedent();
    if (precedent.isPresent()) {
      return repeated(lock, precedent.get());
    }
    Decision decision = job.rule().decide(comparison);
    ModelVersion version = registry.publish(lock, manifest(decision), this::write, this::verify);
    if (!decision.promote()) {
      return result(RunResult.REFUSED, ExitCode.REFUSED, version.number(), decision.why());
    }
    return promoted(lock, version, decision.why());
  }

  private RunResult promoted(RegistryLock lock, ModelVersion version, String why) {
    lock.requireHeld();
    registry.promote(version.number(), state.history(), "retrain", why);
    RunResult result = result(RunResult.PROMOTED, ExitCode.OK, version.number(), why);
    return new RunResult(
        result.outcome(),
        result.exitCode(),
        version.number(),
        version.number(),
        why,
        result.data(),
        gates,
        result.training(),
        comparison,
        0);
  }

  /**
   * The same data and options again: a promotion is made up for that a dead run owes, or that
   * another rule refused.
   */
  private RunResult repeated(RegistryLock lock, Precedent precedent) {
    ModelVersion same = precedent.version();
    if (precedent.toBePromoted()) {
      return promoted(lock, same, precedent.reason());
    }
    return result(
        precedent.reopened() ? RunResult.REFUSED : RunResult.NOTHING_NEW,
        precedent.accepted() ? ExitCode.OK : ExitCode.REFUSED,
        same.number(),
        precedent.told());
  }

  private Optional<Precedent> precedent() {
    return Precedent.of(fingerprint, state, job.rule());
  }

  private String failed() {
    return gates.stream()
        .filter(gate -> !gate.passed())
        .map(Gate::told)
        .collect(Collectors.joining("; "));
  }

  private RunResult result(String outcome, ExitCode code, Integer version, String why) {
    return new RunResult(
        outcome,
        code.code(),
        version,
        state.championNumber(),
        why,
        data,
        gates,
        challenger == null ? Map.of() : challenger.training(),
        comparison,
        0);
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
        job.kind().kind(),
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

  private void write(Path folder) {
    challenger.write(folder, hadoop());
  }

  private void verify(Path folder) {
    double[] expected = challenger.probe();
    double[] found = challenger.probe(folder, hadoop());
    if (!Arrays.equals(expected, found) || !Arrays.stream(found).allMatch(Double::isFinite)) {
      throw new BadInputException(
          "the model as written scores the probe %s, the trained one %s: it is not published"
              .formatted(Arrays.toString(found), Arrays.toString(expected)));
    }
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
