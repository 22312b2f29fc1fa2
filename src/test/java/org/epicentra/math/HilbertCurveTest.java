package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HilbertCurveTest {
  /**
   * The two properties that define the curve: a bijection, and steps of one cell along one axis.
   */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 5", "3, 1", "3, 3"})
  void visitsEveryCellOnceInUnitSteps(int dimension, int bits) {
    int cells = 1 << (dimension * bits);
    int[][] tour = new int[cells][];
    for (int number = 0; number < cells; number++) {
      int[] cell = cell(number, dimension, bits);
      long index = HilbertCurve.index(cell.clone(), bits);
      assertThat(index).isBetween(0L, cells - 1L);
      assertThat(tour[(int) index]).as("cell at index %d", index).isNull();
      tour[(int) index] = cell;
    }
    for (int i = 1; i < cells; i++) {
      int[] from = tour[i - 1];
      int[] to = tour[i];
      int steps = IntStream.range(0, dimension).map(d -> Math.abs(to[d] - from[d])).sum();
      assertThat(steps).as("from index %d to the next", i - 1).isEqualTo(1);
    }
  }

  private static int[] cell(int number, int dimension, int bits) {
    int[] cell = new int[dimension];
    for (int d = 0; d < dimension; d++) {
      cell[d] = number >>> (d * bits) & (1 << bits) - 1;
    }
    return cell;
  }
}
