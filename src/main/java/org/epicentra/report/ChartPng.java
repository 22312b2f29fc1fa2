package org.epicentra.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as one PNG. */
public final class ChartPng {
  private ChartPng() {}

  /**
   * Writes charts beside each other, from the left; the stream stays open. Needs no display.
   *
   * @param charts at least one
   * @throws UncheckedIOException when the stream fails
   * @throws IllegalStateException when this machine has no font to write labels with
   */
  public static void write(List<? extends ReportChart> charts, OutputStream out) {
    int width = 0;
    int height = 0;
    for (ReportChart chart : charts) {
      width += chart.chart().getWidth();
      height = Math.max(height, chart.chart().getHeight());
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    int x = 0;
    for (ReportChart each : charts) {
      Chart<?, ?> chart = each.chart();
      Graphics2D own = (Graphics2D) graphics.create(x, 0, chart.getWidth(), chart.getHeight());
      paint(chart, own);
      own.dispose();
      x += chart.getWidth();
    }
    graphics.dispose();
    ImageIO.setUseCache(false);
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java has no writer of PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a picture: " + e.getMessage(), e);
    }
  }

  /** Java finds out at the first letter that there is no font, by errors of several kinds. */
  private static void paint(Chart<?, ?> chart, Graphics2D graphics) {
    try {
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
    } catch (LinkageError | InternalError | NullPointerException e) {
      throw new IllegalStateException(
          "cannot draw a chart: this Java finds no fonts; install fontconfig and a font,"
              + " such as fonts-dejavu-core",
          e);
    }
  }
}
