package org.epicentra.report.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Locale;
import org.epicentra.picture.Png;
import org.epicentra.report.Markup;

/**
 * Counts as an image, one pixel for each, coloured by their logarithm in fifteen steps; a count of
 * 0 is transparent. Immutable.
 */
public final class Raster {
  /** Colours besides none: with it sixteen, which take four bits a pixel. */
  private static final int LEVELS = 15;

  private static final int BITS = 4;

  /** Width and height of a legend. */
  private static final double[] LEGEND = {300, 52};

  /** The width of its colours. */
  private static final double WIDTH = 250;

  private final int columns;
  private final int rows;
  private final byte[] levels;
  private final long most;

  /** The count of a column and a row, from the top left. */
  @FunctionalInterface
  public interface Counts {
    long at(int column, int row);
  }

  /**
   * @param columns at least 1
   * @param rows at least 1
   */
  public Raster(int columns, int rows, Counts counts) {
    this.columns = columns;
    this.rows = rows;
    this.levels = new byte[columns * rows];
    long greatest = 1;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        greatest = Math.max(greatest, counts.at(column, row));
      }
    }
    most = greatest;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        levels[row * columns + column] = (byte) level(counts.at(column, row));
      }
    }
  }

  private int level(long count) {
    return count == 0 ? 0 : 1 + (int) Math.round((LEVELS - 1) * share(count, most));
  }

  /** Where a count lies on the scale of colours, 0 to 1; 0 for 1, and 1 for the greatest. */
  public static double share(double count, long most) {
    return most <= 1 ? 1 : Math.log(count) / Math.log(most);
  }

  /** The greatest count; 1 where all are 0. */
  public long most() {
    return most;
  }

  /** The image in the colours of a theme. */
  public BufferedImage image(ColourScale colours) {
    int[] palette = new int[LEVELS + 1];
    for (int level = 1; level <= LEVELS; level++) {
      palette[level] = 0xff000000 | colours.rgb((level - 1) / (double) (LEVELS - 1));
    }
    IndexColorModel model =
        new IndexColorModel(BITS, palette.length, palette, 0, true, 0, DataBuffer.TYPE_BYTE);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_BINARY, model);
    image.getRaster().setDataElements(0, 0, columns, rows, levels);
    return image;
  }

  /**
   * Adds the image to a drawing, once for each theme.
   *
   * @param box left, top, width and height in the drawing
   */
  public void draw(Markup svg, double[] box) {
    for (ColourScale colours : ColourScale.values()) {
      svg.empty(
          "image",
          "class",
          "raster " + colours.theme(),
          "x",
          box[0],
          "y",
          box[1],
          "width",
          box[2],
          "height",
          box[3],
          "preserveAspectRatio",
          "none",
          "href",
          Png.dataUri(image(colours)));
    }
  }

  /**
   * A legend: the colours from 1 to the greatest count, with their numbers below.
   *
   * @param what is counted
   * @param title for those who hear the page
   */
  public Markup legend(String what, String title) {
    Markup svg = new Markup();
    svg.svg(LEGEND, "key", null, "img", title);
    svg.open("g", "class", "legend", "transform", "translate(8 20)");
    svg.element("text", what, "x", "0", "y", "-6");
    colours(svg);
    if (most > 1) {
      for (Scale.Tick tick : Scale.logarithmic(1, most).ticks(4)) {
        if (!tick.label().isEmpty()) {
          number(svg, share(tick.value(), most), tick.label());
        }
      }
    } else {
      number(svg, 0.5, "1");
    }
    return svg.close(2);
  }

  private static void number(Markup svg, double share, String label) {
    svg.element("text", label, "x", WIDTH * share, "y", 24.0, "text-anchor", "middle");
  }

  private void colours(Markup svg) {
    for (ColourScale colours : ColourScale.values()) {
      svg.open("g", "class", colours.theme());
      for (int i = 0; i < LEVELS; i++) {
        String fill =
            String.format(Locale.ROOT, "#%06x", colours.rgb(most <= 1 ? 1 : i / (LEVELS - 1.0)));
        svg.empty(
            "rect",
            "x",
            i * WIDTH / LEVELS,
            "y",
            0.0,
            "width",
            WIDTH / LEVELS + 0.3,
            "height",
            9.0,
            "fill",
            fill);
      }
      svg.close();
    }
  }
}
