package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellGridTest {
  private final CellGrid grid = new CellGrid(new double[] {-10, 10, 0, 5}, 4, 5);

  @Test
  void cellsAreNumberedRowByRow() {
    assertThat(grid.cell(-10, 0)).isZero();
    assertThat(grid.cell(-4.9, 0.5)).isEqualTo(1);
    assertThat(grid.cell(0, 1)).isEqualTo(6);
    assertThat(grid.cell(10, 5)).as("the far corner").isEqualTo(19);
    assertThat(grid.cellArea()).isEqualTo(5);
    assertThat(grid.box()).containsExactly(-10, 10, 0, 5);
  }

  @Test
  void whatIsOutsideHasNoCell() {
    assertThat(grid.cell(-10.1, 1)).isEqualTo(-1);
    assertThat(grid.cell(0, 5.1)).isEqualTo(-1);
    assertThat(grid.cell(Double.NaN, 1)).isEqualTo(-1);
    CellCounts counts = new CellCounts(grid);
    counts.add(11, 1);
    counts.add(1, 1);
    for (int cell = 0; cell < 20; cell++) {
      assertThat(counts.count(cell % 4, cell / 4)).isEqualTo(cell == grid.cell(1, 1) ? 1 : 0);
    }
    assertThat(counts.count(2, 1)).isEqualTo(1);
  }

  @Test
  void aGridHasAnExtent() {
    assertThatThrownBy(() -> new CellGrid(new double[] {1, 1, 0, 1}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
