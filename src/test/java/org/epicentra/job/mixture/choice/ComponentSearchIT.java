package org.epicentra.job.mixture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.catalog.geography.Region;
import org.epicentra.job.mixture.choice.ComponentChoice.Criterion;
import org.epicentra.job.mixture.choice.ComponentSearch.Chosen;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.RestartTrace;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.Initialisation;
import org.epicentra.mixture.weights.WeightType;
import org.epicentra.ml.SampledEvents;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.HeldOutEvents;
import org.epicentra.spark.selection.SelectionOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events of three known components, of which 1, 2, 3 and 6 are fitted. */
class ComponentSearchIT {
  private static final int SIZE = 1500;
  private static final double SHARE = 0.25;
  private static final SelectionOptions PLAIN =
      new SelectionOptions(
          null, null, "strength", "weight", ProjectionType.NONE, List.of("x", "y"));

  /** Holds all events, whatever is done to some of them. */
  private static final PriorSpecification PRIOR =
      PriorSpecification.defaults(
          MixtureFamily.DEFAULT.within(Region.box(new double[] {-60, -60}, new double[] {60, 60})));

  private static final MixtureSettings SETTINGS =
      new MixtureSettings(
          6,
          Initialisation.KMEANS_PLUS_PLUS,
          2,
          5,
          300,
          1e-7,
          Acceleration.SQUAREM,
          Moves.DELETE_MERGE);

  private static Chosen byHeldOut;
  private static List<String> parts;

  @BeforeAll
  static void chooseByHeldOut() {
    parts = new ArrayList<>();
    byHeldOut = search(table(), Criterion.HELD_OUT, parts);
  }

  private static Chosen search(Dataset<Row> rows, Criterion criterion, List<String> work) {
    CatalogSelection events = CatalogSelection.of(rows, PLAIN);
    ComponentChoice choice = new ComponentChoice(List.of(2, 6, 3, 1), criterion, SHARE);
    try (CachedEvents cached = events.load(6)) {
      return new ComponentSearch(choice, SETTINGS, PRIOR, noting(work)).run(events, cached);
    }
  }

  private static IterationListener noting(List<String> work) {
    return new IterationListener() {
      @Override
      public void onWork(String text) {
        work.add(text);
      }

      @Override
      public void onIteration(Iteration iteration) {}
    };
  }

  private static Dataset<Row> table() {
    return SampledEvents.table(SIZE, 3);
  }

  private static MixtureFit alone(CatalogSelection events, int components) {
    return alone(events, PRIOR, SETTINGS.withComponents(components));
  }

  private static MixtureFit alone(
      CatalogSelection events, PriorSpecification prior, MixtureSettings settings) {
    try (CachedEvents cached = events.load(settings.components())) {
      return MixtureTraining.fit(cached, prior, settings, null, iteration -> {});
    }
  }

  /** The same bits as fits of each K alone; the scores are those of one event after another. */
  @Test
  void candidatesAreTheFitsOfEachAloneAndScoredOnTheEventsHeldOut() {
    Chosen chosen = byHeldOut;
    assertThat(chosen.components()).isEqualTo(3);
    assertThat(chosen.candidates())
        .extracting(CandidateSummary::components)
        .containsExactly(2, 6, 3, 1);
    HeldOutEvents split = HeldOutEvents.of(CatalogSelection.of(table(), PLAIN), SHARE, 5);
    List<Row> heldOut =
        split.heldOut().rows().select("x", "y", "strength", "weight").collectAsList();
    for (CandidateSummary candidate : chosen.candidates()) {
      MixtureFit alone = alone(split.others(), candidate.components());
      assertThat(candidate.boundPerEvent()).isEqualTo(CandidateSummary.boundPerEvent(alone));
      assertThat(candidate.alive()).isEqualTo(alone.posterior().components());
      assertThat(candidate.iterations()).isEqualTo(alone.iterations());
      assertThat(candidate.restart()).isEqualTo(alone.best());
      assertThat(candidate.heldOut().events()).isEqualTo(heldOut.size());
      assertThat(candidate.heldOut().meanLogDensity())
          .isCloseTo(meanLogDensity(alone, heldOut), within(1e-10));
    }
    assertThat(parts)
        .containsExactly(
            String.format(
                Locale.ROOT,
                "fitting 2, 6, 3, 1 components in shared passes to %,d events; %,d are held out",
                SIZE - heldOut.size(),
                heldOut.size()),
            "scoring the " + heldOut.size() + " events held out",
            "fitting the chosen 3 components to all 1,500 events");
  }

