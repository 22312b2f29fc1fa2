package org.epicentra;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** The fault of a JSON file in one line. */
public final class JsonFault {
  /** Jackson adds the place where an object began, with a source that it does not show. */
  private static final Pattern START =
      Pattern.compile("\\s*\\(start marker at \\[Source: .*?\\]\\)");

  private JsonFault() {}

  /**
   * Jackson's reason with line and column, if it knows them; or the message of the record that
   * refused a value.
   */
  public static String of(JsonProcessingException thrown) {
    if (thrown.getCause() instanceof BadInputException refused) {
      return Setting.plain(refused.getMessage());
    }
    String reason =
        START.matcher(thrown.getOriginalMessage()).replaceAll("").replaceAll("\\s+", " ");
    JsonLocation at = thrown.getLocation();
    return at == null || at.getLineNr() < 1
        ? reason
        : "%s (line %d, column %d)".formatted(reason, at.getLineNr(), at.getColumnNr());
  }
}
