package org.epicentra.job.retrain;

import java.util.Locale;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.registry.ModelVersion;

/**
 * How a challenger comes about.
 *
 * @param mode full, warm or incremental
 * @param forgetting the share of their weight that earlier events keep in an incremental run, (0,
 *     1]
 * @param every after how many runs that were not full one is, {@code >= 1}
 */
public record Refit(Mode mode, double forgetting, int every) {
  /** The section of a manifest's {@code training} that names the mode. */
  public static final String MODE = "mode";

  /** What is fitted, and from where. */
  public enum Mode {
    /** All events, from new centres and from the champion; the better bound wins. */
    FULL,
    /** All events, from the champion, under its prior. */
    WARM,
    /** The events since the champion's, with its posterior as their prior. */
    INCREMENTAL;

    /** As options and manifests have it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Refit {
    if (!(forgetting > 0 && forgetting <= 1)) {
      throw new BadInputException(
          "--forgetting is " + forgetting + "; it must lie in (0, 1], where 1 forgets nothing");
    }
    if (!(every >= 1)) {
      throw new BadInputException("--refit-every is " + every + "; it must be 1 or more");
    }
  }

  /** The mode of the next run: full where the last {@code every - 1} were not. */
  public Mode next(RegistryState state) {
    int since = 0;
    for (ModelVersion version : state.versions().descendingMap().values()) {
      Map<String, Object> training = version.manifest().training();
      if (training != null && Mode.FULL.label().equals(training.get(MODE))) {
        break;
      }
      since++;
    }
    return since >= every - 1 ? Mode.FULL : mode;
  }
}
