package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionGridTest {
  @Test
  void aRegionIsNamedByItsBox() {
    RegionGrid grid = new RegionGrid(new double[] {-121.4, -114.2, 32.1, 36.9}, true);
    assertThat(grid.name(grid.region(-117.3, 33.9))).isEqualTo("lon -118 to -116, lat 32 to 34");
    // Held out, and west of all that was trained on.
    assertThat(grid.name(grid.region(-123.5, 33.9))).isEqualTo("lon -124 to -122, lat 32 to 34");
    RegionGrid plain = new RegionGrid(new double[] {0, 7, 0, 5}, false);
    assertThat(plain.name(plain.region(6.5, 0.5))).isEqualTo("x 6 to 8, y 0 to 2");
  }

  @Test
  void theWholeGlobeEndsAtTheAntimeridian() {
    RegionGrid grid = new RegionGrid(new double[] {-180, 179.9, -89, 89}, true);
    assertThat(grid.name(grid.region(179, 10))).isEqualTo("lon 150 to 180, lat 0 to 50");
    assertThat(grid.name(grid.region(-179, -80))).isEqualTo("lon -180 to -150, lat -90 to -50");
  }

  /** Held out, and beyond the box: the steps do not meet at the antimeridian. */
  @Test
  void regionsBesideAGlobeThatIsNotWholeDoNotOverlap() {
    RegionGrid grid = new RegionGrid(new double[] {-149, 179, -80, 80}, true);
    assertThat(grid.name(grid.region(151, 10))).isEqualTo("lon 150 to -160, lat 0 to 50");
    assertThat(grid.region(-165, 10)).isEqualTo(grid.region(151, 10));
    assertThat(grid.name(grid.region(-155, 10))).isEqualTo("lon -160 to -150, lat 0 to 50");
    assertThat(grid.name(grid.region(-149, 10))).isEqualTo("lon -150 to -100, lat 0 to 50");
  }

  /** New Zealand, 165 E to 175 W: one box of twenty degrees, not two ends of the world. */
  @Test
  void regionsCrossTheAntimeridian() {
    RegionGrid grid = new RegionGrid(new double[] {165, 185, -49, -33}, true);
    assertThat(grid.name(grid.region(179.5, -40))).isEqualTo("lon 175 to 180, lat -40 to -35");
    assertThat(grid.name(grid.region(-178, -40))).isEqualTo("lon -180 to -175, lat -40 to -35");
    assertThat(grid.region(-178, -40)).isEqualTo(grid.region(182, -40));
    // An event that is held out may lie outside of the box.
    assertThat(grid.name(grid.region(160, -40))).isEqualTo("lon 160 to 165, lat -40 to -35");
  }
}
