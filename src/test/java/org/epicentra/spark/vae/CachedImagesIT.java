package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.epicentra.BadInputException;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachedImagesIT {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "2, 5", "7, 3", "3, 40"})
  void rowsKeepTheirOrderAndPixelsInAnyPartitions(int source, int partitions) {
    Dataset<Row> table = TinyImages.table(TinyImages.rows(17), source);
    TrainingSettings settings =
        TinyImages.settings(1, 40, Binarize.NONE).withShards(Math.max(partitions, 7));
    try (CachedImages images =
        CachedImages.loadForTraining(
            table, InputColumn.ofPixels("image", settings.binarize()), settings, partitions)) {
      assertThat(images.rows()).isEqualTo(17);
      assertThat(images.inputs()).isEqualTo(TinyImages.INPUTS);
      List<PartitionImages> parts = parts(images);
      assertThat(parts).hasSize(partitions);
      long next = 0;
      float[] pixels = new float[TinyImages.INPUTS];
      for (PartitionImages part : parts) {
        for (int row = 0; row < part.rows(); row++) {
          assertThat(part.firstKey() + row).isEqualTo(next);
          part.copy(row, pixels, 0);
          assertThat(pixels).isEqualTo(expected((int) next));
          next++;
        }
      }
      assertThat(next).isEqualTo(17);
    }
  }

  private static float[] expected(int row) {
    float[] pixels = new float[TinyImages.INPUTS];
    byte[] bytes = TinyImages.pixels(row);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (bytes[i] & 0xFF) / 255f;
    }
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image",
        "transform(sequence(1, 24), i -> cast(conv(hex(substr(image, i, 1)), 16, 10) as int))",
        "transform(sequence(1, 24), i -> cast(conv(hex(substr(image, i, 1)), 16, 10) / 255 as"
            + " float))",
        "transform(sequence(1, 24), i -> cast(conv(hex(substr(image, i, 1)), 16, 10) / 255 as"
            + " double))"
      })
  void everyTypeOfColumnGivesTheSameBits(String expression) {
    Dataset<Row> table = TinyImages.table(9).selectExpr(expression + " as image");
    try (CachedImages images =
        CachedImages.load(table, InputColumn.ofPixels("image", Binarize.THRESHOLD), 2)) {
      float[] pixels = new float[TinyImages.INPUTS];
      for (PartitionImages part : parts(images)) {
        for (int row = 0; row < part.rows(); row++) {
          part.copy(row, pixels, 0);
          float[] whole = expected((int) part.firstKey() + row);
          for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isEqualTo(whole[i] > 0.5f ? 1 : 0);
          }
        }
      }
    }
  }

  @Test
  void imagesOfTwoSizesAreRefusedByRow() {
    List<Row> rows = new ArrayList<>(TinyImages.rows(12));
    rows.set(7, RowFactory.create(7, new byte[23]));
    assertRefused(
        TinyImages.table(rows, 1),
        "Row 7 (the first is 0): the image has 23 pixels, the first has 24: all must have the same"
            + " size.");
    // The first of a partition differs from those of the partition before.
    for (int row = 6; row < 12; row++) {
      rows.set(row, RowFactory.create(row, new byte[23]));
    }
    assertRefused(TinyImages.table(rows, 2), "Row 6 (the first is 0): the image has 23 pixels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "array(0D, 1D, double('NaN')) | pixel 2 is NaN; it must be from 0 to 1",
        "array(0D, 1.5D, 0D) | pixel 1 is 1.5; it must be from 0 to 1 (bytes",
        "array(0D, -0.1D, 0D) | pixel 1 is -0.1; it must be from 0 to 1",
        "array(0D, null, 0D) | pixel 1 is null",
        "array(0, 256, 0) | pixel 1 is 256; it must be from 0 to 255.",
        "array(0, -1, 0) | pixel 1 is -1; it must be from 0 to 255.",
        "cast(null as binary) | the image is null",
        "cast('' as binary) | the image has no pixels"
      })
  void badPixelsAreRefusedByRowAndPixel(String image, String message) {
    String good =
        image.startsWith("array(0D")
            ? "array(0D,1D,1D)"
            : image.startsWith("a") ? "array(0, 1, 255)" : "cast('abc' as binary)";
    Dataset<Row> table =
        LocalSpark.session()
            .range(0, 9, 1, 3)
            .selectExpr("if(id = 5, %s, %s) as image".formatted(image, good));
    assertRefused(table, "Row 5 (the first is 0): ");
    assertRefused(table, message);
  }

  @Test
  void thereMustBeRowsAndAColumnOfImages() {
    assertRefused(
        TinyImages.table(List.of(), 1), "There is nothing to read: the table has no rows.");
    Dataset<Row> table = TinyImages.table(3);
    assertThatThrownBy(() -> CachedImages.load(table, "pixels", Binarize.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessage("There is no column 'pixels'; there are: id, image.");
    assertThatThrownBy(() -> CachedImages.load(table, "id", Binarize.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'id' is int");
  }

  @Test
  void imagesOfAnotherSizeDoNotFitTheNetwork() {
    Dataset<Row> table = LocalSpark.session().sql("select cast('abc' as binary) as image");
    TrainingSettings settings = TinyImages.settings(1, 4, Binarize.NONE);
    try (CachedImages images = CachedImages.loadForTraining(table, "image", settings)) {
      assertThatThrownBy(() -> images.gradientPass(TinyImages.NETWORK, settings, BlasChoice.JAVA))
          .isInstanceOf(BadInputException.class)
          .hasMessage("The images have 3 pixels; the network takes 24.");
    }
  }

  @Test
  void nothingStaysCachedAfterwards() {
    Set<Integer> before = LocalSpark.cachedTables();
    TinyImages.cached(10, 3, Binarize.NONE).close();
    assertRefused(TinyImages.table(List.of(), 1), "no rows");
    assertThat(before).containsAll(LocalSpark.cachedTables());
  }

  private static List<PartitionImages> parts(CachedImages images) {
    List<PartitionImages> parts = new ArrayList<>();
    for (List<ImageBlock> part : images.blocks().glom().collect()) {
      parts.add(new PartitionImages(part.iterator()));
    }
    return parts;
  }

  private static void assertRefused(Dataset<Row> table, String message) {
    assertThatThrownBy(() -> CachedImages.load(table, "image", Binarize.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
