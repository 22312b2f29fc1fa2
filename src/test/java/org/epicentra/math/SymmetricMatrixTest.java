package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.epicentra.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expected numbers: mpmath with 60 digits, by make_distribution_golden.py. "Badly scaled" are
 * variances from 1e-6 to 1e6, "rotated" has eigenvalues from 1e-4 to 1e4 along skew axes.
 */
class SymmetricMatrixTest {
  private static final SymmetricMatrix INDEFINITE = SymmetricMatrix.of(2, new double[] {1, 2, 1});

  static Stream<JsonNode> matrices() {
    return StreamSupport.stream(Golden.read("symmetric-matrices").spliterator(), false);
  }

  private static SymmetricMatrix matrix(JsonNode row, String name) {
    return SymmetricMatrix.of(row.get("size").intValue(), Golden.vector(row.get(name)));
  }

  /** Of each element, relative to the roots of the diagonals: coordinates may differ in unit. */
  private static void assertClose(
      SymmetricMatrix actual, SymmetricMatrix expected, double tolerance) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.size(); j++) {
        double scale = Math.sqrt(Math.abs(expected.get(i, i) * expected.get(j, j)));
        assertThat(actual.get(i, j)).isCloseTo(expected.get(i, j), within(tolerance * scale));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void factorDeterminantAndInverse(JsonNode row) {
    SymmetricMatrix matrix = matrix(row, "packed");
    double tolerance = 1e-15 * row.get("condition").doubleValue();
    assertThat(matrix.isPositiveDefinite()).isTrue();
    assertThat(matrix.logDeterminant())
        .isCloseTo(row.get("logDeterminant").doubleValue(), within(2e-14 + tolerance));
    assertClose(matrix.inverse(), matrix(row, "inverse"), 1e-15 + tolerance);
    double[] lower = Golden.vector(row.get("cholesky"));
    double[] actual = matrix.cholesky();
    for (int i = 0, at = 0; i < matrix.size(); i++) {
      for (int j = 0; j <= i; j++, at++) {
        assertThat(actual[at])
            .isCloseTo(lower[at], within((1e-15 + tolerance) * Math.sqrt(matrix.get(i, i))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void sumsAndProducts(JsonNode row) {
    SymmetricMatrix matrix = matrix(row, "packed");
    double[] point = Golden.vector(row.get("point"));
    assertThat(matrix.trace()).isCloseTo(row.get("trace").doubleValue(), relative(row, "trace"));
    assertThat(matrix.quadraticForm(point))
        .isCloseTo(row.get("quadraticForm").doubleValue(), within(4e-15 * 100));
    assertThat(matrix.traceProduct(matrix(row, "other")))
        .isCloseTo(row.get("traceProduct").doubleValue(), relative(row, "traceProduct"));
    SymmetricMatrix outer = matrix.plusOuter(point, -0.25);
    double[] expected = Golden.vector(row.get("plusOuter"));
    for (int i = 0; i < expected.length; i++) {
      assertThat(outer.packed()[i])
          .isCloseTo(
              expected[i],
              within(4e-16 * Math.abs(expected[i]) + 4e-16 * Math.abs(matrix.packed()[i])));
    }
  }

  private static org.assertj.core.data.Offset<Double> relative(JsonNode row, String name) {
    return within(1e-14 * Math.abs(row.get(name).doubleValue()));
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void eigenvaluesAndAxes(JsonNode row) {
    Eigen eigen = matrix(row, "packed").eigen();
    double[] values = Golden.vector(row.get("values"));
    for (int i = 0; i < values.length; i++) {
      assertThat(eigen.values()[i]).isCloseTo(values[i], within(2e-15 * values[0]));
      double[] vector = Golden.vector(row.get("vectors").get(i));
      double gap = values[0];
      for (int j = 0; j < values.length; j++) {
        gap = j == i ? gap : Math.min(gap, Math.abs(values[i] - values[j]));
      }
      for (int k = 0; k < vector.length; k++) {
        assertThat(eigen.vector(i)[k]).isCloseTo(vector[k], within(2e-15 * values[0] / gap));
      }
    }
  }

  @Test
  void elementsAreThoseOfTheLowerTriangle() {
    SymmetricMatrix matrix = SymmetricMatrix.of(3, new double[] {1, 2, 3, 4, 5, 6});
    assertThat(matrix.get(2, 0)).isEqualTo(4);
    assertThat(matrix.get(0, 2)).isEqualTo(4);
    assertThat(matrix.get(1, 2)).isEqualTo(5);
    assertThat(matrix.get(2, 2)).isEqualTo(6);
    assertThat(matrix).hasToString("[1.0; 2.0 3.0; 4.0 5.0 6.0]");
    assertThat(matrix.plus(SymmetricMatrix.scaledIdentity(3, 0.5)).times(2).packed())
        .containsExactly(3, 4, 7, 8, 10, 13);
  }

  /** J A J' of a matrix that turns, stretches and leaves a direction out, by hand. */
  @Test
  void congruence() {
    SymmetricMatrix matrix = SymmetricMatrix.of(2, new double[] {4, 1, 9});
    assertThat(matrix.rows()).isDeepEqualTo(new double[][] {{4, 1}, {1, 9}});
    assertThat(matrix.congruence(new double[][] {{0, 2}, {-1, 0}, {1, 1}}).packed())
        .containsExactly(36, -2, 4, 20, -5, 15);
    assertThat(matrix.congruence(new double[][] {{1, 2}}).packed()).containsExactly(44);
    assertThatThrownBy(() -> matrix.congruence(new double[][] {{1, 2, 3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the size is 3; it must be 2");
  }

  @Test
  void arraysAreCopied() {
    double[] elements = {4, 1, 9};
    SymmetricMatrix matrix = SymmetricMatrix.of(2, elements);
    elements[0] = 5;
    matrix.packed()[1] = 5;
    assertThat(matrix).isEqualTo(SymmetricMatrix.of(2, new double[] {4, 1, 9}));
    assertThat(matrix).hasSameHashCodeAs(SymmetricMatrix.of(2, new double[] {4, 1, 9}));
    assertThat(matrix).isNotEqualTo(SymmetricMatrix.of(2, new double[] {4, 2, 9}));
    Eigen eigen = matrix.eigen();
    eigen.values()[0] = 7;
    eigen.vector(0)[0] = 7;
    assertThat(eigen.values()[0]).isLessThan(10).isNotEqualTo(7);
    assertThat(eigen.vector(0)[0]).isLessThan(1);
  }

  @Test
  void theSignOfAnAxisIsFixedEvenIfTwoComponentsAreEquallyLarge() {
    for (double scale : new double[] {1e-200, 0.3, 1, 7, 1e200}) {
      Eigen eigen = SymmetricMatrix.of(2, new double[] {2, -1, 2}).times(scale).eigen();
      double half = Math.sqrt(0.5);
      assertThat(eigen.vector(0)).containsExactly(new double[] {half, -half}, within(1e-15));
      assertThat(eigen.vector(1)).containsExactly(new double[] {half, half}, within(1e-15));
      assertThat(eigen.values()[0]).isCloseTo(3 * scale, within(1e-15 * scale * 3));
    }
  }

  @Test
  void equalAndZeroEigenvalues() {
    Eigen identity = SymmetricMatrix.scaledIdentity(3, 2).eigen();
    assertThat(identity.values()).containsExactly(2, 2, 2);
    assertThat(SymmetricMatrix.scaledIdentity(2, 0).eigen().values()).containsExactly(0, 0);
    Eigen line = SymmetricMatrix.scaledIdentity(2, 0).plusOuter(new double[] {3, 4}, 2).eigen();
    assertThat(line.values()).containsExactly(new double[] {50, 0}, within(1e-13));
    assertThat(line.vector(0)).containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    assertThat(INDEFINITE.eigen().values()).containsExactly(new double[] {3, -1}, within(1e-15));
  }

  @Test
  void survivesSerialisation() throws Exception {
    SymmetricMatrix matrix = SymmetricMatrix.of(2, new double[] {4, 1, 9});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(matrix);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(matrix);
    }
  }

  @Test
  void refusesWhatIsNotPositiveDefinite() {
    String message = "the matrix [1.0; 2.0 1.0] is not positive definite";
    assertThat(INDEFINITE.isPositiveDefinite()).isFalse();
    assertThatThrownBy(INDEFINITE::cholesky)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(message);
    assertThatThrownBy(INDEFINITE::inverse).hasMessage(message);
    assertThatThrownBy(INDEFINITE::logDeterminant).hasMessage(message);
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1}) {
      SymmetricMatrix matrix = SymmetricMatrix.scaledIdentity(2, bad);
      assertThat(matrix.isPositiveDefinite()).isFalse();
      assertThatThrownBy(matrix::inverse)
          .hasMessageContaining("[" + bad + "; 0.0 " + bad + "] is not positive definite");
    }
    assertThatThrownBy(() -> SymmetricMatrix.scaledIdentity(2, Double.NaN).eigen())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("has no eigenvalues");
  }

  @Test
  void refusesOtherSizes() {
    assertThatThrownBy(() -> SymmetricMatrix.of(2, new double[] {1, 2}))
        .hasMessage("the lower triangle has length 2; it must be 3");
    assertThatThrownBy(() -> SymmetricMatrix.of(0, new double[0]))
        .hasMessage("the size is 0; it must be at least 1");
    assertThatThrownBy(() -> SymmetricMatrix.scaledIdentity(-1, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> INDEFINITE.plus(SymmetricMatrix.scaledIdentity(3, 1)))
        .hasMessage("the size is 3; it must be 2");
    assertThatThrownBy(() -> INDEFINITE.quadraticForm(new double[3])).hasMessageContaining("3");
    assertThatThrownBy(() -> INDEFINITE.plusOuter(new double[1], 1)).hasMessageContaining("1");
    assertThatThrownBy(() -> INDEFINITE.get(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> INDEFINITE.get(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
