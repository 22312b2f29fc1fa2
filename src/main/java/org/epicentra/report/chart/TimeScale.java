package org.epicentra.report.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis of time in UTC, with ticks at years, months, days, hours or minutes. */
final class TimeScale implements Scale {
  private static final double MICROS = 1e6;
  private static final double DAY = 86_400;

  /** Steps of a unit of time, rising. */
  private record Step(ChronoUnit unit, int amount, String pattern) {
    double seconds() {
      return unit.getDuration().toSeconds() * (double) amount;
    }
  }

  private static final List<Step> STEPS =
      List.of(
          new Step(ChronoUnit.MINUTES, 1, "HH:mm"),
          new Step(ChronoUnit.MINUTES, 10, "HH:mm"),
          new Step(ChronoUnit.HOURS, 1, "HH:mm"),
          new Step(ChronoUnit.HOURS, 6, "d MMM HH:mm"),
          new Step(ChronoUnit.DAYS, 1, "d MMM"),
          new Step(ChronoUnit.DAYS, 2, "d MMM"),
          new Step(ChronoUnit.DAYS, 7, "d MMM"),
          new Step(ChronoUnit.MONTHS, 1, "MMM yyyy"),
          new Step(ChronoUnit.MONTHS, 3, "MMM yyyy"),
          new Step(ChronoUnit.MONTHS, 6, "MMM yyyy"),
          new Step(ChronoUnit.YEARS, 1, "yyyy"),
          new Step(ChronoUnit.YEARS, 2, "yyyy"),
          new Step(ChronoUnit.YEARS, 5, "yyyy"),
          new Step(ChronoUnit.YEARS, 10, "yyyy"),
          new Step(ChronoUnit.YEARS, 20, "yyyy"),
          new Step(ChronoUnit.YEARS, 50, "yyyy"),
          new Step(ChronoUnit.YEARS, 100, "yyyy"),
          new Step(ChronoUnit.YEARS, 1000, "yyyy"));

  private final long from;
  private final long to;

  TimeScale(long from, long to) {
    if (from >= to) {
      throw new IllegalArgumentException("an axis of time cannot go from " + from + " to " + to);
    }
    this.from = from;
    this.to = to;
  }

  @Override
  public double at(double value) {
    return (value - from) / ((double) to - from);
  }

  @Override
  public List<Tick> ticks(int wished) {
    double seconds = ((double) to - from) / MICROS;
    Step step = STEPS.get(STEPS.size() - 1);
    for (Step each : STEPS) {
      if (seconds / each.seconds() <= wished) {
        step = each;
        break;
      }
    }
    DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern(), Locale.ENGLISH);
    List<Tick> ticks = new ArrayList<>();
    for (LocalDateTime at = first(step); micros(at) <= to; at = next(at, step)) {
      if (micros(at) >= from) {
        ticks.add(new Tick(micros(at), format.format(at)));
      }
    }
    return ticks;
  }

  private static LocalDateTime next(LocalDateTime at, Step step) {
    return at.plus(step.amount(), step.unit());
  }

  /** The last tick before the beginning of the axis, or on it. */
  private LocalDateTime first(Step step) {
    LocalDateTime begin = LocalDateTime.ofInstant(instant(from), ZoneOffset.UTC);
    int year = begin.getYear();
    if (step.unit() == ChronoUnit.YEARS) {
      return LocalDate.of(Math.floorDiv(year, step.amount()) * step.amount(), 1, 1).atStartOfDay();
    }
    if (step.unit() == ChronoUnit.MONTHS) {
      int month = (begin.getMonthValue() - 1) / step.amount() * step.amount() + 1;
      return LocalDate.of(year, month, 1).atStartOfDay();
    }
    if (step.unit() == ChronoUnit.DAYS) {
      long day = begin.toLocalDate().toEpochDay();
      return LocalDate.ofEpochDay(Math.floorDiv(day, step.amount()) * step.amount()).atStartOfDay();
    }
    LocalDateTime midnight = begin.toLocalDate().atStartOfDay();
    long steps = (long) (Math.floorMod(from, (long) (DAY * MICROS)) / MICROS / step.seconds());
    return midnight.plus(steps * step.amount(), step.unit());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static double micros(LocalDateTime at) {
    return at.toEpochSecond(ZoneOffset.UTC) * MICROS;
  }
}
