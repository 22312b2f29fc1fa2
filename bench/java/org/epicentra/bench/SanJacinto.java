package org.epicentra.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.job.catalog.EventInput;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;

/**
 * The spatial part of the San Jacinto benchmark of EarthquakeNPP: mean log density of the places of
 * the events of 2016 and 2017, nats per km^2, given that they lie in the region. Models are fitted
 * to events from 2009 on. Every option is chosen on 2014 and 2015, by models of the years before;
 * what is chosen is then fitted to all years before 2016, and scored once.
 */
public final class SanJacinto {
  /** The region of the benchmark. */
  static final String REGION = "POLYGON((-117 33, -116 33, -116 34, -117 34, -117 33))";

  private static final Instant BEGINNING = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant VALIDATION = Instant.parse("2014-01-01T00:00:00Z");
  private static final Instant TEST = Instant.parse("2016-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2018-01-01T00:00:00Z");
  private static final int[] COMPONENTS = {10, 20, 50, 100, 200, 400};
  private static final double[] FORGETTING = {1, 0.999, 0.997, 0.99, 0.97, 0.9};
  private static final Comparator<Candidate> BY_SCORE =
      Comparator.comparingDouble(Candidate::score);
  private static final int RESTARTS = 5;
  private static final int MOST_PASSES = 3000;
  private static final int SIDE = 16;
  private static final int POINTS = 32;

  private final Dataset<Row> catalog;
  private final Projection projection;
  private final PlacedEvents events;
  private final RegionShare region;

  private SanJacinto(Dataset<Row> catalog) {
    this.catalog = catalog;
    this.projection = selection(BEGINNING, TEST, null).projection();
    this.events = placed(projection);
    this.region = new RegionShare(outline(projection), POINTS);
  }

  /**
   * Options, the model that they make of the years before 2014, and how it scores the two after.
   *
   * @param habit null for a model that stays as it is
   */
  private record Candidate(
      CovarianceType shape,
      int components,
      Nights.Habit habit,
      MixturePosterior posterior,
      double score) {
    Candidate with(Nights.Habit other, double itsScore) {
      return new Candidate(shape, components, other, posterior, itsScore);
    }

    @Override
    public String toString() {
      String keeps = habit == null ? "" : ", forgetting " + habit.forgetting();
      return shape.label() + ", K " + components + keeps;
    }
  }

  /**
   * Arguments: the benchmark's CSV, a folder for the chosen model and what the peer needs, and the
   * peer's command, which gets the folder, K and the score.
   */
  public static void main(String[] args) throws Exception {
    SparkSession spark = SparkSession.builder().appName("bench san-jacinto").getOrCreate();
    CatalogSource source = new CatalogSource(List.of(args[0]), CatalogSource.AUTO, Map.of());
    SanJacinto study = new SanJacinto(EventInput.open(spark, source, options()).persist());
    study.run(args[0], Path.of(args[1]), Arrays.asList(args).subList(2, args.length));
    spark.stop();
  }

  private static SelectionOptions options() {
    return new SelectionOptions(null, null, null, null, null, null);
  }

  private CatalogSelection selection(Instant from, Instant until, Projection known) {
    Dataset<Row> rows = catalog.where(col("time").geq(lit(from)).and(col("time").lt(lit(until))));
    return known == null
        ? CatalogSelection.of(rows, options())
        : CatalogSelection.of(rows, options(), known);
  }

  /** All events from the beginning on. */
  private PlacedEvents placed(Projection map) {
    List<Row> rows =
        catalog
            .where(col("time").geq(lit(BEGINNING)))
            .select(unix_micros(col("time").cast("timestamp")), col("longitude"), col("latitude"))
            .orderBy("time")
            .collectAsList();
    long[] micros = new long[rows.size()];
    double[][] locations = new double[rows.size()][];
    for (int n = 0; n < micros.length; n++) {
      Row row = rows.get(n);
      micros[n] = row.getLong(0);
      locations[n] = map.forward(row.getDouble(1), row.getDouble(2), 0);
    }
    return new PlacedEvents(micros, locations);
  }

