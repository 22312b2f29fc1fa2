package org.epicentra.job.gradient;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;

/**
 * What {@code gradient compare} compares, and how often.
 *
 * @param samples draws of z per gradient, at least 1
 * @param control the coefficient of the score in the estimator {@code control}
 * @param replicates gradients of each estimator; rounded up to whole chunks
 * @param seed of the noise
 */
public record CompareSettings(int samples, double control, int replicates, long seed) {
  /**
   * @throws BadInputException when a number is out of its range
   */
  public CompareSettings {
    if (samples < 1) {
      throw new BadInputException("--samples is " + samples + "; it must be 1 or more");
    }
    if (!Double.isFinite(control)) {
      throw new BadInputException("--control is " + control + "; it must be a finite number");
    }
    if (replicates < 1) {
      throw new BadInputException("--replicates is " + replicates + "; it must be 1 or more");
    }
  }

  /** The names of the estimators: those of the importance-weighted bound need several draws. */
  List<String> estimators() {
    List<String> names =
        new ArrayList<>(List.of("analytic", "total", "path", "control", "fitted", "score"));
    if (samples > 1) {
      names.add("iwae");
      names.add("dreg");
    }
    return names;
  }

  int chunks(int size) {
    return (int) ((replicates + (long) size - 1) / size);
  }
}
