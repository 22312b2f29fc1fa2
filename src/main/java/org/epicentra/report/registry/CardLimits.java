package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Numbers;
import org.epicentra.report.mixture.Words;

/** What the numbers of a version say against it. */
final class CardLimits {
  /** Of fewer events or images held out an interval of a skewed gain is too short. */
  private static final int FEW = 100;

  /** The share of a check's limit from which on it is close. */
  private static final double CLOSE = 0.8;

  private final CardFacts facts;
  private final List<String> limits = new ArrayList<>();

  CardLimits(CardFacts facts) {
    this.facts = facts;
  }

  CardBlock block() {
    facts.model().problems().forEach(each -> limits.add(Words.sentence(each)));
    fit();
    components();
    evaluation();
    checks();
    return limits.isEmpty()
        ? new CardBlock.Text("The numbers of this version say nothing against it.")
        : new CardBlock.Points(limits);
  }

  private void fit() {
    JsonNode converged = facts.training().path("converged");
    if (converged.isBoolean() && !converged.asBoolean()) {
      limits.add(
          "The fit did not converge in "
              + Numbers.of(facts.training().path("iterations").asLong(), "iteration")
              + ".");
    }
    for (JsonNode advice : facts.summary().path("advice")) {
      limits.add(Words.sentence(advice.asText()));
    }
    JsonNode split = facts.data().path("split");
    if (split.isTextual()) {
      limits.add("It has seen no " + facts.things() + " after " + split.asText() + ".");
    }
  }

  private void components() {
    int coincident = facts.summary().path("coincident").size();
    if (coincident > 0) {
      limits.add(
          Numbers.of(coincident, "group")
              + " of components "
              + (coincident == 1 ? "coincides" : "coincide")
              + ": each is one component counted several times.");
    }
    long few = 0;
    for (JsonNode component : facts.summary().path("components")) {
      few += component.path("effectiveCount").asDouble(FEW) < 10 ? 1 : 0;
    }
    if (few > 0) {
      limits.add(
          Numbers.of(few, "component")
              + " "
              + (few == 1 ? "rests" : "rest")
              + " on fewer than 10 events.");
    }
  }

  private void evaluation() {
    JsonNode metrics = facts.version().metrics();
    long count = metrics.path("count").asLong();
    if (count > 0 && count < FEW) {
      limits.add("It was measured on " + Numbers.of(count, facts.things()) + " alone.");
    }
    if (metrics.path("challenger").isNumber() && !metrics.path("gain").isNumber()) {
      limits.add("It was compared with no other model.");
    }
    double low = facts.version().metric("low");
    double high = facts.version().metric("high");
    if (low < 0 && high > 0) {
      limits.add("Whether it is better than its predecessor is not certain: the interval holds 0.");
    } else if (high < 0) {
      limits.add("On the " + facts.things() + "s held out it is worse than its predecessor.");
    }
    List<String> worse = new ArrayList<>();
    for (JsonNode part : metrics.path("slices")) {
      double error = part.path("standardError").asDouble(Double.POSITIVE_INFINITY);
      if (part.path("gain").asDouble() < -2 * error) {
        worse.add(part.path("part").asText());
      }
    }
    if (!worse.isEmpty()) {
      limits.add(
          "By more than two standard errors it is worse than its predecessor in "
              + String.join("; ", worse)
              + ".");
    }
  }

  private void checks() {
    for (JsonNode gate : facts.version().metrics().path("gates")) {
      double limit = gate.path("limit").asDouble();
      double value = gate.path("value").asDouble(0);
      boolean least = gate.path("name").asText().equals("holdout");
      if (!least && limit > 0 && value >= CLOSE * limit) {
        limits.add(
            "A check of its data was close to its limit: " + gate.path("told").asText() + ".");
      }
    }
  }
}
