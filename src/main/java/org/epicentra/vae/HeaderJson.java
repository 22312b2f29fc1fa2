package org.epicentra.vae;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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

  private HeaderJson() {}

  static byte[] write(Object header) {
    try {
      return MAPPER.writeValueAsBytes(header);
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
      T header = MAPPER.readValue(file.header(), type);
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
