package org.epicentra.job.mixture;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.distribution.PairedGain;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.CatalogSelection;

/** Applies a posterior to the events of a catalog. */
public final class Scoring {
  /** The columns of an assignment. */
  private static final Map<Score, String> ASSIGNMENTS =
      Map.of(
          Score.COMPONENT, "component",
          Score.PROBABILITY, "probability",
          Score.LOG_DENSITY, "log_density",
          Score.ENTROPY, "entropy",
          Score.BACKGROUND, "background");

  private static final String RESPONSIBILITIES = "responsibilities";

  /** Names that no catalog has, for values that are read and not kept. */
  private static final String DENSITY = "epicentra_log_density";

  private static final String OTHER_DENSITY = "epicentra_other_log_density";

  private Scoring() {}

  /**
   * Writes the catalog's columns with component, probability, log_density, entropy and background
   * after them, as Parquet.
   *
   * @param responsibilities whether to add the probability of every component
   * @param path where there is nothing yet
   */
  static void write(
      MixturePosterior posterior, CatalogSelection events, boolean responsibilities, String path) {
    Dataset<Row> assigned = assigned(posterior, events, responsibilities);
    explained(
        events,
        () -> {
          assigned.write().parquet(path);
          return path;
        });
  }

  /**
   * The catalog's columns with component, probability, log_density, entropy and background after
   * them; nothing is computed yet.
   *
   * @param responsibilities whether to add the probability of every component
   * @throws BadInputException when the catalog has a column of such a name
   */
  public static Dataset<Row> assigned(
      MixturePosterior posterior, CatalogSelection events, boolean responsibilities) {
    Map<Score, String> names = new EnumMap<>(ASSIGNMENTS);
    if (responsibilities) {
      names.put(Score.RESPONSIBILITIES, RESPONSIBILITIES);
    }
    requireFree(events.rows(), names.values());
    return events.withoutAdded(ScoredEvents.of(events.rows(), events.columns(), posterior, names));
  }

  /**
   * Does what computes the assignments of some events.
   *
   * @throws BadInputException when some cannot be used: it counts them, where the work met but the
   *     first
   */
  public static <R> R explained(CatalogSelection events, Supplier<R> work) {
    try {
      return work.get();
    } catch (Exception e) {
      if (Failure.of(e).code() == ExitCode.BAD_INPUT) {
        events.check();
      }
      throw e;
    }
  }

  /** Checks that the names of the columns to be added are free, whatever their case. */
  private static void requireFree(Dataset<Row> catalog, Collection<String> names) {
    Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.addAll(names);
    List<String> taken = Arrays.stream(catalog.columns()).filter(anyCase::contains).toList();
    if (!taken.isEmpty()) {
      throw new BadInputException(
          "the catalog already has "
              + String.join(", ", taken)
              + ", which the assignments are written to: drop or rename them in the catalog");
    }
  }

  /**
   * The weighted mean of the log predictive density, nats. Partial sums are merged in the order of
   * the partitions, so that it is the same each time.
   */
  static double meanLogDensity(MixturePosterior posterior, CatalogSelection events) {
    Dataset<Row> scored = density(events, events.rows(), posterior, DENSITY);
    Column weights = weight(events, scored);
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

  /**
   * What the log predictive density of an event is greater under the first posterior than under the
   * second, nats. Partial sums are merged in the order of the partitions.
   */
  static PairedGain gain(MixturePosterior first, MixturePosterior second, CatalogSelection events) {
    Dataset<Row> scored = density(events, events.rows(), first, DENSITY);
    scored = density(events, scored, second, OTHER_DENSITY);
    FlatMapFunction<Iterator<Row>, PairedGain> sum =
        rows -> {
          PairedGain some = new PairedGain();
          while (rows.hasNext()) {
            Row row = rows.next();
            some.add(row.getDouble(0) - row.getDouble(1), row.getDouble(2));
          }
          return List.of(some).iterator();
        };
    PairedGain gain = new PairedGain();
    scored
        .select(scored.col(DENSITY), scored.col(OTHER_DENSITY), weight(events, scored))
        .javaRDD()
        .mapPartitions(sum)
        .collect()
        .forEach(gain::merge);
    return gain;
  }

  /**
   * Checks that a model allows all strengths: one whose strengths cannot be 0 gives an event of
   * strength 0 a density of 0.
   *
   * @param model its folder, for the message
   * @throws BadInputException when some are 0 that cannot be
   */
  static void requirePossible(String model, MixturePosterior posterior, CatalogSelection events) {
    String column = events.columns().strength();
    if (column == null || !posterior.prior().counts().zeroTruncated()) {
      return;
    }
    long zeros = events.rows().filter(SqlName.column(column).equalTo(0)).count();
    if (zeros > 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d of %,d events have density 0 under %s: their strength is 0, and that model was"
                  + " fitted with %s, which says that none is. Leave them out with %s \"%s IS NULL"
                  + " OR %6$s > 0\"",
              zeros,
              events.rows().count(),
              model,
              Setting.named("zeroTruncated"),
              Setting.named("where"),
              events.options().strength()));
    }
  }

  private static Dataset<Row> density(
      CatalogSelection events, Dataset<Row> rows, MixturePosterior posterior, String name) {
    return ScoredEvents.of(rows, events.columns(), posterior, Map.of(Score.LOG_DENSITY, name));
  }

  private static Column weight(CatalogSelection events, Dataset<Row> scored) {
    String weight = events.columns().weight();
    return weight == null ? functions.lit(1.0) : scored.col(weight);
  }
}
