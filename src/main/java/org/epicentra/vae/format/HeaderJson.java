package org.epicentra.vae.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;

/** Records to JSON and back, strictly: nothing unknown, missing, twice or rounded. */
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
  private static final JsonNode NORMAL = TextNode.valueOf("normal");

  private HeaderJson() {}

  /** The shapes of networks in a header, which tell no family where it is the normal one. */
  private static List<ObjectNode> networks(JsonNode header) {
    List<ObjectNode> networks = new ArrayList<>();
    for (JsonNode each : List.of(header, header.path("architecture"))) {
      if (each instanceof ObjectNode object && object.has("inputs")) {
        networks.add(object);
      }
    }
    return networks;
  }

  static byte[] write(Object header) {
    try {
      JsonNode tree = MAPPER.valueToTree(header);
      for (ObjectNode network : networks(tree)) {
        if (network.get(FAMILY).equals(NORMAL)) {
          network.remove(List.of(FAMILY, CATEGORIES));
        }
      }
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header cannot be written", e);
    }
  }

  /**
   * Reads a header.
   *
   * @throws BadInputException if it is not one, or names an illegal value
   */
  static <T> T read(FloatFileReader file, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(file.header());
      for (ObjectNode network : networks(tree)) {
        if (!network.has(FAMILY)) {
          network.set(FAMILY, NORMAL);
          network.put(CATEGORIES, 0);
        }
      }
      T header = MAPPER.treeToValue(tree, type);
      if (header == null) {
        throw file.fault("has an empty header");
      }
      return header;
    } catch (IOException e) {
      throw new BadInputException(
          file.fault("has a header that cannot be read").getMessage() + " " + e.getMessage(), e);
    }
  }
}
