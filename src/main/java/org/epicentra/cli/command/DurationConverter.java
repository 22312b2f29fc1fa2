package org.epicentra.cli.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a length of time: 30d, 12h, 90m, 45s, or ISO 8601 such as P1DT12H; at most 100000d. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([dhms])");

  /** About 270 years, so that adding it to the time of any event gives a valid time. */
  private static final Duration MOST = Duration.ofDays(100_000);

  @Override
  public Duration convert(String text) {
    Duration length = read(text);
    if (length.abs().compareTo(MOST) > 0) {
      throw new TypeConversionException("'" + text + "' is more than 100000d");
    }
    return length;
  }

  private static Duration read(String text) {
    String given = text.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = SHORT.matcher(given);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "d" -> Duration.ofDays(count);
        case "h" -> Duration.ofHours(count);
        case "m" -> Duration.ofMinutes(count);
        default -> Duration.ofSeconds(count);
      };
    }
    try {
      return Duration.parse(given);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a length of time such as 30d, 12h, 90m, 45s or P1DT12H");
    }
  }
}
