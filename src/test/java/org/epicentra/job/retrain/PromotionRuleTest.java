package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.distribution.PairedGain;
import org.epicentra.registry.Decision;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {
  private static final PromotionRule BY_DEFAULT = new PromotionRule(null, 0.01, 1000, false);
  private static final PromotionRule ALL_NIGHTS = new PromotionRule(0.0, 0.01, 1000, true);

  private static Comparison comparison(double gain, double low) {
    return new Comparison(
        "mean bound", 100, -1.0, -1 + gain, gain, low, 1.0, Interval.BOOTSTRAP_T, null, List.of());
  }

  @Test
  void theLowerEndDecidesItsLimitIncluded() {
    assertThat(BY_DEFAULT.decide(comparison(0.2, -0.01)).promote()).isTrue();
    Decision below = BY_DEFAULT.decide(comparison(0.2, -0.0101));
    assertThat(below.promote()).isFalse();
    assertThat(below.why())
        .isEqualTo(
            "the gain is 0.20000 nats, 95 % interval -0.01010 to 1.00000 over 100, whose lower end"
                + " is below minus ‹nonInferiority› 0.01");
  }

  @Test
  void aGainWithoutAnIntervalIsRefused() {
    Decision none = BY_DEFAULT.decide(comparison(0.2, Double.NaN));
    assertThat(none.promote()).isFalse();
    assertThat(none.why())
        .isEqualTo("the gain over 100 has no interval: it is not a number, or these are too few");
  }

  /** 400 differences of 0.1 and 0.3 in turns: mean 0.2, standard error 0.005. */
  private static Comparison nights(double tonight) {
    PairedGain gain = new PairedGain();
    for (int i = 0; i < 400; i++) {
      gain.add(i % 2 == 0 ? 0.1 : 0.3, 1);
    }
    PairedGain one = new PairedGain();
    one.add(0.2, 1);
    Evidence none = new Evidence(4, 0, 0, new PairedGain().sums(), "2026-01-01T00:00:00Z");
    Evidence evidence = none.and(gain, "2026-01-02T00:00:00Z").and(one, "2026-01-03T00:00:00Z");
    return comparison(tonight, -5).with(evidence);
  }

  /** A night without new events, or with gains that are no numbers, changes nothing. */
  @Test
  void whatProvesNothingIsNoEvidence() {
    Evidence none = new Evidence(4, 0, 0, new PairedGain().sums(), "2026-01-02T00:00:00Z");
    assertThat(none.and(new PairedGain(), "2026-01-03T00:00:00Z")).isSameAs(none);
    PairedGain broken = new PairedGain();
    broken.add(Double.NEGATIVE_INFINITY, 1);
    assertThat(none.and(broken, "2026-01-03T00:00:00Z")).isSameAs(none);
    PairedGain late = new PairedGain();
    late.add(0.5, 1);
    Evidence some = none.and(late, "2026-01-01T00:00:00Z");
    assertThat(some.nights()).isEqualTo(1);
    assertThat(some.until()).as("never goes back").isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void allNightsDecideTogetherAndTonightMustNotContradict() {
    Comparison better = nights(0.05);
    assertThat(better.interval()).isEqualTo(Interval.SEQUENCE);
    // The factor after 400 observations is 3.976, and after one more nearly the same by the formula
    // (NumPy).
    assertThat(better.low()).isCloseTo(0.18011957455802, within(1e-4));
    Decision promoted = ALL_NIGHTS.decide(better);
    assertThat(promoted.promote()).isTrue();
    assertThat(promoted.why())
        .startsWith("the gain is 0.05000 nats over 100; over 2 runs against this champion it is")
        .contains("0.20000, time-uniform 95 % interval 0.18")
        .endsWith("over 401, whose lower end is not below ‹minGain› 0.0");
    Decision tonight = ALL_NIGHTS.decide(nights(-0.05));
    assertThat(tonight.promote()).isFalse();
    assertThat(tonight.why()).endsWith("‹minGain› 0.0, but that of this run is below it");
  }
}
