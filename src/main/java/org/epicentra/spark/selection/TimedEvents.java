package org.epicentra.spark.selection;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.DriftGrid;
import org.epicentra.catalog.DriftHistograms;
import org.epicentra.spark.RowDigest;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.EventColumns;

/**
 * The events of a selection with their times, read once and kept for the several passes of a
 * nightly run: of each only what the model, the checks and the comparison need. Close to release
 * them.
 */
public final class TimedEvents implements AutoCloseable {
  private static final String TIME = EventLocations.PREFIX + "micros";
  private static final String PLACE_X = EventLocations.PREFIX + "place_x";
  private static final String PLACE_Y = EventLocations.PREFIX + "place_y";
  private static final String DEPTH = EventLocations.PREFIX + "depth";

  /** Identifies an event: a bootstrap draws those that share it together. */
  public static final String KEY = EventLocations.PREFIX + "key";

  private final CatalogSelection selection;
  private final long outside;

  private TimedEvents(CatalogSelection selection, long outside) {
    this.selection = selection;
    this.outside = outside;
  }

  /**
   * The rows of a catalog up to a time, that time included.
   *
   * @param asOfMicros microseconds since 1970 UTC
   * @throws BadInputException when the catalog has no time
   */
  public static Dataset<Row> upTo(Dataset<Row> catalog, long asOfMicros) {
    if (!Arrays.asList(catalog.columns()).contains("time")) {
      throw new BadInputException(
          "the catalog has no column time, by which events are held out: name one with "
              + Setting.named("column")
              + " time=EXPR");
    }
    return catalog.where(micros().leq(asOfMicros));
  }

  private static Column micros() {
    return unix_micros(col("time").cast("timestamp"));
  }

  /** The events within a region of a selection from {@link #upTo}. */
  public static TimedEvents of(WithinRegion within) {
    CatalogSelection selection = within.events();
    Dataset<Row> rows = selection.rows();
    List<String> names = Arrays.asList(rows.columns());
    List<String> place = selection.columns().location();
    boolean geographic = selection.projection().hasGeography();
    List<Column> kept = new ArrayList<>();
    place.forEach(name -> kept.add(SqlName.column(name)));
    kept.add(SqlName.column(selection.columns().strength()));
    if (selection.columns().weight() != null) {
      kept.add(SqlName.column(selection.columns().weight()));
    }
    if (selection.columns().id() != null) {
      kept.add(SqlName.column(selection.columns().id()));
    }
    kept.add(micros().as(TIME));
    kept.add(number(geographic ? "longitude" : place.get(0)).as(PLACE_X));
    kept.add(number(geographic ? "latitude" : place.get(1)).as(PLACE_Y));
    Column depth = names.contains("depth") ? number("depth") : lit(null).cast("double");
    kept.add(depth.as(DEPTH));
    kept.add(key(names, selection.columns()).as(KEY));
    Dataset<Row> narrow =
        rows.select(kept.toArray(Column[]::new)).persist(StorageLevel.MEMORY_AND_DISK());
    return new TimedEvents(with(selection, narrow), within.outside());
  }

  private static Column key(List<String> names, EventColumns columns) {
    String id = columns.id();
    if (id == null) {
      List<Column> all = new ArrayList<>(List.of(micros()));
      columns.location().forEach(name -> all.add(SqlName.column(name)));
      return xxhash64(all.toArray(Column[]::new));
    }
    return names.contains("source")
        ? xxhash64(SqlName.column(id), col("source"))
        : xxhash64(SqlName.column(id));
  }

  private static Column number(String name) {
    return SqlName.column(name).cast(DataTypes.DoubleType);
  }

  private static CatalogSelection with(CatalogSelection selection, Dataset<Row> rows) {
    return new CatalogSelection(
        selection.catalog(),
        rows,
        selection.columns(),
        selection.projection(),
        selection.options());
  }

  /** Whether places are longitudes and latitudes. */
  public boolean geographic() {
    return selection.projection().hasGeography();
  }

  /**
   * The columns of a catalog that are read, also where it has none of that name: those of the
   * options, and those that give the time, the depth and the identity of an event.
   */
  public Set<String> reads() {
    Set<String> reads = selection.named();
    reads.addAll(List.of("time", "depth", "id", "source"));
    return reads;
  }

  /** The number of events that are left out, since they lie outside of the region. */
  public long outside() {
    return outside;
  }

  /** All events of the selection. */
  public CatalogSelection all() {
    return selection;
  }

  /**
   * The events of a span.
   *
   * @param after microseconds since 1970 UTC, without those at this time
   * @param until with those at this time
   */
  public CatalogSelection between(long after, long until) {
    return with(selection, span(after, until));
  }

  private Dataset<Row> span(long after, long until) {
    return selection.rows().where(col(TIME).gt(after).and(col(TIME).leq(until)));
  }

  /** What is counted of the events of a span; see {@link #between}. */
  public EventFacts facts(long after, long until) {
    Dataset<Row> rows = span(after, until);
    Column strength = SqlName.column(selection.columns().strength());
    Column x = col(PLACE_X);
    Column turned = geographic() ? pmod(x, lit(360.0)) : x;
    List<Column> sums =
        new ArrayList<>(
            List.of(
                count(lit(1)),
                coalesce(min(TIME), lit(0L)),
                coalesce(max(TIME), lit(0L)),
                count_distinct(col(KEY)),
                count_if(strength.isNull()),
                count_if(col(DEPTH).isNull()),
                min(PLACE_X),
                max(PLACE_X),
                min(PLACE_Y),
                max(PLACE_Y),
                min(turned),
                max(turned)));
    sums.addAll(RowDigest.aggregates(xxhash64(hashed())));
    return EventFacts.of(rows.select(sums.toArray(Column[]::new)).head());
  }

  private Column[] hashed() {
    List<Column> hashed = new ArrayList<>(List.of(col(KEY), col(TIME)));
    hashed.addAll(List.of(col(PLACE_X), col(PLACE_Y), col(DEPTH)));
    hashed.add(SqlName.column(selection.columns().strength()));
    if (selection.columns().weight() != null) {
      hashed.add(SqlName.column(selection.columns().weight()));
    }
    return hashed.toArray(Column[]::new);
  }

  /** How the events of a span are spread; see {@link #between}. */
  public DriftHistograms histograms(DriftGrid grid, long after, long until) {
    FlatMapFunction<Iterator<Row>, DriftHistograms> sum =
        rows -> {
          DriftHistograms part = new DriftHistograms(grid);
          while (rows.hasNext()) {
            Row row = rows.next();
            part.add(number(row, 0), number(row, 1), number(row, 2), number(row, 3));
          }
          return List.of(part).iterator();
        };
    DriftHistograms all = new DriftHistograms(grid);
    span(after, until)
        .select(
            col(PLACE_X), col(PLACE_Y), SqlName.column(selection.columns().strength()), col(DEPTH))
        .javaRDD()
        .mapPartitions(sum)
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static double number(Row row, int field) {
    return row.isNullAt(field) ? Double.NaN : row.getDouble(field);
  }

  /** The columns of place. */
  public static List<String> places() {
    return List.of(PLACE_X, PLACE_Y);
  }

  @Override
  public void close() {
    selection.rows().unpersist(false);
  }
}
