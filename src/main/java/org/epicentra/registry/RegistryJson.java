package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.JsonFault;

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
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw JsonMappingException.from((JsonParser) null, "it holds null");
      }
      return value;
    } catch (CharConversionException e) {
      throw JsonMappingException.from((JsonParser) null, "it holds no text: " + e.getMessage(), e);
    }
  }

  /** What is wrong with a file that {@link #value} was to read: "FILE is damaged: why". */
  static String fault(Path file, IOException thrown) {
    if (thrown instanceof JsonProcessingException json) {
      boolean refused = json.getCause() instanceof BadInputException; // as of a later format
      return file + (refused ? " cannot be read: " : " is damaged: ") + JsonFault.of(json);
    }
    return file
        + " cannot be read: "
        + thrown.getClass().getSimpleName()
        + ": "
        + thrown.getMessage();
  }
}
