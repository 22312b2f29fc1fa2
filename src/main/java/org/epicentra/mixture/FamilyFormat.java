package org.epicentra.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.locations.LocationParameters;
import org.epicentra.mixture.weights.BackgroundShare;
import org.epicentra.mixture.weights.DirichletProcessWeights;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.MixtureWeights;
import org.epicentra.mixture.weights.WeightPrior;
import org.epicentra.mixture.weights.WeightType;

/**
 * Version 2 of the posterior file:
 *
 * <pre>{@code
 * {"formatVersion": 2,
 *  "prior": {"weights": "dirichlet", "concentration": a0, "slots": K0,      or "pi": [..K]
 *            "covarianceType": "full", "tau": t, "nu": [..D], "rho": r, "locationError": s,
 *            "counts": "negative-binomial", "alpha": a, "beta": b, "zeroTruncated": false,
 *            "dispersion": r,                                      absent where it is learned
 *            "region": {..}},                                      absent without a background
 *  "dispersion": r,                                                absent for Poisson strengths
 *  "background": {"effectiveCount": n, "rateShape": a, "rateRate": b},
 *  "sharedShape": [..],                                            of a shared covariance
 *  "components": [{"mean": [..D], "precision": p, "shape": [..], "rateShape": a, "rateRate": b,
 *                  "effectiveCount": n}, ..K],
 *  "strengths": [[s, weight], ..]}                                 where the dispersion is learned
 * }</pre>
 *
 * <p>"precision" and "shape" are those of {@link LocationParameters}. The sufficient statistics of
 * the events are what the numbers of a component have beyond those of the prior.
 */
final class FamilyFormat {
  private FamilyFormat() {}

  static ObjectNode encode(MixturePosterior posterior, int version) {
    ObjectNode root = PosteriorCodec.MAPPER.createObjectNode().put("formatVersion", version);
    encodePrior(posterior.prior(), root.putObject("prior"));
    CountPosterior counts = posterior.counts();
    if (Double.isFinite(counts.dispersion())) {
      root.put("dispersion", counts.dispersion());
    }
    int components = posterior.components();
    if (posterior.background() != null) {
      ObjectNode background = root.putObject("background");
      background.put("effectiveCount", posterior.background().effectiveCount());
      putCounts(background, counts, components);
    }
    LocationParameters locations = posterior.locations().parameters();
    boolean shared = posterior.prior().locations().type() == CovarianceType.SHARED;
    if (shared) {
      PosteriorFields.putArray(root, "sharedShape", locations.shapes()[0]);
    }
    ArrayNode nodes = root.putArray("components");
    for (int k = 0; k < components; k++) {
      ObjectNode node = nodes.addObject();
      PosteriorFields.putArray(node, "mean", locations.means()[k]);
      node.put("precision", locations.precisions()[k]);
      if (locations.shapes().length > 0 && !shared) {
        PosteriorFields.putArray(node, "shape", locations.shapes()[k]);
      }
      putCounts(node, counts, k);
      node.put("effectiveCount", posterior.effectiveCount(k));
    }
    if (posterior.strengths() != null) {
      ArrayNode strengths = root.putArray("strengths");
      posterior
          .strengths()
          .weights()
          .forEach((strength, weight) -> strengths.addArray().add(strength).add(weight));
    }
    return root;
  }

  private static void putCounts(ObjectNode node, CountPosterior counts, int k) {
    node.put("rateShape", counts.shape(k)).put("rateRate", counts.events(k));
  }

  private static void encodePrior(MixturePrior prior, ObjectNode node) {
    WeightPrior weights = prior.weights();
    node.put("weights", weights.type().label());
    if (weights instanceof FixedWeights fixed) {
      PosteriorFields.putArray(node, "pi", fixed.pi());
    } else {
      node.put("concentration", weights.concentration()).put("slots", weights.slots());
    }
    node.put("covarianceType", prior.locations().type().label()).put("tau", prior.tau());
    PosteriorFields.putArray(node, "nu", prior.nu());
    node.put("rho", prior.rho()).put("locationError", prior.locationError());
    CountPrior counts = prior.counts();
    node.put("counts", counts.type().label());
    node.put("alpha", prior.alpha()).put("beta", prior.beta());
    node.put("zeroTruncated", counts.zeroTruncated());
    if (!Double.isNaN(counts.dispersion())) {
      node.put("dispersion", counts.dispersion());
    }
    if (prior.background() != null) {
      node.set(
          "region", PosteriorCodec.MAPPER.valueToTree(prior.background().region().parameters()));
    }
  }

  static MixturePosterior decode(JsonNode root, Projection projection) {
    PosteriorFields fields = new PosteriorFields(root, "");
    JsonNode nodes = root.path("components");
    if (!nodes.isArray() || nodes.isEmpty()) {
      throw fields.wrong(
          "components", nodes.isMissingNode() ? "missing" : nodes.size(), "an array");
    }
    MixturePrior prior = decodePrior(fields.object("prior"), projection, nodes.size());
    MixturePosterior posterior = decode(prior, fields, nodes);
    return prior.counts().learnsDispersion()
        ? posterior.withStrengths(histogram(fields))
        : posterior;
  }

