package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.distribution.ConfidenceSequence;
import org.epicentra.distribution.PairedGain;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;

/**
 * What all nights since the champion was promoted say of its challengers: each event counts once,
 * on the first night that held it out, under the challenger of that night.
 *
 * @param nights how many were compared
 * @param observations events
 * @param sums of their gains, as of {@link PairedGain#sums}
 * @param until the time of the newest event, ISO 8601
 */
public record Evidence(int nights, long observations, double[] sums, String until) {
  /** Where it is found in the metrics of a version. */
  private static final String KEY = "evidence";

  /**
   * What the newest comparison with the champion knew; empty where it was the first.
   *
   * @throws BadInputException when the version's manifest is damaged
   */
  public static Optional<Evidence> of(RegistryState state) {
    return state.newestFirst().stream()
        .filter(version -> state.championNumber().equals(version.manifest().parent()))
        .filter(version -> metrics(version).get(KEY) != null)
        .findFirst()
        .map(Evidence::read);
  }

  private static Map<String, Object> metrics(ModelVersion version) {
    Map<String, Object> metrics = version.manifest().metrics();
    return metrics == null ? Map.of() : metrics;
  }

  private static Evidence read(ModelVersion version) {
    Evidence evidence = JsonFiles.convert(metrics(version).get(KEY), Evidence.class);
    try {
      evidence.gain();
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new BadInputException(
          "the evidence in the manifest of version %d is damaged: %s"
              .formatted(version.number(), e.getMessage()));
    }
    return evidence;
  }

  /** What is known after one more night. */
  public static Evidence after(Evidence before, PairedGain night, String until) {
    PairedGain gain = before == null ? new PairedGain() : before.gain();
    gain.merge(night);
    int nights = before == null ? 1 : before.nights() + 1;
    return new Evidence(nights, gain.observations(), gain.sums(), until);
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
