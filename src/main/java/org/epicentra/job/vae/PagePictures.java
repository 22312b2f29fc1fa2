package org.epicentra.job.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.epicentra.picture.GrayImage;
import org.epicentra.report.Numbers;
import org.epicentra.report.vae.ImageSheets;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.vae.evaluation.LatentPictures;
import org.epicentra.vae.evaluation.SurveyedRow;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/**
 * Makes the images of a page. Large ones are fewer and reduced, so that the page does not grow with
 * their size.
 */
final class PagePictures {
  /** Pixels of an image up to which a page has the full number. */
  private static final int SMALL = 34 * 34;

  /** The longest side of an image on a page. */
  private static final int LONGEST = 64;

  /** How many images of each kind a page has. */
  private record Amounts(int pairs, int drawn, int lines, int steps, int walks, int values) {
    static final Amounts FULL = new Amounts(28, 56, 8, 9, 8, 11);
    static final Amounts FEW = new Amounts(8, 16, 3, 7, 3, 7);
  }

  private final VaeArchitecture architecture;
  private final ImageShape shape;
  private final LatentPictures pictures;
  private final Amounts amounts;
  private final long seed;

  PagePictures(VaeWeights weights, ImageShape shape, Blas blas, long seed) {
    this.architecture = weights.architecture();
    this.shape = shape;
    this.pictures = new LatentPictures(weights, blas);
    this.amounts = shape.pixels() <= SMALL ? Amounts.FULL : Amounts.FEW;
    this.seed = seed;
  }

  /** How many inputs a page shows. */
  int shown() {
    return amounts.pairs();
  }

  /**
   * The images.
   *
   * @param rows with pixels, at least one
   * @param labels of images by their number
   * @param variances of the posterior means
   */
  ImageSheets of(List<SurveyedRow> rows, Map<Long, String> labels, double[] variances) {
    int inputs = architecture.inputs();
    float[] pixels = new float[rows.size() * inputs];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).pixels(), 0, pixels, i * inputs, inputs);
    }
    float[] means = pictures.encode(pixels, rows.size());
    float[] decoded = pictures.decode(means, rows.size());
    List<GrayImage> pairs = new ArrayList<>();
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      pairs.add(image(pixels, i));
      pairs.add(image(decoded, i));
    }
    for (int i = 0; i < pixels.length; i++) {
      right += pixels[i] > 0.5f == decoded[i] > 0.5f ? 1 : 0;
    }
    float[] drawn = pictures.drawn(amounts.drawn(), seed);
    return new ImageSheets(
        shape.width(),
        shape.height(),
        pairs,
        right / (double) pixels.length,
        IntStream.range(0, amounts.drawn()).mapToObj(i -> image(drawn, i)).toList(),
        new double[] {mean(pixels), mean(drawn)},
        lines(rows, labels, means),
        walks(means, variances));
  }

  private GrayImage image(float[] pixels, int number) {
    return GrayImage.clipped(shape.width(), shape.height(), pixels, number * architecture.inputs())
        .reduced(LONGEST);
  }

  private static double mean(float[] pixels) {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length;
  }

  private List<ImageSheets.Line> lines(
      List<SurveyedRow> rows, Map<Long, String> labels, float[] means) {
    int codes = architecture.codes();
    List<ImageSheets.Line> lines = new ArrayList<>();
    for (int line = 0; line < amounts.lines() && 2 * line + 1 < rows.size(); line++) {
      int one = 2 * line;
      float[] from = Arrays.copyOfRange(means, one * codes, (one + 1) * codes);
      float[] to = Arrays.copyOfRange(means, (one + 1) * codes, (one + 2) * codes);
      float[] images = pictures.between(from, to, amounts.steps());
      double squares = 0;
      for (int i = 0; i < codes; i++) {
        squares += (from[i] - to[i]) * (double) (from[i] - to[i]);
      }
      String first = labels.get(rows.get(one).key());
      String last = labels.get(rows.get(one + 1).key());
      lines.add(
          new ImageSheets.Line(
              IntStream.range(0, amounts.steps()).mapToObj(i -> image(images, i)).toList(),
              first == null || last == null ? null : new String[] {first, last},
              Math.sqrt(squares)));
    }
    return lines;
  }

  private ImageSheets.Walks walks(float[] means, double[] variances) {
    double[] activity = LatentPictures.byCoordinate(variances, architecture.latent());
    int[] most =
        IntStream.range(0, activity.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -activity[i]))
            .limit(amounts.walks())
            .mapToInt(Integer::intValue)
            .toArray();
    float[][] values = architecture.family().walk(amounts.values(), architecture.categories());
    float[] base = Arrays.copyOf(means, architecture.codes());
    List<ImageSheets.Walk> rows = new ArrayList<>();
    for (int coordinate : most) {
      float[] images = pictures.along(base, coordinate, values);
      rows.add(
          new ImageSheets.Walk(
              coordinate,
              IntStream.range(0, values.length).mapToObj(i -> image(images, i)).toList(),
              change(images, values.length)));
    }
    return new ImageSheets.Walks(rows, names(values));
  }

  /** The greatest mean difference of the pixels of two images. */
  private double change(float[] images, int count) {
    int inputs = architecture.inputs();
    double most = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int pixel = 0; pixel < inputs; pixel++) {
          sum += Math.abs(images[i * inputs + pixel] - images[j * inputs + pixel]);
        }
        most = Math.max(most, sum / inputs);
      }
    }
    return most;
  }

  private List<String> names(float[][] values) {
    boolean categories = architecture.family().hasCategories();
    return IntStream.range(0, values.length)
        .mapToObj(i -> categories ? String.valueOf(i) : Numbers.shown(values[i][0], 3))
        .toList();
  }
}
