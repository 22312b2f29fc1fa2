package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import org.epicentra.catalog.geography.Longitude;

/**
 * Regions of equal size over a bounding box: the smallest of 1, 2, 5, 10, 20, ... units that gives
 * at most {@value #MOST} of them.
 */
public final class RegionGrid implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 36;
  private static final double[] STEPS = {1, 2, 5};

  private final double step;
  private final long fromX;
  private final long fromY;
  private final int rows;
  private final boolean geographic;

  /**
   * @param box minimum and maximum of the first coordinate, then of the second
   * @param geographic whether these are longitude and latitude, degrees; then the box may cross the
   *     antimeridian, as from 165 to 185
   */
  public RegionGrid(double[] box, boolean geographic) {
    double size = step(box);
    this.step = size;
    this.fromX = (long) Math.floor(box[0] / size);
    this.fromY = (long) Math.floor(box[2] / size);
    this.rows = (int) (count(box[2], box[3], size));
    this.geographic = geographic;
  }

  private static double step(double[] box) {
    double widest = Math.max(Math.max(box[1] - box[0], box[3] - box[2]), 1e-3);
    int power = (int) Math.floor(Math.log10(widest)) - 2;
    for (int i = 0; ; i++) {
      double step = STEPS[i % STEPS.length] * Math.pow(10, power + Math.floorDiv(i, STEPS.length));
      if (count(box[0], box[1], step) * count(box[2], box[3], step) <= MOST) {
        return step;
      }
    }
  }

  private static double count(double min, double max, double step) {
    return Math.floor(max / step) - Math.floor(min / step) + 1;
  }

  /** The number of the region that holds a place; places of one region share it. */
  public int region(double x, double y) {
    double turned = geographic ? Longitude.eastOf(Math.max(fromX * step, -180), x) : x;
    long column = (long) Math.floor(turned / step) - fromX;
    long row = (long) Math.floor(y / step) - fromY;
    return (int) (column * rows + row);
  }

  /** The name of a region: its bounds. */
  public String name(int region) {
    double x = (fromX + Math.floorDiv(region, rows)) * step;
    double y = (fromY + Math.floorMod(region, rows)) * step;
    if (!geographic) {
      return name("x %s to %s, y %s to %s", x, x + step, y, y + step);
    }
    double first = Math.max(fromX * step, -180);
    double west = x >= 180 ? x - 360 : Math.max(x, -180);
    double east =
        x + step > 180 ? (first > -180 ? Math.min(x + step - 360, first) : 180) : x + step;
    return name("lon %s to %s, lat %s to %s", west, east, Math.max(y, -90), Math.min(y + step, 90));
  }

  private static String name(String format, double... edges) {
    return String.format(
        Locale.ROOT, format, Arrays.stream(edges).mapToObj(RegionGrid::number).toArray());
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.6g", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
