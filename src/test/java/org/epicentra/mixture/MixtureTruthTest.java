package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.epicentra.BadInputException;
import org.epicentra.Samples;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Scatter;
import org.epicentra.mixture.MixtureTruth.Strengths;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.mixture.truth.TruthSettings;
import org.epicentra.mixture.truth.TruthSettings.Variant;
import org.junit.jupiter.api.Test;

class MixtureTruthTest {
  private static MixtureTruth textbook(
      int components, double spread, double deviation, double meanRate, long seed) {
    return new TruthSettings(components, spread, deviation, meanRate, Variant.TEXTBOOK).draw(seed);
  }

  @Test
  void theParametersFollowTheirPrior() {
    int components = 20_000;
    MixtureTruth truth = textbook(components, 50, 4, 12, 3);

    double squares = 0;
    double rates = 0;
    double rateSquares = 0;
    for (int k = 0; k < components; k++) {
      squares += truth.centres()[k][0] * truth.centres()[k][0];
      squares += truth.centres()[k][1] * truth.centres()[k][1];
      rates += truth.rates()[k] / components;
      rateSquares += Math.pow(truth.rates()[k] - 12, 2) / components;
    }
    // Normal(0, 50^2) on both axes; Gamma(2, 1/6) has mean 12 and variance 72. Five standard
    // errors.
    assertThat(squares / (2 * components)).isCloseTo(2500, within(5 * 2500 * 0.01));
    assertThat(rates).isCloseTo(12, within(5 * Math.sqrt(72.0 / components)));
    assertThat(rateSquares).isCloseTo(72, within(5 * 72 * Math.sqrt(4.0 / components)));
    assertThat(truth.scatter().tau()).isEqualTo(1 / 16.0);
    assertThat(truth.pi()).hasSize(components).containsOnly(1.0 / components);
  }

