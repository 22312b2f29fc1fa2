package org.epicentra.spark.selection;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.EventSelection;

/**
 * The events of a selection that lie within a region. Those that do not are few, or the region is
 * not that of the catalog.
 *
 * @param events within the region
 * @param outside the number of those that were left out
 */
public record WithinRegion(CatalogSelection events, long outside) {
  /** The largest share of the events that may be left out. */
  public static final double MOST_OUTSIDE = 0.01;

  private static final int SHOWN_IDS = 5;

  /**
   * Counts the events inside and outside, in one pass, and leaves those outside out. An event whose
   * location cannot be used is left in, for the check of all events to find.
   *
   * @param region in the coordinates of the selection's projection; null for all of space
   * @throws BadInputException when no event lies in the region, or too many outside of it
   */
  public static WithinRegion of(CatalogSelection selection, Region region) {
    return of(selection, region, WithinRegion::requireMost);
  }

  /**
   * The same for a catalog that need not be that of the fit: however many lie outside, they are
   * left out.
   *
   * @param region in the coordinates of the selection's projection; null for all of space
   * @throws BadInputException when there are events, and none lies in the region
   */
  public static WithinRegion counted(CatalogSelection selection, Region region) {
    return of(selection, region, (all, outside, ids) -> requireSome(all, outside));
  }

  private static WithinRegion of(CatalogSelection selection, Region region, Limit limit) {
    if (region == null) {
      return new WithinRegion(selection, 0);
    }
    Dataset<Row> rows = selection.rows();
    EventSelection event = new EventSelection(rows.schema(), selection.columns());
    Column outside = outside(event, region);
    Row counts = counts(rows, outside);
    long left = counts.getLong(1);
    if (left == 0) {
      return new WithinRegion(selection, 0);
    }
    limit.require(counts.getLong(0), left, rows.filter(outside).select(event.id()));
    return new WithinRegion(selection.where(outside.unary_$bang()), left);
  }

  /** Refuses a catalog of which too many events would be left out. */
  @FunctionalInterface
  private interface Limit {
    void require(long all, long outside, Dataset<Row> ids);
  }

  /**
   * Checks that all events lie within a region, for a caller that leaves none out.
   *
   * @param rows that all have a location
   * @param region in the coordinates of the columns; null for all of space
   * @throws BadInputException when an event lies outside of the region
   */
  public static void requireAll(Dataset<Row> rows, EventColumns columns, Region region) {
    if (region == null) {
      return;
    }
    Row counts = counts(rows, outside(new EventSelection(rows.schema(), columns), region));
    if (counts.getLong(1) > 0) {
      throw new BadInputException(
          "%d of %d events lie outside of %s: leave them out, or widen it"
              .formatted(counts.getLong(1), counts.getLong(0), Setting.named("region")));
    }
  }

  /** The number of events, and of those outside, in one pass. */
  private static Row counts(Dataset<Row> rows, Column outside) {
    return rows.agg(count(lit(1)), count(when(outside, 1))).first();
  }

  /**
   * The events that lie within a region, however many do not.
   *
   * @param region in the coordinates of the selection's projection; null for all of space
   */
  public static CatalogSelection only(CatalogSelection selection, Region region) {
    if (region == null) {
      return selection;
    }
    EventSelection event = new EventSelection(selection.rows().schema(), selection.columns());
    Column outside = outside(event, region);
    return selection.where(outside.unary_$bang());
  }

  private static Column outside(EventSelection event, Region region) {
    UDF3<Double, Double, Double, Boolean> test =
        (first, second, third) -> {
          double[] place =
              region.dimension() == 2
                  ? new double[] {number(first), number(second)}
                  : new double[] {number(first), number(second), number(third)};
          for (double coordinate : place) {
            if (!Double.isFinite(coordinate)) {
              return false;
            }
          }
          return !region.contains(place);
        };
    Column[] x = event.coordinates(region.dimension());
    Column none = lit(null).cast(DataTypes.DoubleType);
    return coalesce(
        udf(test, DataTypes.BooleanType).apply(x[0], x[1], x.length > 2 ? x[2] : none), lit(false));
  }

  private static double number(Double value) {
    return value == null ? Double.NaN : value;
  }

  private static void requireSome(long all, long outside) {
    if (outside == all) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "none of the %,d events lies within the region of the model: take a catalog of that"
                  + " region",
              all));
    }
  }

  private static void requireMost(long all, long outside, Dataset<Row> ids) {
    if (outside > MOST_OUTSIDE * all) {
      throw refusal(all, outside, ids.takeAsList(SHOWN_IDS));
    }
  }

  private static BadInputException refusal(long all, long outside, List<Row> some) {
    if (outside == all) {
      return new BadInputException(
          String.format(
              Locale.ROOT,
              "none of the %,d events lies within %s; its polygons are of longitude and latitude in"
                  + " this order, in degrees, or of x and y for plain coordinates",
              all,
              Setting.named("region")));
    }
    String ids =
        some.stream()
            .filter(row -> !row.isNullAt(0))
            .map(row -> row.getString(0))
            .collect(Collectors.joining(", "));
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "%,d of %,d events (%.1f %%) lie outside of %s%s; at most %.0f %% may, which are then"
                + " left out. Widen the region, or leave them out with %s",
            outside,
            all,
            100.0 * outside / all,
            Setting.named("region"),
            ids.isEmpty() ? "" : ", the first with the ids " + ids,
            100 * MOST_OUTSIDE,
            Setting.named("where")));
  }
}
