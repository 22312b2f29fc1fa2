package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.epicentra.job.ExitCode;

/**
 * The result of a nightly run. Its page is no part of it: whether that could be written changes
 * neither the outcome nor the exit code.
 *
 * @param outcome how it ended
 * @param exit the exit code of the command
 * @param version that was made, or that was made of the same data and options; null for none
 * @param champion in use after the run; null for none
 * @param why the reason, in words
 * @param data what the run was to train on; empty where it ended before that was counted
 * @param gates the results of the checks
 * @param training how the training went; empty where nothing was trained
 * @param comparison on the hold-out; null where there was none
 * @param seconds wall time
 * @param page what became of the page that was asked for; null for none
 */
@JsonPropertyOrder({"outcome", "exitCode"})
public record RunResult(
    Outcome outcome,
    @JsonIgnore ExitCode exit,
    Integer version,
    Integer champion,
    String why,
    Map<String, Object> data,
    List<Gate> gates,
    Map<String, Object> training,
    Comparison comparison,
    double seconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) Page page) {
  /**
   * A page of the run.
   *
   * @param file as it was named
   * @param bytes its size; null where it was not written
   * @param problem why it was not written, or what it lacks, in words; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(String file, Long bytes, String problem) {}

  /** The exit code as the shell sees it. */
  @JsonProperty
  public int exitCode() {
    return exit.code();
  }

  /** The same result after so many seconds. */
  RunResult took(double wallSeconds) {
    return new RunResult(
        outcome,
        exit,
        version,
        champion,
        why,
        data,
        gates,
        training,
        comparison,
        wallSeconds,
        page);
  }

  /** The same result with what became of its page. */
  RunResult with(Page written) {
    return new RunResult(
        outcome, exit, version, champion, why, data, gates, training, comparison, seconds, written);
  }
}
