package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/** The gain by part of the hold-out: regions of a catalog, or labels of images. */
final class PartTable {
  private final RunFacts facts;

  PartTable(RunFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    JsonNode slices = facts.comparison().path("slices");
    if (slices.isEmpty()) {
      Figure.none(page, "Gain by part of the hold-out", why());
      return page;
    }
    List<JsonNode> parts = new ArrayList<>();
    slices.forEach(parts::add);
    parts.sort(Comparator.comparingLong(part -> -part.path("count").asLong()));
    page.element("h3", "Gain by part of the hold-out");
    page.element("p", reading(parts), "class", "reading");
    page.open("div", "class", "scroll").open("table", "id", "parts").open("thead").open("tr");
    for (String head : new String[] {"Part", facts.things() + "s", "Gain, nats", "Sign"}) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    parts.forEach(part -> row(page, part));
    page.close(3);
    page.element(
        "p",
        "\u25b2 better and \u25bc worse by more than two standard errors, \u25cb neither.",
        "class",
        "note");
    return page;
  }

  private String why() {
    return facts.comparison().isMissingNode()
        ? "Nothing was compared in this run."
        : "There was no champion to compare with.";
  }

  private static double error(JsonNode part) {
    return part.path("standardError").asDouble(Double.POSITIVE_INFINITY);
  }

  private static double gain(JsonNode part) {
    return part.path("gain").asDouble(Double.NaN);
  }

  private static void row(Markup page, JsonNode part) {
    double gain = gain(part);
    double error = error(part);
    page.open("tr").element("th", part.path("part").asText(), "scope", "row");
    page.element("td", Numbers.count(part.path("count").asLong()));
    String size = GainText.signed(gain);
    page.element(
        "td",
        Double.isInfinite(error) ? size : size + "\u2009\u00b1\u2009" + Numbers.fixed(error, 4),
        "data-value",
        part.path("gain").asText());
    String sign = GainText.sign(gain, error);
    page.element(
        "td",
        sign,
        "class",
        sign.equals("\u25b2") ? "better" : sign.equals("\u25bc") ? "worse" : null);
    page.close();
  }

  private static String reading(List<JsonNode> parts) {
    long better = parts.stream().filter(part -> gain(part) > 2 * error(part)).count();
    long worse = parts.stream().filter(part -> gain(part) < -2 * error(part)).count();
    JsonNode largest = parts.get(0);
    return "Of "
        + Numbers.of(parts.size(), "part")
        + " the challenger is better in "
        + better
        + " and worse in "
        + worse
        + " by more than two standard errors; in the largest, "
        + largest.path("part").asText()
        + ", its gain is "
        + GainText.signed(gain(largest))
        + " nats.";
  }
}