  @Test
  void theSameSeedGivesTheSameTruthAndMoreComponentsKeepTheFirst() {
    MixtureTruth few = textbook(3, 50, 4, 12, 3);
    MixtureTruth more = textbook(5, 50, 4, 12, 3);

    for (int k = 0; k < 3; k++) {
      assertThat(more.centres()[k]).isEqualTo(few.centres()[k]);
      assertThat(more.rates()[k]).isEqualTo(few.rates()[k]);
    }
    assertThat(textbook(3, 50, 4, 12, 4).rates()).isNotEqualTo(few.rates());
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> textbook(0, 50, 4, 12, 3))
        .withMessageContaining("‹components› is 0");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> textbook(2, Double.NaN, 4, 12, 3))
        .withMessageContaining("‹spread› is NaN");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> textbook(2, 50, 0, 12, 3))
        .withMessageContaining("‹sd› is 0");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () ->
                new MixtureTruth(
                    new double[] {0.5, 0.5}, new double[][] {{0, 0}, {1, 1}}, 1, new double[] {1}));
  }

  /** The checksum is that of the events of version 0.1.0 with the same settings. */
  @Test
  void theEventsOfTheTextbookModelStayTheSameToTheLastBit() {
    MixtureSampler sampler = textbook(5, 100, 4, 12, 42).sampler(7);
    CRC32 sum = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(28);
    for (int n = 0; n < 5000; n++) {
      MixtureSampler.Draw draw = sampler.draw(n);
      bytes.clear();
      bytes.putInt(draw.component()).putLong(draw.strength());
      bytes.putDouble(draw.location()[0]).putDouble(draw.location()[1]);
      sum.update(bytes.array());
    }
    assertThat(sampler.draw(4321).location())
        .containsExactly(-136.39184585471222, 85.57817468065791);
    assertThat(sum.getValue()).isEqualTo(1561403214L);
  }

  @Test
  void aVariantKeepsTheCentresAndRatesAndDrawsTheRest() {
    int components = 4000;
    Variant variant = new Variant(9, 2, 3, true, 0.2, 1.5);
    MixtureTruth truth = new TruthSettings(components, 50, 4, 12, variant).draw(3);
    MixtureTruth plain = textbook(components, 50, 4, 12, 3);

    assertThat(truth.centres()).isDeepEqualTo(plain.centres());
    assertThat(truth.rates()).isEqualTo(plain.rates());
    double[] logRatios = new double[components];
    double[] azimuths = new double[components];
    double squares = 0;
    for (int k = 0; k < components; k++) {
      Ellipse shape = Ellipse.of(truth.scatter().covariances().get(k));
      assertThat(shape.semiAxes()[0] * shape.semiAxes()[1]).isCloseTo(16, within(1e-9));
      logRatios[k] = Math.log(shape.semiAxes()[0] / shape.semiAxes()[1]) / Math.log(9);
      azimuths[k] = shape.azimuth() / 180;
      squares += truth.pi()[k] * truth.pi()[k];
    }
    assertThat(Samples.kolmogorovSmirnov(logRatios, x -> x)).isGreaterThan(1e-6);
    assertThat(Samples.kolmogorovSmirnov(azimuths, x -> x)).isGreaterThan(1e-6);
    // Of a Dirichlet distribution with concentration c: E pi^2 = (c + 1) / (K (K c + 1)); the
    // variance of the sum of K gamma squares is that of 100 / K of its square, about.
    assertThat(squares * components).isCloseTo(1.5, within(0.15));
    assertThat(truth.noise().share()).isEqualTo(0.2);
    assertThat(truth.weight(0)).isEqualTo(0.8 * truth.pi()[0]);
    assertThat(truth.seenCovariance(1).get(0, 0))
        .isEqualTo(truth.scatter().covariances().get(1).get(0, 0) + 2.25);
    for (double[] centre : truth.centres()) {
      assertThat(truth.noise().region().contains(centre)).isTrue();
    }
  }

  @Test
  void impossibleVariantsAreRefused() {
    assertRefused(
        () -> new Variant(0.5, 1, 3, false, 0, 0), "‹axisRatio› is 0.5; it must be from 1");
    assertRefused(() -> new Variant(2, 0, 3, false, 0, 0), "‹weightConcentration› is 0.0");
    assertRefused(
        () -> new Variant(2, 1, 3, false, 1, 0), "‹background› is 1.0; it must be a share");
    assertRefused(() -> new Variant(2, 1, 3, false, 0, -1), "‹locationError› is -1.0");
    assertRefused(
        () -> new TruthSettings(2, 1, 1, 1, new Variant(2, 1, 1e-3, false, 0, 0)).draw(1),
        "‹dispersion› is 0.001; it must be from 0.01 to 10000");
    double[][] centres = {{0, 0}};
    SymmetricMatrix flat = SymmetricMatrix.of(2, new double[] {1, 1, 1});
    SymmetricMatrix unit = SymmetricMatrix.scaledIdentity(2, 1);
    Strengths strengths = Strengths.poisson(new double[] {1});
    assertRefused(() -> Scatter.of(List.of(flat)), "covariance of component 0");
    assertRefused(
        () ->
            new MixtureTruth(
                new double[] {1}, centres, Scatter.of(List.of(unit, unit)), strengths, null),
        "2 covariances for 1 components");
    assertRefused(
        () ->
            new MixtureTruth(
                new double[] {1},
                centres,
                Scatter.of(List.of(SymmetricMatrix.scaledIdentity(3, 1))),
                strengths,
                null),
        "covariance of component 0 is 3 x 3, but locations have 2 coordinates");
    Region box = Region.box(new double[3], new double[] {1, 1, 1});
    assertRefused(
        () ->
            new MixtureTruth(
                new double[] {1}, centres, Scatter.round(1), strengths, new Noise(0.1, box, 1)),
        "the region of the background has 3 coordinates, the centres have 2");
    assertRefused(() -> new Noise(0, box, 1), "‹background› is 0.0");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(call)
        .withMessageContaining(message);
  }
}
