package org.epicentra.job.mixture.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;
import org.epicentra.mixture.MixtureSettings;

/** What a comparison of candidates suggests, in sentences with marked settings. */
final class ChoiceAdvice {
  private ChoiceAdvice() {}

  /**
   * All there is to say; the choice itself stays as it is.
   *
   * @param toConverge whether the fits were to run until they converge
   */
  static List<String> of(List<CandidateSummary> candidates, boolean toConverge) {
    List<String> advice = new ArrayList<>();
    CandidateSummary chosen =
        candidates.stream().filter(CandidateSummary::chosen).findFirst().get();
    List<CandidateSummary> unfinished =
        candidates.stream().filter(candidate -> toConverge && !candidate.converged()).toList();
    if (!unfinished.isEmpty()) {
      advice.add(unfinished(unfinished));
    }
    int most = candidates.stream().mapToInt(CandidateSummary::components).max().orElseThrow();
    if (chosen.components() == most && 2 * most <= MixtureSettings.MAX_COMPONENTS) {
      advice.add(
          "the best of the numbers of components is the largest, %1$d: more may be better. Try %2$s %1$d,%3$d,%4$d"
              .formatted(most, Setting.named("components"), 2 * most, 4 * most));
    }
    candidates.stream()
        .filter(candidate -> candidate.components() < chosen.components())
        .filter(ChoiceAdvice::isAsGood)
        .min(Comparator.comparingInt(CandidateSummary::components))
        .ifPresent(fewer -> advice.add(asGood(fewer, chosen)));
    return advice;
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
