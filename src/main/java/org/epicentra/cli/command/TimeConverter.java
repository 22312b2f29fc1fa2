package org.epicentra.cli.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.epicentra.catalog.text.TimeText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts a time: ISO 8601 such as 2026-01-31T02:00:00Z, or a day, which stands for its beginning
 * in UTC.
 */
public final class TimeConverter implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    TimeText time = new TimeText();
    if (time.parse(text) != TimeText.Outcome.READ) {
      throw new TypeConversionException(
          "'" + text + "' is not a time such as 2026-01-31 or 2026-01-31T02:00:00Z");
    }
    return Instant.EPOCH.plus(time.micros(), ChronoUnit.MICROS);
  }
}
