package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.epicentra.BadInputException;
import org.epicentra.distribution.ConfidenceSequence;
import org.epicentra.distribution.PairedGain;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;

/**
 * What all nights since the champion was promoted say of its challengers: each event counts once,
 * on the first night that held it out, under the challenger of that night.
 *
 * @param promotion number of the champion's promotion: a champion that comes back begins anew
 * @param nights how many were compared
 * @param observations events
 * @param sums of their gains, as of {@link PairedGain#sums}
 * @param until the time of the newest event that counts, ISO 8601
 */
public record Evidence(int promotion, int nights, long observations, double[] sums, String until) {
  /** Where it is found in the metrics of a version. */
  private static final String KEY = "evidence";

  /**
   * What the newest comparison with the champion, since its promotion, knew.
   *
   * @param from where it was the first: the time after which events were held out
   * @throws BadInputException when a version's manifest is damaged
   */
  public static Evidence before(RegistryState state, String from) {
    int promotion = state.history().pointers().lastKey();
    return state.newestFirst().stream()
        .filter(version -> state.championNumber().equals(version.manifest().parent()))
        .filter(version -> metrics(version).get(KEY) != null)
        .map(Evidence::read)
        .filter(evidence -> evidence.promotion() == promotion)
        .findFirst()
        .orElseGet(() -> of(promotion, 0, new PairedGain(), from));
  }

  private static Evidence of(int promotion, int nights, PairedGain gain, String until) {
    return new Evidence(promotion, nights, gain.observations(), gain.sums(), until);
  }

  private static Map<String, Object> metrics(ModelVersion version) {
    Map<String, Object> metrics = version.manifest().metrics();
    return metrics == null ? Map.of() : metrics;
  }

  private static Evidence read(ModelVersion version) {
    Evidence evidence = JsonFiles.convert(metrics(version).get(KEY), Evidence.class);
    try {
      evidence.gain();
      Instant.parse(evidence.until());
    } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
      throw new BadInputException(
          "the evidence in the manifest of version %d is damaged: %s"
              .formatted(version.number(), e.getMessage()));
    }
    return evidence;
  }

  /**
   * What is known after one more night. Gains that are not finite prove nothing, and their events
   * are left for another night.
   *
   * @param night the gains of the events after {@link #until}
   * @param newest the time of the newest of them
   */
  public Evidence and(PairedGain night, String newest) {
    if (night.observations() == 0 || !DoubleStream.of(night.sums()).allMatch(Double::isFinite)) {
      return this;
    }
    PairedGain gain = gain();
    gain.merge(night);
    String last = Instant.parse(newest).isAfter(Instant.parse(until)) ? newest : until;
    return of(promotion, nights + 1, gain, last);
  }

  /** The mean gain, nats. */
  @JsonIgnore
  public double mean() {
    return gain().mean();
  }

  /** The interval of the mean gain, which holds for all nights together. */
  double[] interval(double level) {
    return ConfidenceSequence.interval(gain(), level);
  }

  private PairedGain gain() {
    return new PairedGain(observations, sums);
  }
}
