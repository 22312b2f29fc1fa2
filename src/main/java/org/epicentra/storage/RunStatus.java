package org.epicentra.storage;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.epicentra.Version;

/**
 * The status of a run, {@code status.json} beside its output, for schedulers that cannot see an
 * exit code.
 *
 * @param command the words of the command
 * @param state how far it has come
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
    State state,
    Integer exitCode,
    String message,
    String start,
    String end,
    String output,
    Map<String, String> versions) {

  /** How far a run has come; in the file by its name in lower case. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    REFUSED,
    FAILED;

    /** The name in the file. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name of the file. */
  public static final String FILE = "status.json";

  /** The status of a run that has begun, without an output. */
  public static RunStatus started(String command, Instant start, String sparkVersion) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("epicentra", Version.current());
    versions.put("spark", sparkVersion);
    versions.put("java", Runtime.version().toString());
    return new RunStatus(command, State.RUNNING, null, "", start.toString(), "", "", versions);
  }

  /** The status of the same run with its output. */
  public RunStatus running(String path) {
    return new RunStatus(command, state, exitCode, message, start, end, path, versions);
  }

  /** The status of the same run after a success. */
  public RunStatus succeeded(String output) {
    return ended(State.SUCCEEDED, 0, "", output);
  }

  /**
   * The status of the same run after a refusal: it ran to its end, but its result was not taken.
   */
  public RunStatus refused(String output, int exitCode, String message) {
    return ended(State.REFUSED, exitCode, message, output);
  }

  /** The status of the same run after an error. */
  public RunStatus failed(String output, int exitCode, String message) {
    return ended(State.FAILED, exitCode, message, output);
  }

  /**
   * Writes {@code status.json} into the folder that holds the output. On a full disk of this
   * machine one that is there is written over, which takes no space.
   */
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
    } catch (UncheckedIOException | FSError e) {
      if (!isWrittenOver(new Path(file))) {
        throw e;
      }
    }
  }

  private boolean isWrittenOver(Path file) {
    if (!HadoopPath.isLocal(file) || !Files.isRegularFile(HadoopPath.local(file))) {
      return false;
    }
    try (FileChannel there = FileChannel.open(HadoopPath.local(file), StandardOpenOption.WRITE)) {
      ByteBuffer content = ByteBuffer.wrap(JsonFiles.bytes(this));
      there.write(content, 0);
      there.truncate(content.position());
      return !content.hasRemaining();
    } catch (IOException e) {
      return false;
    }
  }

  private RunStatus ended(State endState, int code, String text, String path) {
    String end = Instant.now().toString();
    return new RunStatus(command, endState, code, text, start, end, path, versions);
  }
}
