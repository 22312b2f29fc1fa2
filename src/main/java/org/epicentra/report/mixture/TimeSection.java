package org.epicentra.report.mixture;

import java.util.stream.IntStream;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.TimeBins;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Raster;
import org.epicentra.report.chart.Scale;

/** The events over time, of all and of the largest components. */
final class TimeSection {
  private static final int LARGEST = 24;
  private static final long DAY = 86_400_000_000L;

  /** Fewer events make no burst. */
  private static final int FEWEST = 20;

  private static final double[] SIZE = {560, 300};

  private final FitFacts facts;
  private final AssignedEvents events;
  private final TimeBins times;

  TimeSection(FitFacts facts) {
    this.facts = facts;
    this.events = facts.events();
    this.times = events.times();
  }

  Markup markup() {
    Markup page = new Markup();
    if (times == null) {
      Figure.none(
          page, "No times", "No event has a time that can be read, so nothing is drawn over it.");
      return page;
    }
    if (times.count() < 2) {
      Figure.none(
          page,
          "One time",
          "All events fall within one " + times.length() + ", " + Words.hour(times.start(0)) + ".");
      return page;
    }
    page.open("div", "class", "pair");
    all(page);
    byComponent(page);
    page.close();
    return page;
  }

  private long inBin(int bin) {
    return IntStream.rangeClosed(0, events.components())
        .mapToLong(k -> events.events(k, bin))
        .sum();
  }

  /** When a bin begins: with the hour, where it is shorter than a day. */
  private String begin(int bin) {
    long start = times.start(bin);
    return times.start(bin + 1) - start < DAY ? Words.hour(start) : Words.day(start);
  }

  private Scale axis() {
    return Scale.time(times.start(0), times.start(times.count()));
  }

  private void all(Markup page) {
    int busiest = 0;
    for (int bin = 1; bin < times.count(); bin++) {
      busiest = inBin(bin) > inBin(busiest) ? bin : busiest;
    }
    int most = 0;
    for (int k = 1; k <= events.components(); k++) {
      most = events.events(k, busiest) > events.events(most, busiest) ? k : most;
    }
    long count = inBin(busiest);
    Plot plot = new Plot("times", "Events over time", SIZE, axis(), Scale.whole(0, 1.06 * count));
    plot.axes("time, UTC", "events per " + times.length()).begin("bars");
    for (int bin = 0; bin < times.count(); bin++) {
      if (inBin(bin) > 0) {
        plot.bar(times.start(bin), times.start(bin + 1), 0, inBin(bin));
      }
    }
    plot.end();
    String reading =
        "The busiest "
            + times.length()
            + (Character.isDigit(times.length().charAt(0)) ? " begin on " : " begins on ")
            + begin(busiest)
            + " with "
            + Numbers.of(count, "event")
            + ", of which "
            + Numbers.percent((double) events.events(most, busiest) / count)
            + " "
            + (most == events.components() ? "are background." : "are of component " + most + ".");
    Figure.add(page, "All events", reading, plot.finished());
  }

  private void byComponent(Markup page) {
    int[] order =
        IntStream.range(0, events.components())
            .boxed()
            .sorted((a, b) -> Long.compare(events.events(b), events.events(a)))
            .limit(LARGEST)
            .mapToInt(Integer::intValue)
            .toArray();
    int rows = order.length;
    if (timed() == 0) {
      Figure.none(page, heading(rows), "No event with a time is assigned to a component.");
      return;
    }
    Raster raster = new Raster(times.count(), rows, (bin, row) -> events.events(order[row], bin));
    double[] size = {SIZE[0], Math.max(190, 96 + 18.0 * rows)};
    Plot plot = new Plot("times-by-component", "Events over time", size, axis(), new Rows(order));
    plot.axes("time, UTC", "component");
    raster.draw(plot.svg(), plot.frame());
    Markup key = raster.legend("events per " + times.length(), "Colours");
    Figure.add(page, heading(rows), reading(burst(order)), plot.finished(), key);
  }

  private String heading(int rows) {
    return rows < events.components() ? "The " + rows + " largest components" : "Each component";
  }

  /**
   * The bin of time that holds most of a component's events.
   *
   * @param share of them that it holds
   */
  private record Burst(int component, int bin, double share) {}

  /** That of the component whose events come closest together; null where they are too few. */
  private Burst burst(int[] order) {
    Burst sharpest = null;
    for (int k : order) {
      if (events.events(k) < FEWEST && events.events(k) < events.events(order[0])) {
        continue;
      }
      for (int bin = 0; bin < times.count(); bin++) {
        double share = (double) events.events(k, bin) / events.events(k);
        if (share > (sharpest == null ? 0 : sharpest.share())) {
          sharpest = new Burst(k, bin, share);
        }
      }
    }
    return sharpest;
  }

  /** How many components have an event with a time. */
  private long timed() {
    return IntStream.range(0, events.components())
        .filter(k -> IntStream.range(0, times.count()).anyMatch(bin -> events.events(k, bin) > 0))
        .count();
  }

  private String reading(Burst burst) {
    if (burst == null) {
      return "Too few of the components' events have a time to say which of them is a burst.";
    }
    String share =
        Numbers.percent(burst.share())
            + " fall within the "
            + times.length()
            + " from "
            + begin(burst.bin())
            + ".";
    return timed() == 1
        ? "Of the events of component " + burst.component() + ", " + share
        : "Component " + burst.component() + " comes most in a burst: of its events, " + share;
  }
}