  /** The region, its sides in short straight pieces, counterclockwise. */
  private static double[][] outline(Projection map) {
    double[][] corners = {{-117, 33}, {-116, 33}, {-116, 34}, {-117, 34}};
    double[][] outline = new double[4 * SIDE][];
    for (int i = 0; i < outline.length; i++) {
      double[] from = corners[i / SIDE];
      double[] to = corners[(i / SIDE + 1) % 4];
      double share = i % SIDE / (double) SIDE;
      outline[i] =
          map.forward(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), 0);
    }
    return outline;
  }

  private PlacedEvents span(Instant from, Instant until) {
    return events.between(Nights.micros(from) - 1, Nights.micros(until) - 1);
  }

  private void run(String file, Path folder, List<String> peer) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%,d events to choose with, %,d to choose by, %,d to score; %,.1f km^2, uniform %.4f%n%n",
        span(BEGINNING, VALIDATION).size(),
        span(VALIDATION, TEST).size(),
        span(TEST, END).size(),
        region.area(),
        -Math.log(region.area()));
    List<Candidate> all = still();
    Candidate still = Collections.max(all, BY_SCORE);
    Candidate nightly = Collections.max(nightly(all), BY_SCORE);
    System.out.println("| model | chosen | 2014-2015 | 2016-2017 |");
    System.out.println("|---|---|---:|---:|");
    double uniform = -Math.log(region.area());
    row("uniform over the region", "-", uniform, uniform);
    MixturePosterior model = fit(still.shape(), still.components(), TEST).posterior();
    double score = Nights.score(model, span(TEST, END), region);
    row("mixture", still.toString(), still.score(), score);
    write(model, folder);
    ask(peer, folder, still.components(), score);
    MixturePosterior first = fit(nightly.shape(), nightly.components(), TEST).posterior();
    row("mixture, night by night", nightly, first, Duration.ZERO);
    row("night by night, a day held out", nightly, first, Duration.ofDays(1));
    System.out.println("| ETAS, as published | - | - | -5.398 |");
    checks(file, model, nightly);
  }

  private void row(String model, Candidate chosen, MixturePosterior first, Duration holdout) {
    Nights.Habit habit = new Nights.Habit(chosen.habit().forgetting(), holdout);
    Nights before = nights(chosen.posterior(), VALIDATION, habit);
    row(
        model,
        chosen.toString(),
        before.score(VALIDATION, TEST),
        nights(first, TEST, habit).score(TEST, END));
  }

  private static void row(String model, String options, double there, double score) {
    System.out.printf(Locale.ROOT, "| %s | %s | %.4f | %.4f |%n", model, options, there, score);
  }

  private List<Candidate> still() {
    System.out.println("Fitted to 2009-2013:");
    System.out.println();
    System.out.println("| K | shape | components | passes | bound per event | 2014-2015 |");
    System.out.println("|---:|---|---:|---:|---:|---:|");
    List<Candidate> all = new ArrayList<>();
    for (CovarianceType shape : List.of(CovarianceType.SPHERICAL, CovarianceType.FULL)) {
      for (int components : COMPONENTS) {
        MixtureFit fit = fit(shape, components, VALIDATION);
        double score = Nights.score(fit.posterior(), span(VALIDATION, TEST), region);
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %d | %d%s | %.4f | %.4f |%n",
            components,
            shape.label(),
            fit.posterior().components(),
            fit.passes(),
            fit.converged() ? "" : " (not converged)",
            fit.elbo()[fit.iterations()] / fit.finalStatistics().weightSum(),
            score);
        all.add(new Candidate(shape, components, null, fit.posterior(), score));
      }
    }
    System.out.println();
    return all;
  }

  /** The models with ellipses, each going on night by night and forgetting at each rate. */
  private List<Candidate> nightly(List<Candidate> still) {
    System.out.println("Night by night on 2014-2015, full, by the share that events keep:");
    System.out.println();
    System.out.print("| K |");
    Arrays.stream(FORGETTING).forEach(forgetting -> System.out.printf(" %s |", forgetting));
    System.out.printf("%n|---:|%s%n", "---:|".repeat(FORGETTING.length));
    List<Candidate> all = new ArrayList<>();
    for (Candidate first : still) {
      if (first.shape() == CovarianceType.FULL) {
        System.out.printf("| %d |", first.components());
        for (double forgetting : FORGETTING) {
          Nights.Habit habit = new Nights.Habit(forgetting, Duration.ZERO);
          double score = nights(first.posterior(), VALIDATION, habit).score(VALIDATION, TEST);
          System.out.printf(Locale.ROOT, " %.4f |", score);
          all.add(first.with(habit, score));
        }
        System.out.println();
      }
    }
    System.out.println();
    return all;
  }

  private Nights nights(MixturePosterior first, Instant since, Nights.Habit habit) {
    return new Nights(events, region, first, span(BEGINNING, since).last(), habit);
  }

  /** The best of several starts on the events before a time. */
  private MixtureFit fit(CovarianceType shape, int components, Instant until) {
    MixtureFamily family =
        new MixtureFamily.Choices(shape, null, null, null, null, null, null, null, null)
            .family(false, false)
            .within(Region.polygon(REGION, projection, null));
    MixtureSettings settings =
        new MixtureSettings(
            components,
            MixtureSettings.DEFAULT_INIT,
            RESTARTS,
            1,
            MOST_PASSES,
            Acceleration.SQUAREM.tolerance(),
            Acceleration.SQUAREM,
            Moves.DELETE_MERGE);
    try (CachedEvents cached = selection(BEGINNING, until, projection).load(components)) {
      return MixtureTraining.fit(
          cached, PriorSpecification.defaults(family), settings, null, iteration -> {});
    }
  }

  /** The model, the events of training and test, and the outline of the region. */
  private void write(MixturePosterior posterior, Path folder) throws IOException {
    Files.createDirectories(folder);
    ModelFiles files =
        new ModelFiles(new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration());
    files.writePosterior(posterior);
    files.writeProjection(projection);
    write(folder.resolve("training.txt"), span(BEGINNING, TEST).locations());
    write(folder.resolve("test.txt"), span(TEST, END).locations());
    write(folder.resolve("outline.txt"), outline(projection));
  }

  private static void write(Path file, double[][] places) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (double[] place : places) {
        out.println(place[0] + " " + place[1]);
      }
    }
  }

  private static void ask(List<String> peer, Path folder, int components, double score)
      throws IOException, InterruptedException {
    if (!peer.isEmpty()) {
      List<String> command = new ArrayList<>(peer);
      command.addAll(List.of(folder.toString(), String.valueOf(components), String.valueOf(score)));
      System.out.flush();
      new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }

  private void checks(String file, MixturePosterior model, Candidate nightly) throws IOException {
    double finer = new RegionShare(outline(projection), 8 * POINTS).of(model);
    System.out.printf(
        Locale.ROOT,
        "%nThe mixture has %.8f of its events in the region; eight times as many points change that"
            + " by %.1e%n",
        region.of(model),
        finer - region.of(model));
    new SanJacintoRetrain(file, nightly.habit().forgetting(), new Configuration())
        .compare(this::placed, map -> new RegionShare(outline(map), POINTS));
  }
}
