package org.epicentra.job.vae;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.epicentra.ml.VariationalAutoencoderModel;
import org.epicentra.spark.images.ImagePixels;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.vae.images.Standardization;

/** Images beside their reconstructions. */
public final class ImagePairs {
  /** The column of reconstructions. */
  public static final String RECONSTRUCTION = "reconstruction";

  private ImagePairs() {}

  /**
   * A table with the columns {@code index} long, from 0 in the order of the images, and {@code
   * image} (as read) and {@code reconstruction} (the means of the pixels, given that of the
   * posterior), arrays of float.
   *
   * @param images with the column image
   * @param encoder whose output columns are changed
   * @param shape metadata of both columns
   */
  public static Dataset<Row> of(
      Dataset<Row> images, VariationalAutoencoderModel encoder, Metadata shape) {
    Dataset<Row> decoded =
        encoder
            .setMeanCol("")
            .setLogVarianceCol("")
            .setElboCol("")
            .setReconstructionCol(RECONSTRUCTION)
            .transform(images.select(ImageReader.IMAGE));
    ImagePixels reader = encoder.input().reader(decoded.schema());
    Standardization standardization = encoder.input().standardization();
    JavaRDD<Row> pairs =
        decoded
            .javaRDD()
            .zipWithIndex()
            .map(
                numbered -> {
                  Row row = numbered._1();
                  float[] pixels = new float[reader.count(row.get(0))];
                  reader.copy(row.get(0), pixels, 0);
                  if (standardization != null) {
                    standardization.restore(pixels, 0);
                  }
                  return RowFactory.create(numbered._2(), pixels, row.get(1));
                });
    ArrayType floats = DataTypes.createArrayType(DataTypes.FloatType, false);
    StructType schema =
        new StructType()
            .add("index", DataTypes.LongType, false)
            .add(ImageReader.IMAGE, floats, false, shape)
            .add(RECONSTRUCTION, floats, false, shape);
    return images.sparkSession().createDataFrame(pairs, schema);
  }
}
