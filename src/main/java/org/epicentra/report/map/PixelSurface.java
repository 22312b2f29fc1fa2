package org.epicentra.report.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.epicentra.picture.Fonts;
import org.epicentra.report.chart.ColourScale;
import org.epicentra.report.chart.Raster;

/** Draws a map as pixels, on a light ground. */
final class PixelSurface implements Surface {
  private static final double PIXELS = 2;
  private static final float HALO = 3;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Rectangle2D frame;

  /** A surface of twice as many pixels, for sharp letters. */
  PixelSurface(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(PIXELS * width),
            (int) Math.ceil(PIXELS * height),
            BufferedImage.TYPE_INT_RGB);
    frame = new Rectangle2D.Double(0, 0, width, height);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(PIXELS, PIXELS);
  }

  @Override
  public void path(List<double[]> rings, boolean closed, Ink ink) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[] ring : rings) {
      path.moveTo(ring[0], ring[1]);
      for (int i = 2; i < ring.length; i += 2) {
        path.lineTo(ring[i], ring[i + 1]);
      }
      if (closed) {
        path.closePath();
      }
    }
    draw(path, ink);
  }

  @Override
  public void ellipse(DrawnEllipse ellipse, Ink ink) {
    double major = Math.max(ellipse.major(), DrawnEllipse.LEAST);
    double minor = Math.max(ellipse.minor(), DrawnEllipse.LEAST);
    AffineTransform place = AffineTransform.getTranslateInstance(ellipse.x(), ellipse.y());
    place.rotate(Math.toRadians(ellipse.angle()));
    draw(
        place.createTransformedShape(new Ellipse2D.Double(-major, -minor, 2 * major, 2 * minor)),
        ink);
  }

  private void draw(Shape shape, Ink ink) {
    graphics.setColor(ink.colour());
    if (ink.isFilled()) {
      graphics.fill(shape);
    }
    if (ink.size() > 0) {
      graphics.setStroke(
          new BasicStroke((float) ink.size(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(shape);
    }
  }

  @Override
  public void text(double x, double y, String text, String anchor, Ink ink) {
    Fonts.guarded(
        () -> {
          Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) ink.size());
          TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
          double share = anchor.equals("middle") ? 0.5 : anchor.equals("end") ? 1 : 0;
          Shape outline =
              layout.getOutline(
                  AffineTransform.getTranslateInstance(x - share * layout.getAdvance(), y));
          graphics.setColor(Color.WHITE);
          graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          graphics.draw(outline);
          graphics.setColor(ink.colour());
          graphics.fill(outline);
        });
  }

  @Override
  public void raster(Raster raster, double[] box) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    BufferedImage counts = raster.image(ColourScale.LIGHT);
    AffineTransform place = AffineTransform.getTranslateInstance(box[0], box[1]);
    place.scale(box[2] / counts.getWidth(), box[3] / counts.getHeight());
    graphics.drawImage(counts, place, null);
  }

  @Override
  public void beginComponent(ComponentMark component) {
    // Pixels belong to no one.
  }

  @Override
  public void endComponent() {
    // As above.
  }

  @Override
  public void beginClipped() {
    graphics.clip(frame);
  }

  @Override
  public void endClipped() {
    graphics.setClip(null);
  }

  /** The finished image, which must not be drawn on any more. */
  BufferedImage finished() {
    graphics.dispose();
    return image;
  }
}
