package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.ml.SampledEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DensityPassIT {
  private static final EventColumns WEIGHTED =
      new EventColumns(List.of("x", "y"), "strength", "weight", null);
  private static final MixturePosterior TRUTH = posterior(SampledEvents.CENTRES);
  private static final MixturePosterior OTHER = posterior(new double[][] {{-5, 1}, {3, 3}, {1, 8}});

  /** The densities under the second posterior less those under the first. */
  private static final class Gain implements DensitySum<Gain> {
    private static final long serialVersionUID = 1L;
    private final PairedGain sum = new PairedGain();

    @Override
    public Gain empty() {
      return new Gain();
    }

    @Override
    public void add(double[] logDensities, double weight) {
      sum.add(logDensities[1] - logDensities[0], weight);
    }

    @Override
    public Gain merge(Gain later) {
      sum.merge(later.sum);
      return this;
    }
  }

  private static MixturePosterior posterior(double[][] centres) {
    MixturePrior prior =
        new MixturePrior(
            SampledEvents.PI,
            SampledEvents.TAU,
            new MixturePrior.Centres(new double[] {0, 0}, 0.01),
            new MixturePrior.Rates(1, 0.1));
    return MixturePosterior.start(prior, centres, SampledEvents.RATES);
  }

  private static PairedGain gain(CachedEvents events, boolean withStrengths) {
    return events.densities(List.of(OTHER, TRUTH), withStrengths, new Gain()).sum;
  }

  /** Event by event from the rows themselves, of which a fifth has no strength. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSumIsThatOfTheRows(boolean withStrengths) {
    List<Row> rows = SampledEvents.list(5000, 1);
    PairedGain expected = new PairedGain();
    MixtureScorer first = new MixtureScorer(OTHER);
    MixtureScorer second = new MixtureScorer(TRUTH);
    for (Row row : rows) {
      double[] x = {row.getDouble(1), row.getDouble(2)};
      boolean none = row.isNullAt(3) || !withStrengths;
      double strength = none ? Double.NaN : ((Number) row.get(3)).doubleValue();
      double gain = second.logDensity(x, strength) - first.logDensity(x, strength);
      expected.add(gain, row.getDouble(4));
    }
    try (CachedEvents events = CachedEvents.load(SampledEvents.table(rows, 3), WEIGHTED, 1)) {
      PairedGain actual = gain(events, withStrengths);
      assertThat(actual.observations()).isEqualTo(5000);
      assertThat(actual.mean()).isCloseTo(expected.mean(), within(1e-12));
      assertThat(actual.standardError()).isCloseTo(expected.standardError(), within(1e-12));
    }
  }

  /** 30,000 events are several chunks. */
  @ParameterizedTest
  @CsvSource({"1, 1, false", "1, 5, true", "7, 2, true", "3, 40, false"})
  void theBitsDoNotDependOnThePartitionsNorOnTheOrder(int read, int kept, boolean turned) {
    List<Row> rows = SampledEvents.list(30_000, 1);
    List<Row> ordered = new ArrayList<>(rows);
    if (turned) {
      Collections.reverse(ordered);
    }
    try (CachedEvents expected = CachedEvents.load(SampledEvents.table(rows, 4), WEIGHTED, 1, 2);
        CachedEvents actual =
            CachedEvents.load(SampledEvents.table(ordered, read), WEIGHTED, 1, kept)) {
      assertThat(gain(actual, true).sums()).isEqualTo(gain(expected, true).sums());
      assertThat(gain(actual, false).sums()).isEqualTo(gain(expected, false).sums());
    }
  }

  @Test
  void tasksOfTheSameEventsCanBeRepeated() {
    try (CachedEvents events = CachedEvents.load(SampledEvents.table(2000, 2), WEIGHTED, 1)) {
      assertThat(gain(events, true).sums()).isEqualTo(gain(events, true).sums());
    }
  }
}
