package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.SettingsTable;

/** What was decided, and what led to it, step by step. */
final class DecisionSection {
  private final RunFacts facts;
  private final Verdict verdict;

  DecisionSection(RunFacts facts, Verdict verdict) {
    this.facts = facts;
    this.verdict = verdict;
  }

  Markup markup() {
    Markup page = new Markup();
    page.element("p", verdict.champions(), "class", "verdict");
    SettingsTable table = new SettingsTable(page, "steps");
    table.row("data", data());
    table.row("checks", checks());
    table.row("training", training());
    table.row("comparison", comparison());
    table.row("rule", rule());
    table.row("decision", facts.result().path("why").asText());
    table.row("exit code", facts.result().path("exitCode").asText());
    table.end();
    return page;
  }

  private String data() {
    JsonNode data = facts.result().path("data");
    if (!data.path("rows").isNumber()) {
      return "the run ended before they were counted";
    }
    String text =
        Numbers.of(data.path("rows").asLong(), facts.things())
            + ": "
            + Numbers.count(data.path("trainRows").asLong())
            + " to train on, "
            + Numbers.count(data.path("holdoutRows").asLong())
            + " held out";
    return data.path("split").isTextual()
        ? text + ", which are those after " + data.path("split").asText()
        : text;
  }

  private String checks() {
    int all = facts.result().path("gates").size();
    int failed = facts.failed().size();
    if (all == 0) {
      return "none was made";
    }
    return failed == 0
        ? "all " + all + " passed"
        : failed + " of " + all + (failed == 1 ? " refuses" : " refuse") + " the data";
  }

  private String training() {
    JsonNode training = facts.result().path("training");
    if (training.isEmpty()) {
      return "nothing was trained";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonNode> entry : training.properties()) {
      if (!entry.getValue().isContainerNode()) {
        text.append(text.isEmpty() ? "" : ", ").append(SettingsTable.spaced(entry.getKey()));
        text.append(' ').append(SettingsTable.text(entry.getValue()));
      }
    }
    return text.toString();
  }

  private String comparison() {
    JsonNode comparison = facts.comparison();
    if (comparison.isMissingNode()) {
      return "nothing was compared";
    }
    String measure = comparison.path("measure").asText() + ": challenger ";
    String text = measure + Numbers.fixed(comparison.path("challenger").asDouble(), 5);
    return comparison.path("champion").isNumber()
        ? text + ", champion " + Numbers.fixed(comparison.path("champion").asDouble(), 5) + " nats"
        : text + " nats; there was no champion to compare it with";
  }

  private String rule() {
    double least = facts.least();
    boolean sequential = facts.rule().path("sequential").asBoolean();
    return "the lower end of the gain's 95 % interval must be "
        + GainText.signed(least)
        + " nats or more; the interval is that of "
        + (sequential ? "all nights since the champion's promotion together" : "this night alone");
  }
}
