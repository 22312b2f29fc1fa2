package org.epicentra.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Names of columns in SQL; a name may contain spaces, dots and backquotes. */
public final class SqlName {
  private SqlName() {}

  /** The name in backquotes. */
  public static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The column of that name. */
  public static Column column(String name) {
    return functions.col(quoted(name));
  }
}
