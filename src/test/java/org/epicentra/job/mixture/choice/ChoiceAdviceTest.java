package org.epicentra.job.mixture.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceAdviceTest {
  private static final int MANY = 1000;

  @Test
  void aChoiceWithinTheRangeNeedsNone() {
    assertThat(advice(candidate(10, -0.3, 0.01), candidate(20, 0, 0), candidate(40, -0.001, 0.01)))
        .isEmpty();
  }

  @Test
  void theLargestMayNotBeLargeEnough() {
    assertThat(advice(candidate(40, 0, 0), candidate(20, -0.3, 0.01)))
        .containsExactly(
            "the best of the numbers of components is the largest, 40: more may be better. Try"
                + " ‹components› 40,80,160");
  }

  @Test
  void noMoreIsSuggestedThanIsPossible() {
    List<CandidateSummary> candidates = List.of(candidate(50, -0.3, 0.01), candidate(100, 0, 0));
    String start = "the best of the numbers of components is the largest, 100: more may be better.";
    assertThat(ChoiceAdvice.of(candidates, true, 250))
        .containsExactly(start + " Try ‹components› 100,200,250");
    assertThat(ChoiceAdvice.of(candidates, true, 177))
        .containsExactly(start + " Try ‹components› 100,177");
    assertThat(ChoiceAdvice.of(candidates, true, 100)).isEmpty();
  }

  /** 10 and 20 are both within a standard error of 40; the smallest is named. */
  @Test
  void aSmallerOneMayBeAsGood() {
    assertThat(
            advice(
                candidate(5, -0.02, 0.01),
                candidate(20, -0.005, 0.01),
                candidate(10, -0.01, 0.0125),
                candidate(40, 0, 0),
                candidate(80, -0.5, 0.1)))
        .containsExactly(
            "10 components explain the events held out as well as 40 do, within one standard error"
                + " (0.0100 nats per event less, standard error 0.0125). ‹components› 10 fits the"
                + " smaller model");
  }

  @Test
  void fitsThatDidNotConvergeComeFirst() {
    List<CandidateSummary> candidates =
        List.of(
            new CandidateSummary(10, 10, -3, null, 9, 10, 0, false, false),
            new CandidateSummary(20, 20, -2, null, 9, 10, 0, false, true));
    assertThat(ChoiceAdvice.of(candidates, true, MANY).get(0))
        .isEqualTo(
            "the comparison is of fits that did NOT converge: 10, 20 components ended at"
                + " ‹maxIterations›. Raise it");
    assertThat(ChoiceAdvice.of(candidates, false, MANY))
        .singleElement()
        .asString()
        .contains("is the largest, 20");
  }

  /** The best has a difference of 0. */
  private static CandidateSummary candidate(int components, double difference, double error) {
    CandidateSummary.HeldOut heldOut =
        new CandidateSummary.HeldOut(-15 + difference, 0.03, 500, difference, error);
    return new CandidateSummary(
        components, components, -15, heldOut, 40, 50, 0, true, difference == 0);
  }

  private static List<String> advice(CandidateSummary... candidates) {
    return ChoiceAdvice.of(List.of(candidates), true, MANY);
  }
}
