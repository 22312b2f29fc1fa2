package org.epicentra.spark.vae;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentDraws;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;

/**
 * Images decoded from draws of z, each a function of the seed and its number alone: a table with
 * the columns {@code index}, long, and {@code z} and {@code image}, arrays of float.
 *
 * @param draws of z
 * @param count number of images, at least 1
 * @param sampled whether each pixel is drawn, of Bernoulli ones as 0 or 1; otherwise it is its mean
 * @param blas the matrix products
 */
public record GeneratedImages(LatentDraws draws, long count, boolean sampled, BlasChoice blas)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Images decoded at a time. */
  private static final int BLOCK = 500;

  private static final int BLOCKS_PER_FILE = 200;

  /**
   * The images in the order of their index.
   *
   * @param shape for the metadata of the column image
   */
  public Dataset<Row> table(SparkSession spark, VaeWeights weights, ImageShape shape) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    VaeArchitecture architecture = weights.architecture();
    Standardization standardization = weights.standardization();
    Broadcast<float[]> values = context.broadcast(weights.values());
    long blocks = (count + BLOCK - 1) / BLOCK;
    long files = Math.max(context.defaultParallelism(), blocks / BLOCKS_PER_FILE);
    GeneratedImages task = this;
    JavaRDD<Row> rows =
        spark
            .range(0, blocks, 1, Math.toIntExact(Math.min(blocks, files)))
            .javaRDD()
            .flatMap(block -> task.block(block, architecture, values.value(), standardization));
    ArrayType floats = DataTypes.createArrayType(DataTypes.FloatType, false);
    StructType schema =
        new StructType()
            .add("index", DataTypes.LongType, false)
            .add("z", floats, false)
            .add(ImageReader.IMAGE, floats, false, shape.metadata());
    return spark.createDataFrame(rows, schema);
  }

  private Iterator<Row> block(
      long block, VaeArchitecture architecture, float[] weights, Standardization standardization) {
    long first = block * BLOCK;
    int rows = (int) Math.min(BLOCK, count - first);
    int inputs = architecture.inputs();
    int codes = architecture.codes();
    float[] z =
        draws.points(
            first, rows, architecture.family(), architecture.latent(), architecture.categories());
    float[] images = new float[rows * inputs];
    VaeElbo network = new VaeElbo(architecture, 1, Blas.of(blas));
    network.decode(weights, z, rows, images);
    if (sampled) {
      network.drawInputs(images, rows, draws.seed(), first);
    }
    List<Row> table = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      if (standardization != null) {
        standardization.restore(images, row * inputs);
      }
      table.add(
          RowFactory.create(
              first + row,
              Arrays.copyOfRange(z, row * codes, (row + 1) * codes),
              Arrays.copyOfRange(images, row * inputs, (row + 1) * inputs)));
    }
    return table.iterator();
  }
}
