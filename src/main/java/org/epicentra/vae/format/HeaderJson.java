package org.epicentra.vae.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.epicentra.JsonFault;
import org.epicentra.Setting;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.LearningRateSteps;

/** Headers as JSON, read strictly: nothing unknown, missing, duplicate or rounded. */
final class HeaderJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final String FAMILY = "family";
  private static final String CATEGORIES = "categories";

  private static final String ACTIVATION = "activation";
  private static final String LIKELIHOOD = "likelihood";
  private static final String VARIANCE = "variance";
  private static final String STANDARDIZATION = "standardization";
  private static final String SHARDS = "shards";
  private static final String STEPS = "learningRateSteps";

  /** The family of a network whose header names none: the only one that the first release had. */
  private static final String UNNAMED = LatentFamily.NORMAL.label();

  /** Activation and likelihood of such a network, for the same reason. */
  private static final String UNNAMED_ACTIVATION = Activation.LEAKY_RELU.label();

  private static final String UNNAMED_LIKELIHOOD = Likelihood.BERNOULLI.label();

  private HeaderJson() {}

  /** The shape of the network in a header, which is the header itself or a member of it. */
  private static Optional<ObjectNode> network(JsonNode header) {
    return Stream.of(header, header.path("architecture"))
        .filter(each -> each.has("inputs"))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  /** What the header of a file of weights says: the network, and how its inputs are made. */
  record Network(VaeArchitecture architecture, Standardization standardization) {}

  static byte[] write(Object header) {
    return bytes(tree(header));
  }

  /** The shape of the network, with the standardisation unless that is null. */
  static byte[] writeNetwork(Network network) {
    JsonNode tree = tree(network.architecture());
    if (network.standardization() != null) {
      ((ObjectNode) tree).set(STANDARDIZATION, MAPPER.valueToTree(network.standardization()));
    }
    return bytes(tree);
  }

  private static JsonNode tree(Object header) {
    JsonNode tree = MAPPER.valueToTree(header);
    network(tree).ifPresent(HeaderJson::leaveOutDefaults);
    if (tree.path("settings") instanceof ObjectNode settings
        && settings.get(STEPS).equals(steps())) {
      settings.remove(STEPS);
    }
    return tree;
  }

  private static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header cannot be written", e);
    }
  }

  /** What the first release did not have is named only where it differs from that release. */
  private static void leaveOutDefaults(ObjectNode network) {
    if (network.path(FAMILY).asText().equals(UNNAMED)) {
      network.remove(List.of(FAMILY, CATEGORIES));
    }
    if (network.path(ACTIVATION).asText().equals(UNNAMED_ACTIVATION)) {
      network.remove(ACTIVATION);
    }
    if (network.path(LIKELIHOOD).asText().equals(UNNAMED_LIKELIHOOD)) {
      network.remove(List.of(LIKELIHOOD, VARIANCE));
    }
  }

  private static void putDefaults(ObjectNode network) {
    if (!network.has(FAMILY)) {
      network.put(FAMILY, UNNAMED).put(CATEGORIES, 0);
    }
    if (!network.has(ACTIVATION)) {
      network.put(ACTIVATION, UNNAMED_ACTIVATION);
    }
    if (!network.has(LIKELIHOOD)) {
      network.put(LIKELIHOOD, UNNAMED_LIKELIHOOD).put(VARIANCE, 0.0);
    }
  }

  /** The steps of the learning rate in settings that name none. */
  private static JsonNode steps() {
    return MAPPER.valueToTree(LearningRateSteps.NONE);
  }

  /**
   * Reads a header.
   *
   * @throws BadInputException if it is not one, or contains an illegal value
   */
  static <T> T read(FloatFileReader file, Class<T> type) {
    return value(file, readTree(file), type);
  }

  /**
   * Reads what {@link #writeNetwork} wrote.
   *
   * @throws BadInputException if it is not that, or contains an illegal value
   */
  static Network readNetwork(FloatFileReader file) {
    JsonNode tree = readTree(file);
    JsonNode standardization =
        tree instanceof ObjectNode header ? header.remove(STANDARDIZATION) : null;
    return new Network(
        value(file, tree, VaeArchitecture.class),
        standardization == null ? null : value(file, standardization, Standardization.class));
  }

  private static JsonNode readTree(FloatFileReader file) {
    try {
      JsonNode tree = MAPPER.readTree(file.header());
      network(tree).ifPresent(HeaderJson::putDefaults);
      if (tree.path("settings") instanceof ObjectNode settings) {
        if (!settings.has(SHARDS)) {
          settings.put(SHARDS, 1); // of a release that did not cut minibatches
        }
        if (!settings.has(STEPS)) {
          settings.set(STEPS, steps());
        }
      }
      return tree;
    } catch (IOException e) {
      throw file.fault("has a header that cannot be read: " + reason(e), e);
    }
  }

  private static <T> T value(FloatFileReader file, JsonNode tree, Class<T> type) {
    try {
      T header = MAPPER.treeToValue(tree, type);
      if (header == null) {
        throw file.fault("has an empty header", null);
      }
      return header;
    } catch (IOException e) {
      throw file.fault("has a header that cannot be read: " + reason(e), e);
    }
  }

  /** Settings keep their own names: in a file they are no options. */
  private static String reason(IOException e) {
    if (e.getCause() instanceof IllegalArgumentException refused) {
      return Setting.spell(refused.getMessage(), UnaryOperator.identity());
    }
    return e instanceof JsonProcessingException json ? JsonFault.of(json) : e.getMessage();
  }
}
