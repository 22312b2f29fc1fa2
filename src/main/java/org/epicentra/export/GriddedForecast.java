package org.epicentra.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A forecast of how many events fall in each cell of longitude, latitude and magnitude, in the
 * format of the Collaboratory for the Study of Earthquake Predictability: lines of lon_0 lon_1
 * lat_0 lat_1 z_0 z_1 mag_0 mag_1 rate flag, magnitudes fastest. The cells share the events as the
 * masses do, so that the rates sum to the expected number.
 *
 * @param grid the cells
 * @param masses by cell, in any unit; NaN for a cell that is left out
 * @param bins of magnitude
 * @param expected the number of events
 * @param deepest the depth to which events count, km
 */
public record GriddedForecast(
    ForecastGrid grid, double[] masses, MagnitudeBins bins, double expected, double deepest) {
  /** The number of cells that are not left out. */
  public int cells() {
    int cells = 0;
    for (double mass : masses) {
      cells += Double.isNaN(mass) ? 0 : 1;
    }
    return cells;
  }

  /** Writes the forecast, and closes the stream. */
  public void write(OutputStream out) throws IOException {
    double sum = 0;
    for (double mass : masses) {
      sum += Double.isNaN(mass) ? 0 : mass;
    }
    Bin[] lines = new Bin[bins.count()];
    Arrays.setAll(lines, bin -> Bin.of(bins, bin));
    try (Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
      for (int cell = 0; cell < grid.cells(); cell++) {
        if (!Double.isNaN(masses[cell])) {
          writeCell(cell, expected * masses[cell] / sum, lines, text);
        }
      }
    }
  }

  /**
   * What the lines of a bin share.
   *
   * @param edges as they are written
   * @param share of the events
   */
  private record Bin(String edges, double share) {
    static Bin of(MagnitudeBins bins, int bin) {
      return new Bin("\t" + bins.edge(bin) + "\t" + bins.edge(bin + 1) + "\t", bins.share(bin));
    }
  }

  private void writeCell(int cell, double rate, Bin[] lines, Writer text) throws IOException {
    String place =
        grid.west(cell)
            + "\t"
            + grid.east(cell)
            + "\t"
            + grid.south(cell)
            + "\t"
            + grid.north(cell)
            + "\t0.0\t"
            + deepest;
    for (Bin bin : lines) {
      text.write(place);
      text.write(bin.edges());
      text.write(Double.toString(rate * bin.share()));
      text.write("\t1\n");
    }
  }
}
