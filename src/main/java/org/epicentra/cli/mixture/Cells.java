package org.epicentra.cli.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.FitSummary;

/** What the tables of components have in common. */
final class Cells {
  /** Below this weight of events with a strength, a rate is the prior's. */
  private static final double LEAST_COUNTED = 0.5;

  private final FitSummary summary;

  Cells(FitSummary summary) {
    this.summary = summary;
  }

  /** The component's number, and that of the one with which it coincides. */
  String index(int k) {
    for (List<Integer> group : summary.coincident()) {
      if (group.contains(k) && group.get(0) != k) {
        return k + " = " + group.get(0);
      }
    }
    return String.valueOf(k);
  }

  /** The rate and its interval, as two cells. */
  Stream<String> rate(ComponentSummary c) {
    return rate(c.rate(), c.rateInterval95(), c.rateRate());
  }

  /** The same; b - beta is the weight of the events with a strength. */
  Stream<String> rate(double rate, double[] interval, double rateRate) {
    return rateRate - summary.priors().beta() >= LEAST_COUNTED
        ? Stream.of(
            number("%.2f", rate), number("%.2f", interval[0]) + " - " + number("%.2f", interval[1]))
        : Stream.of("-", "no strengths");
  }

  /** A row of the table; what is null has no cell. */
  static String[] row(List<Stream<String>> parts) {
    return parts.stream().flatMap(cells -> cells).filter(Objects::nonNull).toArray(String[]::new);
  }

  static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(v -> number("%.6g", v))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
