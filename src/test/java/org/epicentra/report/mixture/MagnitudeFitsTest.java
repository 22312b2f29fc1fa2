package org.epicentra.report.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.mixture.FitFixture.Has;
import org.junit.jupiter.api.Test;

class MagnitudeFitsTest {
  private static MagnitudeFits fits(int components, int events, int zeros) {
    double[][] centres = new double[components][2];
    FitFixture fixture = new FitFixture(AzimuthalProjection.of(10, 46), centres).odd(zeros, 0);
    return new MagnitudeFits(fixture.facts(events, Has.MAGNITUDE).events());
  }

  /**
   * Thirty zeros stand for no magnitude; the ten of each component, as many as it has in its
   * fullest bin of a tenth or more, are too few for that to be seen in it alone. All others are 2
   * or more, which puts Mc above 2.
   */
  @Test
  void zerosOfNoMeaningHaveNoneInAComponent() {
    MagnitudeFits fits = fits(3, 120, 30);
    assertThat(fits.all().statistics().zerosIgnored()).isEqualTo(30);
    for (int k = 0; k < 3; k++) {
      assertThat(fits.of(k).histogram().total()).isEqualTo(30);
      assertThat(fits.of(k).completeness()).isGreaterThan(2);
    }
  }

  /** Few zeros say nothing against them, and stay. */
  @Test
  void zerosThatMayBeMeasuredStay() {
    MagnitudeFits fits = fits(3, 120, 9);
    assertThat(fits.all().histogram().total()).isEqualTo(120);
    assertThat(fits.of(0).histogram().count(0)).isEqualTo(3);
  }

  @Test
  void componentsThatNoPageShowsHaveNone() {
    MagnitudeFits fits = fits(ComponentMark.MOST + 2, 600, 0);
    assertThat(fits.of(ComponentMark.MOST - 1)).isNotNull();
    assertThat(fits.of(ComponentMark.MOST)).isNull();
  }
}
