package org.epicentra;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a file of JSON, in one line. */
public final class JsonFault {
  /** Jackson tells where an object began, with a source that it does not show. */
  private static final Pattern START =
      Pattern.compile("\\s*\\(start marker at \\[Source: .*?\\]\\)");

  private JsonFault() {}

  /** Jackson's reason, or what the record refused, with line and column where they are known. */
  public static String of(JsonProcessingException thrown) {
    if (thrown.getCause() instanceof BadInputException refused) {
      return refused.getMessage();
    }
    String reason =
        START.matcher(thrown.getOriginalMessage()).replaceAll("").replaceAll("\\s+", " ");
    JsonLocation at = thrown.getLocation();
    return at == null || at.getLineNr() < 1
        ? reason
        : "%s (line %d, column %d)".formatted(reason, at.getLineNr(), at.getColumnNr());
  }
}
