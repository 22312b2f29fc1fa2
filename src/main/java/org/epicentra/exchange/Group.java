package org.epicentra.exchange;

/**
 * What a member knows of its group before they meet. Members of another stage or attempt are
 * strangers, even if they hold the same key.
 *
 * @param key of the group
 * @param stage the work that the group does
 * @param attempt which of the attempts at it
 * @param size number of members, 1 or more
 * @param own number of this member, from 0
 */
public record Group(GroupKey key, int stage, int attempt, int size, int own) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the member is not one of the group
   */
  public Group {
    if (!(own >= 0 && own < size)) {
      throw new IllegalArgumentException(
          "member " + own + " of a group of " + size + ": it must be 0 to " + (size - 1));
    }
  }

  /** How messages call a member. */
  static String name(int member, int size) {
    return "member " + (member + 1) + " of " + size;
  }
}
