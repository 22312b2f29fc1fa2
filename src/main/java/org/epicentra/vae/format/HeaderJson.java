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
import org.epicentra.vae.latent.LatentFamily;

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

  /** The family of a network whose header names none: the only one that the first release had. */
  private static final String UNNAMED = LatentFamily.NORMAL.label();

  private static final String SHARDS = "shards";

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
      network(tree)
          .filter(network -> network.path(FAMILY).asText().equals(UNNAMED))
          .ifPresent(network -> network.remove(List.of(FAMILY, CATEGORIES)));
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header cannot be written", e);
    }
  }

  /**
   * Reads a header.
   *
   * @throws BadInputException if it is not one, or contains an illegal value
   */
  static <T> T read(FloatFileReader file, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(file.header());
      network(tree)
          .filter(network -> !network.has(FAMILY))
          .ifPresent(network -> network.put(FAMILY, UNNAMED).put(CATEGORIES, 0));
      if (tree.path("settings") instanceof ObjectNode settings && !settings.has(SHARDS)) {
        settings.put(SHARDS, 1); // of a release that did not cut minibatches
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
