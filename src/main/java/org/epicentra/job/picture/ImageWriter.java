package org.epicentra.job.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.picture.GrayImage;
import org.epicentra.picture.ImageGrid;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.storage.AtomicOutput;

/**
 * Writes the images of a table.
 *
 * @param output where and how to write them
 * @param shape of the images
 * @param columns of images, arrays of float; those of a row are placed side by side. Pictures show
 *     values from 0 to 1, and others as these ends
 */
public record ImageWriter(ImageOutput output, ImageShape shape, List<String> columns) {
  /** A larger grid would not be looked at, and its PNG is made in memory. */
  private static final long GRID_PIXELS = 100_000_000;

  /**
   * Refuses a grid that is too large, before anything is computed.
   *
   * @param rows of the table
   */
  public void check(long rows) {
    double pixels = (double) rows * columns.size() * shape.width() * shape.height();
    if (output.format() == ImageFormat.GRID && pixels > GRID_PIXELS) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a grid of %,d images would have %,.0f pixels; it must have at most %,d: lower %s, or use %s png or parquet",
              rows * columns.size(),
              pixels,
              GRID_PIXELS,
              Setting.named("count"),
              Setting.named("format")));
    }
  }

  /**
   * Writes all rows in their order and commits the output.
   *
   * @param rows with the column index, from 0, and those of images
   */
  public void write(Dataset<Row> rows, AtomicOutput target, Configuration hadoop) {
    switch (output.format()) {
      case PARQUET:
        rows.write().parquet(target.stage().toString());
        break;
      case PNG:
        writeFolder(rows, target.stage(), hadoop);
        break;
      default:
        writeGrid(rows, target.stage(), hadoop);
        break;
    }
    target.commit();
  }

  private void writeGrid(Dataset<Row> rows, Path file, Configuration hadoop) {
    List<GrayImage> images = new ArrayList<>();
    Iterator<Row> each = rows.toLocalIterator();
    while (each.hasNext()) {
      Row row = each.next();
      for (String column : columns) {
        images.add(image(row, column));
      }
    }
    write(new ImageGrid(output.perRow(), ImageGrid.PADDING).layOut(images), file, hadoop);
  }

  private void writeFolder(Dataset<Row> rows, Path folder, Configuration hadoop) {
    Iterator<Row> each = rows.toLocalIterator();
    while (each.hasNext()) {
      Row row = each.next();
      String number = String.format(Locale.ROOT, "%06d", row.<Long>getAs("index"));
      for (String column : columns) {
        String name = columns.size() == 1 ? number : number + "-" + column;
        write(image(row, column), new Path(folder, name + ".png"), hadoop);
      }
    }
  }

  private GrayImage image(Row row, String column) {
    List<Float> values = row.getList(row.fieldIndex(column));
    float[] pixels = new float[values.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = values.get(i);
    }
    return GrayImage.clipped(shape.width(), shape.height(), pixels, 0);
  }

  private static void write(GrayImage image, Path file, Configuration hadoop) {
    try {
      FileSystem files = file.getFileSystem(hadoop);
      try (OutputStream out = files.create(file, true)) {
        image.writePng(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
