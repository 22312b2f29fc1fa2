package org.epicentra.job.mixture.choice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;
import org.epicentra.Setting;

/**
 * Between which numbers of components is chosen, and how.
 *
 * @param candidates two or more different numbers, in any order
 * @param criterion by which the best is told
 * @param holdoutShare of the events, in (0, 1), that is held out for {@link Criterion#HELD_OUT}; of
 *     no use to others
 */
public record ComponentChoice(List<Integer> candidates, Criterion criterion, double holdoutShare) {
  /** The default of {@code holdoutShare}. */
  public static final double HOLDOUT_SHARE = 0.2;

  /** By what the best number of components is told. */
  public enum Criterion implements Labelled {
    /** The mean log predictive density of events that no candidate was fitted to. */
    HELD_OUT("held-out"),
    /** The bound on the log evidence of all events. */
    BOUND("bound");

    private final String label;

    Criterion(String label) {
      this.label = label;
    }

    /** As options and summaries write it. */
    @Override
    public String label() {
      return label;
    }

    /** All labels, in order. */
    public static List<String> labels() {
      return Labelled.labels(Criterion.class);
    }

    /**
     * @throws BadInputException when there is no criterion of that label
     */
    public static Criterion of(String label) {
      return Labelled.of(Criterion.class, "choose", label);
    }
  }

  /**
   * @throws BadInputException when a number stands twice or is below 1, or the share is out of its
   *     range
   */
  public ComponentChoice {
    candidates = List.copyOf(candidates);
    if (candidates.size() < 2) {
      throw new IllegalArgumentException("no choice: " + candidates);
    }
    Set<Integer> known = new HashSet<>();
    for (int each : candidates) {
      if (each < 1) {
        throw new BadInputException(Setting.mustBe("components", each, "1 or more"));
      }
      if (!known.add(each)) {
        throw new BadInputException(
            "%s has %d twice: give each number once".formatted(Setting.named("components"), each));
      }
    }
    if (!(holdoutShare > 0 && holdoutShare < 1)) {
      throw new BadInputException(
          Setting.mustBe("holdoutShare", holdoutShare, "above 0 and below 1, such as 0.2"));
    }
  }

  /** The largest of the candidates. */
  public int largest() {
    return candidates.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** Whether events are held out. */
  public boolean holdsOut() {
    return criterion == Criterion.HELD_OUT;
  }
}
