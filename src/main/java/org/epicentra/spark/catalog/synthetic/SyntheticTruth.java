package org.epicentra.spark.catalog.synthetic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;

/**
 * The parameters behind a synthetic catalog, on the Earth.
 *
 * @param mixture centres in km on the projection
 * @param projection azimuthal or geocentric, of as many dimensions as the centres
 */
public record SyntheticTruth(MixtureTruth mixture, Projection projection) {

  /** Every event of a catalog lies within so many standard deviations of its centre. */
  private static final double FARTHEST = 7;

  private static final double HALF_CIRCUMFERENCE = 20_000;
  private static final double DEEPEST = 1000;
  private static final double DEPTH_SPREAD = 20;
  private static final double GREATEST_RATE = 1e9;

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
      if (!(rate <= GREATEST_RATE)) {
        throw new BadInputException(
            "a rate is " + rate + "; the column of counts holds rates up to " + GREATEST_RATE);
      }
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
   * @param deviation standard deviation of the events about their centre along each axis, km
   * @param meanRate mean of the components' rates
   */
  public record Settings(
      int components,
      int dimension,
      double longitude,
      double latitude,
      double spread,
      double deviation,
      double meanRate) {}

  /**
   * Draws a truth.
   *
   * @throws BadInputException when a value is out of range, or events would not fit on the Earth
   */
  public static SyntheticTruth draw(Settings settings, long seed) {
    check(settings);
    MixtureTruth plane =
        MixtureTruth.draw(
            settings.components(),
            settings.spread(),
            settings.deviation(),
            settings.meanRate(),
            seed);
    AzimuthalProjection map = AzimuthalProjection.of(settings.longitude(), settings.latitude());
    return settings.dimension() == 2
        ? new SyntheticTruth(plane, map)
        : atDepth(plane, map, settings.deviation());
  }

  /**
   * Reads a truth: {@code tau}, {@code rates}, {@code centres} (km) and {@code projection} as in
   * the file that a generated catalog has beside it, and {@code pi}, equal weights if absent.
   *
   * @throws BadInputException when the file is missing or a value of it is, or is out of range
   */
  public static SyntheticTruth read(String file, Configuration hadoop) {
    File read = JsonFiles.read(HadoopPath.of(file, hadoop).path(), File.class, hadoop);
    if (read.centres() == null || read.rates() == null || read.projection() == null) {
      throw new BadInputException(
          file + ": centres (km), rates and projection are needed, and one of them is missing");
    }
    double[] pi = read.pi();
    if (pi == null) {
      pi = new double[read.rates().length];
      Arrays.fill(pi, 1.0 / pi.length);
    }
    try {
      MixtureTruth mixture = new MixtureTruth(pi, read.centres(), read.tau(), read.rates());
      return new SyntheticTruth(mixture, Projection.fromParameters(read.projection()));
    } catch (BadInputException e) { // its settings are keys here
      throw new BadInputException(file + ": " + Setting.plain(e.getMessage()), e);
    }
  }

  /** What is written beside a catalog: the truth, and how the catalog was made. */
  public Map<String, Object> json(Map<String, Object> settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pi", mixture.pi());
    json.put("tau", mixture.tau());
    json.put("rates", mixture.rates());
    json.put("centres", mixture.centres());
    List<double[]> positions = Arrays.stream(mixture.centres()).map(projection::inverse).toList();
    List<String> names = List.of("longitude", "latitude", "depth");
    for (int d = 0; d < mixture.dimension(); d++) {
      int coordinate = d;
      json.put(names.get(d), positions.stream().mapToDouble(at -> at[coordinate]).toArray());
    }
    json.put("projection", projection.parameters());
    json.putAll(settings);
    return json;
  }

  /** The part of the file that is read. */
  private record File(
      double[] pi,
      double tau,
      double[] rates,
      double[][] centres,
      Map<String, Object> projection) {}

  private static void check(Settings settings) {
    if (settings.dimension() != 2 && settings.dimension() != 3) {
      throw new BadInputException(Setting.mustBe("dimension", settings.dimension(), "2 or 3"));
    }
    if (!(Double.isFinite(settings.longitude()) && Math.abs(settings.latitude()) <= 90)) {
      throw new BadInputException(
          "%s is longitude %s, latitude %s; the latitude must be from -90 to 90 degrees"
              .formatted(Setting.named("centre"), settings.longitude(), settings.latitude()));
    }
    if (!(FARTHEST * (settings.spread() + settings.deviation()) < HALF_CIRCUMFERENCE)) {
      throw new BadInputException(
          ("%s %s km and %s %s km would carry events round the Earth; their sum must be below"
                  + " 2800 km")
              .formatted(
                  Setting.named("spread"),
                  settings.spread(),
                  Setting.named("sd"),
                  settings.deviation()));
    }
    if (settings.dimension() == 3
        && !(2 * FARTHEST * settings.deviation() + DEPTH_SPREAD < DEEPEST)) {
      throw new BadInputException(
          Setting.named("sd")
              + " is "
              + settings.deviation()
              + " km; in 3-D it must be below 70, for depths up to 1000 km");
    }
  }

  /** The same epicentres, so deep that hardly any event lies above the ground. */
  private static SyntheticTruth atDepth(
      MixtureTruth plane, AzimuthalProjection map, double deviation) {
    GeocentricProjection projection = new GeocentricProjection();
    double[][] centres = new double[plane.components()][];
    for (int k = 0; k < centres.length; k++) {
      double[] position = map.inverse(plane.centres()[k]);
      double depth = FARTHEST * deviation + DEPTH_SPREAD * (k + 0.5) / centres.length;
      centres[k] = projection.forward(position[0], position[1], depth);
    }
    return new SyntheticTruth(
        new MixtureTruth(plane.pi(), centres, plane.tau(), plane.rates()), projection);
  }
}
