package org.epicentra.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.Golden;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.DirichletProcessWeights;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.WeightPrior;

/** A case of src/test/python/make_family_golden.py, as objects. */
public record FamilyCase(JsonNode json, MixturePrior prior, EventSample events) {
  /** All cases but those of the exact evidence and of scikit-learn. */
  public static final List<String> NAMES =
      List.of(
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
          "full-error");

  public static FamilyCase read(String name) {
    return of(Golden.read("family-" + name));
  }

  static FamilyCase of(JsonNode json) {
    return new FamilyCase(json, prior(json, json.path("components").asInt(1)), events(json));
  }

  private static EventSample events(JsonNode json) {
    List<double[]> x = new ArrayList<>();
    List<Double> s = new ArrayList<>();
    List<Double> w = new ArrayList<>();
    for (JsonNode event : json.path("events")) {
      x.add(Golden.vector(event.path("x")));
      s.add(event.path("s").isNull() ? Double.NaN : event.path("s").doubleValue());
      w.add(event.path("w").asDouble(1));
    }
    return Events.of(
        x.toArray(double[][]::new),
        s.stream().mapToDouble(Double::doubleValue).toArray(),
        w.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static MixturePrior prior(JsonNode json, int components) {
    JsonNode p = json.path("prior");
    double[] nu = Golden.vector(p.path("nu"));
    CovarianceType covariance = CovarianceType.of(p.path("covarianceType").asText());
    double volume = p.path("backgroundVolume").asDouble(Double.NaN);
    return new MixturePrior(
        weights(p.path("weights"), components),
        LocationError.of(
            covariance.prior(p.path("tau").doubleValue(), nu, p.path("rho").doubleValue()),
            p.path("locationError").asDouble(0)),
        new CountPrior(
            CountType.of(p.path("counts").asText()),
            p.path("alpha").doubleValue(),
            p.path("beta").doubleValue(),
            p.path("dispersion").asDouble(Double.NaN),
            p.path("zeroTruncated").asBoolean()),
        Double.isNaN(volume) ? null : new Background(region(nu)));
  }

  /** The box nu +- (60, 60, 50). */
  private static Region region(double[] nu) {
    double[] low = nu.clone();
    double[] high = nu.clone();
    for (int d = 0; d < nu.length; d++) {
      low[d] -= d == 2 ? 50 : 60;
      high[d] += d == 2 ? 50 : 60;
    }
    return Region.box(low, high);
  }

  private static WeightPrior weights(JsonNode w, int components) {
    return switch (w.path("type").asText()) {
      case "fixed" -> FixedWeights.of(Golden.vector(w.path("pi")));
      case "dirichlet" -> new DirichletWeights(w.path("concentration").doubleValue(), components);
      default -> new DirichletProcessWeights(w.path("concentration").doubleValue(), components);
    };
  }

  StrengthHistogram strengths() {
    return Events.strengths(events);
  }

  /** The posterior after so many iterations. */
  public MixturePosterior fitted(int iterations) {
    MixtureSettings settings =
        new MixtureSettings(1, MixtureSettings.DEFAULT_INIT, 1, 1, iterations, 0);
    return Events.fit(events, List.of(start()), settings).posterior();
  }

  /** The posterior of hard labels, where an ascent starts. */
  MixturePosterior start() {
    int components = json.path("components").asInt(1);
    int dimension = events.dimension();
    SecondMoments moments = prior.locations().moments();
    LocationSums locations =
        new LocationSums(dimension, moments, new double[components * dimension]);
    StrengthSums strengths = new StrengthSums(prior.classes(components));
    for (int n = 0; n < events.size(); n++) {
      int k = json.has("labels") ? json.path("labels").get(n).asInt() : 0;
      double w = events.weights()[n];
      double[] x = events.location(n);
      double[] first = new double[dimension];
      double[] second = new double[dimension * (dimension + 1) / 2];
      double squares = 0;
      int at = 0;
      for (int i = 0; i < dimension; i++) {
        first[i] = w * x[i];
        squares += w * x[i] * x[i];
        for (int j = 0; j <= i; j++) {
          second[at++] = w * x[i] * x[j];
        }
      }
      locations.add(k, w, first);
      switch (moments) {
        case TOTAL -> locations.addSquares(0, squares);
        case TRACE -> locations.addSquares(k, squares);
        case FULL -> locations.addSecond(k, second);
        default -> {}
      }
      double s = events.strengths()[n];
      if (!Double.isNaN(s)) {
        strengths.add(k, w, w * s);
      }
    }
    MixtureSums sums = new MixtureSums(locations, strengths, 0);
    if (prior.background() != null) {
      sums = PriorChange.withBackground(sums);
    }
    return prior.posterior(sums, strengths(), Double.NaN);
  }
}
