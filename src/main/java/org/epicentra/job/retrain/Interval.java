package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the 95 % interval of a gain is made. */
public enum Interval {
  /** For this night alone: {@link org.epicentra.distribution.PairedBootstrap}. */
  BOOTSTRAP_T("bootstrap-t"),
  /** For all nights together: {@link org.epicentra.distribution.ConfidenceSequence}. */
  SEQUENCE("confidence-sequence");

  private final String label;

  Interval(String label) {
    this.label = label;
  }

  /** As JSON has it. */
  @JsonValue
  public String label() {
    return label;
  }
}
