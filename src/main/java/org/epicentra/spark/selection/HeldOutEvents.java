package org.epicentra.spark.selection;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.EventColumns;

/**
 * Events held out, and the others. A hash of the seed and of an event's id and source decides on
 * which side it is, so that it stays there whatever the order, the partitions and the other events;
 * without an id, a hash of its location, strength and weight, so that equal events stay together.
 * That location is longitude, latitude and, where the catalog has it, depth, and not the projected
 * one, which depends on the other events by the centre of the projection.
 *
 * @param heldOut about the share that was asked for
 * @param others all that are not held out
 */
public record HeldOutEvents(CatalogSelection heldOut, CatalogSelection others) {
  private static final int SHARES = 1_000_000;
  private static final String SOURCE = "source";
  private static final List<String> GEOGRAPHY = List.of("longitude", "latitude", "depth");

  /**
   * Divides events at random.
   *
   * @param share that is held out, in (0, 1), to a millionth
   * @param seed of the hash
   */
  public static HeldOutEvents of(CatalogSelection events, double share, long seed) {
    Column hash = hash(events, seed);
    Column out = pmod(hash, lit((long) SHARES)).lt((long) (share * SHARES));
    return new HeldOutEvents(events.where(out), events.where(out.equalTo(false)));
  }

  private static Column hash(CatalogSelection events, long seed) {
    List<String> names = Arrays.asList(events.rows().columns());
    EventColumns columns = events.columns();
    List<Column> values = new ArrayList<>(List.of(lit(seed)));
    if (events.projection().hasGeography()) {
      GEOGRAPHY.stream()
          .filter(names::contains)
          .forEach(name -> values.add(SqlName.column(name).cast("double")));
    } else {
      columns.location().forEach(name -> values.add(SqlName.column(name)));
    }
    values.add(SqlName.column(columns.strength()));
    if (columns.weight() != null) {
      values.add(SqlName.column(columns.weight()));
    }
    Column ofValues = xxhash64(values.toArray(Column[]::new));
    if (columns.id() == null) {
      return ofValues;
    }
    Column id = SqlName.column(columns.id());
    Column ofId =
        names.contains(SOURCE)
            ? xxhash64(lit(seed), id, SqlName.column(SOURCE))
            : xxhash64(lit(seed), id);
    return when(id.isNull(), ofValues).otherwise(ofId);
  }
}
