package org.epicentra.bench;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
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
  private static final int MOST_PASSES = 3000;
  private static final int STARTS = 3;
  private static final double PLAIN_TOLERANCE = 1e-7;

  private final int components;
  private final List<Fold> folds;

  private HeldOut(int components, List<Fold> folds) {
    this.components = components;
    this.folds = folds;
  }

  /** One division of the catalog. */
  private record Fold(CatalogSelection training, CatalogSelection heldOut) {}

  /**
   * A row of the tables.
   *
   * @param counted whether the strengths are fitted at all
   */
  private record Model(String name, MixtureFamily family, boolean counted) {
    CatalogSelection of(CatalogSelection events) {
      return counted ? events : located(events);
    }
  }

  /**
   * Arguments: catalog (Parquet), K, strength or -, projection, events (0 for all), fifths that are
   * held out in turn, a file for the peer, and the peer's command, which gets the file and K.
   */
  public static void main(String[] args) throws Exception {
    SparkSession spark = SparkSession.builder().appName("bench held-out").getOrCreate();
    SelectionOptions options =
        new SelectionOptions(
            null,
            null,
            args[2].equals("-") ? null : args[2],
            null,
            ProjectionType.of("projection", args[3]),
            null);
    Dataset<Row> catalog =
        sample(spark.read().parquet(args[0]), Integer.parseInt(args[4])).persist();
    HeldOut study =
        new HeldOut(Integer.parseInt(args[1]), folds(catalog, options, Integer.parseInt(args[5])));
    study.scores();
    Path file = Path.of(args[6]);
    study.writeForPeer(file);
    if (args.length > 7) {
      List<String> peer = new ArrayList<>(Arrays.asList(args).subList(7, args.length));
      peer.add(file.toString());
      peer.add(args[1]);
      System.out.flush();
      new ProcessBuilder(peer).inheritIO().start().waitFor();
    }
    study.passes();
    spark.stop();
  }

  /** Events by a hash of their ids; all of them where there are not so many. */
  private static Dataset<Row> sample(Dataset<Row> catalog, int rows) {
    return rows == 0 ? catalog : catalog.orderBy(xxhash64(col("id"), lit(SEED))).limit(rows);
  }

  private static List<Fold> folds(Dataset<Row> catalog, SelectionOptions options, int count) {
    Projection projection = CatalogSelection.of(catalog, options).projection();
    Column part = pmod(xxhash64(col("id")), lit(FIFTHS));
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      folds.add(
          new Fold(
              CatalogSelection.of(catalog.where(part.notEqual(fold)), options, projection),
              CatalogSelection.of(catalog.where(part.equalTo(fold)), options, projection)));
      System.out.printf(
          Locale.ROOT,
          "%,d events to fit, %,d held out%n",
          folds.get(fold).training().rows().count(),
          folds.get(fold).heldOut().rows().count());
    }
    System.out.println();
    return folds;
  }

  private static List<Model> models() {
    CountType poisson = CountType.POISSON;
    CountType negative = CountType.NEGATIVE_BINOMIAL;
    List<Model> models = new ArrayList<>();
    models.add(new Model("textbook", MixtureFamily.TEXTBOOK, true));
    models.add(model("fixed", WeightType.FIXED, negative, false, false));
    for (CovarianceType covariance : CovarianceType.values()) {
      models.add(model(covariance.label(), WeightType.DIRICHLET, poisson, false, false));
    }
    models.add(model("full", WeightType.DIRICHLET, poisson, false, true));
    models.add(model("spherical", WeightType.DIRICHLET, negative, false, true));
    models.add(model("full", WeightType.DIRICHLET, negative, false, false));
    models.add(model("full", WeightType.DIRICHLET, negative, false, true));
    models.add(model("full", WeightType.DIRICHLET_PROCESS, negative, false, true));
    models.add(model("full", WeightType.DIRICHLET, negative, true, true));
    models.add(new Model("full, locations alone, background", MixtureFamily.DEFAULT, false));
    return models;
  }

  private static Model model(
      String covariance, WeightType weights, CountType counts, boolean truncated, boolean noise) {
    String name =
        String.join(
            ", ",
            covariance,
            weights.label() + " weights",
            (truncated ? "zero-truncated " : "")
                + (counts == CountType.POISSON ? "Poisson" : "negative binomial"));
    MixtureFamily.Choices choices =
        new MixtureFamily.Choices(
            CovarianceType.of(covariance),
            weights,
            null,
            counts,
            null,
            truncated,
            noise,
            null,
            null);
    return new Model(name + (noise ? ", background" : ""), choices.family(false, false), true);
  }

  private void scores() {
    System.out.println(
        "| model | components | passes | bound per event | held-out log p(x, S) | log p(x) |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (Model model : models()) {
      double[] sums = new double[5];
      boolean converged = true;
      for (Fold fold : folds) {
        MixtureFit fit = fit(model, fold.training());
        converged &= fit.converged();
        double[] values = {
          fit.posterior().components(),
          fit.passes(),
          fit.elbo()[fit.iterations()] / fit.finalStatistics().weightSum(),
          density(fit.posterior(), model.of(fold.heldOut())),
          density(fit.posterior(), located(fold.heldOut()))
        };
        Arrays.setAll(sums, i -> sums[i] + values[i] / folds.size());
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f%s | %.4f | %s | %.4f |%n",
          model.name(),
          sums[0],
          sums[1],
          converged ? "" : " (not converged)",
          sums[2],
          model.counted() ? "%.4f".formatted(sums[3]) : "-",
          sums[4]);
    }
  }

  private MixtureFit fit(Model model, CatalogSelection events) {
    MixtureSettings settings =
        new MixtureSettings(
            components,
            MixtureSettings.DEFAULT_INIT,
            1,
            SEED,
            MOST_PASSES,
            Acceleration.SQUAREM.tolerance(),
            Acceleration.SQUAREM,
            model.family().defaultMoves());
    try (CachedEvents cached = model.of(events).load(components)) {
      return MixtureTraining.fit(
          cached, PriorSpecification.defaults(model.family()), settings, null, iteration -> {});
    }
  }

  /** The same events, of which the locations alone are taken. */
  private static CatalogSelection located(CatalogSelection events) {
    EventColumns all = events.columns();
    return new CatalogSelection(
        events.catalog(),
        events.rows(),
        new EventColumns(all.location(), null, all.weight(), all.id(), all.labels()),
        events.projection(),
        events.options());
  }

  private static double density(MixturePosterior posterior, CatalogSelection events) {
    return ScoredEvents.of(
            events.rows(), events.columns(), posterior, Map.of(Score.LOG_DENSITY, "d"))
        .agg(avg(col("d")))
        .first()
        .getDouble(0);
  }

  /** The passes until the bound at which plain ascent stops, of several starts together. */
  private void passes() {
    System.out.println();
    System.out.println("| model | plain | SQUAREM to the same bound | of plain | no sooner |");
    System.out.println("|---|---:|---:|---:|---:|");
    List<Model> three =
        List.of(
            new Model("textbook", MixtureFamily.TEXTBOOK, true),
            model("full", WeightType.DIRICHLET, CountType.POISSON, false, false),
            model("full", WeightType.DIRICHLET, CountType.NEGATIVE_BINOMIAL, false, true));
    for (Model model : three) {
      int plain = 0;
      int fast = 0;
      int failed = 0;
      try (CachedEvents events = model.of(folds.get(0).training()).load(components)) {
        for (int i = 0; i < STARTS; i++) {
          List<MixturePosterior> start = start(events, model, SEED + i);
          MixtureFit fit = ascend(events, start, Acceleration.NONE, MOST_PASSES, iteration -> {});
          int reached = passesTo(fit.elbo()[fit.iterations()], events, start, fit.passes());
          plain += fit.passes();
          fast += reached;
          failed += reached == fit.passes() ? 1 : 0;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.2f | %d of %d |%n",
          model.name(),
          plain,
          fast,
          fast / (double) plain,
          failed,
          STARTS);
    }
  }

  private List<MixturePosterior> start(CachedEvents events, Model model, long seed) {
    MixtureSettings settings =
        new MixtureSettings(components, MixtureSettings.DEFAULT_INIT, 1, seed, 1, 0);
    return MixtureTraining.prepare(
            events, PriorSpecification.defaults(model.family()), settings, null)
        .starts();
  }

  private MixtureFit ascend(
      CachedEvents events,
      List<MixturePosterior> start,
      Acceleration acceleration,
      int most,
      IterationListener listener) {
    MixtureSettings settings =
        new MixtureSettings(
            components,
            MixtureSettings.DEFAULT_INIT,
            1,
            SEED,
            most,
            acceleration == Acceleration.NONE ? PLAIN_TOLERANCE : 0,
            acceleration,
            Moves.NONE);
    return MixtureTraining.ascend(events, start, settings, null, listener);
  }

  /** The passes of the accelerated ascent until a bound; those of plain ascent where no fewer. */
  private int passesTo(double bound, CachedEvents events, List<MixturePosterior> start, int plain) {
    int[] reached = {plain};
    IterationListener listener =
        iteration -> {
          if (iteration.elbo() >= bound) {
            reached[0] = Math.min(reached[0], iteration.iteration());
          }
        };
    ascend(events, start, Acceleration.SQUAREM, Math.max(1, plain - 1), listener);
    return reached[0];
  }

  /** Lines of fold, whether held out, and coordinates, for scikit-learn on the same division. */
  private void writeForPeer(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int fold = 0; fold < folds.size(); fold++) {
        write(folds.get(fold).training(), fold + " 0", out);
        write(folds.get(fold).heldOut(), fold + " 1", out);
      }
    }
  }

  private static void write(CatalogSelection events, String start, PrintWriter out) {
    try (CachedEvents cached = events.load(1)) {
      EventSample sample = cached.sample(SEED, Integer.MAX_VALUE);
      for (int n = 0; n < sample.size(); n++) {
        StringBuilder line = new StringBuilder(start);
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
