package org.epicentra.mixture.locations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocationSumsTest {
  /** Events at one place scatter by 0 about it, which rounding must not make less than nothing. */
  @ParameterizedTest
  @EnumSource(SecondMoments.class)
  void eventsAtOnePlaceAreFeasible(SecondMoments moments) {
    Random random = new Random(5);
    for (int trial = 0; trial < 500; trial++) {
      double[] origin = random.doubles(3, -1000, 1000).toArray();
      double[] offset = random.doubles(3, -1, 1).toArray();
      LocationSums sums = new LocationSums(3, moments, origin);
      add(sums, 0.1 + 50 * random.nextDouble(), offset);
      assertThat(sums.areFeasible()).isTrue();
    }
  }

  private static void add(LocationSums sums, double weight, double[] offset) {
    double[] first = new double[3];
    double[] second = new double[6];
    double squares = 0;
    int e = 0;
    for (int i = 0; i < 3; i++) {
      first[i] = weight * offset[i];
      squares += first[i] * offset[i];
      for (int j = 0; j <= i; j++) {
        second[e++] = first[i] * offset[j];
      }
    }
    sums.add(0, weight, first);
    switch (sums.moments()) {
      case TOTAL, TRACE -> sums.addSquares(0, squares);
      case FULL -> sums.addSecond(0, second);
      default -> {}
    }
  }

  @Test
  void aNegativeScatterIsNotFeasible() {
    LocationSums sums = new LocationSums(2, SecondMoments.FULL, new double[2]);
    sums.add(0, 10, new double[] {10, 0});
    sums.addSecond(0, new double[] {9, 0, 5});
    assertThat(sums.areFeasible()).isFalse();
    LocationSums negative = new LocationSums(2, SecondMoments.NONE, new double[2]);
    negative.add(0, -1e-6, new double[2]);
    assertThat(negative.areFeasible()).isFalse();
  }
}