  private static MixturePrior decodePrior(
      PosteriorFields fields, Projection projection, int components) {
    CovarianceType covariance =
        CovarianceType.of(fields.text("covarianceType", CovarianceType.labels()));
    CountType counts = CountType.of(fields.text("counts", CountType.labels()));
    double[] nu = fields.numbers("nu", projection.dimension());
    return new MixturePrior(
        weights(fields, components),
        LocationError.of(
            covariance.prior(fields.positive("tau"), nu, fields.positive("rho")),
            fields.notNegative("locationError")),
        new CountPrior(
            counts,
            fields.positive("alpha"),
            fields.positive("beta"),
            fields.has("dispersion") ? fields.positive("dispersion") : Double.NaN,
            fields.flag("zeroTruncated")),
        fields.has("region") ? background(fields, projection) : null);
  }

  private static WeightPrior weights(PosteriorFields fields, int components) {
    WeightType type = WeightType.of(fields.text("weights", WeightType.labels()));
    if (type == WeightType.FIXED) {
      double[] pi = fields.numbers("pi");
      if (pi.length != components) {
        throw TextbookFormat.otherComponents(components, pi.length);
      }
      return FixedWeights.ofSome(pi);
    }
    double concentration = fields.positive("concentration");
    int slots = fields.whole("slots", 1);
    if (slots < components) {
      throw fields.wrong(
          "slots", slots, "the number of components, %d, or more".formatted(components));
    }
    return type == WeightType.DIRICHLET
        ? new DirichletWeights(concentration, slots)
        : new DirichletProcessWeights(concentration, slots);
  }

  private static Background background(PosteriorFields fields, Projection projection) {
    Map<?, ?> region =
        PosteriorCodec.MAPPER.convertValue(fields.object("region").node(), Map.class);
    Map<String, Object> parameters = new LinkedHashMap<>();
    region.forEach((key, value) -> parameters.put(String.valueOf(key), value));
    return new Background(Region.fromParameters(parameters, projection));
  }

  private static MixturePosterior decode(
      MixturePrior prior, PosteriorFields fields, JsonNode nodes) {
    int components = nodes.size();
    int classes = prior.classes(components);
    double[][] means = new double[components][];
    double[] precisions = new double[components];
    boolean shared = prior.locations().type() == CovarianceType.SHARED;
    int size = prior.locations().shapeSize();
    double[][] shapes = new double[size == 0 ? 0 : shared ? 1 : components][];
    if (shared) {
      shapes[0] = positive(fields, "sharedShape", size);
    }
    double[] rateShapes = new double[classes];
    double[] rateRates = new double[classes];
    double[] counts = new double[components];
    for (int k = 0; k < components; k++) {
      PosteriorFields component = new PosteriorFields(nodes.path(k), "component " + k);
      means[k] = component.numbers("mean", prior.dimension());
      precisions[k] = component.positive("precision");
      if (size > 0 && !shared) {
        shapes[k] = size == 2 ? positive(component, "shape", 2) : component.numbers("shape", size);
      }
      rateShapes[k] = component.positive("rateShape");
      rateRates[k] = component.positive("rateRate");
      counts[k] = component.notNegative("effectiveCount");
    }
    BackgroundShare share = null;
    if (prior.background() != null) {
      PosteriorFields background = fields.object("background");
      share = new BackgroundShare(background.notNegative("effectiveCount"), counts);
      rateShapes[components] = background.positive("rateShape");
      rateRates[components] = background.positive("rateRate");
    }
    return new MixturePosterior(
        prior,
        new MixtureWeights(prior.weights().posterior(counts), share),
        prior.locations().of(new LocationParameters(means, precisions, shapes)),
        prior.counts().of(rateShapes, rateRates, dispersion(prior.counts(), fields)),
        counts,
        null);
  }

  private static double dispersion(CountPrior prior, PosteriorFields fields) {
    if (prior.type() == CountType.POISSON) {
      return Double.NaN;
    }
    double dispersion = fields.number("dispersion");
    double least = CountPrior.LEAST_DISPERSION;
    double most = CountPrior.MOST_DISPERSION;
    if (!(dispersion >= least && dispersion <= most)) {
      throw fields.wrong("dispersion", dispersion, "from %s to %s".formatted(least, most));
    }
    return dispersion;
  }

  private static double[] positive(PosteriorFields fields, String name, int size) {
    double[] values = fields.numbers(name, size);
    for (double value : values) {
      if (!(value > 0)) {
        throw fields.wrong(name, value, "positive numbers");
      }
    }
    return values;
  }

  private static StrengthHistogram histogram(PosteriorFields fields) {
    StrengthHistogram histogram = new StrengthHistogram();
    JsonNode rows = fields.node().path("strengths");
    if (!rows.isArray()) {
      throw fields.wrong(
          "strengths",
          rows.isMissingNode() ? "missing" : rows,
          "an array, since prior has no dispersion");
    }
    for (JsonNode row : rows) {
      double strength = row.path(0).isNumber() ? row.path(0).doubleValue() : Double.NaN;
      double weight = row.path(1).isNumber() ? row.path(1).doubleValue() : Double.NaN;
      if (!(strength >= 0 && strength == Math.rint(strength) && weight > 0)
          || !Double.isFinite(strength + weight)) {
        throw fields.wrong("strengths", row, "pairs of a whole number and a weight above 0");
      }
      histogram.add(strength, weight);
    }
    return histogram;
  }
}
