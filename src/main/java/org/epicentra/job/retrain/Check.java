package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.epicentra.Setting;

/** What is checked of the data before anything is trained, and the setting that limits it. */
public enum Check {
  /** The run's time is not before the champion's newest event. */
  AS_OF("asOf"),
  /** The newest event is young enough. */
  FRESHNESS("maxAge"),
  /** Enough events or images are held out. */
  HOLDOUT("minHoldout"),
  /** Few new records are unusable. */
  REJECTED("maxRejected"),
  /** Few new events repeat an id. */
  REPEATED("maxRepeated"),
  /** Few events or images of recent runs are gone. */
  ROW_LOSS("maxRowLoss"),
  /** The columns that the run reads are those of the champion. */
  SCHEMA("column"),
  /** New events come about as often as before. */
  RATE("maxRateChange"),
  /** About as many new events as before lack a strength. */
  STRENGTH_NULLS("maxNullChange"),
  /** About as many new events as before lack a depth. */
  DEPTH_NULLS("maxNullChange"),
  /** The places of new events are distributed like the champion's. */
  DRIFT_PLACE("maxDriftPlace"),
  /** The strengths of new events are distributed like the champion's. */
  DRIFT_STRENGTH("maxDriftStrength"),
  /** The depths of new events are distributed like the champion's. */
  DRIFT_DEPTH("maxDriftDepth"),
  /** The brightness of new images is distributed like that of the champion's. */
  DRIFT_INTENSITY("maxDriftIntensity"),
  /** New images are bright in the same places as the champion's. */
  DRIFT_PIXELS("maxDriftPixels");

  private final String setting;

  Check(String setting) {
    this.setting = setting;
  }

  /** As output, JSON and metrics have it, such as {@code row-loss}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The setting that limits it, in camel case. */
  public String setting() {
    return setting;
  }

  /**
   * Checks a limit that is a share or a Jensen-Shannon distance.
   *
   * @throws org.epicentra.BadInputException when it is not from 0 to 1
   */
  public void requireShare(double limit) {
    Setting.requireShare(setting, limit);
  }
}
