package org.epicentra.job.retrain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.epicentra.Setting;
import org.epicentra.job.Failure;
import org.epicentra.job.Interruption;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code metrics.prom} in the folder of a registered model: the last run in Prometheus' text
 * format, for the textfile collector of a node exporter.
 */
record RunMetrics(Path folder, String name, Configuration hadoop) {
  private static final Logger LOG = LoggerFactory.getLogger(RunMetrics.class);
  private static final String FILE = "metrics.prom";

  /** Runs and writes how the run ended, well or not. */
  RunResult of(Supplier<RunResult> run) {
    try {
      RunResult result = run.get();
      write(text(result));
      return result;
    } catch (Throwable thrown) { // Spark throws checked exceptions undeclared
      write(line("exit_code", "How the last run ended.", code(thrown)) + end());
      throw thrown;
    }
  }

  private static int code(Throwable thrown) {
    return Interruption.happened() ? Interruption.CODE : Failure.of(thrown).code().code();
  }

  private String text(RunResult result) {
    StringBuilder text = new StringBuilder();
    text.append(line("exit_code", "How the last run ended.", result.exitCode()));
    text.append(line("duration_seconds", "Wall time of the last run.", result.seconds()));
    text.append(
        line("promoted", "Whether it promoted.", result.outcome() == Outcome.PROMOTED ? 1 : 0));
    if (result.champion() != null) {
      text.append(line("champion_version", "The version in use.", result.champion()));
    }
    for (String count : new String[] {"rows", "trainRows", "holdoutRows"}) {
      if (result.data().get(count) instanceof Number number) {
        String metric = count.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        text.append(line(metric, "Events or images of the last run.", number.doubleValue()));
      }
    }
    if (result.comparison() != null) {
      Comparison comparison = result.comparison();
      text.append(line("challenger_score", "Nats on the hold-out.", comparison.challenger()));
      text.append(line("champion_score", "Nats on the hold-out.", comparison.champion()));
      text.append(line("gain", "Challenger minus champion, nats.", comparison.gain()));
      text.append(line("gain_low", "Lower end of its 95 % interval.", comparison.low()));
      text.append(line("gain_high", "Upper end of its 95 % interval.", comparison.high()));
    }
    return text + gates(result.gates()) + end();
  }

  private String gates(List<Gate> gates) {
    StringBuilder text = new StringBuilder();
    String metric = "epicentra_retrain_gate_passed";
    if (!gates.isEmpty()) {
      text.append("# HELP ").append(metric).append(" Whether a check of the data passed.\n");
      text.append("# TYPE ").append(metric).append(" gauge\n");
    }
    for (Gate gate : gates) {
      text.append(
          "%s{name=\"%s\",gate=\"%s\"} %d%n"
              .formatted(metric, name, gate.check().label(), gate.passed() ? 1 : 0)
              .replace(System.lineSeparator(), "\n"));
    }
    return text.toString();
  }

  private String end() {
    return line(
        "last_run_seconds", "When the last run ended, Unix time.", Instant.now().getEpochSecond());
  }

  private String line(String metric, String help, Number value) {
    if (value == null) {
      return "";
    }
    String full = "epicentra_retrain_" + metric;
    return "# HELP %s %s\n# TYPE %s gauge\n%s{name=\"%s\"} %s\n"
        .formatted(full, help, full, full, name, value);
  }

  /** Metrics that cannot be written must not hide how the run itself ended. */
  private void write(String text) {
    String file = new Path(folder, FILE).toString();
    OutputTarget target = new OutputTarget(file, OutputKind.FILE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(target, hadoop)) {
      try (OutputStream out = output.stage().getFileSystem(hadoop).create(output.stage())) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      output.commit();
    } catch (IOException | RuntimeException | FSError e) { // the last of a disk that is full
      LOG.warn("cannot write {}: {}", file, Setting.plain(String.valueOf(e.getMessage())));
    }
  }
}
