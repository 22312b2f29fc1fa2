package org.epicentra.ml;

import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;

/**
 * How a model of Spark ML is kept: Spark's metadata with the params, and beside it the files of the
 * model itself.
 *
 * @param folder of the model
 * @param hadoop the settings of its file system
 */
record StoredModel(Path folder, Configuration hadoop) {
  /** Makes a model of the files in a folder. */
  @FunctionalInterface
  interface Maker<M> {
    /**
     * @param uid that the model had
     * @param stored where its files are
     */
    M make(String uid, StoredModel stored);
  }

  /**
   * @param files writes those of the model
   */
  static MLWriter writer(Model<?> model, Consumer<StoredModel> files) {
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        DefaultParamsWriter.saveMetadata(model, path, sparkSession());
        files.accept(new StoredModel(new Path(path), sc().hadoopConfiguration()));
      }
    };
  }

  /** Reads a model, and gives it the params that it had. */
  static <M extends Model<M>> MLReader<M> reader(Class<M> type, Maker<M> maker) {
    return new MLReader<>() {
      @Override
      public M load(String path) {
        DefaultParamsReader.Metadata metadata =
            DefaultParamsReader.loadMetadata(path, sparkSession(), type.getName());
        M model =
            maker.make(metadata.uid(), new StoredModel(new Path(path), sc().hadoopConfiguration()));
        metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
        return model;
      }
    };
  }
}
