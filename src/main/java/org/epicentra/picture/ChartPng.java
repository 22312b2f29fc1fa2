package org.epicentra.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** Writes charts as one PNG. */
public final class ChartPng {
  private static final Pattern CODE =
      Pattern.compile("sun\\.font\\.|sun\\.awt\\.|java\\.awt\\.Font");
  private static final Pattern LIBRARIES = Pattern.compile("(?i)font|freetype|awt");

  private ChartPng() {}

  /**
   * Writes charts side by side, from the left; the stream stays open. Needs no display.
   *
   * @param charts at least one
   * @throws UncheckedIOException when the stream fails
   * @throws IllegalStateException when this machine has no fonts
   */
  public static void write(List<? extends ReportChart> charts, OutputStream out) {
    write(charts, charts.size(), out);
  }

  /**
   * The same in several rows, from the top.
   *
   * @param columns charts in a row
   */
  public static void write(List<? extends ReportChart> charts, int columns, OutputStream out) {
    int width = ReportChart.WIDTH;
    int height = ReportChart.HEIGHT;
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      Graphics2D own =
          (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
      paint(charts.get(i).chart(), own);
      own.dispose();
    }
    graphics.dispose();
    ImageIO.setUseCache(false);
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write charts: " + e.getMessage(), e);
    }
  }

  /** Without fonts Java fails at the first letter, with errors of several kinds. */
  private static void paint(Chart<?, ?> chart, Graphics2D graphics) {
    try {
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
    } catch (LinkageError | InternalError | RuntimeException e) {
      if (!isOfFonts(e)) {
        throw e;
      }
      throw new IllegalStateException(
          "cannot draw a chart: this Java finds no fonts; install fontconfig and a font,"
              + " such as fonts-dejavu-core",
          e);
    }
  }

  /**
   * Whether a class or library of fonts is missing, or Java's font code threw, possibly in a core
   * class that it called.
   */
  static boolean isOfFonts(Throwable thrown) {
    if (thrown instanceof LinkageError) {
      return LIBRARIES.matcher(String.valueOf(thrown.getMessage())).find();
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.lang.") && !name.startsWith("jdk.internal.")) {
        return CODE.matcher(name).lookingAt();
      }
    }
    return false;
  }
}
