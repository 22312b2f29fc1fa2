package org.epicentra;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What two runs that must agree were asked for differently, by the names of the options. */
public final class OptionDifferences {
  private final List<String> told = new ArrayList<>();

  /**
   * Notes an option whose values are not equal.
   *
   * @param now its value in this run
   * @param then in the earlier one
   * @return this
   */
  public OptionDifferences add(String option, Object now, Object then) {
    if (!Objects.equals(now, then)) {
      told.add(option + " is " + now + " and was " + then);
    }
    return this;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return told.isEmpty();
  }

  /** All in one line. */
  @Override
  public String toString() {
    return String.join("; ", told);
  }
}
