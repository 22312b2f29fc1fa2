package org.epicentra.catalog;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;

/**
 * The columns of a synthetic event that the mixture does not model. Event n of N is a function of
 * the seed and n:
 *
 * <ul>
 *   <li>its time is uniform within the n-th of N equal slices of the time span, so that events are
 *       in order of time;
 *   <li>its magnitude follows the Gutenberg-Richter relation with b = 1, from 2 to 9, to a tenth;
 *   <li>its depth is uniform from 0 to 20 km, to a tenth, unless the location has one;
 *   <li>its strength is missing with a given probability, whatever the strength is.
 * </ul>
 *
 * @param seed the catalog's
 * @param rows N
 * @param start of the time span
 * @param end of the time span, after its start
 * @param missingStrength probability of a missing strength, in [0, 1]
 */
public record SyntheticAttributes(
    long seed, long rows, Instant start, Instant end, double missingStrength)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The column that holds the number of the component an event was drawn from, from 0. */
  public static final String TRUE_COMPONENT = "true_component";

  private static final String PURPOSE = "attributes";
  private static final double LEAST_MAGNITUDE = 1.95;
  private static final double GREATEST_MAGNITUDE = 9.05;
  private static final double B = 1;
  private static final double BEYOND =
      StrictMath.pow(10, -B * (GREATEST_MAGNITUDE - LEAST_MAGNITUDE));
  private static final double DEEPEST = 20;
  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * One event's columns.
   *
   * @param time microseconds since 1970-01-01 UTC
   * @param magnitude to a tenth
   * @param depth km, positive down, to a tenth
   * @param strengthMissing whether the catalog has no strength for this event
   */
  public record Attributes(long time, double magnitude, double depth, boolean strengthMissing) {}

  /**
   * @throws BadInputException when a value is outside its range
   */
  public SyntheticAttributes {
    if (rows <= 0) {
      throw new BadInputException(Setting.mustBe("rows", rows, "1 or more"));
    }
    if (!start.isBefore(end)) {
      throw new BadInputException(
          "%s %s is not before %s %s"
              .formatted(Setting.named("start"), start, Setting.named("end"), end));
    }
    Setting.requireShare("missingStrength", missingStrength);
  }

  /** The source of events, one for each task: not thread-safe. */
  public Source source() {
    return new Source(this);
  }

  /** Draws the columns of events. */
  public static final class Source {
    private final long streamKey;
    private final double missingStrength;
    private final double startMicros;
    private final double slice;

    private Source(SyntheticAttributes of) {
      streamKey = RandomStream.streamKey(of.seed, PURPOSE, 0);
      missingStrength = of.missingStrength;
      startMicros = ChronoUnit.SECONDS.between(Instant.EPOCH, of.start) * MICROS_PER_SECOND;
      slice = ChronoUnit.SECONDS.between(of.start, of.end) * MICROS_PER_SECOND / of.rows;
    }

    /**
     * The columns of event n.
     *
     * @param row n, from 0 to N - 1
     */
    public Attributes draw(long row) {
      RandomStream random = RandomStream.of(streamKey, row);
      double time = startMicros + slice * (row + random.nextDouble());
      double beyond = BEYOND + random.nextDouble() * (1 - BEYOND);
      double magnitude = LEAST_MAGNITUDE - StrictMath.log10(beyond) / B;
      double depth = DEEPEST * random.nextDouble();
      boolean missing = random.nextDouble() < missingStrength;
      return new Attributes((long) time, tenth(magnitude), tenth(depth), missing);
    }

    private static double tenth(double value) {
      return Math.rint(10 * value) / 10;
    }
  }
}
