package org.epicentra.job.retrain.vae;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.IntegralType;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.ml.VariationalAutoencoderModel;
import org.epicentra.spark.RowDigest;
import org.epicentra.spark.images.ImageLabels;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageSpread;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.network.VaeWeights;

/**
 * Images to train on and images held out. Its content decides which of them an image is, so that it
 * stays on its side from night to night, whatever is added, and repeated images stay together.
 */
final class SplitImages {
  private static final String KEY = "epicentra_key";
  private static final String FIRST = "epicentra_first_bound";
  private static final String SECOND = "epicentra_second_bound";
  private static final int SHARES = 1_000_000;

  private final Dataset<Row> images;
  private final Column heldOut;

  /**
   * @param images of {@link ImageReader}
   * @param share of them that is held out, in (0, 1)
   */
  SplitImages(Dataset<Row> images, double share) {
    Column image = col(ImageReader.IMAGE);
    boolean vectors =
        images.schema().apply(ImageReader.IMAGE).dataType().equals(SQLDataTypes.VectorType());
    Column hashed =
        vectors ? org.apache.spark.ml.functions.vector_to_array(image, "float64") : image;
    this.images = images.withColumn(KEY, xxhash64(hashed));
    this.heldOut = pmod(col(KEY), lit((long) SHARES)).lt((long) (share * SHARES));
  }

  /**
   * Counts of the images.
   *
   * @param rows all images
   * @param heldOut those held out
   * @param repeated images with the same pixels as an earlier one
   * @param digest changes with any image, but not with their order
   */
  record Facts(long rows, long heldOut, long repeated, String digest) {}

  /** Counts the images: one Spark job. */
  Facts facts() {
    List<Column> sums =
        new ArrayList<>(
            List.of(
                count(lit(1)),
                coalesce(sum(heldOut.cast("long")), lit(0L)),
                count_distinct(col(KEY))));
    sums.addAll(RowDigest.aggregates(col(KEY)));
    Row row = images.select(sums.toArray(Column[]::new)).head();
    long rows = row.getLong(0);
    return new Facts(rows, row.getLong(1), rows - row.getLong(2), RowDigest.text(rows, row, 3));
  }

  /** The histograms of all images: one Spark job. */
  ImageSpread spread() {
    return ImageSpread.of(images);
  }

  /** The images to train on. */
  Dataset<Row> training() {
    return images.where(heldOut.equalTo(false)).drop(KEY);
  }

  /**
   * The bounds of two networks on the images held out, with the same draws, nats per image. The
   * parts are the labels where there are any, else the single part 0.
   */
  PairedScores bounds(
      VaeWeights first,
      VaeWeights second,
      EvaluationSettings settings,
      PairedScores.Resampling resampling) {
    boolean labelled =
        Arrays.asList(images.columns()).contains(ImageLabels.LABEL)
            && images.schema().apply(ImageLabels.LABEL).dataType() instanceof IntegralType;
    Dataset<Row> scored =
        bound(second, settings, bound(first, settings, images.where(heldOut), FIRST), SECOND);
    Column part = labelled ? coalesce(col(ImageLabels.LABEL).cast("int"), lit(-1)) : lit(0);
    return PairedScores.of(
        scored.select(col(FIRST), col(SECOND), lit(1.0), col(KEY), part), resampling);
  }

  private static Dataset<Row> bound(
      VaeWeights weights, EvaluationSettings settings, Dataset<Row> rows, String name) {
    return VariationalAutoencoderModel.of(weights)
        .setBinarize(settings.binarize().label())
        .setSamples(settings.samples())
        .setSeed(settings.seed())
        .setBlas(settings.blas().label())
        .setMeanCol("")
        .setLogVarianceCol("")
        .setElboCol(name)
        .transform(rows);
  }
}
