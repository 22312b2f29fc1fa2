package org.epicentra.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.epicentra.BadInputException;
import org.epicentra.mixture.locations.LocationParameters;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.MixtureWeights;

/**
 * Version 1 of the posterior file:
 *
 * <pre>{@code
 * {"formatVersion": 1,
 *  "prior": {"pi": [..K], "tau": t, "nu": [..D], "rho": r, "alpha": a, "beta": b},
 *  "components": [{"mean": [..D], "meanPrecision": p, "rateShape": a, "rateRate": b,
 *                  "effectiveCount": n}, ..K]}
 * }</pre>
 */
final class TextbookFormat {
  private TextbookFormat() {}

  static ObjectNode encode(MixturePosterior posterior, int version) {
    MixturePrior prior = posterior.prior();
    ObjectNode root = PosteriorCodec.MAPPER.createObjectNode().put("formatVersion", version);
    ObjectNode priorNode = root.putObject("prior");
    PosteriorFields.putArray(priorNode, "pi", ((FixedWeights) prior.weights()).pi());
    priorNode.put("tau", prior.tau());
    PosteriorFields.putArray(priorNode, "nu", prior.nu());
    priorNode.put("rho", prior.rho()).put("alpha", prior.alpha()).put("beta", prior.beta());
    ArrayNode components = root.putArray("components");
    for (int k = 0; k < posterior.components(); k++) {
      ObjectNode component = components.addObject();
      PosteriorFields.putArray(component, "mean", posterior.mean(k));
      component
          .put("meanPrecision", posterior.meanPrecision(k))
          .put("rateShape", posterior.rateShape(k))
          .put("rateRate", posterior.rateRate(k))
          .put("effectiveCount", posterior.effectiveCount(k));
    }
    return root;
  }

  static MixturePosterior decode(JsonNode root) {
    MixturePrior prior = decodePrior(new PosteriorFields(root.path("prior"), "prior"));
    JsonNode components = root.path("components");
    if (components.size() != prior.components()) {
      throw otherComponents(components.size(), prior.components());
    }
    return decodeComponents(prior, components);
  }

  static BadInputException otherComponents(int components, int weights) {
    return new BadInputException(
        "there are %d components, but its prior has %d weights pi.".formatted(components, weights));
  }

  private static MixturePrior decodePrior(PosteriorFields fields) {
    double[] pi = fields.numbers("pi");
    double tau = fields.positive("tau");
    double[] nu = fields.numbers("nu");
    double rho = fields.positive("rho");
    double alpha = fields.positive("alpha");
    double beta = fields.positive("beta");
    return new MixturePrior(
        pi, tau, new MixturePrior.Centres(nu, rho), new MixturePrior.Rates(alpha, beta));
  }

  private static MixturePosterior decodeComponents(MixturePrior prior, JsonNode nodes) {
    int components = prior.components();
    double[][] means = new double[components][];
    double[] precisions = new double[components];
    double[] shapes = new double[components];
    double[] rates = new double[components];
    double[] counts = new double[components];
    for (int k = 0; k < components; k++) {
      PosteriorFields fields = new PosteriorFields(nodes.path(k), "component " + k);
      means[k] = fields.numbers("mean", prior.dimension());
      precisions[k] = fields.positive("meanPrecision");
      shapes[k] = fields.positive("rateShape");
      rates[k] = fields.positive("rateRate");
      counts[k] = fields.notNegative("effectiveCount");
    }
    return new MixturePosterior(
        prior,
        new MixtureWeights(prior.weights().posterior(counts), null),
        prior.locations().of(new LocationParameters(means, precisions, new double[0][])),
        prior.counts().of(shapes, rates, Double.NaN),
        counts,
        null);
  }
}
