package org.epicentra.job.retrain.mixture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.epicentra.Setting;
import org.epicentra.catalog.DriftHistograms;
import org.epicentra.distribution.JensenShannon;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.Gate;
import org.epicentra.spark.selection.EventFacts;

/**
 * The checks of a catalog before a mixture is trained on it. What is new since the champion is
 * measured on the events after its newest one, so that a single bad day shows.
 *
 * @param limits what is allowed
 * @param now the data of this run
 * @param then the data of the champion; null without a champion
 * @param mostRows most events of a recent run that was not after this one
 * @param read the columns that this run reads
 */
record Gates(
    EventLimits limits, TrainingData now, TrainingData then, long mostRows, Set<String> read) {

  /**
   * What is new since the champion; all without one.
   *
   * @param events those after the champion's newest
   * @param spread their histograms; null without a champion
   * @param rejected unusable records of the same span of time
   */
  record Fresh(EventFacts events, DriftHistograms spread, long rejected) {}

  /** The checks that need no champion, and where there is one, those against it. */
  List<Gate> check(Fresh what) {
    EventFacts fresh = what.events();
    List<Gate> gates = new ArrayList<>();
    if (then != null && Instant.parse(now.asOf()).isBefore(Instant.parse(then.last()))) {
      gates.add(early());
    }
    gates.add(freshness());
    gates.add(limits.counts().holdout("events", now.holdoutRows()));
    gates.add(rejected(what));
    gates.add(repeated(fresh));
    gates.add(limits.counts().rowLoss("events", now.rows(), mostRows));
    if (then != null) {
      gates.add(SchemaChange.gate(then.schema(), now.schema(), read));
      addRate(gates, fresh);
      if (fresh.rows() >= limits.counts().minDriftEvents()) {
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
        Check.FRESHNESS, days, limit, "the newest event is %.2f days old, at most %.2f");
  }

  /** The champion was trained on later events than this run may see. */
  private Gate early() {
    double days = RunClock.days(RunClock.micros(now.asOf()), RunClock.micros(then.last()));
    return new Gate(
        Check.AS_OF,
        days,
        0,
        false,
        "the run is as of %s, and the champion's newest event is of %s: give a later %s, or another %s"
            .formatted(
                now.asOf(),
                then.last(),
                Setting.named(Check.AS_OF.setting()),
                Setting.named("name")));
  }

  /** Records without a readable time count as new by how far they exceed the champion's count. */
  private Gate rejected(Fresh fresh) {
    long undated = Math.max(0, now.mostUndated() - (then == null ? 0 : then.mostUndated()));
    double bad = fresh.rejected() + undated;
    return Gate.atMost(
        Check.REJECTED,
        share(bad, bad + fresh.events().rows()),
        limits.maxRejected(),
        "%.4f of the new records are unusable, at most %.4f");
  }

  private Gate repeated(EventFacts fresh) {
    double bad = Math.max(0, now.repeated() - (then == null ? 0 : then.repeated()));
    return Gate.atMost(
        Check.REPEATED,
        share(bad, Math.max(bad, fresh.rows())),
        limits.maxRepeated(),
        "%.4f of the new events repeat an id, at most %.4f");
  }

  private void addRate(List<Gate> gates, EventFacts fresh) {
    double days = RunClock.days(RunClock.micros(then.last()), RunClock.micros(now.asOf()));
    double expected = then.holdoutRows() / then.holdoutDays() * days;
    // Where no events came at all, the freshness shows it.
    if (fresh.rows() > 0 && days >= 0.5 && expected >= limits.counts().minDriftEvents()) {
      double ratio = fresh.rows() / expected;
      gates.add(
          Gate.atMost(
              Check.RATE,
              Math.max(ratio, 1 / ratio),
              limits.maxRateChange(),
              "new events per day differ from before by a factor of %.2f, at most %.2f"));
    }
  }

  private void addShares(List<Gate> gates, EventFacts fresh) {
    String what = " differs by %.4f between new events and the champion's, at most %.4f";
    gates.add(
        Gate.atMost(
            Check.STRENGTH_NULLS,
            Math.abs(fresh.strengthlessShare() - then.strengthless()),
            limits.maxNullChange(),
            "the share without a strength" + what));
    gates.add(
        Gate.atMost(
            Check.DEPTH_NULLS,
            Math.abs(fresh.depthlessShare() - then.depthless()),
            limits.maxNullChange(),
            "the share without a depth" + what));
  }

  private void addDrift(List<Gate> gates, DriftHistograms spread) {
    EventLimits.Drift most = limits.maxDrift();
    double place = JensenShannon.distance(spread.places(), then.places());
    addDistance(gates, Check.DRIFT_PLACE, "place", place, most.place());
    double strength = JensenShannon.distance(spread.strengths(), then.strengths());
    addDistance(gates, Check.DRIFT_STRENGTH, "strength", strength, most.strength());
    double depth = JensenShannon.distance(spread.depths(), then.depths());
    addDistance(gates, Check.DRIFT_DEPTH, "depth", depth, most.depth());
  }

  private static void addDistance(
      List<Gate> gates, Check check, String what, double distance, double limit) {
    if (!Double.isNaN(distance)) { // where either has no such values, the shares of nulls show it
      gates.add(
          Gate.atMost(
              check,
              distance,
              limit,
              "the new events' "
                  + what
                  + " is %.4f from that of the champion's (Jensen-Shannon), at most %.4f"));
    }
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
