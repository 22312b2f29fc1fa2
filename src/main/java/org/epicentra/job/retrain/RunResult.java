package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.epicentra.job.ExitCode;

/**
 * How a nightly run ended.
 *
 * @param outcome promoted, refused, nothing-new or planned
 * @param exitCode of the command
 * @param version that was made, or stands for the same data and options; null for none
 * @param champion in use after the run; null for none
 * @param why in words
 * @param data what the run was to be made of
 * @param gates the checks of the data
 * @param training how the fit went; empty where nothing was trained
 * @param comparison on the hold-out; null where there was none
 * @param seconds wall time
 */
public record RunResult(
    String outcome,
    int exitCode,
    Integer version,
    Integer champion,
    String why,
    Map<String, Object> data,
    List<Gate> gates,
    Map<String, Object> training,
    Comparison comparison,
    double seconds) {
  static final String PROMOTED = "promoted";
  static final String REFUSED = "refused";
  static final String NOTHING_NEW = "nothing-new";
  static final String PLANNED = "planned";

  /** The exit code as the command line knows it. */
  @JsonIgnore
  public ExitCode exit() {
    return exitCode == ExitCode.REFUSED.code() ? ExitCode.REFUSED : ExitCode.OK;
  }

  /** The same after so many seconds. */
  RunResult took(double wallSeconds) {
    return new RunResult(
        outcome, exitCode, version, champion, why, data, gates, training, comparison, wallSeconds);
  }
}
