package org.epicentra.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.Background;
import org.epicentra.mixture.FamilyCase;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureScorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime finds the scores of {@link MixtureScorer}. */
class MixtureGraphTest {
  private static final double[] STRENGTHS = {Double.NaN, 0, 1, 2, 7, 60, 5000, 3e6};

  static List<String> names() {
    return FamilyCase.NAMES;
  }

  private static OnnxRun run(MixturePosterior posterior) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MixtureGraph(posterior).write(Map.of("projection", "none"), out);
    return new OnnxRun(out.toByteArray());
  }

  /** Places about the events and far from them, some of which lie outside of the background. */
  private static List<double[]> places(MixturePosterior posterior) {
    List<double[]> places = new ArrayList<>();
    for (int n = 0; n < 400; n++) {
      RandomStream random = RandomStream.of(3, "places", 0, n);
      double[] x = posterior.mean(n % posterior.components());
      double spread = n % 5 == 0 ? 60 : n % 7 == 0 ? 2000 : 3;
      for (int d = 0; d < x.length; d++) {
        x[d] += spread * random.nextGaussian();
      }
      places.add(x);
    }
    return places;
  }

  private static double[] strengths(MixturePosterior posterior) {
    double[] strengths = new double[400];
    for (int n = 0; n < strengths.length; n++) {
      double strength = STRENGTHS[n % STRENGTHS.length];
      strengths[n] = strength == 0 && posterior.prior().counts().zeroTruncated() ? 3 : strength;
    }
    return strengths;
  }

  @ParameterizedTest
  @MethodSource("names")
  void theGraphHasTheScoresOfTheModel(String name) throws IOException {
    requireScores(FamilyCase.read(name).fitted(3), null);
  }

  @Test
  void whetherAnEventLiesInPolygonsIsAnInput() throws IOException {
    FamilyCase c = FamilyCase.read("full-background");
    double[] nu = c.prior().locations().nu();
    String polygon =
        "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %2$s))"
            .formatted(nu[0] - 60, nu[1] - 60, nu[0] + 70, nu[1] + 80);
    Region region = Region.polygon(polygon, new PlaneProjection(2), null);
    MixturePrior prior =
        new MixturePrior(
            c.prior().weights(), c.prior().locations(), c.prior().counts(), new Background(region));
    requireScores(new FamilyCase(c.json(), prior, c.events()).fitted(3), region);
  }

  private static void requireScores(MixturePosterior posterior, Region region) throws IOException {
    List<double[]> places = places(posterior);
    double[] strengths = strengths(posterior);
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("location", places.toArray(double[][]::new));
    inputs.put("strength", strengths);
    if (region != null) {
      boolean[] inside = new boolean[strengths.length];
      for (int n = 0; n < inside.length; n++) {
        inside[n] = region.contains(places.get(n));
      }
      inputs.put("in_region", inside);
      assertThat(inside).contains(true, false);
    }
    try (OnnxRun graph = run(posterior)) {
      assertThat(graph.inputs()).isEqualTo(inputs.keySet());
      assertThat(graph.properties()).containsEntry("projection", "none");
      Map<String, Object> outputs = graph.run(inputs);
      MixtureScorer scorer = new MixtureScorer(posterior);
      double[] r = new double[posterior.components()];
      for (int n = 0; n < strengths.length; n++) {
        double logDensity = scorer.score(places.get(n), strengths[n], r);
        String event = "event " + n + " of strength " + strengths[n];
        assertThat(((double[]) outputs.get("log_density"))[n])
            .as(event)
            .isCloseTo(logDensity, within(1e-9 * Math.max(1, Math.abs(logDensity))));
        assertThat(((long[]) outputs.get("component"))[n]).as(event).isEqualTo(scorer.component());
        requireClose(outputs, "probability", n, scorer.probability());
        requireClose(outputs, "background", n, scorer.background());
        requireClose(outputs, "entropy", n, scorer.entropy());
        assertThat(((double[][]) outputs.get("responsibilities"))[n])
            .as(event)
            .usingComparatorWithPrecision(1e-9)
            .containsExactly(r);
      }
    }
  }

  private static void requireClose(Map<String, Object> outputs, String name, int n, double value) {
    assertThat(((double[]) outputs.get(name))[n])
        .as("%s of event %d", name, n)
        .isCloseTo(value, within(1e-9));
  }

  @Test
  void aStrengthThatNoEventHasGivesNoScore() throws IOException {
    MixturePosterior posterior = FamilyCase.read("full-truncated").fitted(3);
    double[] strengths = {0, -1, 1.5, Double.POSITIVE_INFINITY, 1};
    double[][] locations = new double[strengths.length][];
    Arrays.fill(locations, posterior.mean(0));
    try (OnnxRun graph = run(posterior)) {
      Map<String, Object> outputs = graph.run(Map.of("location", locations, "strength", strengths));
      for (int n = 0; n < strengths.length; n++) {
        boolean possible = strengths[n] == 1;
        for (String name : List.of("log_density", "probability", "entropy")) {
          assertThat(Double.isNaN(((double[]) outputs.get(name))[n]))
              .as("%s of strength %s", name, strengths[n])
              .isEqualTo(!possible);
        }
        if (!possible) {
          assertThat(((long[]) outputs.get("component"))[n]).isEqualTo(MixtureGraph.IMPOSSIBLE);
        }
      }
    }
  }
}
