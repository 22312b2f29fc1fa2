package org.epicentra.job.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.start.Initialisation;

/** What makes a fit doubtful, and what to do about it, in sentences with marked settings. */
final class FitAdvice {
  /** Groups, and components of a group, that are listed. */
  private static final int LISTED = 10;

  private FitAdvice() {}

  /**
   * All there is to say about a fit; that it did not converge stands first.
   *
   * @param groups of components that coincide
   * @param outside the number of events that were left out, since they lie outside of the region
   */
  static List<String> of(
      MixtureFit fit, List<List<Integer>> groups, FitSettings settings, long outside) {
    List<String> advice = new ArrayList<>();
    if (!fit.converged() && settings.tolerance() > 0) {
      advice.add(notConverged(fit, settings));
    }
    if (!groups.isEmpty()) {
      advice.add(coincident(groups, fit.posterior().components(), settings));
    }
    if (outside > 0) {
      advice.add(
          String.format(
              Locale.ROOT,
              "%,d %s outside of %s and %s left out of the fit",
              outside,
              outside == 1 ? "event lies" : "events lie",
              Setting.named("region"),
              outside == 1 ? "was" : "were"));
    }
    return advice;
  }

  /** Of a fit that ended at its limit of iterations. */
  static String notConverged(MixtureFit fit, FitSettings settings) {
    double[] elbo = fit.elbo();
    double last = elbo[elbo.length - 1];
    String limit = Setting.named("maxIterations");
    String tolerance = Setting.named("tolerance");
    double gain = (last - elbo[elbo.length - 2]) / Math.abs(last);
    if (gain <= settings.tolerance()) {
      return ("the fit did NOT converge: it ended at %s %d before it had looked whether a component"
              + " can be left out. Raise %s")
          .formatted(limit, fit.passes(), limit);
    }
    return String.format(
        Locale.ROOT,
        "the fit did NOT converge: it ended at %s %d while an iteration still raised the bound by"
            + " %.1e of its size, more than %s %s. Raise %s, or %s if so much is near enough",
        limit,
        fit.passes(),
        gain,
        tolerance,
        settings.tolerance(),
        limit,
        tolerance);
  }

  private static String coincident(
      List<List<Integer>> groups, int components, FitSettings settings) {
    int all = groups.stream().mapToInt(List::size).sum();
    int distinct = components - all + groups.size();
    String listed =
        groups.stream().limit(LISTED).map(FitAdvice::listed).collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT,
        "%d of %d components coincide (%s%s): their centres lie within a tenth of their width and"
            + " their rates within each other's intervals, so that %d different components remain."
            + " %s",
        all,
        components,
        listed,
        more(groups.size() - LISTED),
        distinct,
        remedy(settings, distinct));
  }

  private static String more(int groups) {
    return groups <= 0
        ? ""
        : groups == 1 ? "; and 1 more group" : "; and " + groups + " more groups";
  }

  private static String listed(List<Integer> group) {
    String first =
        group.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    return group.size() > LISTED ? first + ", ... (" + group.size() + " in all)" : first;
  }

  private static String remedy(FitSettings settings, int distinct) {
    String fewer = Setting.named("components") + " " + distinct + " or so";
    String drawn = Setting.named("init") + " " + Initialisation.KMEANS_PLUS_PLUS.label();
    if (settings.init().equals(Initialisation.KMEANS_PLUS_PLUS.label())) {
      return "Try fewer: " + fewer;
    }
    return settings.init().equals(Initialisation.RANDOM.label())
        ? "Try %s, or fewer: %s".formatted(drawn, fewer)
        : "What starts alike stays alike: try other rows in %s, %s, or fewer components: %s"
            .formatted(settings.init(), drawn, fewer);
  }
}
