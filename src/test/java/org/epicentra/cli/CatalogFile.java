package org.epicentra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Small CSV files of events for tests. */
public final class CatalogFile {
  public static final String HEADER =
      "id,time,latitude,longitude,depth,magnitude,station_count,event_type";

  private CatalogFile() {}

  /**
   * Three well separated clusters of sixty events around (10, 46), (12, 47) and (9, 48) degrees,
   * with station counts near 10, 30 and 60; every tenth event has no count, and there are three
   * blasts.
   */
  public static Path threeClusters(Path folder) throws IOException {
    double[][] centres = {{10, 46, 10}, {12, 47, 30}, {9, 48, 60}};
    Random random = new Random(5);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 180; i++) {
      double[] centre = centres[i % 3];
      String count =
          i % 10 == 9 ? "" : String.valueOf(Math.round(centre[2] + 3 * random.nextGaussian()));
      rows.add(
          String.format(
              Locale.ROOT,
              "e%d,2024-01-01T%02d:%02d:00Z,%.4f,%.4f,%.1f,2.0,%s,%s",
              i,
              i / 60,
              i % 60,
              centre[1] + 0.05 * random.nextGaussian(),
              centre[0] + 0.05 * random.nextGaussian(),
              5 + 10 * random.nextDouble(),
              count,
              i < 3 ? "quarry blast" : "earthquake"));
    }
    return write(folder, "clusters.csv", HEADER, rows.toArray(String[]::new));
  }

  public static Path write(Path folder, String name, String header, String... rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(List.of(rows));
    return Files.write(folder.resolve(name), lines);
  }
}
