package org.epicentra.spark.mixture;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.epicentra.mixture.CarriedEvents;
import org.epicentra.mixture.CoordinateAscent;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;

/** Fits the mixture to cached events; Spark's job descriptions show the iteration and the bound. */
public final class MixtureTraining {
  /** Distinct events from which centres are seeded: enough for some hundred per component. */
  private static final int SAMPLE_SIZE = 100_000;

  private static final String DESCRIPTION = "spark.job.description";

  private MixtureTraining() {}

  /**
   * @param prior what is not given is derived from the data
   * @param centres from which to start, or null for those that {@code settings} asks to draw
   * @param listener receives each iteration
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  public static MixtureFit fit(
      CachedEvents events,
      PriorSpecification prior,
      MixtureSettings settings,
      InitialCentres centres,
      IterationListener listener) {
    MixtureStart start = prepare(events, prior, settings, centres);
    return ascend(events, start.starts(), settings, null, listener);
  }

  /**
   * Fits mixtures of different numbers of components to the same events, in shared passes. Each has
   * its own prior and its own starts, those of {@link #fit}, and gets the same fit as alone.
   *
   * @param prior what is not given is derived from the data, for each number of components
   * @param components the numbers, not empty
   * @param settings of all, but for their number of components
   * @param listener receives each iteration
   * @return one fit for each number, in the same order
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  public static List<MixtureFit> fitEach(
      CachedEvents events,
      PriorSpecification prior,
      List<Integer> components,
      MixtureSettings settings,
      IterationListener listener) {
    JavaSparkContext context = events.context();
    List<MixtureStart> models =
        described(
            context,
            "seeding %s components".formatted(components),
            () -> {
              EventSample sample = sample(events, settings); // it is the same for every number
              return components.stream()
                  .map(k -> prepare(events, sample, prior, settings.withComponents(k), null))
                  .toList();
            });
    return described(
        context,
        "first pass",
        () ->
            CoordinateAscent.fitEach(
                events.pass(), models, settings, describing(context, listener)));
  }

  /**
   * The prior and the starts that {@link #fit} ascends from.
   *
   * @param prior what is not given is derived from the data
   * @param centres from which to start, or null for those that {@code settings} asks to draw
   */
  public static MixtureStart prepare(
      CachedEvents events,
      PriorSpecification prior,
      MixtureSettings settings,
      InitialCentres centres) {
    return described(
        events.context(),
        "seeding " + settings.components() + " components",
        () -> prepare(events, sample(events, settings), prior, settings, centres));
  }

  private static MixtureStart prepare(
      CachedEvents events,
      EventSample sample,
      PriorSpecification prior,
      MixtureSettings settings,
      InitialCentres centres) {
    return MixtureStart.prepare(
        events.profile(),
        sample,
        prior,
        settings,
        prior.family().learnsDispersion() ? events.pass().strengths() : null,
        centres);
  }

  private static EventSample sample(CachedEvents events, MixtureSettings settings) {
    return events.sample(settings.seed(), SAMPLE_SIZE);
  }

  /**
   * Ascends from given posteriors, each of which carries its prior.
   *
   * @param carried events of an earlier posterior to carry along; null for none
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  public static MixtureFit ascend(
      CachedEvents events,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      CarriedEvents carried,
      IterationListener listener) {
    JavaSparkContext context = events.context();
    return described(
        context,
        "first pass",
        () ->
            CoordinateAscent.fit(
                events.pass(), starts, settings, carried, describing(context, listener)));
  }

  private static IterationListener describing(
      JavaSparkContext context, IterationListener listener) {
    return iteration -> {
      context.setJobDescription(
          String.format(
              Locale.ROOT,
              "cavi: after iteration %d, bound %.6f",
              iteration.iteration(),
              iteration.elbo()));
      listener.onIteration(iteration);
    };
  }

  private static <T> T described(JavaSparkContext context, String first, Supplier<T> work) {
    String before = context.getLocalProperty(DESCRIPTION);
    context.setJobDescription("cavi: " + first);
    try {
      return work.get();
    } finally {
      context.setJobDescription(before);
    }
  }
}
