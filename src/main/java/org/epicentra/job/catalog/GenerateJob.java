package org.epicentra.job.catalog;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.synthetic.SyntheticCatalog;
import org.epicentra.spark.catalog.synthetic.SyntheticTruth;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * {@code catalog generate}: a catalog drawn from the model, and its truth in {@code truth.json}
 * beside it.
 *
 * @param path the folder of the catalog
 * @param overwrite whether an existing catalog and truth are replaced
 * @param truthFile a truth to draw from; null to draw the truth too
 * @param settings how the truth is drawn; null with a truth file
 * @param attributes rows, seed and the other columns of an event
 */
public record GenerateJob(
    String path,
    boolean overwrite,
    String truthFile,
    SyntheticTruth.Settings settings,
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
  public List<OutputTarget> targets() {
    return List.of(target(path, OutputKind.TABLE));
  }

  /** Refuses the truth of another catalog too: a folder holds one synthetic catalog. */
  @Override
  public void check(Configuration hadoop) {
    Job.super.check(hadoop);
    HadoopPath truth = HadoopPath.of(truthPath(hadoop), hadoop);
    HadoopPath.requireApart("the catalog and its truth", path, truth.path().toString(), hadoop);
    if (exists(truth)) {
      String owner = JsonFiles.read(truth.path(), Owner.class, hadoop).catalog();
      if (!name(hadoop).equals(owner)) {
        throw new BadInputException(
            "%s is the truth of %s: name an %s in another folder, for a truth of its own"
                .formatted(
                    truth.path(),
                    owner == null ? "another catalog" : "catalog " + owner,
                    Setting.named("output")));
      }
    }
    target(truthPath(hadoop), OutputKind.FILE).check(hadoop);
  }

  /** The catalog that a truth is of. */
  private record Owner(String catalog) {}

  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    check(hadoop);
    String truthPath = truthPath(hadoop);
    try (AtomicOutput catalogOutput = AtomicOutput.open(target(path, OutputKind.TABLE), hadoop);
        AtomicOutput truthOutput = AtomicOutput.open(target(truthPath, OutputKind.FILE), hadoop)) {
      SyntheticTruth truth =
          truthFile != null
              ? SyntheticTruth.read(truthFile, hadoop)
              : SyntheticTruth.draw(settings, attributes.seed());
      new SyntheticCatalog(truth, attributes).write(spark, catalogOutput.stage());
      JsonFiles.write(truthOutput.stage(), truth.json(described(name(hadoop))), hadoop);
      truthOutput.commit();
      catalogOutput.commit();
      return new Result(
          path,
          truthPath,
          attributes.rows(),
          truth.mixture().components(),
          truth.mixture().dimension(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private OutputTarget target(String output, OutputKind kind) {
    List<String> inputs = truthFile == null ? List.of() : List.of(truthFile);
    return new OutputTarget(output, kind, overwrite, inputs);
  }

  private String truthPath(Configuration hadoop) {
    return new Path(HadoopPath.of(path, hadoop).path().getParent(), TRUTH).toString();
  }

  private String name(Configuration hadoop) {
    return HadoopPath.of(path, hadoop).path().getName();
  }

  private static boolean exists(HadoopPath truth) {
    try {
      return truth.files().exists(truth.path());
    } catch (IOException e) {
      throw new BadInputException("cannot look at " + truth.path() + ": " + e.getMessage(), e);
    }
  }

  /** How the catalog was made. */
  private Map<String, Object> described(String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("catalog", name);
    json.put("rows", attributes.rows());
    json.put("seed", attributes.seed());
    json.put("missingStrength", attributes.missingStrength());
    json.put("start", String.valueOf(attributes.start()));
    json.put("end", String.valueOf(attributes.end()));
    return json;
  }
}
