package org.epicentra.storage;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.Version;

/**
 * The status of a run, {@code status.json} beside its output, for schedulers that cannot see an
 * exit code.
 *
 * @param command the words of the command
 * @param state running, succeeded, refused or failed
 * @param exitCode from 0 to 6, or 130 if a signal ended the run; null while running
 * @param message the reason of a failure or refusal; else empty
 * @param start ISO 8601, UTC
 * @param end ISO 8601, UTC; empty while running
 * @param output the path of the output; empty before it is known
 * @param versions of Epicentra, Spark and Java
 */
@JsonPropertyOrder({
  "command",
  "state",
  "exitCode",
  "message",
  "start",
  "end",
  "output",
  "versions"
})
public record RunStatus(
    String command,
    String state,
    Integer exitCode,
    String message,
    String start,
    String end,
    String output,
    Map<String, String> versions) {

  /** The name of the file. */
  public static final String FILE = "status.json";

  /** The status of a run that has begun, without an output. */
  public static RunStatus started(String command, Instant start, String sparkVersion) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("epicentra", Version.current());
    versions.put("spark", sparkVersion);
    versions.put("java", Runtime.version().toString());
    return new RunStatus(command, "running", null, "", start.toString(), "", "", versions);
  }

  /** The status of the same run with its output. */
  public RunStatus running(String path) {
    return new RunStatus(command, state, exitCode, message, start, end, path, versions);
  }

  /** The status of the same run after a success. */
  public RunStatus succeeded(String output) {
    return ended("succeeded", 0, "", output);
  }

  /**
   * The status of the same run after a refusal: it ran to its end, but its result was not taken.
   */
  public RunStatus refused(String output, int exitCode, String message) {
    return ended("refused", exitCode, message, output);
  }

  /** The status of the same run after an error. */
  public RunStatus failed(String output, int exitCode, String message) {
    return ended("failed", exitCode, message, output);
  }

  /** Writes {@code status.json} into the folder that holds the output. */
  public void write(Configuration hadoop) {
    Path path = HadoopPath.of(output, hadoop).path();
    if (path.isRoot()) {
      return;
    }
    String file = new Path(path.getParent(), FILE).toString();
    OutputTarget target = new OutputTarget(file, OutputKind.STATUS, true, List.of());
    try (AtomicOutput atomic = AtomicOutput.open(target, hadoop)) {
      JsonFiles.write(atomic.stage(), this, hadoop);
      atomic.commit();
    }
  }

  private RunStatus ended(String endState, int code, String text, String path) {
    String end = Instant.now().toString();
    return new RunStatus(command, endState, code, text, start, end, path, versions);
  }
}
