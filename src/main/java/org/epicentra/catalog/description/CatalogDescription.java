package org.epicentra.catalog.description;

import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.LongitudeSpan;

/**
 * What {@code catalog describe} reports of a catalog, as plain values; null where there is nothing
 * to report.
 *
 * @param events rows
 * @param time of the first and last event
 * @param box of the epicentres
 * @param depth in km, positive down; null where no event has one
 * @param nulls by column
 * @param identifiers how often ids repeat
 * @param places how often epicentres repeat
 * @param magnitudes null where no event has one
 * @param counts one for each column that holds only whole numbers of at least 0
 * @param eventTypes events by type
 * @param years events by year, UTC
 * @param rejections the source's unusable records, by reason
 */
public record CatalogDescription(
    long events,
    TimeSpan time,
    Box box,
    Range depth,
    Map<String, Long> nulls,
    Identifiers identifiers,
    Places places,
    Magnitudes magnitudes,
    List<Counts> counts,
    Map<String, Long> eventTypes,
    Map<Integer, Long> years,
    Map<String, Long> rejections) {

  /** A profile of the events, completed by what only a comparison between events shows. */
  public static CatalogDescription of(
      CatalogProfile profile,
      Identifiers identifiers,
      Places places,
      Map<String, Long> rejections) {
    boolean any = profile.events() > 0;
    boolean deep = !Double.isNaN(profile.deepest());
    return new CatalogDescription(
        profile.events(),
        any ? new TimeSpan(profile.first().toString(), profile.last().toString()) : null,
        any ? Box.of(profile) : null,
        deep ? new Range(profile.shallowest(), profile.deepest()) : null,
        profile.nulls(),
        identifiers,
        places,
        Magnitudes.of(profile),
        Counts.of(profile.counts()),
        profile.eventTypes(),
        profile.years(),
        rejections);
  }

  /** ISO 8601, UTC. */
  public record TimeSpan(String first, String last) {}

  /** Degrees; west is greater than east where the box crosses the antimeridian. */
  public record Box(double west, double east, double south, double north) {
    private static Box of(CatalogProfile profile) {
      LongitudeSpan longitudes = profile.longitudes();
      return new Box(longitudes.west(), longitudes.east(), profile.south(), profile.north());
    }
  }

  /** The ends of a column. */
  public record Range(double least, double greatest) {}

  /**
   * @param distinct the different values that are not null
   * @param repeated the events whose id an event before them has
   */
  public record Identifiers(long distinct, long repeated) {}

  /**
   * @param distinct the different epicentres
   * @param topCount the events at the most frequent one
   * @param topShare the same as a share of all events
   * @param topLongitude degrees
   * @param topLatitude degrees
   */
  public record Places(
      long distinct, long topCount, double topShare, double topLongitude, double topLatitude) {}

  /**
   * As {@link MagnitudeStatistics} defines them.
   *
   * @param events with a magnitude
   * @param outside events with a magnitude that no earthquake can have; not used further
   * @param completeness null with no events
   * @param b null where it is not defined
   * @param bError null where b is; that of the sample alone
   * @param warnings what makes b doubtful
   */
  public record Magnitudes(
      long events,
      double least,
      double greatest,
      long outside,
      double binWidth,
      long zerosIgnored,
      Double completeness,
      long eventsAbove,
      Double b,
      Double bError,
      List<String> warnings) {

    /** The statistics of a histogram; null where it is empty. */
    private static Magnitudes of(CatalogProfile profile) {
      MagnitudeHistogram histogram = profile.magnitudes();
      if (histogram.total() == 0) {
        return null;
      }
      MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram);
      return new Magnitudes(
          histogram.total(),
          histogram.least(),
          histogram.greatest(),
          histogram.outside(),
          statistics.binWidth(),
          statistics.zerosIgnored(),
          orNull(statistics.completeness()),
          statistics.eventsAbove(),
          orNull(statistics.b()),
          orNull(statistics.bError()),
          MagnitudeDoubts.of(profile, statistics));
    }
  }

  /**
   * As {@link CountDispersion} defines them.
   *
   * @param values events that have one
   * @param variance null with fewer than two values
   * @param ratio variance over mean; null where it is not defined
   */
  public record Counts(
      String column,
      long values,
      long zeros,
      double least,
      double greatest,
      double mean,
      Double variance,
      Double ratio,
      String verdict) {

    private static List<Counts> of(Map<String, CountDispersion> columns) {
      return columns.entrySet().stream()
          .map(entry -> of(entry.getKey(), entry.getValue()))
          .toList();
    }

    private static Counts of(String column, CountDispersion dispersion) {
      return new Counts(
          column,
          dispersion.count(),
          dispersion.zeros(),
          dispersion.least(),
          dispersion.greatest(),
          dispersion.mean(),
          orNull(dispersion.variance()),
          orNull(dispersion.ratio()),
          dispersion.verdict());
    }
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
