package org.epicentra.job.retrain;

import java.util.Locale;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.registry.ModelVersion;

/**
 * How a challenger is trained.
 *
 * @param mode full, warm or incremental
 * @param forgetting the share of their weight that earlier events keep in an incremental run, in
 *     (0, 1]
 * @param every one of so many runs is full, whatever the mode; {@code >= 1}
 */
public record Refit(Mode mode, double forgetting, int every) {
  /** The default: nothing is forgotten. */
  public static final int FORGETTING = 1;

  /** The default: once a week, where runs are nightly. */
  public static final int EVERY = 7;

  /** The entry of a manifest's section {@code training} that names the mode. */
  public static final String MODE = "mode";

  /** What is fitted, and from where. */
  public enum Mode {
    /** All events, from new centres and from the champion; the better bound wins. */
    FULL,
    /** All events, from the champion, under its prior. */
    WARM,
    /** The events since the champion's, with its posterior as their prior. */
    INCREMENTAL;

    /** As settings and manifests have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws BadInputException when a value is out of its range
   */
  public Refit {
    if (!(forgetting > 0 && forgetting <= 1)) {
      throw new BadInputException(
          Setting.mustBe("forgetting", forgetting, "above 0 and at most 1, which forgets nothing"));
    }
    if (!(every >= 1)) {
      throw new BadInputException(Setting.mustBe("refitEvery", every, "1 or more"));
    }
  }

  /** The mode of the next run: full where the last {@code every - 1} were not. */
  public Mode next(RegistryState state) {
    int since = 0;
    for (ModelVersion version : state.newestFirst()) {
      Map<String, Object> training = version.manifest().training();
      if (training != null && Mode.FULL.label().equals(training.get(MODE))) {
        break;
      }
      since++;
    }
    return since >= every - 1 ? Mode.FULL : mode;
  }
}
