package org.epicentra.catalog.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What makes a b-value doubtful. Its standard error is that of a sample from one exponential
 * distribution; it says nothing of a catalog put together from several.
 *
 * <ul>
 *   <li>b outside [0.5, 1.6]: those of tectonic catalogs lie near 1 (Frohlich and Davis 1993, <a
 *       href="https://doi.org/10.1029/92JB01891">doi:10.1029/92JB01891</a>).
 *   <li>Several types of magnitude, or roundings: their scales differ (Herrmann and Marzocchi 2021,
 *       <a href="https://doi.org/10.1785/0220200337">doi:10.1785/0220200337</a>).
 *   <li>More events in a half magnitude than in a smaller one, by three standard deviations of the
 *       difference of two Poisson counts: a second maximum of the curve, and so a second magnitude
 *       of completeness (Wiemer and Wyss 2000, <a
 *       href="https://doi.org/10.1785/0119990114">doi:10.1785/0119990114</a>).
 *   <li>The mean b over the cutoffs Mc to Mc + 0.5, of those with enough events, differs from b by
 *       more than its standard error, and by more than 0.05 (Cao and Gao 2002, <a
 *       href="https://doi.org/10.1029/2001GL013775">doi:10.1029/2001GL013775</a>).
 *   <li>Completeness differs by 0.5 or more between periods or regions, or b by more than four
 *       standard errors of the difference (those of Shi and Bolt 1982), and by more than 0.15
 *       (Marzocchi and others 2020, <a
 *       href="https://doi.org/10.1093/gji/ggz541">doi:10.1093/gji/ggz541</a>, show that smaller
 *       differences are mostly none).
 * </ul>
 *
 * <p>The thresholds in numbers are this project's choice.
 */
public final class MagnitudeDoubts {
  private static final double LEAST_B = 0.5;
  private static final double GREATEST_B = 1.6;
  private static final double ONE_TYPE = 0.9;
  private static final double SHOWN_TYPE = 0.01;
  private static final double MIXED_ROUNDING = 0.2;
  private static final double SIGMAS = 3;
  private static final double SIGMAS_OF_MANY = 4;
  private static final double STABLE = 0.05;
  private static final double SAME_B = 0.15;
  private static final double SAME_COMPLETENESS = 0.45;
  private static final int HALF = 50;
  private static final int TENTH = 10;
  private static final long LEAST_EVENTS = 500;
  private static final int PERIODS = 8;

  private final MagnitudeHistogram all;
  private final MagnitudeStatistics statistics;
  private final int completeness;
  private final List<String> doubts = new ArrayList<>();

  private MagnitudeDoubts(MagnitudeHistogram all, MagnitudeStatistics statistics) {
    this.all = all;
    this.statistics = statistics;
    this.completeness = (int) Math.rint(statistics.completeness() * 100);
  }

  /** The doubts, each a sentence; none where b is not defined. */
  public static List<String> of(CatalogProfile profile, MagnitudeStatistics statistics) {
    MagnitudeDoubts doubts = new MagnitudeDoubts(profile.magnitudes(), statistics);
    if (!Double.isNaN(statistics.b())) {
      doubts.value();
      doubts.types(profile.magnitudesByType().histograms());
      doubts.rounding();
      doubts.secondMaximum();
      doubts.cutoffs();
      doubts.compare("periods", periods(profile.magnitudesByYear().histograms()));
      doubts.compare("regions", regions(profile.magnitudesByCell().histograms()));
    }
    return List.copyOf(doubts.doubts);
  }

  private void value() {
    if (!(statistics.b() >= LEAST_B && statistics.b() <= GREATEST_B)) {
      say("b is %.2f; that of tectonic earthquakes is near 1, 0.5 to 1.6", statistics.b());
    }
  }

