package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GainCellsTest {
  private static GainCells cells() {
    return new GainCells(new CellGrid(new double[] {0, 3, 0, 2}, 3, 2));
  }

  @Test
  void aCellHasTheWeightedMeanOfItsEvents() {
    GainCells one = cells();
    one.add(0.5, 0.5, 1, 3);
    one.add(2.5, 1.5, -7, 1);
    GainCells other = cells();
    other.add(0.2, 0.9, 5, 1);
    one.merge(other);
    // (3 x 1 + 1 x 5) / 4
    assertThat(one.gain(0, 0).mean()).isEqualTo(2, within(1e-15));
    assertThat(one.gain(0, 0).observations()).isEqualTo(2);
    assertThat(one.gain(2, 1).mean()).isEqualTo(-7);
    assertThat(one.gain(1, 0)).isNull();
  }

  @Test
  void whatHasNoPlaceOrNoDifferenceIsCounted() {
    GainCells one = cells();
    one.add(9, 9, 1, 1);
    GainCells other = cells();
    other.add(0.5, 0.5, Double.NEGATIVE_INFINITY, 1);
    one.merge(other);
    assertThat(one.uncounted()).isEqualTo(2);
    assertThat(one.gain(0, 0)).isNull();
  }
}
