package org.epicentra.job.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.job.Caller;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.RestartTrace;
import org.epicentra.mixture.start.EventProfile;

/**
 * The content of a model's summary.json.
 *
 * @param events number of events
 * @param weightSum sum of their weights
 * @param strengthObserved number of events with a strength
 * @param iterations updates done
 * @param converged whether the tolerance was met
 * @param elbo the bound, nats: before each update, and after the last
 * @param priors the prior that was used
 * @param projection its parameters
 * @param components in the model's order
 * @param coincident groups of components that are one counted several times; see {@link
 *     org.epicentra.mixture.MixturePosterior#coincidentComponents}
 * @param advice what makes the fit doubtful, and what to do about it, in the caller's words; empty
 *     for a fit that converged to components of their own
 * @param restarts each restart's final bound
 * @param settings the options in force
 * @param seconds wall time, reading included
 */
public record FitSummary(
    long events,
    double weightSum,
    long strengthObserved,
    int iterations,
    boolean converged,
    double[] elbo,
    Prior priors,
    Map<String, Object> projection,
    List<ComponentSummary> components,
    List<List<Integer>> coincident,
    List<String> advice,
    List<Restart> restarts,
    FitSettings settings,
    double seconds) {

  /** The fixed quantities of the model; units are those of the coordinates. */
  public record Prior(double[] pi, double tau, double[] nu, double rho, double alpha, double beta) {
    static Prior of(MixturePrior prior) {
      return new Prior(
          prior.pi(), prior.tau(), prior.nu(), prior.rho(), prior.alpha(), prior.beta());
    }
  }

  /** How one restart ended: its final bound in nats, its updates, whether it converged. */
  public record Restart(double elbo, int iterations, boolean converged) {
    static Restart of(RestartTrace trace) {
      return new Restart(trace.finalElbo(), trace.iterations(), trace.converged());
    }
  }

  /** Of a fit to some events. */
  public static FitSummary of(
      EventProfile profile,
      MixtureFit fit,
      Projection projection,
      FitSettings settings,
      double seconds) {
    List<Restart> restarts = new ArrayList<>();
    fit.restarts().forEach(trace -> restarts.add(Restart.of(trace)));
    return new FitSummary(
        profile.rows(),
        profile.weightSum(),
        profile.strengthObserved(),
        fit.iterations(),
        fit.converged(),
        fit.elbo(),
        Prior.of(fit.posterior().prior()),
        projection.parameters(),
        ComponentSummary.all(fit.posterior(), projection),
        fit.posterior().coincidentComponents(),
        FitAdvice.of(fit, settings).stream().map(Caller::spelled).toList(),
        restarts,
        settings,
        seconds);
  }
}
