package org.epicentra.job.export;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.description.CatalogProfile;
import org.epicentra.catalog.description.MagnitudeDoubts;
import org.epicentra.catalog.description.MagnitudeStatistics;
import org.epicentra.catalog.geography.Region;
import org.epicentra.export.ForecastGrid;
import org.epicentra.export.MagnitudeBins;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.spark.catalog.RowProfiler;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.WithinRegion;

/**
 * What a forecast takes from a catalog: how many events come above the magnitude of completeness,
 * where they have been, and how their magnitudes fall off.
 *
 * @param profile of the events that count
 * @param magnitudes of them
 * @param grid the cells of the box of the events
 * @param bins from the completeness up
 * @param greatest the magnitude that none is to exceed
 * @param expected the number of events in the time of the forecast
 */
record ForecastBasis(
    CatalogProfile profile,
    MagnitudeStatistics magnitudes,
    ForecastGrid grid,
    MagnitudeBins bins,
    double greatest,
    double expected) {
  /** What makes b, and with it the magnitudes of the forecast, doubtful; each a sentence. */
  List<String> doubts() {
    return MagnitudeDoubts.of(profile, magnitudes);
  }

  private static final double TENTH = 0.1;
  private static final double MILLIS_PER_DAY = 86_400_000;

  /**
   * The basis of a forecast.
   *
   * @throws BadInputException when no event counts, no b value follows from the magnitudes, or the
   *     greatest magnitude is below the completeness
   */
  static ForecastBasis of(
      ModelApplication application,
      ModelFolder folder,
      ForecastSettings settings,
      SparkSession spark) {
    CatalogProfile profile = profile(application.selectUnweighted(spark, folder), folder);
    MagnitudeStatistics magnitudes = magnitudes(profile);
    ForecastGrid grid =
        ForecastGrid.around(
            profile.longitudes().west(),
            profile.longitudes().east(),
            profile.south(),
            profile.north());
    double greatest =
        settings.maximum() == null ? profile.magnitudes().greatest() + 1 : settings.maximum();
    double days = Duration.between(profile.first(), profile.last()).toMillis() / MILLIS_PER_DAY;
    return new ForecastBasis(
        profile,
        magnitudes,
        grid,
        bins(magnitudes, greatest),
        greatest,
        magnitudes.eventsAbove() / days * settings.days());
  }

  /** Of the events that count: all, or those where the model says that events may be. */
  private static CatalogProfile profile(CatalogSelection events, ModelFolder folder) {
    Region polygons = folder.posterior().prior().givenRegion();
    CatalogSelection within = WithinRegion.only(events, polygons);
    CatalogProfile profile = RowProfiler.events(within.rows());
    if (profile.events() > 0) {
      return profile;
    }
    throw polygons == null || events.rows().isEmpty()
        ? events.none()
        : new BadInputException(
            "none of the events lies in the region of the model's background, where alone a"
                + " forecast expects any; choose another catalog with "
                + Setting.named("catalog")
                + ", or other events with "
                + Setting.named("where"));
  }

  private static MagnitudeStatistics magnitudes(CatalogProfile profile) {
    MagnitudeStatistics magnitudes = MagnitudeStatistics.of(profile.magnitudes());
    if (!(magnitudes.b() > 0) || !profile.first().isBefore(profile.last())) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a forecast needs events at different times and magnitudes: %,d of the %,d events"
                  + " have a magnitude, %,d of them one of the completeness or more, and no b value"
                  + " follows",
              profile.magnitudes().total(),
              profile.events(),
              magnitudes.eventsAbove()));
    }
    return magnitudes;
  }

  /** Magnitudes that are rounded to tenths lie in the middle of their bins. */
  private static MagnitudeBins bins(MagnitudeStatistics magnitudes, double greatest) {
    double least = magnitudes.completeness();
    if (magnitudes.binWidth() >= TENTH) {
      least -= TENTH / 2;
    }
    if (!(greatest > least)) {
      throw new BadInputException(
          Setting.mustBe("maxMagnitude", greatest, "above that of completeness, " + least));
    }
    return MagnitudeBins.to(greatest, least, magnitudes.b());
  }
}
