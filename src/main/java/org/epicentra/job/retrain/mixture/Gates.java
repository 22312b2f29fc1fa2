package org.epicentra.job.retrain.mixture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epicentra.catalog.DriftHistograms;
import org.epicentra.distribution.JensenShannon;
import org.epicentra.job.retrain.Gate;
import org.epicentra.job.retrain.GateLimits;
import org.epicentra.job.retrain.SchemaChange;
import org.epicentra.spark.selection.EventFacts;

/**
 * The checks of a catalog before a mixture is trained on it. What is new since the champion is
 * measured on the events after its newest one, so that one bad day shows.
 *
 * @param limits what is allowed
 * @param now what this run would be made of
 * @param then what the champion was made of; null without a champion
 * @param mostRows events of recent runs, none of them after this one
 * @param read the columns that this run reads
 */
record Gates(
    GateLimits limits, TrainingData now, TrainingData then, long mostRows, Set<String> read) {

  /**
   * What is new since the champion; all without one.
   *
   * @param events those after the champion's newest
   * @param spread how they are spread; null without a champion
   * @param rejected records of the same span that are no usable events
   */
  record Fresh(EventFacts events, DriftHistograms spread, long rejected) {}

  /** The checks that need no champion, and where there is one, those against it. */
  List<Gate> check(Fresh what, int minHoldout) {
    EventFacts fresh = what.events();
    List<Gate> gates = new ArrayList<>();
    if (then != null && Instant.parse(now.asOf()).isBefore(Instant.parse(then.last()))) {
      gates.add(early());
    }
    gates.add(freshness());
    gates.add(
        Gate.atLeast(
            "holdout",
            now.holdoutRows(),
            minHoldout,
            "%.0f events held out, at least %.0f (--min-holdout)"));
    gates.add(rejected(what));
    gates.add(repeated(fresh));
    gates.add(
        Gate.atMost(
            "row-loss",
            mostRows == 0 ? 0 : Math.max(0, 1 - (double) now.rows() / mostRows),
            limits.maxRowLoss(),
            "%.4f of the events of recent runs are gone, at most %.4f (--max-row-loss)"));
    if (then != null) {
      gates.add(SchemaChange.gate(then.schema(), now.schema(), read));
      addRate(gates, fresh);
      if (fresh.rows() >= limits.minEvents()) {
        addShares(gates, fresh);
        addDrift(gates, what.spread());
      }
    }
    return gates;
  }

  private Gate freshness() {
    double days = RunClock.days(RunClock.micros(now.last()), RunClock.micros(now.asOf()));
    double limit = limits.maxAge().toMillis() / 86_400_000.0;
    return Gate.atMost(
        "freshness", days, limit, "the newest event is %.2f days old, at most %.2f (--max-age)");
  }

  /** The champion has learned from later events than this run may see. */
  private Gate early() {
    double days = RunClock.days(RunClock.micros(now.asOf()), RunClock.micros(then.last()));
    return new Gate(
        "as-of",
        days,
        0,
        false,
        "the run is as of %s, and the champion's newest event is of %s: give a later --as-of, or another --name"
            .formatted(now.asOf(), then.last()));
  }

  /** What has no readable time is new where there is more of it than the champion had. */
  private Gate rejected(Fresh fresh) {
    long undated = Math.max(0, now.mostUndated() - (then == null ? 0 : then.mostUndated()));
    double bad = fresh.rejected() + undated;
    return Gate.atMost(
        "rejected",
        share(bad, bad + fresh.events().rows()),
        limits.maxRejected(),
        "%.4f of the new records are no usable events, at most %.4f (--max-rejected)");
  }

  private Gate repeated(EventFacts fresh) {
    double bad = Math.max(0, now.repeated() - (then == null ? 0 : then.repeated()));
    return Gate.atMost(
        "repeated",
        share(bad, Math.max(bad, fresh.rows())),
        limits.maxRepeated(),
        "%.4f of the new events repeat an id, at most %.4f (--max-repeated)");
  }

  private void addRate(List<Gate> gates, EventFacts fresh) {
    double days = RunClock.days(RunClock.micros(then.last()), RunClock.micros(now.asOf()));
    double expected = then.holdoutRows() / then.holdoutDays() * days;
    // Where nothing came at all, the freshness tells.
    if (fresh.rows() > 0 && days >= 0.5 && expected >= limits.minEvents()) {
      double ratio = fresh.rows() / expected;
      gates.add(
          Gate.atMost(
              "rate",
              Math.max(ratio, 1 / ratio),
              limits.maxRateChange(),
              "new events per day differ from before by a factor of %.2f, at most %.2f"
                  + " (--max-rate-change)"));
    }
  }

  private void addShares(List<Gate> gates, EventFacts fresh) {
    String what =
        " differs by %.4f between new events and the champion's, at most %.4f (--max-null-change)";
    gates.add(
        Gate.atMost(
            "strength-nulls",
            Math.abs(fresh.strengthlessShare() - then.strengthless()),
            limits.maxNullChange(),
            "the share without a strength" + what));
    gates.add(
        Gate.atMost(
            "depth-nulls",
            Math.abs(fresh.depthlessShare() - then.depthless()),
            limits.maxNullChange(),
            "the share without a depth" + what));
  }

  private void addDrift(List<Gate> gates, DriftHistograms spread) {
    addDistance(gates, "place", spread.places(), then.places(), limits.maxDriftPlace());
    addDistance(gates, "strength", spread.strengths(), then.strengths(), limits.maxDriftStrength());
    addDistance(gates, "depth", spread.depths(), then.depths(), limits.maxDriftDepth());
  }

  private static void addDistance(
      List<Gate> gates, String what, long[] fresh, long[] champion, double limit) {
    double distance = JensenShannon.distance(fresh, champion);
    if (!Double.isNaN(distance)) { // where one has no such values, the shares of nulls tell
      gates.add(
          Gate.atMost(
              "drift-" + what,
              distance,
              limit,
              "the new events' "
                  + what
                  + " is %.4f from that of the champion's (Jensen-Shannon), at most %.4f"
                  + " (--max-drift-"
                  + what
                  + ")"));
    }
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
