package org.epicentra.example;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.ml.VariationalAutoencoder;
import org.epicentra.ml.VariationalAutoencoderModel;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.vae.training.EpochReport;

/** The autoencoder's example of docs/SPARK_ML.md, which a test runs and compares with the page. */
public final class AutoencoderExample {
  private AutoencoderExample() {}

  /** Trains on IDX, Parquet or PNG, keeps the model, and gives the images it finds oddest first. */
  public static Dataset<Row> trainAndRank(SparkSession spark, String images, String model)
      throws IOException {
    Dataset<Row> table = ImageReader.open(spark, images);
    VariationalAutoencoder autoencoder =
        new VariationalAutoencoder()
            .setHidden(64)
            .setLatent(8)
            .setEpochs(5)
            .setBatchSize(50)
            .setBinarize("threshold")
            .setSeed(1);
    VariationalAutoencoderModel trained = autoencoder.fit(table);
    for (EpochReport epoch : trained.summary().epochs()) {
      System.out.printf("epoch %d: %.2f nats per image%n", epoch.epoch(), epoch.loss());
    }
    trained.write().overwrite().save(model);

    Dataset<Row> encoded = VariationalAutoencoderModel.load(model).transform(table);
    encoded.select(avg("elbo")).show();
    return encoded.orderBy(col("elbo"));
  }
}
