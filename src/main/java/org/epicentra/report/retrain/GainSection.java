package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.report.registry.VersionFacts;

/** The gain of this night among those of the versions, and of all nights against the champion. */
final class GainSection {
  private static final double[] SIZE = {560, 300};

  /** The share of all ends of intervals that the chart shows. */
  private static final double SHOWN = 0.9;

  /** Of fewer gains no median is told. */
  private static final int FEWEST = 3;

  private final RunFacts facts;

  GainSection(RunFacts facts) {
    this.facts = facts;
  }

  /** The gain that decided about a version, with its interval. */
  private record Night(
      int version, double gain, double low, double high, boolean accepted, boolean sequential) {}

  Markup markup() {
    Markup page = new Markup();
    page.element("p", tonight(), "class", "verdict");
    page.open("div", "class", "pair").open("div");
    nights(page);
    page.close().open("div");
    evidence(page);
    page.close(2);
    return page;
  }

  private String tonight() {
    JsonNode comparison = facts.comparison();
    if (!facts.isCompared()) {
      return comparison.isMissingNode()
          ? "Nothing was compared in this run."
          : "The first model has nothing to be compared with.";
    }
    double gain = comparison.path("gain").asDouble();
    String meaning = facts.isMixture() ? GainText.meaning(gain) : ""; // a bound is no density
    String text =
        "Over the "
            + Numbers.of(comparison.path("count").asLong(), facts.things())
            + " held out the gain of the challenger is "
            + GainText.signed(gain)
            + " nats each"
            + (meaning.isEmpty() ? "" : ": on average " + meaning)
            + ".";
    if (!facts.hasInterval()) {
      return text + " It has no interval: these are too few.";
    }
    return text
        + (comparison.path("evidence").isObject()
            ? " The 95 % interval of all nights together, which decides, goes from "
            : " The 95 % interval goes from ")
        + GainText.signed(comparison.path("low"))
        + " to "
        + GainText.signed(comparison.path("high"))
        + ", and its lower end must be "
        + GainText.signed(facts.least())
        + " or more.";
  }

  /** The gain that the interval is of: that of the night, or of all nights so far. */
  private static double decisive(VersionFacts version) {
    JsonNode evidence = version.metrics().path("evidence");
    return evidence.isObject() ? mean(evidence) : version.metric("gain");
  }

  private void nights(Markup page) {
    List<Night> nights = new ArrayList<>();
    for (VersionFacts version : HistorySection.newest(facts)) {
      if (version.hasInterval()) {
        nights.add(
            new Night(
                version.number(),
                decisive(version),
                version.metric("low"),
                version.metric("high"),
                version.accepted(),
                version.isSequential()));
      }
    }
    if (nights.isEmpty()) {
      Figure.none(page, "Gain by version", "No version was compared with a champion yet.");
      return;
    }
    double[] range = range(nights);
    int first = nights.get(0).version();
    int last = nights.get(nights.size() - 1).version();
    Plot plot =
        new Plot(
            "gains",
            "Gain by version",
            SIZE,
            Scale.whole(first - 0.6, last + 0.6),
            Scale.linear(range[0], range[1]));
    plot.axes("version", "gain, nats, with 95 % interval");
    plot.begin("guide").rule(first - 0.6, facts.least(), last + 0.6, facts.least()).end();
    marks(plot, nights, true);
    marks(plot, nights, false);
    Figure.add(page, "Gain by version", reading(nights, range), plot.finished(), key());
  }

