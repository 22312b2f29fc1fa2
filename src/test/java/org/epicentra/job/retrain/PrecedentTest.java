package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;
import org.junit.jupiter.api.Test;

/**
 * Version 2 was compared with version 1, the champion, and gained 0.02 nats, 0.015 to 0.03; what
 * comes of the same data and options again.
 */
class PrecedentTest {
  private static final PromotionRule BY_DEFAULT = new PromotionRule(null, 0.01, 1000, false);
  private static final PromotionRule STRICT = new PromotionRule(5.0, 0.01, 1000, false);
  private static final Comparison COMPARISON =
      new Comparison(
          "mean bound", 100, -1.02, -1.0, 0.02, 0.015, 0.03, Interval.BOOTSTRAP_T, null, List.of());

  private static ModelVersion version(int number, Integer parent, PromotionRule rule) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    Decision decision = new Decision(true, "the first");
    if (rule != null) {
      metrics = JsonFiles.map(COMPARISON);
      metrics.put("gates", List.of());
      metrics.put("rule", JsonFiles.map(rule));
      decision = rule.decide(COMPARISON);
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            "mixture",
            "2026-01-01T02:00:00Z",
            parent,
            0,
            Map.of(),
            Map.of(),
            Map.of("fingerprint", "of version " + number),
            Map.of(),
            metrics,
            decision,
            List.of());
    return new ModelVersion(number, manifest, new Path("none"));
  }

  /** Version 2 as judged by a rule, and the champions in the order of their promotion. */
  private static RegistryState state(PromotionRule then, int... champions) {
    TreeMap<Integer, ModelVersion> versions = new TreeMap<>();
    versions.put(1, version(1, null, null));
    versions.put(2, version(2, 1, then));
    TreeMap<Integer, Champion> pointers = new TreeMap<>();
    for (int champion : champions) {
      pointers.put(
          pointers.size() + 1, new Champion(champion, "2026-01-01T03:00:00Z", "test", "a test"));
    }
    return new RegistryState(
        new ChampionHistory(pointers.size(), pointers, List.of(), 2), versions);
  }

  private static Optional<Precedent> again(PromotionRule then, PromotionRule now, int... holders) {
    return Precedent.of("of version 2", state(then, holders), now);
  }

  @Test
  void theSameRuleAgainIsNothingNew() {
    Precedent refused = again(STRICT, STRICT, 1).orElseThrow();
    assertThat(refused.toBePromoted()).isFalse();
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.verdict())
        .startsWith("nothing new: version 2 was made of the same data with the same options, and")
        .contains("refused then: the gain is 0.02000 nats")
        .endsWith("below ‹minGain› 5.0");
    Precedent promoted = again(BY_DEFAULT, BY_DEFAULT, 1, 2).orElseThrow();
    assertThat(promoted.toBePromoted()).isFalse();
    assertThat(promoted.accepted()).isTrue();
    assertThat(promoted.verdict())
        .contains("with the same options, and promoted then: the gain is");
    assertThat(Precedent.of("of others", state(STRICT, 1), STRICT)).isEmpty();
  }

  @Test
  void aPromotionThatADeadRunOwesIsMadeUpFor() {
    Precedent owed = again(BY_DEFAULT, BY_DEFAULT, 1).orElseThrow();
    assertThat(owed.toBePromoted()).isTrue();
    assertThat(owed.reason()).startsWith("the gain is 0.02000 nats");
    assertThat(again(BY_DEFAULT, BY_DEFAULT, 1, 3).orElseThrow().toBePromoted()).isFalse();
    Precedent nowTooLittle = again(BY_DEFAULT, STRICT, 1).orElseThrow();
    assertThat(nowTooLittle.toBePromoted()).isFalse();
    assertThat(nowTooLittle.accepted()).isFalse();
  }

  @Test
  void anotherRuleJudgesTheSameComparisonAnew() {
    Precedent now = again(STRICT, BY_DEFAULT, 1).orElseThrow();
    assertThat(now.reopened()).isTrue();
    assertThat(now.toBePromoted()).isTrue();
    assertThat(now.reason())
        .startsWith("version 2 was made of the same data with the same options, and refused by")
        .contains("another rule of promotion; by this run's, the gain is 0.02000 nats")
        .endsWith("is not below minus ‹nonInferiority› 0.01");
    Precedent still = again(STRICT, new PromotionRule(0.016, 0, 1000, false), 1).orElseThrow();
    assertThat(still.toBePromoted()).isFalse();
    assertThat(still.accepted()).isFalse();
    assertThat(still.verdict()).endsWith("whose lower end is below ‹minGain› 0.016");
    assertThat(
            again(STRICT, new PromotionRule(0.015, 0, 1000, false), 1).orElseThrow().toBePromoted())
        .isTrue();
  }

  @Test
  void whatAnotherRuleCannotJudgeIsMeasuredAnew() {
    assertThat(again(STRICT, BY_DEFAULT, 1, 3)).as("compared with another champion").isEmpty();
    assertThat(again(STRICT, new PromotionRule(null, 0.01, 4000, false), 1))
        .as("resamples")
        .isEmpty();
    assertThat(again(STRICT, new PromotionRule(null, 0.01, 1000, true), 1)).as("nights").isEmpty();
  }

  @Test
  void whatWasPromotedStaysSoByAnyRule() {
    Precedent strict = again(BY_DEFAULT, STRICT, 1, 2).orElseThrow();
    assertThat(strict.accepted()).isTrue();
    assertThat(strict.toBePromoted()).isFalse();
    assertThat(strict.verdict())
        .startsWith("nothing new: ")
        .contains("with the same options but for the rule of promotion, and promoted then: ");
    for (PromotionRule rule : List.of(STRICT, BY_DEFAULT)) {
      Precedent byHand = again(STRICT, rule, 1, 2).orElseThrow();
      assertThat(byHand.accepted()).isTrue();
      assertThat(byHand.toBePromoted()).isFalse();
      assertThat(byHand.verdict())
          .contains("refused then: ", "; it was promoted since, by 'test' at 2026-01-01");
    }
  }

  /** A minimum of 0 and a loss of at most 0 ask for the same. */
  @Test
  void aRuleInOtherWordsIsTheSame() {
    assertThat(
            new PromotionRule(0.0, 0.01, 50, false)
                .requiresSameAs(new PromotionRule(null, 0, 50, false)))
        .isTrue();
    assertThat(
            new PromotionRule(0.5, 0.01, 50, false)
                .requiresSameAs(new PromotionRule(0.5, 2, 50, false)))
        .isTrue();
    assertThat(BY_DEFAULT.requiresSameAs(STRICT)).isFalse();
  }

  @Test
  void aVersionWhoseRuleIsNotKnownIsLeftAsItWasDecided() {
    RegistryState state = state(STRICT, 1);
    Precedent first = Precedent.of("of version 1", state, STRICT).orElseThrow();
    assertThat(first.accepted()).isTrue();
    assertThat(first.verdict()).endsWith("with the same options, and promoted then: the first");
  }
}
