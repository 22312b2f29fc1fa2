package org.epicentra.cli.mixture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.epicentra.cli.command.ResultCommand;
import picocli.CommandLine.Option;

/** The values taken from each event. */
final class EventOptions {
  @Option(
      names = "--strength",
      paramLabel = "EXPR",
      description =
          "The event's count, a SQL expression over the columns; where it is null, only "
              + "the location is used. Default: station_count; for a model, as for its fit.")
  private String strength;

  @Option(
      names = "--weight",
      paramLabel = "EXPR",
      description =
          "The event's weight, a SQL expression above 0. Default: 1; for a model, as for its fit.")
  private String weight;

  @Option(
      names = "--x",
      paramLabel = "EXPR",
      description = "First coordinate, for --projection none.")
  private String x;

  @Option(names = "--y", paramLabel = "EXPR", description = "Second coordinate.")
  private String y;

  @Option(names = "--z", paramLabel = "EXPR", description = "Third coordinate, for 3-D.")
  private String z;

  String strength() {
    return strength;
  }

  String weight() {
    return weight;
  }

  /** The given coordinates, 2 or 3; null when there are none. */
  List<String> coordinates(ResultCommand<?> command) {
    if (x == null && y == null && z == null) {
      return null;
    }
    if (x == null || y == null) {
      throw command.usageError("--x and --y go together, and --z with both");
    }
    return Stream.of(x, y, z).filter(Objects::nonNull).toList();
  }
}
