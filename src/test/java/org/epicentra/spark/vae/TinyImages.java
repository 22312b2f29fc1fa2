package org.epicentra.spark.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.gradient.Estimator;
import org.epicentra.math.RandomStream;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;

/** Images of 6 x 4 pixels: one of three bars, with noise; and a network for them. */
public final class TinyImages {
  public static final int INPUTS = 24;
  public static final VaeArchitecture NETWORK = new VaeArchitecture(INPUTS, List.of(9, 7), 3);

  /** Of the trainings, where a minibatch has as many rows. */
  static final int SHARDS = 4;

  private static final StructType SCHEMA =
      new StructType().add("id", DataTypes.IntegerType).add("image", DataTypes.BinaryType);

  private TinyImages() {}

  static TrainingSettings settings(int epochs, int batch, Binarize binarize) {
    return new TrainingSettings(
            epochs, batch, 1e-2, binarize, Objective.ELBO, Estimator.ANALYTIC, 1, 5, 0, 0)
        .withShards(Math.min(SHARDS, batch));
  }

  public static byte[] pixels(int row) {
    RandomStream random = RandomStream.of(11, "test-images", 0, row);
    byte[] pixels = new byte[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      double bright = i / 8 == row % 3 ? 0.8 : 0.1;
      pixels[i] = (byte) (255 * Math.min(1, bright + 0.15 * random.nextDouble()));
    }
    return pixels;
  }

  static List<Row> rows(int count) {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      rows.add(RowFactory.create(row, pixels(row)));
    }
    return rows;
  }

  /** In order, in so many partitions. */
  public static Dataset<Row> table(List<Row> rows, int partitions) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    return LocalSpark.session().createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }

  public static Dataset<Row> table(int count) {
    return table(rows(count), 2);
  }

  /** For a training with {@link #SHARDS}. */
  public static CachedImages cached(int count, int partitions, Binarize binarize) {
    return cached(count, partitions, settings(1, 4, binarize));
  }

  static CachedImages cached(int count, int partitions, TrainingSettings settings) {
    return CachedImages.loadForTraining(
        table(count), InputColumn.ofPixels("image", settings.binarize()), settings, partitions);
  }

  /** The bytes of an IDX file with these images. */
  public static byte[] idx(int count) {
    byte[] file = new byte[16 + count * INPUTS];
    System.arraycopy(
        new byte[] {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, 6, 0, 0, 0, 4}, 0, file, 0, 16);
    for (int row = 0; row < count; row++) {
      System.arraycopy(pixels(row), 0, file, 16 + row * INPUTS, INPUTS);
    }
    return file;
  }

  public static float[] weights(float scale) {
    float[] weights = new float[NETWORK.parameterCount()];
    RandomStream random = RandomStream.of(3, "test-weights", 0, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (scale * random.nextGaussian());
    }
    return weights;
  }

  static float[] zeros() {
    float[] weights = new float[NETWORK.parameterCount()];
    Arrays.fill(weights, 0);
    return weights;
  }
}
