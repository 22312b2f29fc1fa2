package org.epicentra.job.vae;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.ml.VariationalAutoencoderModel;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.vae.WeightsFile;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.network.VaeWeights;

/**
 * A trained autoencoder as {@code vae train} writes it: weights.bin, images.json and summary.json
 * in one folder.
 *
 * @param weights of the network
 * @param shape of the images it was trained on
 * @param binarize how their pixels were binarised
 * @param columns of the table of numbers that it was trained on; none for images
 */
public record ModelFolder(
    VaeWeights weights, ImageShape shape, Binarize binarize, List<String> columns) {
  private static final String IMAGES = "images.json";
  private static final String SUMMARY = "summary.json";

  /** The content of images.json; no columns where there are none, as in earlier releases. */
  private record Images(
      int width,
      int height,
      String binarize,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<String> columns) {}

  /** A model of images. */
  public ModelFolder(VaeWeights weights, ImageShape shape, Binarize binarize) {
    this(weights, shape, binarize, List.of());
  }

  /**
   * Reads a model.
   *
   * @throws BadInputException when there is none, or it is damaged
   */
  public static ModelFolder read(String folder, Configuration hadoop) {
    Path path = HadoopPath.of(folder, hadoop).path();
    VaeWeights weights = WeightsFile.read(path, hadoop);
    Path file = new Path(path, IMAGES);
    Images images = JsonFiles.read(file, Images.class, hadoop);
    return new ModelFolder(
        weights,
        shape(file, images, weights.architecture().inputs()),
        binarize(file, images.binarize),
        columns(file, images.columns, weights.architecture().inputs()));
  }

  /** The content of summary.json. */
  static JsonNode summary(String folder, Configuration hadoop) {
    return JsonFiles.read(
        new Path(HadoopPath.of(folder, hadoop).path(), SUMMARY), JsonNode.class, hadoop);
  }

  private static ImageShape shape(Path file, Images images, int inputs) {
    if (images.width < 1 || images.height < 1 || (long) images.width * images.height != inputs) {
      throw new BadInputException(
          "%s says %d x %d pixels; the network takes %d"
              .formatted(file, images.width, images.height, inputs));
    }
    return new ImageShape(images.height, images.width);
  }

  private static List<String> columns(Path file, List<String> names, int inputs) {
    if (names == null) {
      return List.of();
    }
    if (names.size() != inputs || names.contains(null)) {
      throw new BadInputException(
          "%s names the columns %s; the network takes %d".formatted(file, names, inputs));
    }
    return List.copyOf(names);
  }

  private static Binarize binarize(Path file, String label) {
    for (Binarize each : Binarize.values()) {
      if (each.label().equals(label)) {
        return each;
      }
    }
    throw new BadInputException(
        "%s: binarize is '%s'; it must be one of %s"
            .formatted(file, label, List.of(Binarize.values())));
  }

  /**
   * Checks that a page can be drawn of the model.
   *
   * @throws BadInputException when it is of standardised numbers or of columns, which are no images
   */
  void requireDrawable() {
    if (!columns.isEmpty() || weights.standardization() != null) {
      throw new BadInputException(
          "A page shows images, and this model is of "
              + (columns.isEmpty() ? "standardised numbers" : String.join(", ", columns))
              + ": 'vae evaluate' has its measures, 'vae encode' a table of its codes.");
    }
  }

  /** Images, or a table with the columns of the model, as {@link ImageReader} opens them. */
  public Dataset<Row> open(SparkSession spark, String path) {
    return ImageReader.open(spark, path, columns);
  }

  /** That a path has nothing for the model to read. */
  BadInputException noRows(String path) {
    return new BadInputException(path + " holds no " + (columns.isEmpty() ? "images" : "rows"));
  }

  /** The column of images as the model reads it. */
  public InputColumn input(Binarize how) {
    return InputColumn.of(ImageReader.IMAGE, how, weights);
  }

  /** The model to apply to a table of images. */
  VariationalAutoencoderModel encoder(EvaluationSettings settings) {
    return VariationalAutoencoderModel.of(weights)
        .setBinarize(settings.binarize().label())
        .setSamples(settings.samples())
        .setSeed(settings.seed())
        .setBlas(settings.blas().label());
  }

  /** Writes the model and its summary into a folder. */
  public void write(Path folder, TrainSummary summary, Configuration hadoop) {
    WeightsFile.write(weights, folder, hadoop);
    Images images =
        new Images(
            shape.width(), shape.height(), binarize.label(), columns.isEmpty() ? null : columns);
    JsonFiles.write(new Path(folder, IMAGES), images, hadoop);
    JsonFiles.write(new Path(folder, SUMMARY), summary, hadoop);
  }
}
