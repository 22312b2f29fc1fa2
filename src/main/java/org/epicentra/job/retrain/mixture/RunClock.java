package org.epicentra.job.retrain.mixture;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times of a run, microseconds since 1970 UTC.
 *
 * @param asOf the time of the run
 * @param holdout length of the hold-out
 */
record RunClock(Instant asOf, Duration holdout) {
  /** Before every event. */
  static final long BEGINNING = Long.MIN_VALUE;

  static RunClock of(CatalogWindow window) {
    Instant asOf = window.asOf() == null ? Instant.now() : window.asOf();
    return new RunClock(asOf, window.holdout());
  }

  long asOfMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, asOf);
  }

  /** The time of the last event that may be trained on. */
  long splitMicros(long lastMicros) {
    return lastMicros - holdout.toMillis() * 1000;
  }

  double holdoutDays() {
    return holdout.toMillis() / 86_400_000.0;
  }

  /** Days between two times. */
  static double days(long fromMicros, long toMicros) {
    return (toMicros - fromMicros) / 86_400e6;
  }

  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  static long micros(String text) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
  }
}
