package org.epicentra.spark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.TinyImages;
import org.epicentra.vae.images.Binarize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageReaderIT {
  @TempDir private Path folder;

  @Test
  void idxIsReadInOrderWhetherCompressedOrNot() {
    // A name that ends in .gz says nothing: the content does.
    for (Path file :
        List.of(
            write("a-images-idx3-ubyte", TinyImages.idx(7)),
            write("plain.gz", TinyImages.idx(7)),
            write("compressed", gzip(TinyImages.idx(7))))) {
      Dataset<Row> table = open(file);
      assertThat(table.columns()).containsExactly("image");
      assertThat(ImageShape.of(table.schema(), "image")).contains(new ImageShape(6, 4));
      List<Row> rows = table.collectAsList();
      assertThat(rows).hasSize(7);
      for (int row = 0; row < 7; row++) {
        assertThat(rows.get(row).<byte[]>getAs(0)).isEqualTo(TinyImages.pixels(row));
      }
    }
  }

  @Test
  void labelsBesideTheImagesComeWithThem() {
    Path file = write("t-images-idx3-ubyte.gz", gzip(TinyImages.idx(5)));
    write("t-labels-idx1-ubyte.gz", gzip(new byte[] {0, 0, 8, 1, 0, 0, 0, 5, 9, 8, 7, 6, 5}));
    List<Row> labels = open(file).select("label").collectAsList();
    assertThat(labels.stream().map(row -> row.getInt(0))).containsExactly(9, 8, 7, 6, 5);
    write("t-labels-idx1-ubyte.gz", gzip(new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 9, 8}));
    assertRefused(file, "has 2 labels for the 5 images of");
  }

  @Test
  void damagedIdxIsRefusedWithFileAndPosition() {
    byte[] whole = TinyImages.idx(5);
    byte[] integers = whole.clone();
    integers[2] = 0x0C;
    assertRefused(
        write("integers", integers),
        "/integers: the magic number at byte 0 is 00000c03; it must be 00000803");
    assertRefused(
        write("labels", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 3}), "this is a file of labels");
    assertRefused(
        write("header", Arrays.copyOf(whole, 10)), "header breaks off in its header at byte 8");
    assertRefused(
        write("short", Arrays.copyOf(whole, 16 + 3 * 24 + 1)),
        "short breaks off at byte 89, in row 3 of 5; it must have 136 bytes");
    byte[] zipped = gzip(whole);
    assertRefused(
        write("zip", Arrays.copyOf(zipped, zipped.length - 12)), "zip breaks off at byte");
    assertRefused(
        write("long", Arrays.copyOf(whole, whole.length + 1)),
        "long continues after its 5 rows, at byte 136");
    byte[] none = Arrays.copyOf(whole, 16);
    none[7] = 0;
    assertRefused(write("none", none), "dimension 0 at byte 4 is 0; it must be above 0");
    byte[] huge = whole.clone();
    huge[8] = 0x7F;
    huge[12] = 0x7F;
    assertRefused(write("huge", huge), "is the header damaged?");
  }

  @Test
  void whatIsNoImageIsRefused() throws IOException {
    assertRefused(
        write("text", "a,b,c\n".getBytes()), "begins with the bytes 612c622c. Images are");
    assertRefused(write("empty", new byte[0]), "begins with the bytes of an empty file");
    assertRefused(folder.resolve("nowhere"), "nowhere does not exist");
    Files.createDirectory(folder.resolve("hollow"));
    assertRefused(folder.resolve("hollow"), "without data files");
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.write(many.resolve("a"), TinyImages.idx(2));
    Files.write(many.resolve("b"), TinyImages.idx(2));
    assertRefused(many, "holds 2 files; name one file of images, such as a");
  }

  @Test
  void parquetKeepsItsColumnsAndFindsTheImages() {
    String path = folder.resolve("table.parquet").toString();
    TinyImages.table(9).selectExpr("id", "'x' as name", "image as pixels").write().parquet(path);
    Dataset<Row> table = ImageReader.open(LocalSpark.session(), path);
    assertThat(table.columns()).containsExactly("id", "name", "image");
    try (CachedImages images = CachedImages.load(table, "image", Binarize.NONE)) {
      assertThat(images.rows()).isEqualTo(9);
    }
    String two = folder.resolve("two.parquet").toString();
    TinyImages.table(2).selectExpr("image as a", "image as b").write().parquet(two);
    assertRefused(Path.of(two), "several (a, b) that can hold images; rename one to 'image'");
    String none = folder.resolve("none.parquet").toString();
    TinyImages.table(2).select("id").write().parquet(none);
    assertRefused(Path.of(none), "none that can hold images");
  }

  /** Spark itself reads the largest file first. */
  @Test
  void parquetOfSeveralFilesIsInTheOrderOfTheirNames() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Dataset<Row> table = TinyImages.table(300);
    writeFile(table.where("id < 3"), parts.resolve("a.parquet"));
    writeFile(table.where("id >= 3"), parts.resolve("b.parquet"));
    List<Integer> inOrder = IntStream.range(0, 300).boxed().toList();
    assertThat(ids(LocalSpark.session().read().parquet(parts.toString()))).isNotEqualTo(inOrder);
    assertThat(ids(open(parts))).isEqualTo(inOrder);
    assertThat(ids(open(parts).limit(5))).isEqualTo(inOrder.subList(0, 5));
    Dataset<Row> bad =
        LocalSpark.session()
            .range(0, 400, 1, 1)
            .selectExpr("cast(id as int) as id", "array(0f, if(id = 4, 2f, 1f)) as image");
    writeFile(bad.where("id < 3"), parts.resolve("a.parquet"));
    writeFile(bad.where("id >= 3"), parts.resolve("b.parquet"));
    assertThatThrownBy(() -> CachedImages.load(open(parts), "image", Binarize.NONE))
        .hasMessageMatching("Row 4 \\(the first is 0\\) in file:/.*/parts/b.parquet: pixel 1 .*");
  }

  private static List<Integer> ids(Dataset<Row> table) {
    return table.select("id").collectAsList().stream().map(row -> row.getInt(0)).toList();
  }

  private void writeFile(Dataset<Row> rows, Path file) throws IOException {
    Path written = Files.createTempDirectory(folder, "table");
    rows.coalesce(1).write().mode("overwrite").parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      Path part = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().get();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void aBadPixelOfParquetIsNamedWithItsFile() {
    String path = folder.resolve("bad.parquet").toString();
    LocalSpark.session()
        .range(0, 6, 1, 1)
        .selectExpr("array(0f, if(id = 4, 2f, 1f)) as image")
        .write()
        .parquet(path);
    Dataset<Row> table = ImageReader.open(LocalSpark.session(), path);
    assertThatThrownBy(() -> CachedImages.load(table, "image", Binarize.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            "Row 4 \\(the first is 0\\) in file:/.*/bad.parquet/part-.*: pixel 1 is 2.0; it must be"
                + " from 0 to 1 .*");
  }

  @Test
  void picturesAreReadByNameAndTurnedToGrey() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("png"));
    for (int row : new int[] {2, 0, 1}) {
      picture(pictures.resolve("digit-" + row + ".png"), row, 6, 4);
    }
    Files.writeString(pictures.resolve("notes.txt"), "not a picture");
    Dataset<Row> table = open(pictures);
    assertThat(ImageShape.of(table.schema(), "image")).contains(new ImageShape(6, 4));
    List<Row> rows = table.collectAsList();
    for (int row = 0; row < 3; row++) {
      assertThat(rows.get(row).<String>getAs("origin")).endsWith("digit-" + row + ".png");
      assertThat(rows.get(row).<byte[]>getAs("image")).isEqualTo(TinyImages.pixels(row));
    }
    BufferedImage colour = new BufferedImage(4, 6, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(1, 0, 0xFF8000);
    ImageIO.write(colour, "png", pictures.resolve("digit-3.png").toFile());
    byte[] grey = open(pictures).collectAsList().get(3).getAs("image");
    // 0.299 * 255 + 0.587 * 128 = 151.4
    assertThat(grey[1] & 0xFF).isEqualTo(151);
    assertThat(grey[0]).isZero();
  }

  @Test
  void picturesOfAnotherSizeOrBrokenAreRefusedByName() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("png"));
    picture(pictures.resolve("a.png"), 0, 6, 4);
    picture(pictures.resolve("b.png"), 0, 4, 6);
    assertThatThrownBy(() -> open(pictures).collectAsList())
        .hasStackTraceContaining("b.png has 4 x 6 pixels, the first picture 6 x 4");
    Files.writeString(pictures.resolve("b.png"), "not a picture");
    assertThatThrownBy(() -> open(pictures).collectAsList())
        .hasStackTraceContaining("b.png cannot be decoded as a picture");
  }

  /** Spark's source would make 1 of 0x8001, and drop the opacity. */
  @Test
  void greyOf16BitsAndTransparencyAreRefusedByName() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("png"));
    picture(pictures.resolve("a.png"), 0, 6, 4);
    Path odd = pictures.resolve("b.png");
    ImageIO.write(new BufferedImage(4, 6, BufferedImage.TYPE_USHORT_GRAY), "png", odd.toFile());
    assertRefused(pictures, "b.png has 16-bit grey values or an opacity");
    BufferedImage colour = new BufferedImage(4, 6, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 24; i++) {
      colour.setRGB(i % 4, i / 4, 0xFF202020);
    }
    ImageIO.write(colour, "png", odd.toFile());
    assertThat(open(pictures).collectAsList().get(1).<byte[]>getAs("image"))
        .containsOnly((byte) 0x20);
    colour.setRGB(1, 1, 0x80202020);
    ImageIO.write(colour, "png", odd.toFile());
    assertThatThrownBy(() -> open(pictures).collectAsList())
        .hasStackTraceContaining("b.png is transparent at pixel 5");
  }

  private static void picture(Path file, int row, int height, int width) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, height, TinyImages.pixels(row));
    ImageIO.write(picture, "png", file.toFile());
  }

  private static Dataset<Row> open(Path path) {
    return ImageReader.open(LocalSpark.session(), path.toString());
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(Path path, String message) {
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
