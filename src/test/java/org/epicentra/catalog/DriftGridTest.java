package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriftGridTest {
  private static final int OUTSIDE = DriftGrid.CELLS - 1;

  @Test
  void aBoxHasSixteenColumnsAndRows() {
    DriftGrid grid = new DriftGrid(new double[] {0, 16, 0, 32}, false);
    assertThat(grid.cell(0, 0)).isZero();
    assertThat(grid.cell(0.9, 31.9)).isEqualTo(15);
    assertThat(grid.cell(1, 0)).isEqualTo(16);
    assertThat(grid.cell(16, 32)).isEqualTo(255);
    assertThat(grid.cell(16.1, 5)).isEqualTo(OUTSIDE);
    assertThat(grid.cell(360, 5)).isEqualTo(OUTSIDE);
    assertThat(grid.cell(Double.NaN, 5)).isEqualTo(OUTSIDE);
  }

  @Test
  void aBoxAboutTheAntimeridianHoldsBothSides() {
    DriftGrid grid = new DriftGrid(new double[] {165, 181, -48, -32}, true);
    assertThat(grid.cell(165, -48)).isZero();
    assertThat(grid.cell(179.5, -48)).isEqualTo(14 * 16);
    assertThat(grid.cell(-179.5, -48)).isEqualTo(15 * 16);
    assertThat(grid.cell(-179, -48)).isEqualTo(15 * 16);
    assertThat(grid.cell(-178, -48)).isEqualTo(OUTSIDE);
    assertThat(grid.cell(153, -48)).isEqualTo(OUTSIDE);
  }

  @Test
  void longitudesBelowTheBoxAreOutside() {
    DriftGrid grid = new DriftGrid(new double[] {-121, -115, 32, 37}, true);
    assertThat(grid.cell(-121, 32)).isZero();
    assertThat(grid.cell(-122, 32)).isEqualTo(OUTSIDE);
    assertThat(grid.cell(179, 32)).isEqualTo(OUTSIDE);
  }
}
