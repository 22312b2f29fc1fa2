package org.epicentra;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The settings in which two runs differ that must agree. */
public final class OptionDifferences {
  private final List<String> differences = new ArrayList<>();

  /**
   * Adds a setting if its values differ.
   *
   * @param name of the setting as it stands in a message, such as {@link Setting#named}
   * @param now value in this run
   * @param then value in the earlier run
   * @return this
   */
  public OptionDifferences add(String name, Object now, Object then) {
    if (!Objects.equals(now, then)) {
      differences.add(name + " is " + now + " and was " + then);
    }
    return this;
  }

  /** Whether no setting differs. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** All differences in one line. */
  @Override
  public String toString() {
    return String.join("; ", differences);
  }
}
