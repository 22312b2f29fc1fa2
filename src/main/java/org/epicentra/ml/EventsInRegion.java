package org.epicentra.ml;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.EventSelection;

/**
 * That a background's region holds all events: the density that the bound assumes is only there.
 */
final class EventsInRegion {
  private EventsInRegion() {}

  /**
   * @param rows that all have a location
   * @param region in the coordinates of the columns; null for all of space
   * @throws BadInputException when an event lies outside of the region
   */
  static void require(Dataset<Row> rows, EventColumns columns, Region region) {
    if (region == null) {
      return;
    }
    Column[] place = new EventSelection(rows.schema(), columns).coordinates(region.dimension());
    UDF1<scala.collection.Seq<Double>, Boolean> test = x -> !region.contains(values(x));
    Column outside = udf(test, DataTypes.BooleanType).apply(array(place));
    long count = rows.filter(outside).count();
    if (count > 0) {
      throw new BadInputException(
          "%d of %d events lie outside of %s: leave them out, or widen it"
              .formatted(count, rows.count(), Setting.named("region")));
    }
  }

  private static double[] values(scala.collection.Seq<Double> x) {
    double[] values = new double[x.size()];
    for (int d = 0; d < values.length; d++) {
      values[d] = x.apply(d);
    }
    return values;
  }
}
