package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against commons-math3, which has all vectors at once, and a closed form. */
class PrincipalPlaneTest {
  private static final int ROWS = 300;
  private static final int SIZE = 7;

  private static double[][] vectors() {
    double[][] rows = new double[ROWS][SIZE];
    for (int row = 0; row < ROWS; row++) {
      RandomStream random = RandomStream.of(6, "test-plane", 0, row);
      double common = random.nextGaussian();
      for (int i = 0; i < SIZE; i++) {
        rows[row][i] = (float) (100 * i + (i + 1) * random.nextGaussian() + 2 * common);
      }
    }
    return rows;
  }

  private static float[] floats(double[] row) {
    float[] floats = new float[row.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) row[i];
    }
    return floats;
  }

  /** In parts, of which one is empty. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, ROWS})
  void theCovarianceIsThatOfAllAtOnce(int parts) {
    double[][] rows = vectors();
    CodeMoments sum = new CodeMoments(SIZE);
    for (int part = 0; part < parts; part++) {
      CodeMoments own = new CodeMoments(SIZE);
      for (int row = part * ROWS / parts; row < (part + 1) * ROWS / parts; row++) {
        own.add(floats(rows[row]));
      }
      sum.merge(own);
    }
    sum.merge(new CodeMoments(SIZE));
    RealMatrix expected = new Covariance(rows).getCovarianceMatrix();
    assertThat(sum.rows()).isEqualTo(ROWS);
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        assertThat(sum.covariance().get(i, j)).isCloseTo(expected.getEntry(i, j), within(1e-10));
      }
    }
  }

  @Test
  void theAxesAreTheFirstTwoEigenvectors() {
    double[][] rows = vectors();
    CodeMoments sum = new CodeMoments(SIZE);
    for (double[] row : rows) {
      sum.add(floats(row));
    }
    PrincipalPlane plane = PrincipalPlane.of(sum);
    EigenDecomposition expected =
        new EigenDecomposition(new Covariance(rows).getCovarianceMatrix());
    double[] mean = sum.means();
    for (int axis = 0; axis < 2; axis++) {
      double[] vector = expected.getEigenvector(axis).toArray();
      assertThat(plane.variances()[axis]).isCloseTo(expected.getRealEigenvalue(axis), within(1e-9));
      for (double[] row : rows) {
        double along = 0;
        for (int i = 0; i < SIZE; i++) {
          along += vector[i] * (row[i] - mean[i]);
        }
        assertThat(Math.abs(plane.at(floats(row))[axis])).isCloseTo(Math.abs(along), within(1e-9));
      }
    }
  }

  /** Points at +-a along (1, 1)/sqrt 2 and +-b across: variances 2 a^2 / 3 and 2 b^2 / 3. */
  @Test
  void aCrossHasItsArms() {
    CodeMoments sum = new CodeMoments(2);
    for (float[] point : new float[][] {{3, 3}, {-3, -3}, {1, -1}, {-1, 1}}) {
      sum.add(point);
    }
    PrincipalPlane plane = PrincipalPlane.of(sum);
    assertThat(plane.variances()[0]).isCloseTo(2 * 18 / 3.0, within(1e-12));
    assertThat(plane.variances()[1]).isCloseTo(2 * 2 / 3.0, within(1e-12));
    assertThat(plane.at(new float[] {3, 3})[0]).isCloseTo(Math.sqrt(18), within(1e-12));
    assertThat(plane.at(new float[] {3, 3})[1]).isCloseTo(0, within(1e-12));
  }

  @Test
  void oneNumberAndOneRowHaveAPlaneToo() {
    CodeMoments one = new CodeMoments(1);
    one.add(new float[] {4});
    one.add(new float[] {6});
    PrincipalPlane plane = PrincipalPlane.of(one);
    assertThat(plane.variances()).containsExactly(2, 0);
    assertThat(plane.at(new float[] {6})).containsExactly(1, 0);
    CodeMoments single = new CodeMoments(3);
    single.add(new float[] {1, 2, 3});
    assertThat(PrincipalPlane.of(single).variances()).containsExactly(0, 0);
  }
}
