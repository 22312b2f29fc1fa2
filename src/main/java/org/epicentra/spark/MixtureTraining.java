package org.epicentra.spark;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.epicentra.mixture.CoordinateAscent;
import org.epicentra.mixture.InitialCentres;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.PriorSpecification;

/** Fits the mixture to cached events; Spark's job descriptions tell the iteration and the bound. */
public final class MixtureTraining {
  /** Distinct events from which centres are seeded: enough for some hundred per component. */
  private static final int SAMPLE_SIZE = 100_000;

  private static final String DESCRIPTION = "spark.job.description";

  private MixtureTraining() {}

  /**
   * @param prior what is not given is derived from the data
   * @param centres from which to start, or null for those that {@code settings} asks to draw
   * @param listener told of each iteration
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  public static MixtureFit fit(
      CachedEvents events,
      PriorSpecification prior,
      MixtureSettings settings,
      InitialCentres centres,
      IterationListener listener) {
    return described(
        events.context(),
        "seeding " + settings.components() + " components",
        () -> {
          MixtureStart start =
              MixtureStart.prepare(
                  events.profile(),
                  events.sample(settings.seed(), SAMPLE_SIZE),
                  prior,
                  settings,
                  centres);
          return ascend(events, start.starts(), settings, listener);
        });
  }

  /**
   * Goes on from given posteriors, each of which carries its prior.
   *
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  public static MixtureFit resume(
      CachedEvents events,
      MixturePosterior start,
      MixtureSettings settings,
      IterationListener listener) {
    return described(
        events.context(),
        "resuming " + start.components() + " components",
        () -> ascend(events, List.of(start), settings, listener));
  }

  private static MixtureFit ascend(
      CachedEvents events,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      IterationListener listener) {
    JavaSparkContext context = events.context();
    context.setJobDescription("cavi: first pass");
    return CoordinateAscent.fit(
        events.pass(),
        starts,
        settings,
        iteration -> {
          context.setJobDescription(
              String.format(
                  Locale.ROOT,
                  "cavi: after iteration %d, bound %.6f",
                  iteration.iteration(),
                  iteration.elbo()));
          listener.onIteration(iteration);
        });
  }

  private static MixtureFit described(
      JavaSparkContext context, String first, Supplier<MixtureFit> work) {
    String before = context.getLocalProperty(DESCRIPTION);
    context.setJobDescription("cavi: " + first);
    try {
      return work.get();
    } finally {
      context.setJobDescription(before);
    }
  }
}
