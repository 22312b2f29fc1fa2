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
 * A version that was made of the same data with the same options as a run would make one, which
 * spares the run its training. The rule of promotion may have been another one: then the comparison
 * that the manifest holds is judged anew, unless the version is or was the champion.
 *
 * @param version the newest of that fingerprint
 * @param state the registry as the run found it
 * @param rule of the run
 */
record Precedent(ModelVersion version, RegistryState state, PromotionRule rule) {

  /**
   * The version of a fingerprint; empty where there is none, or where what it says cannot be judged
   * by the rule of this run: compared with another champion, or by other resamples.
   */
  static Optional<Precedent> of(String fingerprint, RegistryState state, PromotionRule rule) {
    return state.versions().descendingMap().values().stream()
        .filter(version -> fingerprint.equals(version.manifest().data().get("fingerprint")))
        .findFirst()
        .map(version -> new Precedent(version, state, rule))
        .filter(found -> !found.reopened() || found.judged().isPresent());
  }

  /** Whether it is judged by the rule of this run, which is not the one that it was judged by. */
  boolean reopened() {
    return !held() && !sameRule();
  }

  /** Whether this run is to make it the champion: by its rule, or since a dead run owes it. */
  boolean toBePromoted() {
    return !held() && comparedWithTheChampion() && decision().promote();
  }

  /** Whether a model of these data was good enough. */
  boolean accepted() {
    return held() || decision().promote();
  }

  /** What comes of it, in words. */
  String told() {
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
            then.promote() ? "" : since());
  }

  /** Why it is to be promoted. */
  String reason() {
    return reopened() ? told() : manifest().decision().why();
  }

  private String since() {
    return state.history().pointers().descendingMap().values().stream()
        .filter(champion -> champion.version() == version.number())
        .findFirst()
        .map(champion -> "; it was promoted since, by '" + champion.by() + "' at " + champion.at())
        .orElse("");
  }

  /** What holds of it for this run. */
  private Decision decision() {
    return reopened() ? judged().orElseGet(manifest()::decision) : manifest().decision();
  }

  private Optional<Decision> judged() {
    Map<String, Object> metrics = manifest().metrics();
    boolean comparable =
        comparedWithTheChampion()
            && noted().filter(then -> then.resamples() == rule.resamples()).isPresent()
            && metrics.get("challenger") != null;
    try {
      return comparable
          ? Optional.of(rule.decide(JsonFiles.convert(metrics, Comparison.class)))
          : Optional.empty();
    } catch (BadInputException e) {
      return Optional.empty(); // the run measures anew
    }
  }

  private boolean comparedWithTheChampion() {
    return Objects.equals(manifest().parent(), state.championNumber());
  }

  private boolean held() {
    return state.history().hasHeld(version.number());
  }

  /** A version whose rule is not known is left as it was decided. */
  private boolean sameRule() {
    return noted().map(rule::asksAs).orElse(true);
  }

  private Optional<PromotionRule> noted() {
    Object noted = manifest().metrics() == null ? null : manifest().metrics().get("rule");
    try {
      return Optional.ofNullable(noted).map(map -> JsonFiles.convert(map, PromotionRule.class));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private Manifest manifest() {
    return version.manifest();
  }
}
