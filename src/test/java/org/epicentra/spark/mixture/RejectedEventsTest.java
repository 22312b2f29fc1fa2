package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epicentra.spark.mixture.RejectedEvents.Fault.LOCATION;
import static org.epicentra.spark.mixture.RejectedEvents.Fault.STRENGTH;
import static org.epicentra.spark.mixture.RejectedEvents.Fault.WEIGHT;
import static org.epicentra.spark.mixture.RejectedEvents.fault;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedEventsTest {
  private static final double[] HERE = {1, 2};
  private static final EventColumns COLUMNS =
      new EventColumns(List.of("x", "y"), "count", "weight", "id");

  @Test
  void anEventHasAFiniteLocationAWholeStrengthAndAPositiveWeight() {
    assertThat(fault(HERE, true, 3, 1)).isNull();
    assertThat(fault(HERE, true, 0, 1e-9)).isNull();
    assertThat(fault(HERE, false, Double.NaN, 1)).isNull();
  }

  @Test
  void everyOtherValueIsAFaultNaNIncluded() {
    assertThat(fault(new double[] {1, Double.NaN}, true, 3, 1)).isEqualTo(LOCATION);
    assertThat(fault(new double[] {Double.NEGATIVE_INFINITY, 2}, true, 3, 1)).isEqualTo(LOCATION);
    assertThat(fault(new double[] {1e30, -1e30}, true, 3, 1)).isNull();
    assertThat(fault(new double[] {1, -1.1e30}, true, 3, 1)).isEqualTo(LOCATION);
    for (double strength : new double[] {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(fault(HERE, true, strength, 1)).isEqualTo(STRENGTH);
    }
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(fault(HERE, true, 3, weight)).isEqualTo(WEIGHT);
    }
  }

  @Test
  void theMessageCountsEachFaultAndNamesTheFirstFive() {
    RejectedEvents first = new RejectedEvents();
    for (int i = 1; i <= 4; i++) {
      first.add(STRENGTH, "a" + i);
    }
    RejectedEvents second = new RejectedEvents();
    second.add(STRENGTH, "b1");
    second.add(STRENGTH, "b2");
    second.add(LOCATION, "b3");
    first.merge(second);
    assertThat(first.asException(100, COLUMNS))
        .hasMessage(
            "7 of 100 rows cannot be used: 1 with a location that is null, not finite or beyond 1e30 (x, y),"
                + " first: b3; 6 with a strength that is negative, fractional or not finite"
                + " (count), first: a1, a2, a3, a4, b1. Correct them or filter them out.");
  }

  @Test
  void aRowWithoutAnIdIsNamedByItsValues() {
    assertThat(RejectedEvents.name("us1", List.of(1.0, 2.0), 3.0)).isEqualTo("us1");
    assertThat(RejectedEvents.name(null, List.of(1.0, 2.0), -3.0))
        .isEqualTo("(1.0, 2.0, strength -3.0)");
    assertThat(RejectedEvents.name(null, Arrays.asList(1.0, null), null))
        .isEqualTo("(1.0, null, no strength)");
    assertThat(RejectedEvents.name(null, List.of(Double.NaN, 2.0), 0.0))
        .isEqualTo("(NaN, 2.0, strength 0.0)");
  }
}
