package org.epicentra.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Names of columns as SQL takes them: a name may hold blanks, points and backquotes. */
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
