package org.epicentra.job.mixture.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.epicentra.Setting;

/** What a comparison of candidates suggests, in sentences with marked settings. */
final class ChoiceAdvice {
  private ChoiceAdvice() {}

  /**
   * All there is to say; the choice itself stays as it is.
   *
   * @param toConverge whether the fits were to run until they converge
   * @param possible the most components that could be fitted, or any number from which on all that
   *     is suggested can be
   */
  static List<String> of(List<CandidateSummary> candidates, boolean toConverge, int possible) {
    List<String> advice = new ArrayList<>();
    CandidateSummary chosen =
        candidates.stream().filter(CandidateSummary::chosen).findFirst().get();
    List<CandidateSummary> unfinished =
        candidates.stream().filter(candidate -> toConverge && !candidate.converged()).toList();
    if (!unfinished.isEmpty()) {
      advice.add(unfinished(unfinished));
    }
    int most = candidates.stream().mapToInt(CandidateSummary::components).max().orElseThrow();
    if (chosen.components() == most && most < possible) {
      advice.add(more(most, possible));
    }
    candidates.stream()
        .filter(candidate -> candidate.components() < chosen.components())
        .filter(ChoiceAdvice::isAsGood)
        .min(Comparator.comparingInt(CandidateSummary::components))
        .ifPresent(fewer -> advice.add(asGood(fewer, chosen)));
    return advice;
  }

  private static String more(int most, int possible) {
    return "the best of the numbers of components is the largest, %d: more may be better. Try %s %s"
        .formatted(
            most,
            Setting.named("components"),
            IntStream.of(1, 2, 4)
                .map(times -> Math.min(times * most, possible))
                .distinct()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",")));
  }

  /** Whether the events held out do not tell a candidate from the best, by one standard error. */
  private static boolean isAsGood(CandidateSummary candidate) {
    CandidateSummary.HeldOut heldOut = candidate.heldOut();
    return heldOut != null && -heldOut.difference() <= heldOut.differenceStandardError();
  }

  private static String asGood(CandidateSummary fewer, CandidateSummary chosen) {
    return String.format(
        Locale.ROOT,
        "%1$d components explain the events held out as well as %2$d do, within one standard error"
            + " (%3$.4f nats per event less, standard error %4$.4f). %5$s %1$d fits the smaller"
            + " model",
        fewer.components(),
        chosen.components(),
        -fewer.heldOut().difference(),
        fewer.heldOut().differenceStandardError(),
        Setting.named("components"));
  }

  private static String unfinished(List<CandidateSummary> candidates) {
    return "the comparison is of fits that did NOT converge: %s components ended at %s. Raise it"
        .formatted(
            candidates.stream()
                .map(candidate -> String.valueOf(candidate.components()))
                .collect(Collectors.joining(", ")),
            Setting.named("maxIterations"));
  }
}