  private static double meanLogDensity(MixtureFit fit, List<Row> events) {
    MixtureScorer scorer = new MixtureScorer(fit.posterior());
    double[] responsibilities = new double[fit.posterior().components()];
    double sum = 0;
    double weights = 0;
    for (Row event : events) {
      double strength = event.isNullAt(2) ? Double.NaN : event.getInt(2);
      double[] x = {event.getDouble(0), event.getDouble(1)};
      sum += event.getDouble(3) * scorer.score(x, strength, responsibilities);
      weights += event.getDouble(3);
    }
    return sum / weights;
  }

  /** The final fit is of all events, under the prior of a fit of that K alone, and as good. */
  @Test
  void theChosenIsFittedToAllEvents() {
    MixtureFit fit = byHeldOut.fit();
    CatalogSelection events = CatalogSelection.of(table(), PLAIN);
    MixtureFit alone = alone(events, 3);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.posterior().prior().tau()).isEqualTo(alone.posterior().prior().tau());
    double bound = fit.elbo()[fit.iterations()];
    assertThat(bound).isCloseTo(alone.elbo()[alone.iterations()], within(1e-5 * Math.abs(bound)));
    try (CachedEvents cached = events.load(1)) {
      MixtureStatistics pass = cached.pass().run(List.of(fit.posterior())).get(0);
      assertThat(pass.elbo(fit.posterior())).isCloseTo(bound, within(1e-12 * Math.abs(bound)));
      assertThat(pass.weightSum()).isEqualTo(cached.profile().weightSum());
    }
  }

  /** Other locations and strengths of the events held out change their scores, and no fit. */
  @Test
  void noCandidateSeesTheEventsHeldOut() {
    Dataset<Row> rows = table();
    HeldOutEvents split = HeldOutEvents.of(CatalogSelection.of(rows, PLAIN), SHARE, 5);
    List<String> ids =
        split.heldOut().rows().select("id").collectAsList().stream()
            .map(r -> r.getString(0))
            .toList();
    List<Row> moved = new ArrayList<>();
    for (Row row : SampledEvents.list(SIZE, 1)) {
      moved.add(
          ids.contains(row.getString(0))
              ? SampledEvents.row(row.getString(0), 50, -50, 7, row.getDouble(4))
              : row);
    }
    Chosen after = search(SampledEvents.table(moved, 3), Criterion.HELD_OUT, new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      CandidateSummary then = byHeldOut.candidates().get(i);
      CandidateSummary now = after.candidates().get(i);
      assertThat(now.boundPerEvent()).isEqualTo(then.boundPerEvent());
      assertThat(now.iterations()).isEqualTo(then.iterations());
      assertThat(now.heldOut().meanLogDensity()).isLessThan(then.heldOut().meanLogDensity() - 1);
    }
  }

  /** What does not depend on K, the sample among it, is drawn once for all candidates. */
  @Test
  void anotherCandidateIsNoOtherJob() throws TimeoutException {
    MixtureSettings two =
        new MixtureSettings(3, Initialisation.RANDOM, 1, 5, 2, 0, Acceleration.NONE, Moves.NONE);
    assertThat(jobs(List.of(2, 3, 4), two)).isEqualTo(jobs(List.of(3), two));
  }

  /** The jobs of Spark in which candidates are fitted. */
  private static int jobs(List<Integer> components, MixtureSettings settings)
      throws TimeoutException {
    SparkContext context = LocalSpark.session().sparkContext();
    String group = "candidates " + components;
    try (CachedEvents cached = CatalogSelection.of(table(), PLAIN).load(4)) {
      context.setJobGroup(group, group, false);
      MixtureTraining.fitEach(cached, PRIOR, components, settings, iteration -> {});
      context.listenerBus().waitUntilEmpty();
      return context.statusTracker().getJobIdsForGroup(group).length;
    } finally {
      context.clearJobGroup();
    }
  }

  @Test
  void byTheBoundTheBestCandidateIsTheFit() {
    List<String> work = new ArrayList<>();
    Chosen chosen = search(table(), Criterion.BOUND, work);
    CatalogSelection events = CatalogSelection.of(table(), PLAIN);
    double most = Double.NEGATIVE_INFINITY;
    for (CandidateSummary candidate : chosen.candidates()) {
      double alone = CandidateSummary.boundPerEvent(alone(events, candidate.components()));
      assertThat(candidate.boundPerEvent()).isEqualTo(alone);
      assertThat(candidate.heldOut()).isNull();
      most = Math.max(most, alone);
    }
    assertThat(CandidateSummary.boundPerEvent(chosen.fit())).isEqualTo(most);
    assertThat(chosen.heldOut()).isNull();
    assertThat(work)
        .containsExactly("fitting 2, 6, 3, 1 components in shared passes to 1,500 events");
  }

  /**
   * The candidate is kept, whose components have the weights of those that are left: its ascent
   * goes on, and every component that is gone is counted.
   */
  @Test
  void fixedWeightsOfWhichSomeWereDeleted() {
    MixtureFamily.Choices fixed =
        new MixtureFamily.Choices(
            CovarianceType.FIXED, WeightType.FIXED, null, null, null, null, null, null, null);
    // As wide as all clusters together, and little known of the centres before: few are worth it.
    PriorSpecification prior =
        new PriorSpecification(null, 1e-3, null, 1e-8, null, null, fixed.family(true, false));
    MixtureSettings settings =
        new MixtureSettings(
            15,
            Initialisation.KMEANS_PLUS_PLUS,
            1,
            5,
            300,
            1e-7,
            Acceleration.SQUAREM,
            Moves.DELETE);
    CatalogSelection events =
        CatalogSelection.of(SampledEvents.table(SampledEvents.list(80, 1), 2), PLAIN);
    ComponentChoice choice = new ComponentChoice(List.of(15, 14), Criterion.HELD_OUT, SHARE);
    try (CachedEvents cached = events.load(15)) {
      Chosen chosen =
          new ComponentSearch(choice, settings, prior, iteration -> {}).run(events, cached);
      assertThat(chosen.candidates()).allMatch(each -> each.alive() < each.components());
      MixtureSettings one = settings.withComponents(chosen.components());
      MixtureFit candidate = alone(HeldOutEvents.of(events, SHARE, 5).others(), prior, one);
      MixturePrior all = MixtureTraining.prepare(cached, prior, one, null).prior();
      MixtureFit continued =
          MixtureTraining.ascend(
              cached, List.of(candidate.posterior().withPrior(all)), one, null, iteration -> {});
      assertThat(chosen.fit().elbo()).isEqualTo(continued.elbo());
      RestartTrace before = chosen.continued();
      RestartTrace then = chosen.fit().restarts().get(0);
      assertThat(before.deletions()).isPositive();
      assertThat(before.deletions() + then.deletions())
          .isEqualTo(chosen.components() - chosen.fit().posterior().components());
    }
  }

  /** Found before anything is fitted, though no candidate is fitted to the only zero. */
  @Test
  void theOnlyZeroIsHeldOutOfStrengthsThatCannotBeZero() {
    List<Row> rows = new ArrayList<>();
    for (Row row : SampledEvents.list(80, 1)) {
      rows.add(SampledEvents.row(row.getString(0), row.<Double>getAs(1).floatValue(), 0, 3, 1.0));
    }
    String heldOut =
        HeldOutEvents.of(CatalogSelection.of(SampledEvents.table(rows, 2), PLAIN), SHARE, 5)
            .heldOut()
            .rows()
            .first()
            .getString(0);
    rows.replaceAll(
        row -> row.getString(0).equals(heldOut) ? SampledEvents.row(heldOut, 1, 0, 0, 1.0) : row);
    MixtureFamily truncated =
        new MixtureFamily.Choices(null, null, null, null, null, true, null, null, null)
            .family(false, false);
    CatalogSelection events = CatalogSelection.of(SampledEvents.table(rows, 2), PLAIN);
    ComponentChoice choice = new ComponentChoice(List.of(2, 3), Criterion.HELD_OUT, SHARE);
    List<String> work = new ArrayList<>();
    try (CachedEvents cached = events.load(3)) {
      ComponentSearch search =
          new ComponentSearch(
              choice, SETTINGS, PriorSpecification.defaults(truncated), noting(work));
      assertThatThrownBy(() -> search.run(events, cached))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(
              "‹zeroTruncated› says that no strength is 0, but events of a weight of 1.0 have it");
    }
    assertThat(work).isEmpty();
  }

  /** Three clusters, each of events at two places: six locations. */
  @Test
  void noMoreIsSuggestedThanThereAreLocations() {
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < 90; n++) {
      float x = 20 * (n % 3) + (n % 2 == 0 ? 0.5F : 0);
      rows.add(SampledEvents.row("e" + n, x, -x, 3, 1.0));
    }
    CatalogSelection events = CatalogSelection.of(SampledEvents.table(rows, 2), PLAIN);
    for (Criterion criterion : Criterion.values()) {
      ComponentChoice choice = new ComponentChoice(List.of(1, 4), criterion, SHARE);
      try (CachedEvents cached = events.load(4)) {
        assertThat(cached.profile().distinctLocations()).isEqualTo(6);
        Chosen chosen =
            new ComponentSearch(choice, SETTINGS, PRIOR, iteration -> {}).run(events, cached);
        assertThat(chosen.components()).isEqualTo(4);
        assertThat(chosen.advice())
            .contains(
                "the best of the numbers of components is the largest, 4: more may be better. Try"
                    + " ‹components› 4,6");
      }
    }
  }

  @Test
  void tooFewEvents() {
    Dataset<Row> few = SampledEvents.table(SampledEvents.list(7, 1), 1);
    assertThatThrownBy(() -> search(few, Criterion.HELD_OUT, new ArrayList<>()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("held out");
  }
}
