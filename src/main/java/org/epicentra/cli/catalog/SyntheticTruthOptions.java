package org.epicentra.cli.catalog;

import org.epicentra.mixture.truth.TruthSettings;
import org.epicentra.spark.catalog.synthetic.SyntheticTruth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the parameters of a synthetic catalog are drawn. */
final class SyntheticTruthOptions {
  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "2",
      description =
          "With --components: 2 for epicentres, 3 for hypocentres. Default: ${DEFAULT-VALUE}.")
  private int dimension;

  @Option(
      names = "--centre",
      paramLabel = "LON,LAT",
      defaultValue = "-117,34",
      converter = PositionConverter.class,
      description =
          "With --components: the centre of the catalog, degrees. Default: ${DEFAULT-VALUE}.")
  private Position centre;

  @Option(
      names = "--spread",
      paramLabel = "KM",
      defaultValue = "200",
      description = {
        "With --components: standard deviation of the centres along each axis. "
            + "Default: ${DEFAULT-VALUE}."
      })
  private double spread;

  @Option(
      names = "--sd",
      paramLabel = "KM",
      defaultValue = "10",
      description = {
        "With --components: standard deviation of the events about their centre along each axis; "
            + "the larger against --spread, the more components overlap. Default: ${DEFAULT-VALUE}."
      })
  private double deviation;

  @Option(
      names = "--mean-rate",
      paramLabel = "RATE",
      defaultValue = "20",
      description =
          "With --components: mean of the components' expected counts. Default: ${DEFAULT-VALUE}.")
  private double meanRate;

  @Option(
      names = "--axis-ratio",
      paramLabel = "RATIO",
      defaultValue = "1",
      description = {
        "With --components: greatest ratio of a component's longest axis to its shortest, up to "
            + "1000. Each has its own ratio, strike and, in 3-D, dip; --sd is the geometric mean of "
            + "its axes. Default: ${DEFAULT-VALUE}, round components."
      })
  private double axisRatio;

  @Option(
      names = "--weight-concentration",
      paramLabel = "NUMBER",
      description = {
        "With --components: draw the weights from a symmetric Dirichlet distribution: 1 for any "
            + "weights alike, more for more equal ones. Default: equal weights."
      })
  private Double weightConcentration;

  @Option(
      names = "--dispersion",
      paramLabel = "NUMBER",
      description = {
        "With --components: negative binomial counts, whose variance is rate + rate^2 / NUMBER. "
            + "Default: Poisson counts."
      })
  private Double dispersion;

  @Option(
      names = "--zero-truncated",
      description = "With --components: no count is 0; those that would be are not seen.")
  private boolean zeroTruncated;

  @Option(
      names = "--background",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = {
        "With --components: share of events of no component, uniform over the box that holds all "
            + "others; their true_component is -1. Default: ${DEFAULT-VALUE}."
      })
  private double background;

  @Option(
      names = "--location-error",
      paramLabel = "KM",
      defaultValue = "0",
      description = {
        "With --components: standard deviation of the components' events about their true places "
            + "along each axis. Default: ${DEFAULT-VALUE}."
      })
  private double locationError;

  /** A place on the map, degrees. */
  record Position(double longitude, double latitude) {}

  SyntheticTruth.Settings settings(int components) {
    return new SyntheticTruth.Settings(
        components,
        dimension,
        centre.longitude(),
        centre.latitude(),
        spread,
        deviation,
        meanRate,
        new TruthSettings.Variant(
            axisRatio,
            weightConcentration == null ? Double.POSITIVE_INFINITY : weightConcentration,
            dispersion == null ? Double.POSITIVE_INFINITY : dispersion,
            zeroTruncated,
            background,
            locationError));
  }

  /** Reads LON,LAT. */
  static final class PositionConverter implements ITypeConverter<Position> {
    @Override
    public Position convert(String text) {
      String[] parts = text.split(",", -1);
      try {
        if (parts.length == 2) {
          return new Position(
              Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not LON,LAT in degrees");
      }
      throw new TypeConversionException("'" + text + "' is not LON,LAT in degrees");
    }
  }
}
