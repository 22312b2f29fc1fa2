package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.epicentra.mixture.Moves;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;

/** How the fit went: the bound, the moves, the restarts, and the numbers of components tried. */
final class CourseSection {
  private static final double[] SIZE = {560, 300};

  private final FitFacts facts;
  private final JsonNode summary;

  CourseSection(FitFacts facts) {
    this.facts = facts;
    this.summary = facts.summary();
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    bound(page);
    page.open("div");
    moves(page);
    restarts(page);
    candidates(page);
    page.close(2);
    return page;
  }

  private void bound(Markup page) {
    JsonNode elbo = summary.path("elbo");
    int size = elbo.size();
    double last = Words.at(elbo, size - 1);
    double weight = Math.max(1e-300, summary.path("weightSum").asDouble(1));
    int shown = 0;
    double[] xs = new double[size];
    double[] ys = new double[size];
    for (int i = 0; i < size; i++) {
      double gap = (last - Words.at(elbo, i)) / weight;
      if (gap > 0) {
        xs[shown] = i;
        ys[shown++] = gap;
      }
    }
    if (shown < 2) {
      Figure.none(page, "No course", "The bound did not change.");
      return;
    }
    xs = Arrays.copyOf(xs, shown);
    ys = Arrays.copyOf(ys, shown);
    double low = Arrays.stream(ys).min().orElse(1);
    double high = Arrays.stream(ys).max().orElse(1);
    Plot plot =
        new Plot(
            "bound",
            "Bound by iteration",
            SIZE,
            Scale.whole(0, size - 1),
            Scale.logarithmic(low / 1.5, high * 1.5));
    plot.axes("iteration", "nats per event below the final bound");
    plot.begin("curve").line(xs, ys).end();
    String dots = marks(plot, elbo, last, weight);
    Figure.add(page, "Bound by iteration", reading(elbo, last, weight) + dots, plot.finished());
  }

  private String reading(JsonNode elbo, double last, double weight) {
    int updates = elbo.size() - 1;
    double gain = (last - Words.at(elbo, 0)) / weight;
    double end = (last - Words.at(elbo, updates - 1)) / weight;
    return "The bound rose by "
        + Numbers.shown(gain, 3)
        + " nats per event in "
        + Numbers.of(updates, "iteration")
        + ", in the last by "
        + Numbers.shown(end, 2)
        + "; it ended at "
        + Numbers.shown(last / weight, 6)
        + " nats per event and "
        + (summary.path("converged").asBoolean() ? "converged." : "did not converge.");
  }

  /**
   * Draws a dot for each move, but where the bound is that of the end.
   *
   * @return what they are, in a sentence after others
   */
  private String marks(Plot plot, JsonNode elbo, double last, double weight) {
    plot.begin("move-dots");
    int drawn = 0;
    for (JsonNode move : summary.path("moves").path("made")) {
      int iteration = move.path("iteration").asInt();
      double gap = (last - Words.at(elbo, iteration)) / weight;
      if (gap > 0) {
        plot.labelledDot(iteration, gap, 4, label(move));
        drawn++;
      }
    }
    plot.end();
    return drawn == 0 ? "" : drawn == 1 ? " The dot is where a move was made." : " Dots are moves.";
  }

  private static String label(JsonNode move) {
    return "iteration %d: %d deleted, %d merged"
        .formatted(
            move.path("iteration").asInt(),
            move.path("deletions").asInt(),
            move.path("merges").asInt());
  }

  private void moves(Markup page) {
    JsonNode moves = summary.path("moves");
    int deleted = moves.path("deletions").asInt();
    int merged = moves.path("merges").asInt();
    page.element("h3", "Moves");
    int asked = summary.path("settings").path("components").asInt(facts.components());
    page.element(
        "p",
        deleted + merged == 0
            ? "No component was left out: " + unmoved()
            : "Of "
                + Numbers.of(asked, "component")
                + ", "
                + deleted
                + " "
                + (deleted == 1 ? "was" : "were")
                + " deleted and "
                + merged
                + " merged into others, each because that raises the bound; "
                + facts.components()
                + " remain.",
        "class",
        "reading");
  }

  private String unmoved() {
    return Moves.NONE.label().equals(summary.path("settings").path("moves").asText())
        ? "the fit was to try no moves."
        : "none of those tried would have raised the bound.";
  }

  private void restarts(Markup page) {
    JsonNode restarts = summary.path("restarts");
    if (restarts.size() < 2) {
      return;
    }
    page.element("h3", "Restarts");
    page.open("table").open("thead").open("tr");
    for (String head : new String[] {"Restart", "Bound, nats", "Iterations", "Converged"}) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    for (int i = 0; i < restarts.size(); i++) {
      JsonNode restart = restarts.path(i);
      page.open("tr").element("th", String.valueOf(i + 1), "scope", "row");
      double bound = Words.value(restart.path("elbo"));
      page.element("td", Numbers.fixed(bound, 2), "data-value", Double.toString(bound));
      page.element("td", restart.path("iterations").asText());
      page.element("td", restart.path("converged").asBoolean() ? "yes" : "no").close();
    }
    page.close(2);
  }

  private void candidates(Markup page) {
    JsonNode candidates = summary.path("candidates");
    if (!candidates.isArray() || candidates.isEmpty()) {
      return;
    }
    page.element("h3", "How many components");
    page.element("p", chosen(candidates), "class", "reading");
    page.open("div", "class", "scroll").open("table", "id", "candidates").open("thead").open("tr");
    for (String head :
        new String[] {"Asked", "Left", "Bound per event", "Held-out log density", "Iterations"}) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    for (JsonNode candidate : candidates) {
      page.open("tr", "class", candidate.path("chosen").asBoolean() ? "chosen" : null);
      page.element("th", candidate.path("components").asText(), "scope", "row");
      page.element("td", candidate.path("alive").asText());
      double bound = Words.value(candidate.path("boundPerEvent"));
      page.element("td", Numbers.fixed(bound, 4), "data-value", Double.toString(bound));
      page.element("td", heldOut(candidate.path("heldOut")));
      boolean converged = candidate.path("converged").asBoolean();
      page.element(
          "td", candidate.path("iterations").asText() + (converged ? "" : ", not converged"));
      page.close();
    }
    page.close(3);
  }

  private static String heldOut(JsonNode heldOut) {
    return heldOut.path("meanLogDensity").isNumber()
        ? Numbers.fixed(heldOut.path("meanLogDensity").asDouble(), 4)
            + "\u2009\u00b1\u2009"
            + Numbers.fixed(Words.value(heldOut.path("standardError")), 4)
        : "\u2013";
  }

  private static String chosen(JsonNode candidates) {
    for (JsonNode candidate : candidates) {
      if (candidate.path("chosen").asBoolean()) {
        return "Of "
            + Numbers.of(candidates.size(), "number")
            + " tried, "
            + candidate.path("components").asText()
            + " was chosen.";
      }
    }
    return Numbers.of(candidates.size(), "number") + " of components were tried.";
  }
}
