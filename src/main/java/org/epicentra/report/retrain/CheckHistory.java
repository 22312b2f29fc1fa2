package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.report.registry.VersionFacts;

/** A chart for each check of the data: its value over the newest versions, and its limit. */
final class CheckHistory {
  private static final double[] SIZE = {320, 190};

  /** Those that tell whether new data are like the champion's. */
  private static final Set<String> OF_DRIFT = Set.of("rate", "strength-nulls", "depth-nulls");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("as-of", "days before the champion's newest event"),
          Map.entry("freshness", "age of the newest event, days"),
          Map.entry("holdout", "held out"),
          Map.entry("rejected", "share of new records that are unusable"),
          Map.entry("repeated", "share of new events that repeat an id"),
          Map.entry("row-loss", "share of earlier data that is gone"),
          Map.entry("schema", "columns that changed"),
          Map.entry("rate", "factor between new events per day and before"),
          Map.entry("strength-nulls", "change of the share without a strength"),
          Map.entry("depth-nulls", "change of the share without a depth"),
          Map.entry("drift-place", "distance of places"),
          Map.entry("drift-strength", "distance of strengths"),
          Map.entry("drift-depth", "distance of depths"),
          Map.entry("drift-intensity", "distance of brightness"),
          Map.entry("drift-pixels", "distance of bright places"));

  private final Map<String, List<Point>> series = new LinkedHashMap<>();
  private final int first;
  private final int last;

  /** Whether this run made no version, and its checks stand after those of the last one. */
  private final boolean apart;

  /** A check's value in a version, or in this run where that made none. */
  record Point(int at, double value, double limit, boolean passed) {}

  private CheckHistory(RunFacts facts, Predicate<String> wanted) {
    List<VersionFacts> versions = HistorySection.newest(facts);
    versions.forEach(version -> add(version.metrics().path("gates"), version.number(), wanted));
    int oldest = versions.isEmpty() ? 1 : versions.get(0).number();
    int newest = versions.isEmpty() ? 0 : versions.get(versions.size() - 1).number();
    apart = facts.result().path("training").isEmpty();
    if (apart) {
      add(facts.result().path("gates"), newest + 1, wanted);
    }
    first = oldest;
    last = Math.max(first, apart ? newest + 1 : newest);
  }

  /** The checks that tell how sound the data are by themselves. */
  static CheckHistory ofSoundness(RunFacts facts) {
    return new CheckHistory(facts, check -> !isOfDrift(check));
  }

  /** The checks that tell how like the champion's they are. */
  static CheckHistory ofDrift(RunFacts facts) {
    return new CheckHistory(facts, CheckHistory::isOfDrift);
  }

  private static boolean isOfDrift(String check) {
    return check.startsWith("drift-") || OF_DRIFT.contains(check);
  }

  /** What a check measures, in words. */
  static String words(String check) {
    return WORDS.getOrDefault(check, check);
  }

  private void add(JsonNode gates, int at, Predicate<String> wanted) {
    for (JsonNode gate : gates) {
      String check = gate.path("name").asText();
      if (wanted.test(check) && gate.path("value").isNumber()) {
        series
            .computeIfAbsent(check, none -> new ArrayList<>())
            .add(
                new Point(
                    at,
                    gate.path("value").asDouble(),
                    gate.path("limit").asDouble(),
                    gate.path("passed").asBoolean()));
      }
    }
  }

  /** Whether a value is one of this run. */
  boolean isOfThisRun(Point point) {
    return point.at() == last;
  }

  Map<String, List<Point>> series() {
    return series;
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "multiples");
    series.forEach(
        (check, points) -> Figure.add(page, check, reading(check, points), chart(check, points)));
    return page.close();
  }

  private Markup chart(String check, List<Point> points) {
    double most = 0;
    double least = 0;
    for (Point point : points) {
      most = Math.max(most, Math.max(point.value(), point.limit()));
      least = Math.min(least, point.value());
    }
    double high = most > 0 ? 1.08 * most : 1;
    Plot plot =
        new Plot(
            "check-" + check,
            words(check) + " by version",
            SIZE,
            Scale.whole(first - 0.6, last + 0.6),
            Scale.linear(least, high));
    plot.axes(apart ? "version, then this run" : "version", words(check));
    StringBuilder limits = new StringBuilder();
    StringBuilder passed = new StringBuilder();
    StringBuilder failed = new StringBuilder();
    Point before = null;
    for (Point point : points) {
      double x = plot.x(point.at());
      boolean goesOn =
          before != null && point.at() == before.at() + 1 && point.limit() == before.limit();
      String from = Shapes.at(plot.x(point.at() - 0.5), plot.y(point.limit()));
      limits.append(goesOn ? "" : "M" + from);
      limits.append('H').append(Numbers.coordinate(plot.x(point.at() + 0.5)));
      before = point;
      if (point.passed()) {
        passed.append('M').append(Shapes.at(x, plot.y(point.value()))).append("h0");
      } else {
        failed.append(Shapes.cross(x, plot.y(point.value()), 4));
      }
    }
    plot.begin("limits").svg().empty("path", "d", limits);
    plot.end().begin("outcomes accepted").svg().empty("path", "class", "dot", "d", passed);
    plot.end().begin("outcomes refused").svg().empty("path", "class", "cross", "d", failed);
    return plot.end().finished();
  }

  private String reading(String check, List<Point> points) {
    Point newest = points.get(points.size() - 1);
    long failed = points.stream().filter(point -> !point.passed()).count();
    return (isOfThisRun(newest) ? "Now " : "Last, in version " + newest.at() + ", ")
        + Numbers.shown(newest.value(), 3)
        + (check.equals("holdout") ? ", at least " : ", at most ")
        + Numbers.shown(newest.limit(), 3)
        + (failed == 0 ? "." : "; " + failed + " of " + points.size() + " refused.");
  }
}