  /** What was accepted is a dot, what was refused a cross. */
  private static void marks(Plot plot, List<Night> nights, boolean accepted) {
    StringBuilder lines = new StringBuilder();
    StringBuilder crosses = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Night night : nights) {
      if (night.accepted() == accepted) {
        String x = Numbers.coordinate(plot.x(night.version()));
        lines.append('M').append(x).append(' ').append(Numbers.coordinate(plot.y(night.low())));
        lines.append('V').append(Numbers.coordinate(plot.y(night.high())));
        double y = plot.y(night.gain());
        dots.append('M').append(x).append(' ').append(Numbers.coordinate(y)).append("h0");
        crosses.append(Shapes.cross(plot.x(night.version()), y, 4));
      }
    }
    if (!lines.isEmpty()) {
      plot.begin(accepted ? "outcomes accepted" : "outcomes refused");
      plot.svg().empty("path", "class", "range", "d", lines);
      plot.svg().empty("path", "class", accepted ? "dot" : "cross", "d", accepted ? dots : crosses);
      plot.end();
    }
  }

  private static Markup key() {
    MarkList list = new MarkList(null);
    Markup accepted = MarkList.drawing().open("g", "class", "outcomes accepted");
    accepted.empty("path", "class", "dot", "d", "M14 10h0");
    list.add(accepted.close(2), "accepted");
    Markup refused = MarkList.drawing().open("g", "class", "outcomes refused");
    refused.empty("path", "class", "cross", "d", Shapes.cross(14, 10, 4));
    list.add(refused.close(2), "refused");
    Markup limit = MarkList.drawing().open("g", "class", "guide");
    limit.empty("line", "x1", 1.0, "x2", 27.0, "y1", 10.0, "y2", 10.0);
    list.add(limit.close(2), "limit of this run");
    return list.markup();
  }

  /** Most of the intervals, the newest one and the limit; a few wide ones would hide the others. */
  private double[] range(List<Night> nights) {
    double[] lows = nights.stream().mapToDouble(Night::low).sorted().toArray();
    double[] highs = nights.stream().mapToDouble(Night::high).sorted().toArray();
    Night newest = nights.get(nights.size() - 1);
    double low = lows[(int) ((1 - SHOWN) * (lows.length - 1))];
    double high = highs[(int) Math.ceil(SHOWN * (highs.length - 1))];
    low = Math.min(Math.min(low, newest.low()), Math.min(0, facts.least()));
    high = Math.max(Math.max(high, newest.high()), Math.max(0, facts.least()));
    double margin = Math.max(0.06 * (high - low), 1e-6);
    return new double[] {low - margin, high + margin};
  }

  private String reading(List<Night> nights, double[] range) {
    long accepted = nights.stream().filter(Night::accepted).count();
    long beyond =
        nights.stream().filter(night -> night.low() < range[0] || night.high() > range[1]).count();
    String text =
        "Of "
            + Numbers.of(nights.size(), "challenger")
            + (facts.versions().size() > HistorySection.MOST
                ? " among " + HistorySection.shown(facts)
                : "")
            + " that were compared, "
            + (accepted == 0 ? "none was" : accepted == 1 ? "1 was" : accepted + " were")
            + " accepted"
            + median(nights)
            + "."
            + told(nights);
    return beyond == 0 ? text : text + " The intervals of " + beyond + " reach beyond the chart.";
  }

  /** The middle of the gains, where there are enough to have one. */
  private static String median(List<Night> nights) {
    if (nights.size() < FEWEST) {
      return "";
    }
    double[] gains = nights.stream().mapToDouble(Night::gain).sorted().toArray();
    int half = gains.length / 2;
    double median = gains.length % 2 == 1 ? gains[half] : (gains[half - 1] + gains[half]) / 2;
    return "; the median gain is " + GainText.signed(median) + " nats";
  }

  /** What the gains are means of: the rule may have changed from version to version. */
  private static String told(List<Night> nights) {
    long sequential = nights.stream().filter(Night::sequential).count();
    if (sequential == 0) {
      return "";
    }
    return sequential == nights.size()
        ? " Each is the mean of all nights against its champion so far."
        : " Of "
            + sequential
            + " it is the mean of all nights against their champion so far, of the others that of"
            + " their night.";
  }

  private void evidence(Markup page) {
    JsonNode newest = facts.comparison().path("evidence");
    if (!newest.isObject()) {
      Figure.none(
          page,
          "No accumulated gain",
          facts.isCompared()
              ? "The rule of this run decides by each night alone: gains of several nights are not"
                  + " added up."
              : "This run has no gain that could be added to those of other nights.");
      return;
    }
    int promotion = newest.path("promotion").asInt();
    List<double[]> points = new ArrayList<>();
    for (VersionFacts version : HistorySection.newest(facts)) {
      JsonNode evidence = version.metrics().path("evidence");
      if (evidence.path("promotion").asInt(-1) == promotion
          && facts.before() != null
          && facts.before().equals(version.parent())
          && version.hasInterval()) {
        points.add(
            new double[] {
              evidence.path("nights").asInt(),
              mean(evidence),
              version.metric("low"),
              version.metric("high")
            });
      }
    }
    if (points.isEmpty()) {
      Figure.none(page, "No accumulated gain", "No night of this champion has an interval yet.");
      return;
    }
    Figure.add(page, "Accumulated gain", reading(newest), accumulated(points));
  }

  /** The weighted mean: the second of the stored sums over the first. */
  private static double mean(JsonNode evidence) {
    return evidence.path("sums").path(1).asDouble(Double.NaN)
        / evidence.path("sums").path(0).asDouble(Double.NaN);
  }

  private Markup accumulated(List<double[]> points) {
    double low = Math.min(0, facts.least());
    double high = Math.max(0, facts.least());
    boolean all = facts.versions().size() <= HistorySection.MOST;
    double from = (all ? 1 : points.get(0)[0]) - 0.6;
    double last = points.stream().mapToDouble(point -> point[0]).max().orElse(1);
    double[] newest = points.get(points.size() - 1);
    for (double[] point : points) {
      low = Math.min(low, Math.max(point[2], newest[1] - 3 * (newest[1] - newest[2])));
      high = Math.max(high, Math.min(point[3], newest[1] + 3 * (newest[3] - newest[1])));
    }
    double margin = Math.max(0.06 * (high - low), 1e-6);
    Plot plot =
        new Plot(
            "evidence",
            "Accumulated gain by night",
            SIZE,
            Scale.whole(from, last + 0.6),
            Scale.linear(low - margin, high + margin));
    plot.axes("night since the promotion", "mean gain so far, nats");
    plot.begin("guide").rule(from, facts.least(), last + 0.6, facts.least()).end();
    double[] nights = points.stream().mapToDouble(point -> point[0]).toArray();
    plot.begin("band").svg().empty("path", "d", band(plot, points));
    plot.end();
    if (points.size() == 1) { // of which there is no band
      String range = "M" + Shapes.at(plot.x(newest[0]), plot.y(newest[2]));
      String path = range + "V" + Numbers.coordinate(plot.y(newest[3]));
      plot.begin("outcomes").svg().empty("path", "class", "range", "d", path);
      plot.end();
    }
    double[] means = points.stream().mapToDouble(point -> point[1]).toArray();
    plot.begin("curve").line(nights, means).end();
    plot.begin("dots");
    for (int i = 0; i < means.length; i++) {
      plot.dot(nights[i], means[i], 2.6);
    }
    return plot.end().finished();
  }

  private static String band(Plot plot, List<double[]> points) {
    StringBuilder path = new StringBuilder();
    List<double[]> back = new ArrayList<>(points);
    Collections.reverse(back);
    for (double[] point : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(Shapes.at(plot.x(point[0]), plot.y(point[2])));
    }
    for (double[] point : back) {
      path.append('L').append(Shapes.at(plot.x(point[0]), plot.y(point[3])));
    }
    return path.append('Z').toString();
  }

  private String reading(JsonNode evidence) {
    JsonNode comparison = facts.comparison();
    return "Over "
        + Numbers.of(evidence.path("nights").asInt(), "night")
        + " and "
        + Numbers.of(evidence.path("observations").asLong(), facts.things())
        + ", each counted once, the mean gain against this champion is "
        + GainText.signed(mean(evidence))
        + " nats; the sequence of intervals, which holds for all nights together, now goes from "
        + GainText.signed(comparison.path("low"))
        + " to "
        + GainText.signed(comparison.path("high"))
        + ".";
  }
}
