package org.epicentra.job.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;

/**
 * What the inspection of one version found: its files against their digests, then the model's
 * scores of a fixed probe against those recorded when it was published.
 *
 * @param version its number
 * @param problems a line each; empty when it is as it was published
 * @param note what could not be compared; empty when everything was
 */
public record VersionInspection(int version, List<String> problems, String note) {
  public VersionInspection {
    problems = List.copyOf(problems);
  }

  /** Inspects a version, without Spark. */
  public static VersionInspection of(ModelRegistry registry, int number, Configuration hadoop) {
    List<String> differences = registry.problems(number);
    if (!differences.isEmpty()) {
      return new VersionInspection(number, differences, "");
    }
    try {
      return probed(registry.version(number), hadoop);
    } catch (BadInputException e) {
      return new VersionInspection(number, List.of(e.getMessage()), "");
    }
  }

  private static VersionInspection probed(ModelVersion version, Configuration hadoop) {
    String kind = version.manifest().kind();
    Optional<ModelProbe> probe = ModelProbe.of(kind);
    if (probe.isEmpty()) {
      return new VersionInspection(
          version.number(),
          List.of(),
          "'%s' is not a kind of model that can be scored".formatted(kind));
    }
    double[] scores;
    try {
      scores = probe.get().scores(version.model(), hadoop);
    } catch (RuntimeException e) { // whatever a reader does with bytes that it does not expect
      return new VersionInspection(
          version.number(), List.of("the model cannot be read back: " + e.getMessage()), "");
    }
    Map<String, Object> training = version.manifest().training();
    Object recorded = training == null ? null : training.get("probe");
    if (recorded == null) {
      return new VersionInspection(
          version.number(), List.of(), "no score was recorded when it was published");
    }
    try {
      double[] expected = JsonFiles.convert(recorded, double[].class);
      return compared(version.number(), probe.get(), scores, expected);
    } catch (BadInputException e) {
      return new VersionInspection(
          version.number(), List.of("the recorded probe is " + e.getMessage()), "");
    }
  }

  private static VersionInspection compared(
      int version, ModelProbe probe, double[] scores, double[] recorded) {
    if (probe.agree(scores, recorded)) {
      return new VersionInspection(version, List.of(), "");
    }
    String problem =
        "the model scores the probe %s, but %s when it was published (tolerance %s)"
            .formatted(Arrays.toString(scores), Arrays.toString(recorded), probe.tolerance());
    return new VersionInspection(version, List.of(problem), "");
  }
}
