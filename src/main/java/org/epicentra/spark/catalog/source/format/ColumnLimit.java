package org.epicentra.spark.catalog.source.format;

import org.epicentra.BadInputException;

/** How many columns a catalog may have: of more, Spark would spend minutes on the query alone. */
final class ColumnLimit {
  static final int COLUMNS = 1000;

  private ColumnLimit() {}

  /**
   * @param file its path, for the message
   * @throws BadInputException when there are too many
   */
  static void check(String file, int columns) {
    if (columns > COLUMNS) {
      throw new BadInputException(
          ("%s has more than %d columns: is it a catalog, with one event a line? Of a wide table, cut"
                  + " out the columns that are needed first, for example by cut -d, -f1-10")
              .formatted(file, COLUMNS));
    }
  }
}
