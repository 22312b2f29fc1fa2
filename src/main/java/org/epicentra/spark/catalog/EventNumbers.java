package org.epicentra.spark.catalog;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;
import org.epicentra.catalog.SameEvents;
import scala.Tuple4;

/**
 * {@link SameEvents} as a function over a window in order of time: the number of a record's event
 * among those of its identifier. Null times, of rejected records, are no events.
 */
final class EventNumbers
    extends Aggregator<Tuple4<Long, Double, Double, Long>, SameEvents, Integer> {
  private static final long serialVersionUID = 1L;

  /**
   * The function, of microseconds, degrees and microseconds; to be used over rows up to the current
   * one.
   */
  static Column of(Column micros, Column latitude, Column longitude, Column update) {
    Encoder<Tuple4<Long, Double, Double, Long>> input =
        Encoders.tuple(Encoders.LONG(), Encoders.DOUBLE(), Encoders.DOUBLE(), Encoders.LONG());
    return functions.udaf(new EventNumbers(), input).apply(micros, latitude, longitude, update);
  }

  @Override
  public SameEvents zero() {
    return new SameEvents();
  }

  @Override
  public SameEvents reduce(SameEvents seen, Tuple4<Long, Double, Double, Long> record) {
    seen.add(record._1(), record._2(), record._3(), record._4());
    return seen;
  }

  @Override
  public SameEvents merge(SameEvents one, SameEvents other) {
    throw new UnsupportedOperationException("records are taken one by one, in order of time");
  }

  @Override
  public Integer finish(SameEvents seen) {
    return seen.latest();
  }

  @Override
  public Encoder<SameEvents> bufferEncoder() {
    return Encoders.javaSerialization(SameEvents.class);
  }

  @Override
  public Encoder<Integer> outputEncoder() {
    return Encoders.INT();
  }
}
