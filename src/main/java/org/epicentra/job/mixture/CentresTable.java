package org.epicentra.job.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.start.Initialisation;
import org.epicentra.storage.TextFiles;

/**
 * A CSV table of initial centres: columns x, y[, z], or longitude, latitude[, depth]; and, if
 * known, rate.
 *
 * @param name the file's name, for messages
 * @param columns names, in lower case
 * @param values one array per row, in the order of the columns
 */
public record CentresTable(String name, List<String> columns, List<double[]> values) {
  private static final Set<String> KNOWN =
      Set.of("x", "y", "z", "longitude", "latitude", "depth", "rate");

  /**
   * Reads a file of initial centres.
   *
   * @param file null for none
   * @return null for none
   * @throws BadInputException when there is no such file, or a line is wrong
   */
  public static CentresTable read(String file, Configuration hadoop) {
    if (file == null) {
      return null;
    }
    List<String> lines;
    try {
      lines = TextFiles.lines(file, hadoop);
    } catch (BadInputException e) {
      throw new BadInputException(
          "%s is neither %s, and as a file of centres: %s"
              .formatted(
                  Setting.named("init"),
                  String.join(" nor ", Initialisation.labels()),
                  e.getMessage()),
          e);
    }
    return parse(file, lines);
  }

  /**
   * Reads the lines of a file: a header, then numbers; blank lines are skipped.
   *
   * @throws BadInputException naming the line that is wrong
   */
  static CentresTable parse(String name, List<String> lines) {
    List<String> columns = null;
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty()) {
        continue;
      }
      if (columns == null) {
        columns = header(name, line);
      } else {
        values.add(row(name + " line " + (i + 1), line, columns));
      }
    }
    if (values.isEmpty()) {
      throw new BadInputException(
          name + " has no centres: it needs a header, such as x,y or longitude,latitude, and rows");
    }
    return new CentresTable(name, columns, values);
  }

  /**
   * The centres in the coordinates of a projection.
   *
   * @param components K, the number of rows that must be there
   * @throws BadInputException when rows or columns do not fit
   */
  public InitialCentres centres(Projection projection, int components) {
    if (values.size() != components) {
      throw new BadInputException(
          name
              + " has "
              + values.size()
              + " centres, but "
              + Setting.named("components")
              + " is "
              + components);
    }
    boolean geographic = columns.contains("longitude") && !columns.contains("x");
    List<String> needed = needed(projection, geographic);
    if (!columns.containsAll(needed) || (geographic && !projection.hasGeography())) {
      throw new BadInputException(
          name
              + " has the columns "
              + String.join(", ", columns)
              + "; this fit needs "
              + String.join(", ", needed(projection, false))
              + (projection.hasGeography()
                  ? " or " + String.join(", ", needed(projection, true))
                  : ""));
    }
    double[][] centres = new double[components][];
    for (int k = 0; k < components; k++) {
      double[] given = pick(values.get(k), needed);
      centres[k] = geographic ? projected(projection, given) : given;
    }
    return new InitialCentres(centres, rates());
  }

  private static List<String> needed(Projection projection, boolean geographic) {
    List<String> all =
        geographic ? List.of("longitude", "latitude", "depth") : List.of("x", "y", "z");
    return all.subList(0, projection.dimension());
  }

  private double[] projected(Projection projection, double[] position) {
    double[] centre =
        projection.forward(position[0], position[1], position.length > 2 ? position[2] : 0);
    if (!Arrays.stream(centre).allMatch(Double::isFinite)) {
      throw new BadInputException(
          name
              + " has a centre at "
              + Arrays.toString(position)
              + ", which is no position on Earth: longitude, latitude in [-90, 90], depth in km");
    }
    return centre;
  }

  private double[] rates() {
    int column = columns.indexOf("rate");
    return column < 0 ? null : values.stream().mapToDouble(row -> row[column]).toArray();
  }

  private double[] pick(double[] row, List<String> wanted) {
    return wanted.stream().mapToDouble(column -> row[columns.indexOf(column)]).toArray();
  }

  private static List<String> header(String name, String line) {
    List<String> columns =
        Arrays.stream(line.split(",", -1)).map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    if (!KNOWN.containsAll(columns) || Set.copyOf(columns).size() != columns.size()) {
      throw new BadInputException(
          name
              + " begins with '"
              + line
              + "'; its header must name, once each, x,y[,z] or longitude,latitude[,depth],"
              + " and may name rate");
    }
    return columns;
  }

  private static double[] row(String place, String line, List<String> columns) {
    String[] fields = line.split(",", -1);
    if (fields.length != columns.size()) {
      throw new BadInputException(
          place + " has " + fields.length + " fields, the header " + columns.size());
    }
    double[] row = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      row[i] = number(place, columns.get(i), fields[i].strip());
    }
    return row;
  }

  private static double number(String place, String column, String field) {
    double value;
    try {
      value = Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw new BadInputException(place + ": " + column + " '" + field + "' is no number", e);
    }
    if (!Double.isFinite(value) || (column.equals("rate") && !(value >= 0))) {
      throw new BadInputException(
          place
              + ": "
              + column
              + " is "
              + value
              + (column.equals("rate") ? "; it must be 0 or more" : "; it must be finite"));
    }
    return value;
  }
}
