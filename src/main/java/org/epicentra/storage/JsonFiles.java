package org.epicentra.storage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.JsonFault;

/** JSON files on a Hadoop file system; numbers in full double precision. */
public final class JsonFiles {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JsonFiles() {}

  /** The value (a record, a map, a list) as indented JSON. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value, e);
    }
  }

  /** The content of a file that holds the value: its JSON and a line's end, in UTF-8. */
  public static byte[] bytes(Object value) {
    return (text(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The value in the content of a file.
   *
   * @throws JsonProcessingException when the content is not the JSON of such a value
   */
  public static <T> T value(InputStream content, Class<T> type) throws IOException {
    try {
      T value = MAPPER.readValue(content, type);
      if (value == null) {
        throw JsonMappingException.from((JsonParser) null, "it holds null");
      }
      return value;
    } catch (CharConversionException e) {
      throw JsonMappingException.from((JsonParser) null, "it holds no text: " + e.getMessage(), e);
    }
  }

  /**
   * A value read from JSON (a map, a list) as a record, or a record as a map.
   *
   * @throws BadInputException when it does not fit
   */
  public static <T> T convert(Object value, Class<T> type) {
    try {
      return MAPPER.convertValue(value, type);
    } catch (IllegalArgumentException e) {
      throw e.getCause() != null && e.getCause().getCause() instanceof BadInputException refused
          ? refused
          : new BadInputException("not as expected: " + e.getMessage(), e);
    }
  }

  /** A record as a map of plain values. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return MAPPER.convertValue(value, Map.class);
  }

  /** Writes a file, replacing one that is there; folders above it are made. */
  public static void write(Path file, Object value, Configuration hadoop) {
    try (OutputStream out = new SingleFile(file, hadoop).create()) {
      out.write(bytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a file into a record or a map.
   *
   * @throws BadInputException when there is no such file or it holds something else
   */
  public static <T> T read(Path file, Class<T> type, Configuration hadoop) {
    try {
      SingleFile there = new SingleFile(file, hadoop);
      if (!there.exists()) {
        throw new BadInputException(file + " does not exist");
      }
      try (InputStream in = there.open()) {
        return value(in, type);
      }
    } catch (JsonProcessingException e) {
      throw new BadInputException(file + " is not as expected: " + JsonFault.of(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
