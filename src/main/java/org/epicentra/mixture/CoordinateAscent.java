package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.DivergenceException;
import org.epicentra.mixture.IterationListener.Iteration;

/**
 * Coordinate ascent on the evidence lower bound: a pass over the events computes eq. (2) to (4), an
 * update eq. (5) and (6), and the bound, eq. (7), is checked never to fall. All restarts that still
 * run share each pass.
 *
 * <p>D. M. Blei, A. Kucukelbir, J. D. McAuliffe, "Variational inference: a review for
 * statisticians", JASA 112 (2017), doi:10.1080/01621459.2017.1285773.
 */
public final class CoordinateAscent {
  /** A fall of the bound beyond this share of it cannot be rounding. */
  private static final double ROUNDING = 1e-9;

  private final DataPass pass;
  private final MixtureSettings settings;
  private final List<Restart> restarts = new ArrayList<>();

  private CoordinateAscent(DataPass pass, List<MixturePosterior> starts, MixtureSettings settings) {
    this.pass = pass;
    this.settings = settings;
    for (MixturePosterior start : starts) {
      restarts.add(new Restart(restarts.size(), start));
    }
  }

  /**
   * Runs every start to convergence or to the limit of iterations.
   *
   * @param starts not empty, all with the same number of components and dimension
   * @param listener receives each iteration
   * @return the fit of the restart with the highest final bound, the first of equals
   * @throws DivergenceException when a bound falls beyond rounding, or is not finite
   */
  public static MixtureFit fit(
      DataPass pass,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      IterationListener listener) {
    return new CoordinateAscent(pass, starts, settings).run(listener);
  }

  private MixtureFit run(IterationListener listener) {
    List<Restart> running = new ArrayList<>(restarts);
    evaluate(running);
    for (int i = 1; i <= settings.maxIterations() && !running.isEmpty(); i++) {
      long start = System.nanoTime();
      for (Restart restart : running) {
        restart.posterior = restart.statistics.update(restart.posterior.prior());
      }
      evaluate(running);
      Restart updated = best(running);
      running.removeIf(restart -> restart.converged);
      double seconds = (System.nanoTime() - start) * 1e-9;
      listener.onIteration(
          new Iteration(
              i,
              updated.index,
              updated.elbo(),
              best(restarts).elbo(),
              updated.gainPerEvent(),
              running.size(),
              seconds));
    }
    Restart best = best(restarts);
    List<RestartTrace> traces = restarts.stream().map(Restart::trace).toList();
    return new MixtureFit(best.posterior, best.statistics, traces, best.index);
  }

  private void evaluate(List<Restart> running) {
    List<MixtureStatistics> statistics =
        pass.run(running.stream().map(restart -> restart.posterior).toList());
    for (int i = 0; i < running.size(); i++) {
      running.get(i).accept(statistics.get(i), settings.tolerance());
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

  /** The state of one restart. */
  private static final class Restart {
    private final int index;
    private final List<Double> bounds = new ArrayList<>();
    private MixturePosterior posterior;
    private MixturePosterior evaluated;
    private MixtureStatistics statistics;
    private boolean converged;

    Restart(int index, MixturePosterior start) {
      this.index = index;
      this.posterior = start;
    }

    double elbo() {
      return bounds.get(bounds.size() - 1);
    }

    double gainPerEvent() {
      return (elbo() - bounds.get(Math.max(0, bounds.size() - 2))) / statistics.weightSum();
    }

    /** Takes the statistics of a pass that used this restart's posterior. */
    void accept(MixtureStatistics result, double tolerance) {
      double elbo = result.elbo(posterior);
      if (!bounds.isEmpty()) {
        double gain = elbo - elbo();
        if (!(gain >= -ROUNDING * Math.max(Math.abs(elbo()), result.weightSum()))) {
          throw new DivergenceException(describeFall(elbo));
        }
        converged = tolerance > 0 && gain <= tolerance * Math.abs(elbo);
      }
      bounds.add(elbo);
      statistics = result;
      evaluated = posterior;
    }

    RestartTrace trace() {
      return new RestartTrace(
          bounds.stream().mapToDouble(Double::doubleValue).toArray(), converged);
    }

    private String describeFall(double elbo) {
      int component = 0;
      double most = -1;
      for (int k = 0; k < posterior.components(); k++) {
        double moved = Math.abs(posterior.divergence(k) - evaluated.divergence(k));
        if (moved > most) {
          most = moved;
          component = k;
        }
      }
      return "The bound fell from "
          + elbo()
          + " to "
          + elbo
          + " at iteration "
          + bounds.size()
          + " of restart "
          + index
          + "; component "
          + component
          + " moved most. It must never fall: the data changed between passes, or this is a bug.";
    }
  }
}
