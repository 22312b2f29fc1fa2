package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.epicentra.Golden;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole fits against NumPy and SciPy: src/test/python/make_golden.py, which computes the bound in
 * its long form.
 */
class GoldenMixtureTest {
  private static final double BOUND = 1e-10;
  private static final double PARAMETER = 1e-8;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "weighted", "missing", "depth"})
  void fitsAsTheReference(String name) {
    JsonNode golden = Golden.read("mixture-" + name);
    check(golden, new ReferencePass(events(golden)));
    check(golden, Events.blockPass(events(golden), 3));
  }

  private static void check(JsonNode golden, DataPass pass) {
    int iterations = golden.get("iterations").intValue();
    MixtureSettings settings =
        new MixtureSettings(4, Initialisation.KMEANS_PLUS_PLUS, 1, 1, iterations, 0);
    MixtureFit fit = CoordinateAscent.fit(pass, List.of(start(golden)), settings, i -> {});
    double[] elbo = Golden.vector(golden.get("elbo"));
    assertThat(fit.elbo()).hasSameSizeAs(elbo);
    for (int i = 0; i < elbo.length; i++) {
      assertThat(fit.elbo()[i] / elbo[i]).as("bound %d", i).isCloseTo(1, within(BOUND));
    }
    JsonNode expected = golden.get("posterior");
    MixturePosterior posterior = fit.posterior();
    for (int k = 0; k < 4; k++) {
      double[] mean = Golden.vector(expected.get("mean").get(k));
      for (int d = 0; d < mean.length; d++) {
        assertRatio(posterior.mean(k, d), mean[d]);
      }
      assertRatio(posterior.meanPrecision(k), expected.get("meanPrecision").get(k).doubleValue());
      assertRatio(posterior.rateShape(k), expected.get("rateShape").get(k).doubleValue());
      assertRatio(posterior.rateRate(k), expected.get("rateRate").get(k).doubleValue());
      assertRatio(posterior.effectiveCount(k), expected.get("effectiveCount").get(k).doubleValue());
    }
    checkScores(golden, posterior);
  }

  private static void checkScores(JsonNode golden, MixturePosterior posterior) {
    EventSample events = events(golden);
    MixtureScorer scorer = new MixtureScorer(posterior);
    double[] responsibilities = new double[4];
    assertThat(golden.get("scored")).hasSize(10);
    for (JsonNode scored : golden.get("scored")) {
      int n = scored.get("row").intValue();
      double density = scorer.score(events.location(n), events.strengths()[n], responsibilities);
      assertRatio(density, scored.get("logDensity").doubleValue());
      double[] expected = Golden.vector(scored.get("responsibilities"));
      for (int k = 0; k < 4; k++) {
        assertThat(responsibilities[k]).isCloseTo(expected[k], within(PARAMETER));
      }
    }
  }

  private static void assertRatio(double actual, double expected) {
    assertThat(actual / expected).isCloseTo(1, within(PARAMETER));
  }

  private static MixturePosterior start(JsonNode golden) {
    JsonNode p = golden.get("prior");
    MixturePrior prior =
        new MixturePrior(
            Golden.vector(p.get("pi")),
            p.get("tau").doubleValue(),
            new MixturePrior.Centres(Golden.vector(p.get("nu")), p.get("rho").doubleValue()),
            new MixturePrior.Rates(p.get("alpha").doubleValue(), p.get("beta").doubleValue()));
    JsonNode rates = golden.get("rates");
    return MixturePosterior.start(
        prior, Golden.matrix(golden.get("centres")), rates.isNull() ? null : Golden.vector(rates));
  }

  private static EventSample events(JsonNode golden) {
    JsonNode nodes = golden.get("events");
    double[][] x = new double[nodes.size()][];
    double[] strengths = new double[x.length];
    double[] weights = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      x[n] = Golden.vector(nodes.get(n).get("x"));
      JsonNode s = nodes.get(n).get("s");
      strengths[n] = s.isNull() ? Double.NaN : s.doubleValue();
      weights[n] = nodes.get(n).get("w").doubleValue();
    }
    return Events.of(x, strengths, weights);
  }
}
