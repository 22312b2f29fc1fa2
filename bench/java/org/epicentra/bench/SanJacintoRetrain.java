package org.epicentra.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.cli.Main;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;

/**
 * Compares {@link Nights} with {@code retrain --mode incremental} itself: a first version, four
 * nights, and the same nights from that version on.
 */
final class SanJacintoRetrain {
  private static final String NAME = "san-jacinto";
  private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
  private static final int NIGHTS = 4;
  private static final int COMPONENTS = 20;

  /** So many that enough events are held out for a decision. */
  private static final int HOLDOUT_DAYS = 7;

  private final String catalog;
  private final Nights.Habit habit;
  private final Configuration hadoop;

  SanJacintoRetrain(String catalog, double forgetting, Configuration hadoop) {
    this.catalog = catalog;
    this.habit = new Nights.Habit(forgetting, Duration.ofDays(HOLDOUT_DAYS));
    this.hadoop = hadoop;
  }

  /**
   * Prints the largest difference of a log density.
   *
   * @param placed the events in the coordinates of a projection
   * @param region the outline in the same
   */
  void compare(Function<Projection, PlacedEvents> placed, Function<Projection, RegionShare> region)
      throws IOException {
    Path registry = Files.createTempDirectory(NAME);
    ModelVersion first = night(registry, FIRST);
    ModelFolder model = ModelFolder.read(first.model().toString(), hadoop);
    PlacedEvents events = placed.apply(model.projection());
    Nights nights =
        new Nights(
            events,
            region.apply(model.projection()),
            model.posterior(),
            Nights.micros(split(first)),
            habit);
    double largest = 0;
    for (int i = 1; i <= NIGHTS; i++) {
      Instant midnight = FIRST.plus(Duration.ofDays(i));
      ModelVersion version = night(registry, midnight);
      nights.learn(midnight);
      MixturePosterior retrained = ModelFolder.read(version.model().toString(), hadoop).posterior();
      largest = Math.max(largest, difference(retrained, nights.model(), events));
    }
    System.out.printf(
        Locale.ROOT,
        "%d nights of 'retrain --mode incremental --holdout %dd': log densities differ by %.1e at"
            + " most%n",
        NIGHTS,
        HOLDOUT_DAYS,
        largest);
  }

  private static Instant split(ModelVersion version) {
    return Instant.parse(String.valueOf(version.manifest().data().get("split")));
  }

  private ModelVersion night(Path registry, Instant midnight) {
    List<String> command = new ArrayList<>(List.of("retrain", "--mode", "incremental"));
    command.addAll(List.of("--registry", registry.toString(), "--name", NAME));
    command.addAll(List.of("--catalog", catalog, "--where", "time >= '2009-01-01'"));
    command.addAll(List.of("--region", SanJacinto.REGION));
    command.addAll(List.of("--components", String.valueOf(COMPONENTS)));
    command.addAll(List.of("--forgetting", String.valueOf(habit.forgetting())));
    command.addAll(List.of("--as-of", midnight.toString(), "--holdout", HOLDOUT_DAYS + "d"));
    command.addAll(List.of("--refit-every", "1000", "--min-holdout", "1"));
    command.addAll(List.of("--non-inferiority", "1000"));
    PrintWriter report = new PrintWriter(System.err, true);
    int code = Main.run(report, report, command.toArray(String[]::new));
    ModelRegistry models = ModelRegistry.open(registry.toString(), NAME, hadoop);
    ModelVersion champion = models.champion().orElseThrow();
    if (code != 0 || champion.number() != models.numbers().last()) {
      throw new IllegalStateException("retrain of " + midnight + " ended with exit code " + code);
    }
    return champion;
  }

  private static double difference(MixturePosterior a, MixturePosterior b, PlacedEvents events) {
    MixtureScorer one = new MixtureScorer(a);
    MixtureScorer other = new MixtureScorer(b);
    double[] scratch = new double[Math.max(a.components(), b.components())];
    double largest = 0;
    for (double[] x : events.locations()) {
      double gap = one.score(x, Double.NaN, scratch) - other.score(x, Double.NaN, scratch);
      largest = Math.max(largest, Math.abs(gap));
    }
    return largest;
  }
}
