package org.epicentra.job.retrain.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.epicentra.catalog.DriftGrid;
import org.epicentra.catalog.DriftHistograms;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.CountLimits;
import org.epicentra.job.retrain.Gate;
import org.epicentra.spark.selection.EventFacts;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final EventLimits LIMITS =
      new EventLimits(
          new CountLimits(30, 0.02, 100),
          Duration.ofDays(7),
          0.05,
          0.01,
          20,
          0.3,
          new EventLimits.Drift(0.8, 0.5, 0.5));
  private static final Map<String, String> COLUMNS =
      Map.of("depth", "double", "phases", "int", "year", "int", "gap", "double");
  private static final Set<String> READ = Set.of("time", "depth", "phases");

  private static final DriftHistograms NOTHING =
      new DriftHistograms(new DriftGrid(new double[] {0, 1, 0, 1}, false));

  private static TrainingData data(
      String asOf, Map<String, String> schema, long rejected, Long undated) {
    return new TrainingData(
        "f",
        "d",
        List.of("catalog.csv"),
        Map.of(),
        0,
        schema,
        asOf,
        1000,
        "2025-01-01T00:00:00Z",
        asOf,
        "2025-01-30T00:00:00Z",
        900,
        100,
        7,
        rejected,
        undated,
        0,
        0,
        0,
        new double[4],
        NOTHING.places(),
        NOTHING.strengths(),
        NOTHING.depths());
  }

  /** Fifty events and some rejected records since the champion. */
  private static List<Gate> gates(TrainingData now, TrainingData then, long rejectedSince) {
    return gates(now, then, rejectedSince, 50);
  }

  private static List<Gate> gates(TrainingData now, TrainingData then, long rejected, long events) {
    EventFacts fresh = new EventFacts(events, 0, 0, 0, 0, 0, new double[4], "0");
    return new Gates(LIMITS, now, then, 1000, READ)
        .check(new Gates.Fresh(fresh, NOTHING, rejected));
  }

  private static Gate gate(List<Gate> gates, Check check) {
    return gates.stream().filter(gate -> gate.check() == check).findFirst().orElseThrow();
  }

  @Test
  void rejectedRecordsAreNewByTheirTime() {
    TrainingData then = data("2025-02-10T00:00:00Z", COLUMNS, 40, 10L);
    TrainingData now = data("2025-02-15T00:00:00Z", COLUMNS, 44, 10L);
    // 2 since then, none more without a time: 2 of 52, whatever the totals.
    assertThat(gate(gates(now, then, 2), Check.REJECTED).value()).isEqualTo(2.0 / 52);
    // 3 more without a time: 5 of 55.
    TrainingData undated = data("2025-02-15T00:00:00Z", COLUMNS, 44, 13L);
    Gate refused = gate(gates(undated, then, 2), Check.REJECTED);
    assertThat(refused.value()).isEqualTo(5.0 / 55);
    assertThat(refused.passed()).isFalse();
    // Fewer without a time than before hide nothing of those with one.
    TrainingData fewer = data("2025-02-15T00:00:00Z", COLUMNS, 44, 0L);
    assertThat(gate(gates(fewer, then, 2), Check.REJECTED).value()).isEqualTo(2.0 / 52);
    // Without a champion all are new.
    assertThat(gate(gates(now, null, 34), Check.REJECTED).value()).isEqualTo(44.0 / 94);
  }

  @Test
  void aChampionOfBeforeMayHaveHadAsManyUndatedRecordsAsItRejected() {
    TrainingData then = data("2025-02-10T00:00:00Z", COLUMNS, 40, null);
    TrainingData now = data("2025-02-15T00:00:00Z", COLUMNS, 44, 38L);
    assertThat(gate(gates(now, then, 1), Check.REJECTED).value()).isEqualTo(1.0 / 51);
  }

  @Test
  void changedColumnsAreNamedAndWidthsAndColumnsThatAreNotReadMayChange() {
    TrainingData then = data("2025-02-10T00:00:00Z", COLUMNS, 0, 0L);
    Map<String, String> unread = Map.of("depth", "float", "phases", "bigint", "gap", "string");
    Gate same = gate(gates(data("2025-02-15T00:00:00Z", unread, 0, 0L), then, 0), Check.SCHEMA);
    assertThat(same.passed()).isTrue();
    assertThat(same.message())
        .isEqualTo("the columns that the run reads are those of the champion");
    Map<String, String> other = Map.of("phases", "string", "year", "int");
    Gate gone = gate(gates(data("2025-02-15T00:00:00Z", other, 0, 0L), then, 0), Check.SCHEMA);
    assertThat(gone.passed()).isFalse();
    assertThat(gone.value()).isEqualTo(2.0);
    assertThat(gone.message())
        .isEqualTo(
            "of the columns that the run reads, depth (double) is gone, phases was int and is"
                + " string: give the same columns (‹column› makes them), or another ‹name›");
  }

  @Test
  void aRunAsOfBeforeTheChampionsNewestEventIsRefused() {
    TrainingData then = data("2025-02-10T00:00:00Z", COLUMNS, 0, 0L);
    Gate early = gate(gates(data("2025-02-05T12:00:00Z", COLUMNS, 0, 0L), then, 0), Check.AS_OF);
    assertThat(early.passed()).isFalse();
    assertThat(early.value()).isEqualTo(4.5);
    assertThat(early.message())
        .isEqualTo(
            "the run is as of 2025-02-05T12:00:00Z, and the champion's newest event is of"
                + " 2025-02-10T00:00:00Z: give a later ‹asOf›, or another ‹name›");
    assertThat(gates(data("2025-02-10T00:00:00Z", COLUMNS, 0, 0L), then, 0))
        .extracting(Gate::check)
        .doesNotContain(Check.AS_OF);
  }

  /** The champion's hold-out had 100 events in 7 days, so that 10 days are to bring 142.9. */
  @Test
  void tooFewEventsAreRefusedLikeTooMany() {
    TrainingData then = data("2025-02-05T00:00:00Z", COLUMNS, 0, 0L);
    TrainingData now = data("2025-02-15T00:00:00Z", COLUMNS, 0, 0L);
    Gate few = gate(gates(now, then, 0, 5), Check.RATE);
    assertThat(few.value()).isCloseTo(1000 / 7.0 / 5, within(1e-12));
    assertThat(few.passed()).isFalse();
    assertThat(gate(gates(now, then, 0, 8), Check.RATE).passed()).isTrue();
    assertThat(gate(gates(now, then, 0, 2857), Check.RATE).passed()).isTrue();
    Gate many = gate(gates(now, then, 0, 2858), Check.RATE);
    assertThat(many.value()).isCloseTo(2858 / (1000 / 7.0), within(1e-12));
    assertThat(many.passed()).isFalse();
  }

  /**
   * From the limit of 100 on, itself included: of new events for shares, expected ones for rates.
   */
  @Test
  void asManyEventsAsTheLimitAreChecked() {
    TrainingData then = data("2025-02-08T00:00:00Z", COLUMNS, 0, 0L);
    TrainingData week = data("2025-02-15T00:00:00Z", COLUMNS, 0, 0L);
    List<Gate> all = gates(week, then, 0, 100);
    assertThat(all)
        .extracting(Gate::check)
        .contains(Check.RATE, Check.STRENGTH_NULLS, Check.DEPTH_NULLS);
    assertThat(gate(all, Check.RATE).value()).isEqualTo(1);
    assertThat(gate(all, Check.HOLDOUT).passed()).isTrue();
    assertThat(gates(week, then, 0, 99))
        .extracting(Gate::check)
        .doesNotContain(Check.STRENGTH_NULLS, Check.DEPTH_NULLS)
        .contains(Check.RATE);
    TrainingData less = data("2025-02-14T23:59:59Z", COLUMNS, 0, 0L);
    assertThat(gates(less, then, 0, 100)).extracting(Gate::check).doesNotContain(Check.RATE);
  }

  @Test
  void asManyHeldOutAsTheLimitAreEnough() {
    assertThat(LIMITS.counts().holdout("events", 30).passed()).isTrue();
    assertThat(LIMITS.counts().holdout("events", 29).passed()).isFalse();
  }
}
