package org.epicentra.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.ml.util.ReadWriteUtils;
import org.epicentra.BadInputException;

/**
 * How a stage of Spark ML is kept: Spark's metadata with the Params and, for a model, the files of
 * the model itself beside it.
 *
 * @param folder of the model
 * @param hadoop the settings of its file system
 * @param className in Spark's metadata; null where they are not read
 */
record StoredModel(Path folder, Configuration hadoop, String className) {
  /** The package of the stages in version 0.1.0. */
  private static final String FORMER_PACKAGE = "org.epicentra.spark.";

  /** What the stages of the mixture were called in version 0.1.0, when it had Poisson strengths. */
  private static final Map<Class<?>, String> FORMER_NAMES =
      Map.of(
          VariationalGaussianMixture.class, "PoissonGaussianMixture",
          VariationalGaussianMixtureModel.class, "PoissonGaussianMixtureModel");

  /** Makes a stage, but for its Params, of the files in a folder. */
  @FunctionalInterface
  interface Maker<T> {
    /**
     * @param uid that the stage had
     * @param stored where its files are
     */
    T make(String uid, StoredModel stored);
  }

  /**
   * @param files writes those of the model
   */
  static MLWriter writer(Model<?> model, Consumer<StoredModel> files) {
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        DefaultParamsWriter.saveMetadata(model, path, sparkSession());
        files.accept(at(path, sc().hadoopConfiguration()));
      }
    };
  }

  /**
   * Reads a stage, and gives it the Params that it had; also one of version 0.1.0. Its {@code load}
   * throws a {@link BadInputException} when the folder holds no stage, or one of another class.
   */
  static <T extends Params> MLReader<T> reader(Class<T> type, Maker<T> maker) {
    return reader(type, maker, stored -> Optional.empty());
  }

  /**
   * The same for a stage that may also be what a command wrote.
   *
   * @param plain makes the stage of a folder without Spark's metadata; empty where it has no model
   */
  static <T extends Params> MLReader<T> reader(
      Class<T> type, Maker<T> maker, Function<StoredModel, Optional<T>> plain) {
    return new MLReader<>() {
      @Override
      public T load(String path) {
        StoredModel stored = at(path, sc().hadoopConfiguration());
        return stored.hasMetadata()
            ? stage(path, stored)
            : plain
                .apply(stored)
                .orElseThrow(() -> new BadInputException(path + " holds no model of Spark ML"));
      }

      private T stage(String path, StoredModel stored) {
        DefaultParamsReader.Metadata metadata =
            DefaultParamsReader.loadMetadata(path, sparkSession());
        requireClass(metadata.className(), type, path);
        T stage = maker.make(metadata.uid(), stored.named(metadata.className()));
        metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
        return stage;
      }
    };
  }

  /**
   * A path of the driver's own disk where Spark Connect puts a model aside, else as Hadoop has it.
   */
  private static StoredModel at(String path, Configuration hadoop) {
    boolean aside = (boolean) ReadWriteUtils.localSavingModeState().get();
    Path folder = aside ? new Path(java.nio.file.Path.of(path).toUri()) : new Path(path);
    return new StoredModel(folder, hadoop, null);
  }

  private StoredModel named(String name) {
    return new StoredModel(folder, hadoop, name);
  }

  /** Whether the stage has the name that its class had in version 0.1.0, and no longer has. */
  boolean ofFormerName() {
    return FORMER_NAMES.values().stream().anyMatch(name -> className.endsWith("." + name));
  }

  private boolean hasMetadata() {
    try {
      return folder.getFileSystem(hadoop).exists(new Path(folder, "metadata"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void requireClass(String found, Class<?> type, String path) {
    String former = FORMER_NAMES.getOrDefault(type, type.getSimpleName());
    if (!found.equals(type.getName())
        && !found.equals(type.getPackageName() + "." + former)
        && !found.equals(FORMER_PACKAGE + former)) {
      throw new BadInputException(path + " holds " + found + ", not " + type.getName());
    }
  }
}
