package org.epicentra.report.vae;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.picture.GrayImage;
import org.epicentra.picture.Png;
import org.epicentra.picture.TileSheet;
import org.epicentra.report.Markup;

/** Sheets of images as elements of a page. */
final class Tiles {
  /** The height of a sheet's head and the width of its margin, where they have words. */
  private static final double HEAD = 24;

  private static final double MARGIN = 60;
  private static final double WIDTH = 640;

  private Tiles() {}

  /** Width and height in words. */
  static String size(int width, int height) {
    return width + "\u2009\u00d7\u2009" + height;
  }

  /**
   * A picture of all images.
   *
   * @param alternative what is in it, for those who do not see it
   */
  static Markup picture(TileSheet sheet, List<GrayImage> images, String alternative) {
    BufferedImage image = sheet.layOut(images);
    return new Markup()
        .empty(
            "img",
            "class",
            "tiles",
            "width",
            image.getWidth(),
            "height",
            image.getHeight(),
            "alt",
            alternative,
            "src",
            Png.dataUri(image));
  }

  /**
   * A drawing of rows of images, with words above its columns and beside its rows.
   *
   * @param id unique on the page
   * @param rows of as many images each
   * @param above for each column; empty for none
   * @param beside for each row, at its left; empty for none
   * @param title for those who do not see it
   */
  static Markup labelled(
      String id,
      List<List<GrayImage>> rows,
      List<String> above,
      List<String> beside,
      String title) {
    int columns = rows.get(0).size();
    GrayImage first = rows.get(0).get(0);
    TileSheet sheet = new TileSheet(columns, Math.max(1, first.width() / 14), 1);
    List<GrayImage> all = new ArrayList<>();
    rows.forEach(all::addAll);
    BufferedImage image = sheet.layOut(all);
    double left = beside.isEmpty() ? 0 : MARGIN;
    double top = above.isEmpty() ? 0 : HEAD;
    double scale = (WIDTH - left) / image.getWidth();
    double high = scale * image.getHeight();
    Markup svg = new Markup();
    svg.svg(new double[] {WIDTH, top + high}, "sheet", id, "img", title);
    for (int column = 0; column < above.size(); column++) {
      double x = left + scale * (sheet.left(column, first.width()) + first.width() / 2.0);
      svg.element("text", above.get(column), "x", x, "y", HEAD - 9, "text-anchor", "middle");
    }
    for (int row = 0; row < beside.size(); row++) {
      double y = top + scale * (sheet.top(row, first.height()) + first.height() / 2.0);
      svg.element("text", beside.get(row), "x", left - 9, "y", y + 4, "text-anchor", "end");
    }
    svg.empty(
        "image",
        "class",
        "raster",
        "x",
        left,
        "y",
        top,
        "width",
        WIDTH - left,
        "height",
        high,
        "href",
        Png.dataUri(image));
    return svg.close();
  }
}
