package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.job.Caller;
import org.epicentra.job.mixture.choice.CandidateSummary;
import org.epicentra.job.mixture.choice.ComponentSearch;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.RestartTrace;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.start.EventProfile;

/**
 * The content of a model's summary.json.
 *
 * @param events number of events
 * @param weightSum sum of their weights
 * @param strengthObserved number of events with a strength
 * @param outsideRegion number of events outside of the background's region, which were left out; of
 *     a nightly run, those of all nights
 * @param iterations updates done
 * @param passes over the events, those at refused extrapolations included
 * @param converged whether the tolerance was met
 * @param elbo the bound, nats: before each update, and after the last
 * @param family which model was fitted
 * @param priors the prior that was used
 * @param projection its parameters
 * @param components in the model's order
 * @param dispersion r of negative binomial strengths; null for Poisson ones
 * @param background the events of no component; null where the model has none
 * @param candidates the fits of several numbers of components; null where one was given
 * @param heldOut how the chosen candidate scores the events that it was not fitted to; null where
 *     none were held out
 * @param moves those made by the best restart, and by the candidate that it continues
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
    long outsideRegion,
    int iterations,
    int passes,
    boolean converged,
    double[] elbo,
    FamilySummary family,
    PriorSummary priors,
    Map<String, Object> projection,
    List<ComponentSummary> components,
    Double dispersion,
    BackgroundSummary background,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<CandidateSummary> candidates,
    @JsonInclude(JsonInclude.Include.NON_NULL) CandidateSummary.HeldOut heldOut,
    Moves moves,
    List<List<Integer>> coincident,
    List<String> advice,
    List<Restart> restarts,
    FitSettings settings,
    double seconds) {

  /**
   * The moves that left components out.
   *
   * @param deletions components left out
   * @param merges pairs made one
   * @param made when, by the best restart alone: of a fit that continues a candidate those before
   *     are not among them
   */
  public record Moves(int deletions, int merges, List<RestartTrace.Made> made) {
    private static Moves of(RestartTrace trace, RestartTrace continued) {
      int deletions = continued == null ? 0 : continued.deletions();
      int merges = continued == null ? 0 : continued.merges();
      return new Moves(trace.deletions() + deletions, trace.merges() + merges, trace.moves());
    }
  }

  /**
   * A fit, and what it was made from.
   *
   * @param profile of the events that were fitted
   * @param outside the number of events that were left out, since they lie outside of the region
   * @param chosen how one of several numbers of components was chosen; null where one was given
   */
  public record Fitted(
      EventProfile profile, MixtureFit fit, long outside, ComponentSearch.Chosen chosen) {
    private List<String> advice(FitSettings settings, List<List<Integer>> coincident) {
      List<String> advice = new ArrayList<>(FitAdvice.of(fit, coincident, settings, outside));
      if (chosen != null) {
        advice.addAll(chosen.advice());
      }
      return advice;
    }
  }

  /** How the dispersion of strengths came about. */
  public enum OverDispersion {
    /** The dispersion is given. */
    GIVEN,
    /** It is learned. */
    LEARNED,
    /** It was to be learned, and ended where strengths are Poisson. */
    NONE
  }

  /** How the dispersion came about; of no meaning for Poisson strengths. */
  public OverDispersion overDispersion() {
    if (settings.family().dispersion() != null) {
      return OverDispersion.GIVEN;
    }
    return dispersion != null && dispersion >= CountPrior.MOST_DISPERSION
        ? OverDispersion.NONE
        : OverDispersion.LEARNED;
  }

  /** How one restart ended: its final bound in nats, its updates, whether it converged. */
  public record Restart(double elbo, int iterations, boolean converged) {
    static Restart of(RestartTrace trace) {
      return new Restart(trace.finalElbo(), trace.iterations(), trace.converged());
    }
  }

  /**
   * @param settings the options in force
   * @param seconds wall time, reading included
   */
  public static FitSummary of(
      Fitted fitted, Projection projection, FitSettings settings, double seconds) {
    EventProfile profile = fitted.profile();
    MixtureFit fit = fitted.fit();
    ComponentSearch.Chosen chosen = fitted.chosen();
    List<Restart> restarts = new ArrayList<>();
    fit.restarts().forEach(trace -> restarts.add(Restart.of(trace)));
    MixturePosterior posterior = fit.posterior();
    List<List<Integer>> coincident = posterior.coincidentComponents();
    RestartTrace best = fit.restarts().get(fit.best());
    return new FitSummary(
        profile.rows(),
        profile.weightSum(),
        profile.strengthObserved(),
        fitted.outside(),
        fit.iterations(),
        fit.passes() + 1,
        fit.converged(),
        fit.elbo(),
        settings.family().summary(),
        PriorSummary.of(posterior.prior()),
        projection.parameters(),
        ComponentSummary.all(posterior, projection),
        posterior.prior().counts().type() == CountType.POISSON
            ? null
            : Double.valueOf(posterior.counts().dispersion()),
        BackgroundSummary.of(posterior, projection),
        chosen == null ? null : chosen.candidates(),
        chosen == null ? null : chosen.heldOut(),
        Moves.of(best, chosen == null ? null : chosen.continued()),
        coincident,
        fitted.advice(settings, coincident).stream().map(Caller::spelled).toList(),
        restarts,
        settings,
        seconds);
  }
}
