package org.epicentra.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.spark.AtomicOutput;
import org.epicentra.spark.HadoopPath;
import org.epicentra.spark.JsonFiles;
import org.epicentra.spark.catalog.SyntheticCatalog;
import org.epicentra.spark.catalog.SyntheticTruth;

/**
 * {@code catalog generate}: a catalog drawn from the model, and its truth in {@code truth.json}
 * beside it.
 *
 * @param path the folder of the catalog
 * @param overwrite whether an existing catalog and truth are replaced
 * @param truthFile a truth to draw from; null to draw one from the law
 * @param law how the truth is drawn; null with a truth file
 * @param attributes rows, seed and what else an event has
 */
public record GenerateJob(
    String path,
    boolean overwrite,
    String truthFile,
    SyntheticTruth.Law law,
    SyntheticAttributes attributes)
    implements Job<GenerateJob.Result> {

  private static final String TRUTH = "truth.json";

  /**
   * What was written.
   *
   * @param catalog its path
   * @param truth the path of its truth
   */
  public record Result(
      String catalog, String truth, long rows, int components, int dimension, double seconds) {}

  @Override
  public Optional<String> output() {
    return Optional.of(path);
  }

  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Path truthPath = new Path(HadoopPath.of(path, hadoop).path().getParent(), TRUTH);
    HadoopPath.requireApart("the catalog and its truth", path, truthPath.toString(), hadoop);
    try (AtomicOutput catalogOutput = AtomicOutput.open(path, overwrite, hadoop);
        AtomicOutput truthOutput = AtomicOutput.open(truthPath.toString(), overwrite, hadoop)) {
      SyntheticTruth truth =
          truthFile != null
              ? SyntheticTruth.read(truthFile, hadoop)
              : SyntheticTruth.draw(law, attributes.seed());
      new SyntheticCatalog(truth, attributes).write(spark, catalogOutput.stage());
      JsonFiles.write(truthOutput.stage(), truth.json(settings()), hadoop);
      catalogOutput.commit();
      truthOutput.commit();
      return new Result(
          path,
          truthPath.toString(),
          attributes.rows(),
          truth.mixture().components(),
          truth.mixture().dimension(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("rows", attributes.rows());
    settings.put("seed", attributes.seed());
    settings.put("missingStrength", attributes.missingStrength());
    settings.put("start", String.valueOf(attributes.start()));
    settings.put("end", String.valueOf(attributes.end()));
    return settings;
  }
}
