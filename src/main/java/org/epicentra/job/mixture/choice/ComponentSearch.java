package org.epicentra.job.mixture.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.CoordinateAscent;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.RestartTrace;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.mixture.ModelScores;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.HeldOutEvents;

/**
 * Chooses one of several numbers of components K. The candidates are fitted in shared passes.
 *
 * <p>By held-out events: the candidates are fitted to all but these, and scored on these, in one
 * job; the best is fitted to all events, from where it is. By the bound: the candidates are fitted
 * to all events, and the best of them is the fit.
 */
public final class ComponentSearch {
  /** The fewest events held out by which candidates can be compared. */
  private static final long FEWEST_HELD_OUT = 2;

  private final ComponentChoice choice;
  private final MixtureSettings settings;
  private final PriorSpecification prior;
  private final IterationListener listener;

  /**
   * @param settings of all candidates, but for their number of components
   * @param prior what is given of the prior; the rest comes from the data, for each K
   * @param listener receives each iteration
   */
  public ComponentSearch(
      ComponentChoice choice,
      MixtureSettings settings,
      PriorSpecification prior,
      IterationListener listener) {
    this.choice = choice;
    this.settings = settings;
    this.prior = prior;
    this.listener = listener;
  }

  /**
   * The chosen fit.
   *
   * @param fit to all events
   * @param components K, with which it, or the candidate that it continues, started
   * @param continued how the candidate went that the fit continues; null where it is the candidate
   * @param candidates in the order in which they were given
   * @param advice what the comparison suggests, in sentences with marked settings
   */
  public record Chosen(
      MixtureFit fit,
      int components,
      RestartTrace continued,
      List<CandidateSummary> candidates,
      List<String> advice) {
    /** How the candidate scores that was chosen; null where no events were held out. */
    public CandidateSummary.HeldOut heldOut() {
      return candidates.stream().filter(CandidateSummary::chosen).findFirst().get().heldOut();
    }
  }

  /**
   * Fits the candidates and chooses.
   *
   * @param events all that are to be fitted
   * @param cached the same
   * @throws BadInputException when too few events are left to fit, or are held out, or strengths
   *     are 0 that cannot be
   * @throws org.epicentra.DivergenceException when a bound falls
   */
  public Chosen run(CatalogSelection events, CachedEvents cached) {
    return choice.holdsOut() ? byHeldOut(events, cached) : byBound(cached);
  }

  private Chosen byBound(CachedEvents cached) {
    List<MixtureFit> fits = fitEach(cached, prior, cached.profile().rows());
    int best = best(i -> CandidateSummary.boundPerEvent(fits.get(i)));
    return chosen(fits.get(best), null, summaries(fits, null, best), cached.profile());
  }

  private Chosen byHeldOut(CatalogSelection events, CachedEvents cached) {
    if (prior.family().zeroTruncated()) {
      CoordinateAscent.requireWithoutZeros(cached.pass()); // those held out are scored by it too
    }
    HeldOutEvents split = HeldOutEvents.of(events, choice.holdoutShare(), settings.seed());
    EventProfile all = cached.profile();
    List<MixtureFit> fits;
    EventProfile fitted;
    long heldOut;
    try (CachedEvents others = load(split.others())) {
      fitted = others.profile();
      heldOut = all.rows() - fitted.rows();
      requireHeldOut(heldOut, all.rows());
      fits = fitEach(others, within(all), all.rows());
    }
    listener.onWork(String.format(Locale.ROOT, "scoring the %,d events held out", heldOut));
    List<MixturePosterior> posteriors =
        fits.stream().map(fit -> fit.posterior().withoutStrengths()).toList();
    ModelScores scores = split.heldOut().sum(() -> new ModelScores(posteriors));
    int best = best(i -> scores.density(i).mean());
    MixtureFit continued = fits.get(best);
    return chosen(
        continueWithAll(continued.posterior(), best, cached),
        continued.restarts().get(continued.best()),
        summaries(fits, scores, best),
        fitted);
  }

