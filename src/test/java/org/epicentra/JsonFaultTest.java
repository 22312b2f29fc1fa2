package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
  record Count(int count) {
    Count {
      if (count < 0) {
        throw new BadInputException("count is " + count);
      }
    }
  }

  /** Lines and columns counted by hand, from 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{ \"count\" : | Unexpected end-of-input within/between Object entries (line 1, column 12)",
        "{ \"count\" : 1 | Unexpected end-of-input: expected close marker for Object (line 1, column 14)",
        "{ count | Unexpected character ('c' (code 99)): was expecting double-quote to start field name (line 1, column 3)",
        "{ \"count\" : -1 } | count is -1"
      })
  void namesTheFaultAndItsPlace(String json, String fault) {
    JsonProcessingException thrown =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new ObjectMapper().readValue(json, Count.class));
    assertThat(JsonFault.of(thrown)).isEqualTo(fault);
  }
}
