package org.epicentra.spark.catalog.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.truth.TruthSettings;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;

/**
 * The parameters behind a synthetic catalog, on the Earth.
 *
 * @param mixture centres in km on the projection
 * @param projection azimuthal or geocentric, of as many dimensions as the centres
 */
public record SyntheticTruth(MixtureTruth mixture, Projection projection) {

  private static final double HALF_CIRCUMFERENCE = 20_000;
  private static final double DEEPEST = 1000;
  private static final double GREATEST_RATE = 1e9;

  /** Counts of a greater rate may exceed an int, once in 1e80 events. */
  private static final double GREATEST_RATE_OF_DISPERSION = 1e7;

  /**
   * @throws BadInputException when the projection does not fit the centres
   */
  public SyntheticTruth {
    if (!projection.hasGeography() || projection.dimension() != mixture.dimension()) {
      throw new BadInputException(
          "the projection ("
              + projection
              + ") does not give the "
              + mixture.dimension()
              + " coordinates of the centres: use azimuthal for 2, geocentric for 3");
    }
    for (double rate : mixture.rates()) {
      requireRate(rate, mixture.strengths().dispersion());
    }
    if (mixture.noise() != null) {
      requireRate(mixture.noise().rate(), mixture.strengths().dispersion());
    }
  }

  private static void requireRate(double rate, double dispersion) {
    double greatest = Math.min(GREATEST_RATE, dispersion * GREATEST_RATE_OF_DISPERSION);
    if (!(rate <= greatest)) {
      throw new BadInputException(
          "a rate is "
              + rate
              + "; the column of counts holds rates up to "
              + greatest
              + (dispersion == Double.POSITIVE_INFINITY ? "" : " of dispersion " + dispersion));
    }
  }

  /**
   * The distribution that a truth is drawn from: centres are normal, rates gamma-distributed.
   *
   * @param components K
   * @param dimension 2 for epicentres, 3 for hypocentres
   * @param longitude of the catalog's centre, degrees
   * @param latitude of the catalog's centre, degrees
   * @param spread standard deviation of the centres along each axis, km
   * @param deviation standard deviation of the events about their centre along each axis, km; of
   *     elongated components the geometric mean over their axes
   * @param meanRate mean of the components' rates
   * @param variant what is beyond the textbook model
   */
  public record Settings(
      int components,
      int dimension,
      double longitude,
      double latitude,
      double spread,
      double deviation,
      double meanRate,
      TruthSettings.Variant variant) {

    /** Of the textbook model. */
    public Settings(
        int components,
        int dimension,
        double longitude,
        double latitude,
        double spread,
        double deviation,
        double meanRate) {
      this(
          components,
          dimension,
          longitude,
          latitude,
          spread,
          deviation,
          meanRate,
          TruthSettings.Variant.TEXTBOOK);
    }

    private TruthSettings plane() {
      return new TruthSettings(components, spread, deviation, meanRate, variant);
    }
  }

  /**
   * Draws a truth.
   *
   * @throws BadInputException when a value is out of range, or events would not fit on the Earth
   */
  public static SyntheticTruth draw(Settings settings, long seed) {
    check(settings);
    TruthSettings drawn = settings.plane();
    MixtureTruth plane = drawn.draw(seed);
    AzimuthalProjection map = AzimuthalProjection.of(settings.longitude(), settings.latitude());
    return settings.dimension() == 2
        ? new SyntheticTruth(plane, map)
        : new BuriedTruth(plane, map, drawn).truth(drawn.scatter(3, seed));
  }

  /**
   * Reads a truth as in the file that a generated catalog has beside it; what is absent is that of
   * the textbook model, and weights are equal.
   *
   * @throws BadInputException when the file is missing or a value of it is, or is out of range
   */
  public static SyntheticTruth read(String file, Configuration hadoop) {
    TruthFile read = JsonFiles.read(HadoopPath.of(file, hadoop).path(), TruthFile.class, hadoop);
    try {
      return read.truth();
    } catch (BadInputException e) { // its settings are keys here
      throw new BadInputException(file + ": " + Setting.plain(e.getMessage()), e);
    }
  }

  /** What is written beside a catalog: the truth, and how the catalog was made. */
  public Map<String, Object> json(Map<String, Object> settings) {
    Map<String, Object> json = TruthFile.json(mixture);
    List<double[]> positions = Arrays.stream(mixture.centres()).map(projection::inverse).toList();
    List<String> names = List.of("longitude", "latitude", "depth");
    for (int d = 0; d < mixture.dimension(); d++) {
      int coordinate = d;
      json.put(names.get(d), positions.stream().mapToDouble(at -> at[coordinate]).toArray());
    }
    json.put(TruthFile.PROJECTION, projection.parameters());
    json.putAll(settings);
    return json;
  }

  private static void check(Settings settings) {
    if (settings.dimension() != 2 && settings.dimension() != 3) {
      throw new BadInputException(Setting.mustBe("dimension", settings.dimension(), "2 or 3"));
    }
    if (!(Double.isFinite(settings.longitude()) && Math.abs(settings.latitude()) <= 90)) {
      throw new BadInputException(
          "%s is longitude %s, latitude %s; the latitude must be from -90 to 90 degrees"
              .formatted(Setting.named("centre"), settings.longitude(), settings.latitude()));
    }
    double widest = settings.plane().widest();
    if (!(TruthSettings.FARTHEST * (settings.spread() + widest) < HALF_CIRCUMFERENCE)) {
      throw new BadInputException(
          "%s %s km and %s would carry events round the Earth; their sum must be below 2800 km"
              .formatted(Setting.named("spread"), settings.spread(), width(settings)));
    }
    if (settings.dimension() == 3
        && !(2 * TruthSettings.FARTHEST * widest + BuriedTruth.DEPTH_SPREAD < DEEPEST)) {
      throw new BadInputException(
          width(settings) + "; in 3-D it must be below 70 km, for depths up to 1000 km");
    }
  }

  private static String width(Settings settings) {
    String given = Setting.named("sd") + " " + settings.deviation() + " km";
    double widest = settings.plane().widest();
    return widest == settings.deviation()
        ? given
        : String.format(
            Locale.ROOT,
            "%s (%.4g km with %s and %s)",
            given,
            widest,
            Setting.named("axisRatio"),
            Setting.named("locationError"));
  }
}
