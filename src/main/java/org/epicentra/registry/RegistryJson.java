package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.epicentra.BadInputException;

/** The registry's records as JSON. */
final class RegistryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RegistryJson() {}

  static byte[] bytes(Object value) {
    try {
      return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value, e);
    }
  }

  /**
   * @throws JsonProcessingException where the bytes are not the JSON of such a record
   */
  static <T> T value(byte[] bytes, Class<T> type) throws IOException {
    return MAPPER.readValue(bytes, type);
  }

  /** What is wrong with a file that {@link #value} was to read, in one line. */
  static String fault(IOException thrown) {
    if (thrown.getCause() instanceof BadInputException refused) {
      return refused.getMessage();
    }
    return thrown instanceof JsonProcessingException json
        ? json.getOriginalMessage().replaceAll("\\s+", " ")
        : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
  }
}