  private void types(Map<String, MagnitudeHistogram> byType) {
    Map<String, Long> counts = new LinkedHashMap<>();
    byType.forEach(
        (type, events) ->
            counts.put(type, events.count(completeness, MagnitudeHistogram.GREATEST)));
    double sum = counts.values().stream().mapToLong(Long::longValue).sum();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (sum > 0 && most < ONE_TYPE * sum) {
      String shares =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() >= SHOWN_TYPE * sum)
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
              .map(entry -> text("%s %.0f %%", entry.getKey(), 100 * entry.getValue() / sum))
              .collect(Collectors.joining(", "));
      say("magnitudes of several types, whose scales differ, are mixed: %s", shares);
    }
  }

  private void rounding() {
    double above = all.count(completeness, MagnitudeHistogram.GREATEST);
    double tenths = 0;
    double halves = 0;
    for (int m = completeness; m <= MagnitudeHistogram.GREATEST; m++) {
      tenths += m % TENTH == 0 ? all.count(m) : 0;
      halves += m % HALF == 0 ? all.count(m) : 0;
    }
    if (tenths > MIXED_ROUNDING * above && tenths < ONE_TYPE * above) {
      say("%.0f %% of the magnitudes are to a tenth, the others finer", 100 * tenths / above);
    } else if (tenths >= ONE_TYPE * above && 2 * halves > above) {
      say("%.0f %% of the magnitudes are to a half", 100 * halves / above);
    }
  }

  private void secondMaximum() {
    long fewest = Long.MAX_VALUE;
    int at = completeness;
    for (int m = completeness; m + HALF <= MagnitudeHistogram.GREATEST; m += HALF) {
      long here = all.count(m, m + HALF - 1);
      if (fewest < Long.MAX_VALUE && here > fewest + SIGMAS * Math.sqrt((double) here + fewest)) {
        say(
            "%,d events from magnitude %.1f to %.1f, but %,d from %.1f to %.1f: parts of the"
                + " catalog are complete from different magnitudes on",
            fewest, at / 100.0, (at + HALF) / 100.0, here, m / 100.0, (m + HALF) / 100.0);
        return;
      }
      if (here < fewest) {
        fewest = here;
        at = m;
      }
    }
  }

  private void cutoffs() {
    double sum = 0;
    int cutoffs = 0;
    double last = Double.NaN;
    int lastCutoff = completeness;
    for (int m = completeness; m <= completeness + HALF; m += TENTH) {
      double b = MagnitudeStatistics.from(all, m).b();
      if (!Double.isNaN(b)) {
        last = b;
        lastCutoff = m;
        sum += b;
        cutoffs++;
      }
    }
    double change = Math.abs(sum / cutoffs - statistics.b());
    if (change > Math.max(statistics.bError(), STABLE)) {
      say(
          "b changes with the least magnitude: it is %.2f from %.1f on, %.2f from %.1f on",
          statistics.b(), completeness / 100.0, last, lastCutoff / 100.0);
    }
  }

  /** Successive years, taken together until they have enough events. */
  private static Map<String, MagnitudeHistogram> periods(Map<Integer, MagnitudeHistogram> years) {
    long all = years.values().stream().mapToLong(MagnitudeHistogram::total).sum();
    long enough = Math.max(LEAST_EVENTS, all / PERIODS);
    Map<String, MagnitudeHistogram> periods = new LinkedHashMap<>();
    MagnitudeHistogram open = new MagnitudeHistogram();
    Integer first = null;
    for (Map.Entry<Integer, MagnitudeHistogram> year : years.entrySet()) {
      first = first == null ? year.getKey() : first;
      open.merge(year.getValue());
      if (open.total() >= enough) {
        int last = year.getKey();
        periods.put(first == last ? "" + first : first + " to " + last, open);
        open = new MagnitudeHistogram();
        first = null;
      }
    }
    return periods;
  }

  private static Map<String, MagnitudeHistogram> regions(Map<Integer, MagnitudeHistogram> cells) {
    Map<String, MagnitudeHistogram> regions = new LinkedHashMap<>();
    cells.forEach(
        (cell, events) -> {
          if (events.total() >= LEAST_EVENTS) {
            regions.put(CatalogProfile.cellName(cell), events);
          }
        });
    return regions;
  }

  private void compare(String what, Map<String, MagnitudeHistogram> groups) {
    Map<String, MagnitudeStatistics> each = new LinkedHashMap<>();
    groups.forEach((name, events) -> each.put(name, MagnitudeStatistics.of(events)));
    each.values().removeIf(group -> Double.isNaN(group.b()));
    if (each.size() < 2) {
      return;
    }
    var leastMc = extreme(each, false, MagnitudeStatistics::completeness);
    var mostMc = extreme(each, true, MagnitudeStatistics::completeness);
    if (mostMc.getValue().completeness() - leastMc.getValue().completeness() > SAME_COMPLETENESS) {
      say(
          "completeness differs between %s: %.1f in %s, %.1f in %s",
          what,
          leastMc.getValue().completeness(),
          leastMc.getKey(),
          mostMc.getValue().completeness(),
          mostMc.getKey());
    }
    var leastB = extreme(each, false, MagnitudeStatistics::b);
    var mostB = extreme(each, true, MagnitudeStatistics::b);
    double difference = mostB.getValue().b() - leastB.getValue().b();
    double error = Math.hypot(mostB.getValue().bError(), leastB.getValue().bError());
    if (difference > Math.max(SAME_B, SIGMAS_OF_MANY * error)) {
      say(
          "b differs between %s: %.2f in %s, %.2f in %s",
          what, leastB.getValue().b(), leastB.getKey(), mostB.getValue().b(), mostB.getKey());
    }
  }

  private static Map.Entry<String, MagnitudeStatistics> extreme(
      Map<String, MagnitudeStatistics> groups,
      boolean greatest,
      ToDoubleFunction<MagnitudeStatistics> value) {
    var order =
        Map.Entry.<String, MagnitudeStatistics>comparingByValue(Comparator.comparingDouble(value));
    return groups.entrySet().stream().max(greatest ? order : order.reversed()).orElseThrow();
  }

  private void say(String format, Object... values) {
    doubts.add(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
