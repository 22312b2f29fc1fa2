package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.report.Numbers;

/** How a version was measured. */
final class CardEvaluation {
  private static final String MEAN = "mean ";

  private final CardFacts facts;
  private final JsonNode metrics;

  CardEvaluation(CardFacts facts) {
    this.facts = facts;
    this.metrics = facts.version().metrics();
  }

  Card.Section section() {
    if (!metrics.path("challenger").isNumber()) {
      return new Card.Section(
          "evaluation", "Evaluation", new CardBlock.Text("No measurement was recorded."));
    }
    List<CardBlock> blocks = new ArrayList<>();
    blocks.add(new CardBlock.Text(sentence()));
    CardBlock.Entries entries = new CardBlock.Entries();
    entries.add(metrics, "measure").add("held out", Numbers.count(metrics.path("count").asLong()));
    entries.add("this version, nats", Numbers.fixed(facts.version().metric("challenger"), 5));
    if (metrics.path("gain").isNumber()) {
      entries.add("champion then, nats", Numbers.fixed(facts.version().metric("champion"), 5));
      entries.add("gain, nats", gain(facts.version())).add(metrics, "interval");
    }
    blocks.add(entries);
    JsonNode slices = metrics.path("slices");
    if (!slices.isEmpty()) {
      blocks.add(
          new CardBlock.Grid(List.of("part", "count", "gain", "standard error"), rows(slices)));
    }
    return new Card.Section("evaluation", "Evaluation", blocks);
  }

  private static List<List<String>> rows(JsonNode slices) {
    List<JsonNode> parts = new ArrayList<>();
    slices.forEach(parts::add);
    parts.sort(Comparator.comparingLong(part -> -part.path("count").asLong()));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode part : parts) {
      JsonNode error = part.path("standardError");
      rows.add(
          List.of(
              part.path("part").asText(),
              Numbers.count(part.path("count").asLong()),
              signed(part.path("gain").asDouble(Double.NaN)),
              error.isNumber() ? Numbers.fixed(error.asDouble(), 4) : "\u2013"));
    }
    return rows;
  }

  private String sentence() {
    String things = Numbers.of(metrics.path("count").asLong(), facts.things());
    if (!metrics.path("gain").isNumber()) {
      return "It was measured on "
          + things
          + " held out, and there was no champion to compare"
          + " it with.";
    }
    return "On "
        + things
        + " held out, its "
        + score()
        + " is "
        + (facts.version().metric("gain") < 0 ? "lower" : "higher")
        + " by "
        + Numbers.fixed(Math.abs(facts.version().metric("gain")), 4)
        + " nats each than that of the champion of its time, version "
        + facts.version().parent()
        + ".";
  }

  /** What is higher for a better model: the measure, of which the mean is taken. */
  private String score() {
    String measure = metrics.path("measure").asText("score");
    return measure.startsWith(MEAN) ? measure.substring(MEAN.length()) : measure;
  }

  /** A version's gain with its interval, in words; a dash where it has none. */
  static String gain(VersionFacts version) {
    double gain = version.metric("gain");
    if (!Double.isFinite(gain)) {
      return "\u2013";
    }
    return version.hasInterval()
        ? signed(gain)
            + (version.isSequential() ? " (95 %, all nights: " : " (95 %: ")
            + signed(version.metric("low"))
            + " to "
            + signed(version.metric("high"))
            + ")"
        : signed(gain);
  }

  private static String signed(double gain) {
    return Numbers.signed(gain, 4);
  }
}
