package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.Setting;
import org.epicentra.mixture.IterationListener.Iteration;
import org.epicentra.mixture.counts.StrengthHistogram;

/**
 * Coordinate ascent on the evidence lower bound: a pass over the events computes eq. (2) to (4), or
 * (24) and (25), an update eq. (5) and (6), or (27) to (40), and the bound, eq. (7) and (42), is
 * checked never to fall. An extrapolated update (51) under which it would fall is dropped. All
 * restarts that still run share each pass, also those of models with different K.
 *
 * <p>D. M. Blei, A. Kucukelbir, J. D. McAuliffe, "Variational inference: a review for
 * statisticians", JASA 112 (2017), doi:10.1080/01621459.2017.1285773.
 */
public final class CoordinateAscent {
  private final DataPass pass;
  private final MixtureSettings settings;
  private final List<Restart> restarts = new ArrayList<>();

  private CoordinateAscent(
      DataPass pass,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      CarriedEvents carried) {
    this.pass = pass;
    this.settings = settings;
    if (starts.stream().anyMatch(start -> start.prior().counts().zeroTruncated())) {
      requireWithoutZeros(pass);
    }
    StrengthHistogram strengths = null;
    if (starts.stream().anyMatch(start -> start.prior().counts().learnsDispersion())) {
      strengths = pass.strengths();
      strengths = carried == null ? strengths : carried.strengthsWith(strengths);
    }
    for (MixturePosterior start : starts) {
      restarts.add(new Restart(restarts.size(), start, settings, carried, strengths));
    }
  }

  /**
   * Checks the strengths of events to which, or to some of which, zero-truncated strengths are to
   * be fitted.
   *
   * @throws BadInputException when some are 0
   */
  public static void requireWithoutZeros(DataPass pass) {
    double zeros = pass.strengths().zeros();
    if (zeros > 0) {
      throw new BadInputException(
          ("%s says that no strength is 0, but events of a weight of %s have it: leave %s out, or"
                  + " leave those events out with %s")
              .formatted(
                  Setting.named("zeroTruncated"),
                  zeros,
                  Setting.named("zeroTruncated"),
                  Setting.named("where")));
    }
  }

  /**
   * Runs every start to convergence or to the limit of iterations.
   *
   * @param starts not empty, all with the same dimension
   * @param listener receives each iteration
   * @return the fit of the restart with the highest final bound, the first of equals
   * @throws BadInputException when strengths are 0 that a prior says cannot be
   * @throws DivergenceException when a bound falls beyond rounding, or is not finite
   */
  public static MixtureFit fit(
      DataPass pass,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      IterationListener listener) {
    return fit(pass, starts, settings, null, listener);
  }

  /**
   * The same, with events of an earlier posterior carried along.
   *
   * @param carried null for none
   */
  public static MixtureFit fit(
      DataPass pass,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      CarriedEvents carried,
      IterationListener listener) {
    CoordinateAscent ascent = new CoordinateAscent(pass, starts, settings, carried);
    ascent.run(listener);
    return fit(ascent.restarts);
  }

  /**
   * Runs the starts of several models, such as those of different K, in the same passes. Each gets
   * the fit that it would get alone.
   *
   * @param models not empty, all with the same dimension
   * @param settings of all; their number of components is not used
   * @param listener receives each iteration; its restarts are those of all models, one after the
   *     other
   * @return for each model the fit of its restart with the highest final bound
   * @throws BadInputException when strengths are 0 that a prior says cannot be
   * @throws DivergenceException when a bound falls beyond rounding, or is not finite
   */
  public static List<MixtureFit> fitEach(
      DataPass pass,
      List<MixtureStart> models,
      MixtureSettings settings,
      IterationListener listener) {
    List<MixturePosterior> starts = new ArrayList<>();
    models.forEach(model -> starts.addAll(model.starts()));
    CoordinateAscent ascent = new CoordinateAscent(pass, starts, settings, null);
    ascent.run(listener);
    List<MixtureFit> fits = new ArrayList<>();
    int from = 0;
    for (MixtureStart model : models) {
      int to = from + model.starts().size();
      fits.add(fit(ascent.restarts.subList(from, to)));
      from = to;
    }
    return fits;
  }

  private void run(IterationListener listener) {
    List<Restart> running = new ArrayList<>(restarts);
    evaluate(running);
    int most = settings.maxIterations();
    for (int i = 1; i <= most && !running.isEmpty(); i++) {
      long start = System.nanoTime();
      for (Restart restart : running) {
        restart.advance(most - i + 1);
      }
      evaluate(running);
      Restart updated = best(running);
      running.removeIf(Restart::hasConverged);
      double seconds = (System.nanoTime() - start) * 1e-9;
      listener.onIteration(
          new Iteration(
              i,
              updated.index(),
              updated.elbo(),
              best(restarts).elbo(),
              updated.gainPerEvent(),
              running.size(),
              seconds));
    }
  }

  /** The fit of the best of some restarts. */
  private static MixtureFit fit(List<Restart> some) {
    Restart best = best(some);
    List<RestartTrace> traces = some.stream().map(Restart::trace).toList();
    return new MixtureFit(best.accepted(), best.statistics(), traces, some.indexOf(best));
  }

  private void evaluate(List<Restart> running) {
    List<MixturePosterior> posteriors = new ArrayList<>();
    List<MovePlan> plans = new ArrayList<>();
    for (Restart restart : running) {
      posteriors.add(restart.posterior());
      plans.add(restart.plan());
    }
    List<MixtureStatistics> statistics = pass.run(posteriors, plans);
    for (int i = 0; i < running.size(); i++) {
      running.get(i).take(statistics.get(i));
    }
  }

  private static Restart best(List<Restart> some) {
    Restart best = some.get(0);
    for (Restart restart : some) {
      if (restart.elbo() > best.elbo()) {
        best = restart;
      }
    }
    return best;
  }
}
