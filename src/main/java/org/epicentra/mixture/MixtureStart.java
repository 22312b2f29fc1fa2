package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.start.NearestCentre;

/**
 * The prior and the posteriors from which an ascent starts.
 *
 * @param prior the one prior that all restarts share, so that their bounds can be compared
 * @param starts one posterior per restart
 */
public record MixtureStart(MixturePrior prior, List<MixturePosterior> starts) {
  private static final String PURPOSE = "initial centres";

  public MixtureStart {
    starts = List.copyOf(starts);
  }

  /**
   * Chooses initial centres for each restart, each from its own random stream, and the prior. A
   * default tau is that of the restart whose centres lie nearest to the sampled events. With the
   * user's centres there is one start, whatever the number of restarts.
   *
   * @param profile moments of all events
   * @param sample events among which centres are chosen
   * @param strengths of all events; null unless a dispersion is learned
   * @param file the user's centres, or null
   * @throws BadInputException when the data cannot support the settings; the message says why
   */
  public static MixtureStart prepare(
      EventProfile profile,
      EventSample sample,
      PriorSpecification specification,
      MixtureSettings settings,
      StrengthHistogram strengths,
      InitialCentres file) {
    if (sample.size() == 0) {
      throw new BadInputException("There are no events to fit. Check the path and the filters.");
    }
    List<double[][]> candidates = new ArrayList<>();
    if (file != null) {
      InitialCentres.check(
          file.centres(), file.rates(), settings.components(), profile.dimension());
      candidates.add(file.centres());
    } else {
      for (int restart = 0; restart < settings.restarts(); restart++) {
        RandomStream random = RandomStream.of(settings.seed(), PURPOSE, restart, 0);
        candidates.add(settings.init().centres(sample, settings.components(), random));
      }
    }
    MixturePrior prior = specification.resolve(profile, nearest(candidates, sample), sample);
    List<MixturePosterior> starts = new ArrayList<>();
    double[] rates = file == null ? null : file.rates();
    StartSums sums = new StartSums(prior, profile, sample);
    for (double[][] centres : candidates) {
      starts.add(
          specification.family().isTextbook()
              ? MixturePosterior.start(prior, centres, rates)
              : prior.posterior(sums.at(centres, rates), strengths, Double.NaN));
    }
    return new MixtureStart(prior, starts);
  }

  /** The centres with the smallest mean squared distance to the sample; of equals the first. */
  private static double[][] nearest(List<double[][]> candidates, EventSample sample) {
    double[][] best = candidates.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size() && candidates.size() > 1; i++) {
      double distance = new NearestCentre(candidates.get(i)).meanSquaredDistance(sample);
      if (distance < least) {
        least = distance;
        best = candidates.get(i);
      }
    }
    return best;
  }
}
