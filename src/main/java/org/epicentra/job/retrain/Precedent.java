package org.epicentra.job.retrain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;

/**
 * A version made of the same data with the same options as this run, which therefore need not
 * train. If the rule of promotion was another one then, the comparison in the version's manifest is
 * judged again by the present rule, unless the version is or was the champion.
 *
 * @param version the newest with the fingerprint
 * @param state the registry as the run found it
 * @param rule of the run
 */
record Precedent(ModelVersion version, RegistryState state, PromotionRule rule) {

  /**
   * The version of a fingerprint; empty where there is none, or where its comparison cannot be
   * judged by the rule of this run, as it was made with another champion or interval.
   */
  static Optional<Precedent> of(String fingerprint, RegistryState state, PromotionRule rule) {
    return state.newestFirst().stream()
        .filter(version -> fingerprint.equals(version.manifest().data().get("fingerprint")))
        .findFirst()
        .map(version -> new Precedent(version, state, rule))
        .filter(found -> !found.reopened() || found.judged().isPresent());
  }

  /** Whether the rule of this run, another than that of its own run, decides about it. */
  boolean reopened() {
    return !held() && !sameRule();
  }

  /** Whether this run is to promote it: by its own rule, or because a dead run still owes that. */
  boolean toBePromoted() {
    return !held() && comparedWithTheChampion() && decision().promote();
  }

  /** Whether a model of these data was good enough. */
  boolean accepted() {
    return held() || decision().promote();
  }

  /** What this run makes of it, in words. */
  String verdict() {
    Decision then = manifest().decision();
    if (reopened()) {
      return "version %d was made of the same data with the same options, and %s by another rule of promotion; by this run's, %s"
          .formatted(version.number(), then.promote() ? "accepted" : "refused", decision().why());
    }
    return "nothing new: version %d was made of the same data with the same options%s, and %s then: %s%s"
        .formatted(
            version.number(),
            sameRule() ? "" : " but for the rule of promotion",
            then.promote() ? "promoted" : "refused",
            then.why(),
            then.promote() ? "" : promotedSince());
  }

  /** Why it is to be promoted. */
  String reason() {
    return reopened() ? verdict() : manifest().decision().why();
  }

  private String promotedSince() {
    return state.history().pointers().descendingMap().values().stream()
        .filter(champion -> champion.version() == version.number())
        .findFirst()
        .map(champion -> "; it was promoted since, by '" + champion.by() + "' at " + champion.at())
        .orElse("");
  }

  /** The decision that holds for this run. */
  private Decision decision() {
    return reopened() ? judged().orElseGet(manifest()::decision) : manifest().decision();
  }

  private Optional<Decision> judged() {
    Map<String, Object> metrics = manifest().metrics();
    if (!comparedWithTheChampion() || recorded().isEmpty() || metrics.get("challenger") == null) {
      return Optional.empty();
    }
    try {
      Comparison comparison = JsonFiles.convert(metrics, Comparison.class);
      return rule.canJudge(comparison, recorded().get())
          ? Optional.of(rule.decide(comparison))
          : Optional.empty();
    } catch (BadInputException e) {
      return Optional.empty(); // the run measures again
    }
  }

  private boolean comparedWithTheChampion() {
    return Objects.equals(manifest().parent(), state.championNumber());
  }

  private boolean held() {
    return state.history().hasHeld(version.number());
  }

  /** A version whose rule is unknown stays as it was decided. */
  private boolean sameRule() {
    return recorded().map(rule::requiresSameAs).orElse(true);
  }

  private Optional<PromotionRule> recorded() {
    Object then = manifest().metrics() == null ? null : manifest().metrics().get("rule");
    try {
      return Optional.ofNullable(then).map(map -> JsonFiles.convert(map, PromotionRule.class));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private Manifest manifest() {
    return version.manifest();
  }
}
