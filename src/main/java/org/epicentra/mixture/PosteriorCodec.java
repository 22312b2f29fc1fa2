package org.epicentra.mixture;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The file format of a posterior, JSON with numbers in full double precision:
 *
 * <pre>{@code
 * {"formatVersion": 1,
 *  "prior": {"pi": [..K], "tau": t, "nu": [..D], "rho": r, "alpha": a, "beta": b},
 *  "components": [{"mean": [..D], "meanPrecision": p, "rateShape": a, "rateRate": b,
 *                  "effectiveCount": n}, ..K]}
 * }</pre>
 */
public final class PosteriorCodec {
  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private PosteriorCodec() {}

  /**
   * Writes a posterior; the stream stays open.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public static void write(MixturePosterior posterior, OutputStream out) {
    try {
      out.write(MAPPER.writeValueAsBytes(encode(posterior)));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what {@link #write} wrote, to the last bit.
   *
   * @throws BadInputException when it is no such file, of another version, or holds a value outside
   *     its range
   */
  public static MixturePosterior read(InputStream in) {
    try {
      return decode(MAPPER.readTree(in));
    } catch (IOException e) {
      throw new BadInputException(
          "The posterior file cannot be read as JSON: "
              + String.valueOf(e.getMessage()).split("\n", 2)[0],
          e);
    }
  }

  private static ObjectNode encode(MixturePosterior posterior) {
    MixturePrior prior = posterior.prior();
    ObjectNode root = MAPPER.createObjectNode().put("formatVersion", FORMAT_VERSION);
    ObjectNode priorNode = root.putObject("prior");
    putArray(priorNode, "pi", prior.pi());
    priorNode.put("tau", prior.tau());
    putArray(priorNode, "nu", prior.nu());
    priorNode.put("rho", prior.rho()).put("alpha", prior.alpha()).put("beta", prior.beta());
    ArrayNode components = root.putArray("components");
    for (int k = 0; k < posterior.components(); k++) {
      ObjectNode component = components.addObject();
      putArray(component, "mean", posterior.mean(k));
      component
          .put("meanPrecision", posterior.meanPrecision(k))
          .put("rateShape", posterior.rateShape(k))
          .put("rateRate", posterior.rateRate(k))
          .put("effectiveCount", posterior.effectiveCount(k));
    }
    return root;
  }

  private static void putArray(ObjectNode node, String name, double[] values) {
    ArrayNode array = node.putArray(name);
    for (double value : values) {
      array.add(value);
    }
  }

  private static MixturePosterior decode(JsonNode root) {
    JsonNode version = root.path("formatVersion");
    if (!version.isInt() || version.intValue() != FORMAT_VERSION) {
      throw new BadInputException(
          "The posterior file has formatVersion "
              + (version.isMissingNode() ? "none" : version)
              + "; this release reads version "
              + FORMAT_VERSION
              + ".");
    }
    MixturePrior prior = decodePrior(root.path("prior"));
    JsonNode components = root.path("components");
    if (components.size() != prior.components()) {
      throw new BadInputException(
          "The posterior file has "
              + (components.size() + " components, but its prior has ")
              + prior.components()
              + " weights pi.");
    }
    return decodeComponents(prior, components);
  }

  private static MixturePrior decodePrior(JsonNode node) {
    double[] pi = numbers(node, "prior", "pi");
    double tau = positive(node, "prior", "tau");
    double[] nu = numbers(node, "prior", "nu");
    double rho = positive(node, "prior", "rho");
    double alpha = positive(node, "prior", "alpha");
    double beta = positive(node, "prior", "beta");
    try {
      return new MixturePrior(
          pi, tau, new MixturePrior.Centres(nu, rho), new MixturePrior.Rates(alpha, beta));
    } catch (BadInputException e) { // its settings are keys here
      throw new BadInputException(
          "In the posterior file, " + Setting.spell(e.getMessage(), UnaryOperator.identity()), e);
    }
  }

  private static MixturePosterior decodeComponents(MixturePrior prior, JsonNode nodes) {
    int components = prior.components();
    int dimension = prior.dimension();
    double[] means = new double[components * dimension];
    double[] precisions = new double[components];
    double[] shapes = new double[components];
    double[] rates = new double[components];
    double[] counts = new double[components];
    for (int k = 0; k < components; k++) {
      String where = "component " + k;
      JsonNode node = nodes.path(k);
      double[] mean = numbers(node, where, "mean");
      if (mean.length != dimension) {
        throw malformed(where, "mean", mean.length + " numbers", dimension + " numbers");
      }
      System.arraycopy(mean, 0, means, k * dimension, dimension);
      precisions[k] = positive(node, where, "meanPrecision");
      shapes[k] = positive(node, where, "rateShape");
      rates[k] = positive(node, where, "rateRate");
      counts[k] = number(node, where, "effectiveCount");
      if (!(counts[k] >= 0)) {
        throw malformed(where, "effectiveCount", counts[k], "0 or more");
      }
    }
    MixturePosterior posterior =
        new MixturePosterior(
            prior, means, precisions, new MixturePosterior.RateParameters(shapes, rates), counts);
    for (int k = 0; k < components; k++) {
      requireComputable(posterior, k);
    }
    return posterior;
  }

  /** Numbers that are in their ranges, and yet so large or small that nothing follows from them. */
  private static void requireComputable(MixturePosterior posterior, int k) {
    double divergence = posterior.divergence(k);
    if (!Double.isFinite(divergence) || !Double.isFinite(posterior.rate(k))) {
      throw new BadInputException(
          "In the posterior file, the numbers of component %d and of the prior are too far apart: the"
                  .formatted(k)
              + " rate is "
              + posterior.rate(k)
              + " and the divergence from the prior "
              + divergence
              + "; both must be finite.");
    }
  }

  private static double[] numbers(JsonNode parent, String where, String name) {
    JsonNode node = parent.path(name);
    if (!node.isArray()) {
      throw malformed(where, name, node.isMissingNode() ? "missing" : node, "an array of numbers");
    }
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = finite(node.get(i), where, name);
    }
    return values;
  }

  private static double number(JsonNode parent, String where, String name) {
    return finite(parent.path(name), where, name);
  }

  private static double positive(JsonNode parent, String where, String name) {
    double value = number(parent, where, name);
    if (!(value > 0)) {
      throw malformed(where, name, value, "a positive number");
    }
    return value;
  }

  private static double finite(JsonNode node, String where, String name) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw malformed(where, name, node.isMissingNode() ? "missing" : node, "a finite number");
    }
    return node.doubleValue();
  }

  private static BadInputException malformed(
      String where, String name, Object found, String wanted) {
    return new BadInputException(
        "In the posterior file, "
            + name
            + " of "
            + where
            + " is "
            + found
            + "; it must be "
            + wanted
            + ".");
  }
}
