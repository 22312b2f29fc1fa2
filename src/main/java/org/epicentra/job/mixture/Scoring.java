package org.epicentra.job.mixture;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.ml.PoissonGaussianMixtureModel;
import org.epicentra.spark.selection.CatalogSelection;

/** Applies a posterior to the events of a catalog. */
public final class Scoring {
  private static final String COMPONENT = "component";
  private static final String PROBABILITY = "probability";
  private static final String LOG_DENSITY = "log_density";
  private static final String ENTROPY = "entropy";
  private static final String RESPONSIBILITIES = "responsibilities";

  /** A name that no catalog has, for a value that is read and not kept. */
  private static final String DENSITY = "epicentra_log_density";

  private Scoring() {}

  /**
   * Writes the catalog's columns with component, probability, log_density and entropy after them,
   * as Parquet.
   *
   * @param responsibilities whether to add the probability of every component
   * @param path where there is nothing yet
   */
  static void write(
      MixturePosterior posterior, CatalogSelection events, boolean responsibilities, String path) {
    PoissonGaussianMixtureModel model =
        PoissonGaussianMixtureModel.of(posterior, events.columns())
            .setPredictionCol(COMPONENT)
            .setProbabilityCol(PROBABILITY)
            .setLogDensityCol(LOG_DENSITY)
            .setEntropyCol(ENTROPY);
    if (responsibilities) {
      model.setResponsibilitiesCol(RESPONSIBILITIES);
    }
    requireFree(events.rows(), responsibilities);
    try {
      events.withoutAdded(model.transform(events.rows())).write().parquet(path);
    } catch (Exception e) {
      Failure failure = Failure.of(e);
      if (failure.code() == ExitCode.BAD_INPUT) {
        events.check(); // counts all that cannot be used, where a task met but the first
        throw new BadInputException(events.inWordsOfTheOptions(failure.message()), e);
      }
      throw e;
    }
  }

  /** Checks that the names of the columns to be added are free, whatever their case. */
  private static void requireFree(Dataset<Row> catalog, boolean responsibilities) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(COMPONENT, PROBABILITY, LOG_DENSITY, ENTROPY));
    if (responsibilities) {
      names.add(RESPONSIBILITIES);
    }
    List<String> taken = Arrays.stream(catalog.columns()).filter(names::contains).toList();
    if (!taken.isEmpty()) {
      throw new BadInputException(
          "the catalog already has "
              + String.join(", ", taken)
              + ", which the assignments are written to: drop or rename them in the catalog");
    }
  }

  /**
   * Adds the log predictive density of each event, nats, and nothing else.
   *
   * @param rows of the events, perhaps with more columns
   * @param column the new column's name
   */
  public static Dataset<Row> withDensity(
      MixturePosterior posterior, CatalogSelection events, Dataset<Row> rows, String column) {
    return PoissonGaussianMixtureModel.of(posterior, events.columns())
        .setPredictionCol("")
        .setProbabilityCol("")
        .setEntropyCol("")
        .setLogDensityCol(column)
        .transform(rows);
  }

  /**
   * The weighted mean of the log predictive density, nats. Partial sums are merged in the order of
   * the partitions, so that it is the same each time.
   */
  static double meanLogDensity(MixturePosterior posterior, CatalogSelection events) {
    Dataset<Row> scored = withDensity(posterior, events, events.rows(), DENSITY);
    String weight = events.columns().weight();
    Column weights = weight == null ? functions.lit(1.0) : scored.col(weight);
    FlatMapFunction<Iterator<Row>, double[]> sum =
        rows -> {
          double[] sums = new double[2];
          while (rows.hasNext()) {
            Row row = rows.next();
            sums[0] += row.getDouble(0) * row.getDouble(1);
            sums[1] += row.getDouble(1);
          }
          return List.of(sums).iterator();
        };
    double density = 0;
    double total = 0;
    for (double[] sums :
        scored.select(scored.col(DENSITY), weights).javaRDD().mapPartitions(sum).collect()) {
      density += sums[0];
      total += sums[1];
    }
    return density / total;
  }
}
