package org.epicentra.registry;

import java.util.List;

/**
 * What a look at a version's files found.
 *
 * @param version its number
 * @param problems a line each; empty when it is as it was published
 */
public record VersionCheck(int version, List<String> problems) {
  public VersionCheck {
    problems = List.copyOf(problems);
  }
}
