package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.description.CatalogDescription.Identifiers;
import org.epicentra.catalog.description.CatalogDescription.Places;

/**
 * How often events share an identifier or an epicentre: both counted in one pass, in which each
 * event gives a key of either kind.
 *
 * @param places null without events
 */
record RepeatedValues(Identifiers identifiers, Places places) {
  private static final String KEY = "key";
  private static final String EVENTS = "events";

  /** Counts them: one Spark job. */
  static RepeatedValues of(Dataset<Row> rows) {
    Column id = col(CatalogColumns.ID).cast("string");
    Column longitude = col(CatalogColumns.LONGITUDE).cast("double");
    Column latitude = col(CatalogColumns.LATITUDE).cast("double");
    Column none = lit(null);
    Column byId = struct(id.as("id"), none.cast("double").as("x"), none.cast("double").as("y"));
    Column byPlace = struct(none.cast("string").as("id"), longitude.as("x"), latitude.as("y"));
    Dataset<Row> counted =
        rows.select(explode(array(byId, byPlace)).as(KEY))
            .where("key.id is not null or key.x is not null")
            .groupBy(KEY)
            .agg(count(lit(1)).as(EVENTS));
    Dataset<Row> kinds =
        counted
            .groupBy(col("key.id").isNotNull().as("isId"))
            .agg(
                count(lit(1)),
                sum(col(EVENTS).minus(1)),
                max(EVENTS),
                max_by(col("key.x"), struct(col(EVENTS), col("key.x"), col("key.y"))),
                max_by(col("key.y"), struct(col(EVENTS), col("key.x"), col("key.y"))));
    return read(kinds);
  }

  private static RepeatedValues read(Dataset<Row> kinds) {
    Identifiers identifiers = new Identifiers(0, 0);
    Places places = null;
    for (Row row : kinds.collectAsList()) {
      long distinct = row.getLong(1);
      long repeated = row.getLong(2);
      if (row.getBoolean(0)) {
        identifiers = new Identifiers(distinct, repeated);
      } else {
        long top = row.getLong(3);
        double share = top / (double) (distinct + repeated);
        places = new Places(distinct, top, share, row.getDouble(4), row.getDouble(5));
      }
    }
    return new RepeatedValues(identifiers, places);
  }
}
