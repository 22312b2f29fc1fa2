package org.epicentra.cli.catalog;

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
          "With --components: mean Poisson rate of the counts. Default: ${DEFAULT-VALUE}.")
  private double meanRate;

  /** A place on the map, degrees. */
  record Position(double longitude, double latitude) {}

  SyntheticTruth.Settings settings(int components) {
    return new SyntheticTruth.Settings(
        components, dimension, centre.longitude(), centre.latitude(), spread, deviation, meanRate);
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
