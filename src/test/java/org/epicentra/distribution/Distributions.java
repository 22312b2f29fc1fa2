package org.epicentra.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.epicentra.Golden;

/** Distributions by the names and parameters of golden/distributions.json. */
final class Distributions {
  private Distributions() {}

  /** The rows of one list of the file. */
  static Stream<JsonNode> golden(String list) {
    JsonNode rows = Golden.read("distributions").get(list);
    return StreamSupport.stream(rows.spliterator(), false);
  }

  static double[] parameters(JsonNode row) {
    return Golden.vector(row.get("parameters"));
  }

  static ContinuousDistribution continuous(String name, double... parameters) {
    return name.equals("beta")
        ? Beta.of(parameters[0], parameters[1])
        : reparameterised(name, parameters);
  }

  static ReparameterisedDistribution reparameterised(String name, double... parameters) {
    switch (name) {
      case "normal":
        return Normal.of(parameters[0], parameters[1]);
      case "exponential":
        return Exponential.of(parameters[0]);
      case "gamma":
        return Gamma.of(parameters[0], parameters[1]);
      default:
        throw new IllegalArgumentException(name);
    }
  }

  static DiscreteDistribution discrete(String name, double... parameters) {
    switch (name) {
      case "poisson":
        return Poisson.of(parameters[0]);
      case "bernoulli":
        return Bernoulli.of(parameters[0]);
      case "categorical":
        return Categorical.of(parameters);
      default:
        throw new IllegalArgumentException(name);
    }
  }

  /** KL between two distributions of one family. */
  static double kl(String name, double[] of, double[] from) {
    switch (name) {
      case "normal":
        return Normal.of(of[0], of[1]).kl(Normal.of(from[0], from[1]));
      case "exponential":
        return Exponential.of(of[0]).kl(Exponential.of(from[0]));
      case "gamma":
        return Gamma.of(of[0], of[1]).kl(Gamma.of(from[0], from[1]));
      case "beta":
        return Beta.of(of[0], of[1]).kl(Beta.of(from[0], from[1]));
      case "poisson":
        return Poisson.of(of[0]).kl(Poisson.of(from[0]));
      case "bernoulli":
        return Bernoulli.of(of[0]).kl(Bernoulli.of(from[0]));
      case "categorical":
        return Categorical.of(of).kl(Categorical.of(from));
      default:
        throw new IllegalArgumentException(name);
    }
  }
}
