package org.epicentra.job.mixture;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;

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
   * Checks that a model allows all strengths: one whose strengths cannot be 0 gives an event of
   * strength 0 a density of 0.
   *
   * @param model its folder, for the message
   * @throws BadInputException when some are 0 that cannot be
   */
  public static void requirePossible(
      String model, MixturePosterior posterior, CatalogSelection events) {
    long zeros = posterior.prior().counts().zeroTruncated() ? zeros(events) : 0;
    if (zeros > 0) {
      throw impossible(model, zeros, events.rows().count(), events.options());
    }
  }

  /** What says that events have density 0 under a model, since their strength is 0. */
  static BadInputException impossible(
      String model, long zeros, long events, SelectionOptions options) {
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "%,d of %,d events have density 0 under %s: their strength is 0, and that model was"
                + " fitted with %s, which says that none is. Leave them out with %s \"%s IS NULL"
                + " OR %6$s > 0\"",
            zeros,
            events,
            model,
            Setting.named("zeroTruncated"),
            Setting.named("where"),
            options.strength()));
  }

  /**
   * Checks that a model that is still to be fitted will allow all strengths.
   *
   * @param events by which it is to be compared, held out from its fit
   * @throws BadInputException when some are 0 that cannot be
   */
  public static void requirePossible(MixtureFamily family, CatalogSelection events) {
    long zeros = family.zeroTruncated() ? zeros(events) : 0;
    if (zeros > 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d of the %,d events held out have a strength of 0, which %s says that none has:"
                  + " leave %3$s out, or leave those events out with %s \"%s IS NULL OR %5$s > 0\"",
              zeros,
              events.rows().count(),
              Setting.named("zeroTruncated"),
              Setting.named("where"),
              events.options().strength()));
    }
  }

  private static long zeros(CatalogSelection events) {
    String column = events.columns().strength();
    return column == null ? 0 : events.rows().filter(SqlName.column(column).equalTo(0)).count();
  }
}
