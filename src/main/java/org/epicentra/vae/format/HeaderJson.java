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
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.LatentFamily;
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
  private static final String SHARDS = "shards";
  private static final String STEPS = "learningRateSteps";

  /** The family of a network whose header names none: the only one that the first release had. */
  private static final String UNNAMED = LatentFamily.NORMAL.label();

  /** The activation of such a network, for the same reason. */
  private static final String UNNAMED_ACTIVATION = Activation.LEAKY_RELU.label();

  private HeaderJson() {}

  /** The shape of the network in a header, which is the header itself or a member of it. */
  private static Optional<ObjectNode> network(JsonNode header) {
    return Stream.of(header, header.path("architecture"))
        .filter(each -> each.has("inputs"))
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  static byte[] write(Object header) {
    try {
      JsonNode tree = MAPPER.valueToTree(header);
      network(tree).ifPresent(HeaderJson::leaveOutDefaults);
      if (tree.path("settings") instanceof ObjectNode settings
          && settings.get(STEPS).equals(steps())) {
        settings.remove(STEPS);
      }
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
  }

  private static void putDefaults(ObjectNode network) {
    if (!network.has(FAMILY)) {
      network.put(FAMILY, UNNAMED).put(CATEGORIES, 0);
    }
    if (!network.has(ACTIVATION)) {
      network.put(ACTIVATION, UNNAMED_ACTIVATION);
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