  /** The ascent from the chosen posterior, under the prior that a fit of its K to all has. */
  private MixtureFit continueWithAll(MixturePosterior posterior, int best, CachedEvents cached) {
    int components = choice.candidates().get(best);
    listener.onWork(
        String.format(
            Locale.ROOT,
            "fitting the chosen %d components to all %,d events",
            components,
            cached.profile().rows()));
    MixtureStart start =
        MixtureTraining.prepare(cached, prior, settings.withComponents(components), null);
    List<MixturePosterior> starts = List.of(posterior.withPrior(start.prior()));
    return MixtureTraining.ascend(cached, starts, settings, null, listener);
  }

  private List<MixtureFit> fitEach(CachedEvents events, PriorSpecification given, long all) {
    long rows = events.profile().rows();
    listener.onWork(
        String.format(
            Locale.ROOT,
            "fitting %s components in shared passes to %,d events%s",
            choice.candidates().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            rows,
            rows == all ? "" : String.format(Locale.ROOT, "; %,d are held out", all - rows)));
    return MixtureTraining.fitEach(events, given, choice.candidates(), settings, listener);
  }

  /** The background of the candidates has the box of all events, or some held out lie outside. */
  private PriorSpecification within(EventProfile all) {
    MixtureFamily family = prior.family();
    return family.background() && family.region() == null
        ? prior.with(family.within(Region.box(all.low(), all.high())))
        : prior;
  }

  private CachedEvents load(CatalogSelection others) {
    try {
      return others.load(choice.largest());
    } catch (BadInputException e) {
      throw new BadInputException(
          others.rows().isEmpty()
              ? "all events are held out: make %s %s less"
                  .formatted(Setting.named("holdoutShare"), choice.holdoutShare())
              : "of the events that are not held out, %s %s: %s"
                  .formatted(Setting.named("holdoutShare"), choice.holdoutShare(), e.getMessage()),
          e);
    }
  }

  private void requireHeldOut(long heldOut, long all) {
    if (heldOut < FEWEST_HELD_OUT) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%d of %,d events %s held out, too few to choose %s by. Raise %s %s, or give one"
                  + " number of components",
              heldOut,
              all,
              heldOut == 1 ? "is" : "are",
              Setting.named("components"),
              Setting.named("holdoutShare"),
              choice.holdoutShare()));
    }
  }

  /** The candidate of the highest score; of equals the one with the fewest components. */
  private int best(IntToDoubleFunction score) {
    List<Integer> components = choice.candidates();
    int best = 0;
    for (int i = 1; i < components.size(); i++) {
      double gain = score.applyAsDouble(i) - score.applyAsDouble(best);
      if (gain > 0 || gain == 0 && components.get(i) < components.get(best)) {
        best = i;
      }
    }
    return best;
  }

  private List<CandidateSummary> summaries(List<MixtureFit> fits, ModelScores scores, int best) {
    List<CandidateSummary> summaries = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      CandidateSummary.HeldOut heldOut =
          scores == null ? null : CandidateSummary.HeldOut.of(scores, i, best);
      summaries.add(
          CandidateSummary.of(choice.candidates().get(i), fits.get(i), heldOut, i == best));
    }
    return summaries;
  }

  /**
   * @param fitted the events that the candidates were fitted to: no candidate can have more
   *     components than these have locations
   */
  private Chosen chosen(
      MixtureFit fit,
      RestartTrace continued,
      List<CandidateSummary> candidates,
      EventProfile fitted) {
    int components =
        candidates.stream().filter(CandidateSummary::chosen).findFirst().get().components();
    int possible = Math.min(MixtureSettings.MAX_COMPONENTS, fitted.distinctLocations());
    return new Chosen(
        fit,
        components,
        continued,
        candidates,
        ChoiceAdvice.of(candidates, settings.tolerance() > 0, possible));
  }
}
