package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.epicentra.Golden;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.mixture.locations.LocationParameters;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The family of models against NumPy and SciPy, see src/test/python/make_family_golden.py: every
 * number of six iterations, and what follows from the last posterior.
 */
class FamilyGoldenTest {
  private static final double TIGHT = 1e-10;

  /** Where a learned dispersion has a part; it is found to about 1e-8. */
  private static final double LEARNED = 3e-7;

  /** After fifteen iterations of either program. */
  private static final double SCIKIT_LEARN = 1e-9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "textbook",
        "fixed-background",
        "fixed-error",
        "shared",
        "shared-error",
        "shared-process",
        "spherical",
        "spherical-background",
        "spherical-error",
        "full",
        "full-background",
        "full-depth",
        "full-truncated",
        "full-error"
      })
  void followsTheReference(String name) {
    FamilyCase c = FamilyCase.read(name);
    double tolerance = c.prior().counts().learnsDispersion() ? LEARNED : TIGHT;
    MixturePosterior q = c.start();
    check(q, c.json().path("start"), tolerance);
    DataPass pass = Events.blockPass(c.events(), 2);
    int iteration = 0;
    for (JsonNode expected : c.json().path("iterations")) {
      MixtureStatistics sums = pass.run(List.of(q)).get(0);
      close(sums.elbo(q), expected.path("bound").doubleValue(), tolerance, name + iteration);
      q = updated(q, sums, c);
      check(q, expected.path("posterior"), tolerance);
      iteration++;
    }
    checkFinal(q, c, tolerance);
  }

  private static MixturePosterior updated(
      MixturePosterior q, MixtureStatistics sums, FamilyCase c) {
    return c.prior().posterior(q.completed(sums.sums()), c.strengths(), q.counts().dispersion());
  }

  private static void check(MixturePosterior q, JsonNode json, double tolerance) {
    LocationParameters locations = q.locations().parameters();
    for (int k = 0; k < q.components(); k++) {
      close(q.mean(k), json.path("mean").get(k), tolerance, "mean");
      close(q.effectiveCount(k), json.path("effectiveCount").get(k), tolerance, "R");
      close(q.rateShape(k), json.path("rateShape").get(k), tolerance, "a");
      close(q.rateRate(k), json.path("rateRate").get(k), tolerance, "b");
      close(q.weight(k), json.path("meanWeight").get(k), tolerance, "weight");
      close(q.expectedLogWeight(k), json.path("expectedLogWeight").get(k), tolerance, "e");
      if (json.has("meanPrecision")) {
        close(q.meanPrecision(k), json.path("meanPrecision").get(k), tolerance, "rho");
      } else {
        close(locations.precisions()[k], json.path("kappa").get(k), tolerance, "kappa");
      }
      if (json.has("scatter")) {
        SymmetricMatrix scale = SymmetricMatrix.of(q.dimension(), locations.shapes()[k]);
        for (int i = 0; i < q.dimension(); i++) {
          for (int j = 0; j < q.dimension(); j++) {
            close(scale.get(i, j), json.path("scatter").get(k).get(i).get(j), tolerance, "S");
          }
        }
      }
      if (json.path("tauShape").isArray()) {
        close(locations.shapes()[k][0], json.path("tauShape").get(k), tolerance, "a_tau");
        close(locations.shapes()[k][1], json.path("tauRate").get(k), tolerance, "b_tau");
      }
    }
    if (json.path("tauShape").isNumber()) {
      close(locations.shapes()[0][0], json.path("tauShape"), tolerance, "a_tau");
      close(locations.shapes()[0][1], json.path("tauRate"), tolerance, "b_tau");
    }
    if (json.has("dispersion")) {
      close(q.counts().dispersion(), json.path("dispersion"), tolerance, "r");
    }
    if (json.has("background")) {
      JsonNode background = json.path("background");
      close(q.background().effectiveCount(), background.path("effectiveCount"), tolerance, "R0");
      close(q.background().expectedLog(), background.path("expectedLogWeight"), tolerance, "e0");
      close(q.background().mean(), background.path("meanWeight"), tolerance, "omega");
      close(q.rateShape(q.components()), background.path("rateShape"), tolerance, "a0");
      close(q.rateRate(q.components()), background.path("rateRate"), tolerance, "b0");
    }
  }

  private static void checkFinal(MixturePosterior q, FamilyCase c, double tolerance) {
    JsonNode json = c.json().path("final");
    MixtureStatistics plain = Events.pass(c.events(), q);
    close(plain.elbo(q), json.path("bound"), tolerance, "bound");
    checkScores(q, c.events(), json.path("events"), tolerance);
    for (JsonNode event : json.path("newEvents")) {
      checkScore(
          new MixtureScorer(q),
          Golden.vector(event.path("x")),
          event.path("s").asDouble(Double.NaN),
          event,
          tolerance);
    }
    for (int k = 0; k < q.components(); k++) {
      checkLaws(q, k, json, tolerance);
    }
    if (json.has("backgroundRate")) {
      int k = q.components();
      close(q.rateInterval95(k), json.path("backgroundRate").path("interval95"), tolerance, "l0");
    }
    checkMoves(q, c, tolerance);
  }

  private static void checkScores(
      MixturePosterior q, EventSample events, JsonNode expected, double tolerance) {
    MixtureScorer scorer = new MixtureScorer(q);
    for (int n = 0; n < events.size(); n++) {
      checkScore(scorer, events.location(n), events.strengths()[n], expected.get(n), tolerance);
    }
  }

  private static void checkScore(
      MixtureScorer scorer, double[] x, double s, JsonNode event, double tolerance) {
    double[] expected = Golden.vector(event.path("responsibilities"));
    double[] r = new double[expected.length];
    close(scorer.score(x, s, r), event.path("logDensity"), tolerance, "log density");
    for (int k = 0; k < r.length; k++) {
      assertThat(r[k]).isCloseTo(expected[k], within(10 * tolerance));
    }
    assertThat(scorer.background())
        .isCloseTo(event.path("background").asDouble(0), within(10 * tolerance));
    close(scorer.logNormaliser(), event.path("logNormaliser"), tolerance, "log normaliser");
  }

  private static void checkLaws(MixturePosterior q, int k, JsonNode json, double tolerance) {
    JsonNode law = json.path("predictive").get(k);
    MultivariateStudentT predictive = q.locations().predictive(k);
    if (law.path("degreesOfFreedom").isNull()) {
      assertThat(predictive.df()).isInfinite();
    } else {
      close(predictive.df(), law.path("degreesOfFreedom"), tolerance, "df");
    }
    close(predictive.location(), law.path("centre"), tolerance, "centre");
    SymmetricMatrix covariance = q.locations().covariance(k);
    for (int i = 0; i < q.dimension(); i++) {
      for (int j = 0; j < q.dimension(); j++) {
        close(predictive.scale().get(i, j), law.path("scale").get(i).get(j), tolerance, "scale");
        JsonNode entry = json.path("covariances").get(k).get(i).get(j);
        close(covariance.get(i, j), entry, tolerance, "covariance");
      }
    }
    JsonNode rate = json.path("rates").get(k);
    close(q.rate(k), rate.path("value"), tolerance, "rate");
    close(q.rateInterval95(k), rate.path("interval95"), tolerance, "interval");
    if (json.has("centreEllipses")) {
      check(Ellipse.of(q.locations().centre(k), 0.95), json.path("centreEllipses").get(k));
      check(Ellipse.of(predictive, 0.95), json.path("eventEllipses").get(k));
    }
  }

  private static void check(Ellipse ellipse, JsonNode json) {
    close(ellipse.semiAxes(), json.path("semiAxes"), 1e-6, "semi-axes");
    if (!json.path("azimuth").isNull()) {
      close(ellipse.azimuth(), json.path("azimuth"), 1e-5, "azimuth");
    }
  }

  private static void checkMoves(MixturePosterior q, FamilyCase c, double tolerance) {
    JsonNode json = c.json().path("final");
    JsonNode merges = json.path("merges");
    int[][] pairs = new int[merges.size()][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] =
          new int[] {merges.get(i).path("first").asInt(), merges.get(i).path("second").asInt()};
    }
    MovePlan plan = new MovePlan(pairs);
    MixtureStatistics sums = Events.blockPass(c.events(), 2).run(List.of(q), List.of(plan)).get(0);
    double size = Math.abs(json.path("bound").doubleValue());
    for (int k = 0; k < q.components(); k++) {
      double gain = sums.moves().deletion(k) + q.divergence(k);
      double expected = json.path("deletionGains").get(k).doubleValue();
      assertThat(gain).isCloseTo(expected, within(10 * tolerance * size));
    }
    MixtureSums complete = q.completed(sums.sums());
    MixturePosterior updated = q.prior().posterior(complete, q.counts().dispersion());
    MoveSearch.PairMerges merged = new MoveSearch.PairMerges(updated, sums.sums(), complete);
    for (int i = 0; i < pairs.length; i++) {
      double gain = sums.moves().mergeGain(i) + merged.gain(pairs[i][0], pairs[i][1]);
      double expected = merges.get(i).path("gainOfCompletedSums").doubleValue();
      assertThat(gain).as("merge %d", i).isCloseTo(expected, within(10 * tolerance * size));
    }
  }

  @Test
  void oneComponentHasTheExactEvidence() {
    for (JsonNode json : Golden.read("family-evidence").path("cases")) {
      FamilyCase c = FamilyCase.of(json);
      MixturePosterior q = c.start();
      double bound = Events.pass(c.events(), q).elbo(q);
      close(bound, json.path("logEvidence"), 1e-11, json.path("prior").toString());
    }
  }

  @Test
  void fullCovariancesFollowScikitLearn() {
    for (JsonNode json : Golden.read("family-scikit-learn").path("cases")) {
      FamilyCase c = FamilyCase.of(json);
      MixturePosterior q = c.start();
      for (JsonNode iteration : json.path("iterations")) {
        MixtureStatistics sums = Events.pass(c.events(), q);
        double normalisers = sums.elbo(q) + q.totalDivergence();
        close(normalisers, iteration.path("logNormalisers"), SCIKIT_LEARN, "log normalisers");
        MixtureSums complete = q.completed(sums.sums());
        double entropies = normalisers - q.expectedLogProb(complete, c.strengths());
        q = updated(q, sums, c);
        double bound = q.expectedLogProb(complete, c.strengths()) - q.totalDivergence() + entropies;
        close(bound, iteration.path("boundOfUpdate"), SCIKIT_LEARN, "bound");
        double constant = json.path("constant").doubleValue();
        close(bound - constant, iteration.path("lowerBound"), SCIKIT_LEARN, "lower bound");
        for (int k = 0; k < q.components(); k++) {
          close(q.mean(k), iteration.path("mean").get(k), SCIKIT_LEARN, "mean");
          checkScatter(q, k, iteration.path("covariance").get(k));
        }
      }
    }
  }

  /** What scikit-learn calls the covariance, S_k / n_k. */
  private static void checkScatter(MixturePosterior q, int k, JsonNode expected) {
    int dimension = q.dimension();
    double n = q.locations().predictive(k).df() + dimension - 1;
    double[] scatter = q.locations().parameters().shapes()[k];
    SymmetricMatrix covariance = SymmetricMatrix.of(dimension, scatter).times(1 / n);
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        close(covariance.get(i, j), expected.get(i).get(j), SCIKIT_LEARN, "covariance");
      }
    }
  }

  private static void close(double actual, JsonNode expected, double tolerance, String what) {
    close(actual, expected.doubleValue(), tolerance, what);
  }

  private static void close(double[] actual, JsonNode expected, double tolerance, String what) {
    double[] values = Golden.vector(expected);
    assertThat(actual).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      close(actual[i], values[i], tolerance, what);
    }
  }

  private static void close(double actual, double expected, double tolerance, String what) {
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
  }
}
