package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SphericalMeanTest {

  @Test
  void theMeanOfOnePointIsThePoint() {
    SphericalMean mean = mean(-117.5, 34.25);

    assertThat(mean.longitude()).isCloseTo(-117.5, within(1e-12));
    assertThat(mean.latitude()).isCloseTo(34.25, within(1e-12));
    assertThat(mean.count()).isEqualTo(1);
  }

  @Test
  void acrossTheAntimeridian() {
    SphericalMean mean = mean(179, -17, -177, -17, 183, -17, -181, -17);

    assertThat(mean.longitude()).isCloseTo(-179, within(1e-12));
    assertThat(mean.latitude()).isCloseTo(-17, within(0.02));
  }

  @Test
  void aroundThePole() {
    SphericalMean mean = mean(0, 80, 120, 80, -120, 80);

    assertThat(mean.latitude()).isCloseTo(90, within(1e-10));
  }

  @Test
  void aQuarterCircleApart() {
    // Unit vectors (1,0,0) and (0,0,1): their sum points to latitude 45.
    SphericalMean mean = mean(0, 0, 0, 90);

    assertThat(mean.longitude()).isCloseTo(0, within(1e-12));
    assertThat(mean.latitude()).isCloseTo(45, within(1e-12));
  }

  @Test
  void whatCancelsIsAtTheOrigin() {
    SphericalMean opposite = mean(20, 30, -160, -30);

    assertThat(new double[] {opposite.longitude(), opposite.latitude()}).containsExactly(0, 0);
    SphericalMean nothing = new SphericalMean();
    assertThat(new double[] {nothing.longitude(), nothing.latitude()}).containsExactly(0, 0);
  }

  @Test
  void mergingIsAddingAll() {
    SphericalMean left = mean(10, 20, 30, 40);
    SphericalMean right = mean(-170, 5, 175, -60, 12, 3);
    left.merge(right);

    SphericalMean all = mean(10, 20, 30, 40, -170, 5, 175, -60, 12, 3);
    assertThat(left.count()).isEqualTo(5);
    assertThat(left.longitude()).isCloseTo(all.longitude(), within(1e-12));
    assertThat(left.latitude()).isCloseTo(all.latitude(), within(1e-12));
  }

  private static SphericalMean mean(double... positions) {
    SphericalMean mean = new SphericalMean();
    for (int i = 0; i < positions.length; i += 2) {
      mean.add(positions[i], positions[i + 1]);
    }
    return mean;
  }

  /** To the last bit, where the vectors nearly cancel too. */
  @Test
  void theOrderDoesNotMatter() {
    Random random = new Random(4);
    List<double[]> positions = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      positions.add(new double[] {360 * random.nextDouble() - 180, 180 * random.nextDouble() - 90});
    }
    SphericalMean mean = new SphericalMean();
    positions.forEach(p -> mean.add(p[0], p[1]));
    Collections.shuffle(positions, random);
    SphericalMean one = new SphericalMean();
    SphericalMean other = new SphericalMean();
    positions.subList(0, 1234).forEach(p -> other.add(p[0], p[1]));
    positions.subList(1234, 5000).forEach(p -> one.add(p[0], p[1]));
    one.merge(other);
    assertThat(one).usingRecursiveComparison().isEqualTo(mean);
    assertThat(one.longitude()).isEqualTo(mean.longitude());
  }
}
