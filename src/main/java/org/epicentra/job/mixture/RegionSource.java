package org.epicentra.job.mixture;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.storage.TextFiles;

/**
 * The region of a background as it is given.
 *
 * @param region WKT or GeoJSON, or the path of a file with either
 * @param depths in 3-D the least and the greatest depth, km, or third coordinate; null in 2-D
 */
public record RegionSource(String region, double[] depths) {
  private static final Pattern WKT =
      Pattern.compile("^[A-Z]+ *(Z|M|ZM)? *(\\(|EMPTY$)", Pattern.CASE_INSENSITIVE);

  /**
   * @throws BadInputException when there are depths without a region, or not two
   */
  public RegionSource {
    if (region == null) {
      throw new BadInputException(
          "%s is given without %s, whose depths it tells: give both, or neither for the box of the"
                  .formatted(Setting.named("regionDepth"), Setting.named("region"))
              + " events");
    }
    if (depths != null && depths.length != 2) {
      throw new BadInputException(
          Setting.mustBe(
              "regionDepth",
              Arrays.toString(depths),
              "two numbers, the least and the greatest depth in km, such as 0,30"));
    }
  }

  /** Whether the region is the text itself, not the path of a file. */
  private boolean isText() {
    String start = region.stripLeading();
    return start.startsWith("{") || WKT.matcher(start).find();
  }

  /**
   * The region in the coordinates of a projection.
   *
   * @throws BadInputException when there is no such file, or its text is no region
   */
  Region read(Projection projection, Configuration hadoop) {
    if (isText()) {
      return Region.polygon(region, projection, depths);
    }
    String text;
    try {
      text = String.join("\n", TextFiles.lines(region, hadoop));
    } catch (BadInputException e) {
      throw new BadInputException(
          "%s is no WKT, such as POLYGON((10 45, 12 45, 12 47, 10 45)), and as a file: %s"
              .formatted(Setting.named("region"), e.getMessage()),
          e);
    }
    try {
      return Region.polygon(text, projection, depths);
    } catch (BadInputException e) {
      throw new BadInputException(region + ": " + e.getMessage(), e);
    }
  }
}
