package org.epicentra.spark.catalog;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What becomes of a record on import. */
enum Fate {
  KEPT("kept"),
  REJECTED("rejected"),
  EXACT_DUPLICATE("exact duplicate"),
  OLDER_DUPLICATE("duplicate id, older update"),
  EARLIER_DUPLICATE("duplicate id, earlier in the files"),
  SAME_EVENT("no id, and the same event values"),
  OTHER_TYPE("other event type");

  private final String label;

  Fate(String label) {
    this.label = label;
  }

  /** For a table of counts. */
  String label() {
    return label;
  }

  /** This fate as a value of a column, which {@link #valueOf(String)} reads. */
  Column literal() {
    return functions.lit(name());
  }
}
