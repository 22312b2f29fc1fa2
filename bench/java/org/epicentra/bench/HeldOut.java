package org.epicentra.bench;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;

/**
 * How well each model of the family foretells events of a real catalog: it is fitted to four fifths
 * of them, which a hash of their ids chooses, and scored on the rest. Then the passes that plain
 * ascent and SQUAREM need to one bound. No option is chosen by these scores.
 */
public final class HeldOut {
  private static final long SEED = 1;
  private static final int FIFTHS = 5;
  private static final int MOST_PASSES = 2000;

  private final int components;
  private final CatalogSelection training;
  private final CatalogSelection heldOut;

  private HeldOut(int components, CatalogSelection training, CatalogSelection heldOut) {
    this.components = components;
    this.training = training;
    this.heldOut = heldOut;
  }

  private record Model(String name, MixtureFamily family) {}

  /** Arguments: catalog (Parquet), K, strength or -, projection, file for the peer's events. */
  public static void main(String[] args) throws Exception {
    SparkSession spark = SparkSession.builder().appName("bench held-out").getOrCreate();
    Dataset<Row> catalog = spark.read().parquet(args[0]);
    SelectionOptions options =
        new SelectionOptions(
            null,
            null,
            args[2].equals("-") ? null : args[2],
            null,
            ProjectionType.of("projection", args[3]),
            null);
    CatalogSelection all = CatalogSelection.of(catalog, options);
    Column part = pmod(xxhash64(col("id")), lit(FIFTHS));
    HeldOut study =
        new HeldOut(
            Integer.parseInt(args[1]),
            CatalogSelection.of(catalog.where(part.notEqual(0)), options, all.projection()),
            CatalogSelection.of(catalog.where(part.equalTo(0)), options, all.projection()));
    study.writeForPeer(Path.of(args[4]));
    study.scores();
    study.passes();
    spark.stop();
  }

  private static List<Model> models() {
    List<Model> models = new ArrayList<>();
    models.add(new Model("textbook", MixtureFamily.TEXTBOOK));
    for (CovarianceType covariance : CovarianceType.values()) {
      models.add(model(covariance, CountType.POISSON, false));
    }
    models.add(model(CovarianceType.FULL, CountType.POISSON, true));
    models.add(model(CovarianceType.FULL, CountType.NEGATIVE_BINOMIAL, false));
    models.add(new Model("full, negative binomial, background", MixtureFamily.DEFAULT));
    return models;
  }

  private static Model model(CovarianceType covariance, CountType counts, boolean background) {
    MixtureFamily.Choices choices =
        new MixtureFamily.Choices(
            covariance, null, null, counts, null, null, background, null, null);
    String law = counts == CountType.POISSON ? "Poisson" : "negative binomial";
    return new Model(
        covariance.label() + ", " + law + (background ? ", background" : ""),
        choices.family(false, false));
  }

  private void scores() {
    System.out.println(
        "| model | components | passes | bound per event | held-out log p(x, S) | log p(x) |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (Model model : models()) {
      boolean textbook = model.name().equals("textbook");
      Acceleration acceleration = textbook ? Acceleration.NONE : Acceleration.SQUAREM;
      MixtureFit fit;
      try (CachedEvents events = training.load(components)) {
        fit =
            MixtureTraining.fit(
                events,
                PriorSpecification.defaults(model.family()),
                settings(
                    acceleration, model.family().defaultMoves(), acceleration.tolerance(), 300),
                null,
                iteration -> {});
      }
      MixturePosterior posterior = fit.posterior();
      double[] elbo = fit.elbo();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d%s | %.4f | %.4f | %.4f |%n",
          model.name(),
          posterior.components(),
          fit.passes(),
          fit.converged() ? "" : " (not converged)",
          elbo[elbo.length - 1] / fit.finalStatistics().weightSum(),
          density(posterior, heldOut),
          density(posterior, heldOut.withoutStrength()));
    }
  }

  private MixtureSettings settings(
      Acceleration acceleration, Moves moves, double tolerance, int most) {
    return new MixtureSettings(
        components, MixtureSettings.DEFAULT_INIT, 1, SEED, most, tolerance, acceleration, moves);
  }

  private static double density(MixturePosterior posterior, CatalogSelection events) {
    return ScoredEvents.of(
            events.rows(), events.columns(), posterior, Map.of(Score.LOG_DENSITY, "d"))
        .agg(avg(col("d")))
        .first()
        .getDouble(0);
  }

  /** The passes until the bound at which plain ascent stops with a tolerance of 1e-7. */
  private void passes() {
    System.out.println();
    System.out.println("| model | plain | SQUAREM to the same bound | of plain |");
    System.out.println("|---|---:|---:|---:|");
    for (Model model : models()) {
      try (CachedEvents events = training.load(components)) {
        MixtureStart start =
            MixtureTraining.prepare(
                events,
                PriorSpecification.defaults(model.family()),
                settings(Acceleration.NONE, Moves.NONE, 1e-7, MOST_PASSES),
                null);
        MixtureFit plain =
            MixtureTraining.ascend(
                events,
                start.starts(),
                settings(Acceleration.NONE, Moves.NONE, 1e-7, MOST_PASSES),
                null,
                iteration -> {});
        double goal = plain.elbo()[plain.iterations()];
        int[] reached = {0};
        MixtureTraining.ascend(
            events,
            start.starts(),
            settings(Acceleration.SQUAREM, Moves.NONE, 1e-10, MOST_PASSES),
            null,
            iteration ->
                reached[0] =
                    reached[0] == 0 && iteration.elbo() >= goal
                        ? iteration.iteration()
                        : reached[0]);
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %d | %.2f |%n",
            model.name(),
            plain.passes(),
            reached[0],
            reached[0] / (double) plain.passes());
      }
    }
  }

  /** Coordinates and whether they are held out, for scikit-learn on the same split. */
  private void writeForPeer(Path file) throws Exception {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      write(training, 0, out);
      write(heldOut, 1, out);
    }
  }

  private static void write(CatalogSelection events, int held, PrintWriter out) {
    try (CachedEvents cached = events.load(1)) {
      EventSample sample = cached.sample(SEED, Integer.MAX_VALUE);
      for (int n = 0; n < sample.size(); n++) {
        StringBuilder line = new StringBuilder().append(held);
        for (double coordinate : sample.location(n)) {
          line.append(' ').append(coordinate);
        }
        for (int copy = 0; copy < sample.weights()[n]; copy++) {
          out.println(line);
        }
      }
    }
  }
}
