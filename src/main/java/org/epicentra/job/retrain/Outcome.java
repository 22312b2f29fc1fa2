package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a nightly run ended. */
public enum Outcome {
  /** The challenger, or an earlier version made of the same data and options, became champion. */
  PROMOTED,
  /** The data, the challenger or the time was not good enough; the champion stays. */
  REFUSED,
  /** A version was made of the same data and options before, and stays as it was decided then. */
  NOTHING_NEW,
  /** A dry run: only what a run would do is reported. */
  PLANNED;

  /** As output and JSON have it, such as {@code nothing-new}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
