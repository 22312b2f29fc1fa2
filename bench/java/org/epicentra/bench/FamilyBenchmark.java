package org.epicentra.bench;

import static org.apache.spark.ml.functions.vector_to_array;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;

/**
 * An iteration of each model of the family on the same events, in turns with the textbook model's:
 * what a shape, over-dispersed counts and a background cost. MLlib's and scikit-learn's mixtures of
 * full covariances are peers of {@code full}.
 */
final class FamilyBenchmark {
  private static final EventColumns SPACE =
      new EventColumns(List.of("x", "y", "z"), "strength", null, null);

  private final CaviBenchmark benchmark;

  FamilyBenchmark(CaviBenchmark benchmark) {
    this.benchmark = benchmark;
  }

  private record Model(String name, MixtureFamily family) {}

  private static List<Model> models() {
    List<Model> models = new ArrayList<>();
    models.add(new Model("textbook", MixtureFamily.TEXTBOOK));
    models.add(model("negative binomial", CovarianceType.FIXED, 2.5, false));
    models.add(model("background", CovarianceType.FIXED, null, true));
    models.add(model("spherical", CovarianceType.SPHERICAL, null, false));
    models.add(model("full", CovarianceType.FULL, null, false));
    models.add(model("full, negative binomial, background", CovarianceType.FULL, 2.5, true));
    return models;
  }

  private static Model model(
      String name, CovarianceType covariance, Double dispersion, boolean background) {
    return new Model(
        name,
        new MixtureFamily(
            covariance,
            WeightType.DIRICHLET,
            null,
            dispersion == null ? CountType.POISSON : CountType.NEGATIVE_BINOMIAL,
            dispersion,
            false,
            background,
            null,
            0));
  }

  /**
   * The lines of a number of components, in the plane and in space.
   *
   * @param mllib seconds of an iteration in the plane, or NaN; likewise scikit-learn's
   */
  void lines(int k, double mllib, double sklearn) throws InterruptedException {
    Dataset<Row> plane =
        ClusteredEvents.draw(benchmark.spark, benchmark.rows, k, benchmark.cores)
            .persist(StorageLevel.MEMORY_ONLY());
    lines(k, 2, plane, CaviBenchmark.COLUMNS, new double[] {mllib, sklearn});
    Dataset<Row> space =
        plane
            .withColumn("place", vector_to_array(plane.col("features"), "float64"))
            .selectExpr(
                "place[0] AS x",
                "place[1] AS y",
                "%s * randn(7) AS z".formatted(1 / Math.sqrt(ClusteredEvents.tau(k))),
                "strength");
    lines(k, 3, space, SPACE, new double[] {Double.NaN, Double.NaN});
    plane.unpersist(true);
  }

  private void lines(int k, int dimension, Dataset<Row> table, EventColumns columns, double[] peers)
      throws InterruptedException {
    try (CachedEvents events = CachedEvents.load(table, columns, k)) {
      EventSample sample = events.sample(1, 100_000);
      List<Model> models = models();
      List<MixturePosterior> starts = new ArrayList<>();
      for (Model model : models) {
        PriorSpecification prior =
            new PriorSpecification(
                null, ClusteredEvents.tau(k), null, null, null, null, model.family());
        starts.add(CaviBenchmark.start(events, sample, prior, k));
      }
      double[] seconds = benchmark.timeInTurns(events.pass(), starts);
      for (int i = 0; i < seconds.length; i++) {
        boolean full = models.get(i).name().equals("full");
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %d | %.1f | %.2f | %s | %s |%n",
            k,
            models.get(i).name(),
            dimension,
            seconds[i] * 1e3,
            seconds[i] / seconds[0],
            CaviBenchmark.number("%.0f", full ? peers[0] / seconds[i] : Double.NaN),
            CaviBenchmark.number("%.0f", full ? peers[1] / seconds[i] : Double.NaN));
      }
    }
  }
}
