package org.epicentra.job;

import java.util.List;
import org.epicentra.Setting;

/**
 * A command as a message tells it, for its reader to copy: the settings are marked by {@link
 * Setting#named}, and values that a shell would take apart are quoted. Mutable.
 */
public final class CommandWords {
  private static final String PLAIN = "[\\p{L}\\p{N}_./:@%+=,-]+";

  private final StringBuilder text;

  /**
   * @param command such as {@code cavi report}
   */
  public CommandWords(String command) {
    this.text = new StringBuilder(command);
  }

  /** Adds a setting without a value. */
  public CommandWords with(String setting) {
    text.append(' ').append(Setting.named(setting));
    return this;
  }

  /**
   * Adds a setting, unless its value is null.
   *
   * @param setting in camel case
   */
  public CommandWords with(String setting, Object value) {
    return value == null ? this : with(setting, List.of(String.valueOf(value)));
  }

  /** Adds a setting with one or more values. */
  public CommandWords with(String setting, List<String> values) {
    with(setting);
    values.forEach(value -> text.append(' ').append(quoted(value)));
    return this;
  }

  private static String quoted(String value) {
    return value.matches(PLAIN) ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** The command. */
  @Override
  public String toString() {
    return text.toString();
  }
}
