package org.epicentra.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.VersionCheck;
import org.epicentra.spark.JsonFiles;

/**
 * {@code registry verify}: compares every file of every version with its digest, reads the model
 * back and compares what it makes of a fixed probe with what was noted when it was published.
 */
public record RegistryVerifyJob(RegistryPlace place) implements LocalJob<RegistryVerifyJob.Result> {

  /**
   * @param champion the version in use; null for none
   * @param versions what was found, by number
   */
  public record Result(Integer champion, List<Line> versions) {
    /** Whether everything is as it was published. */
    public boolean sound() {
      return versions.stream().allMatch(line -> line.problems().isEmpty());
    }
  }

  /**
   * One version.
   *
   * @param problems a line each; empty when it is as it was published
   * @param note what could not be compared; empty when nothing
   */
  public record Line(int version, List<String> problems, String note) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    Integer champion = registry.champions().current().map(Champion::version).orElse(null);
    List<Line> lines = new ArrayList<>();
    for (int number : registry.numbers()) {
      Line line = line(registry, number, hadoop);
      if (line.problems().isEmpty() || registry.numbers().contains(number)) { // not pruned by now
        lines.add(line);
      }
    }
    return new Result(champion, lines);
  }

  private static Line line(ModelRegistry registry, int number, Configuration hadoop) {
    VersionCheck files = registry.check(number);
    if (!files.problems().isEmpty()) {
      return new Line(number, files.problems(), "");
    }
    try {
      return probed(registry.version(number), hadoop);
    } catch (BadInputException e) {
      return new Line(number, List.of(e.getMessage()), "");
    }
  }

  private static Line probed(ModelVersion version, Configuration hadoop) {
    String kind = version.manifest().kind();
    Optional<ModelProbe> probe = ModelProbe.of(kind);
    if (probe.isEmpty()) {
      return new Line(
          version.number(),
          List.of(),
          "'%s' is no kind of model that can be scored".formatted(kind));
    }
    double[] scores;
    try {
      scores = probe.get().scores(version.model(), hadoop);
    } catch (RuntimeException e) { // whatever a reader makes of bytes that it does not expect
      return new Line(
          version.number(), List.of("the model cannot be read back: " + e.getMessage()), "");
    }
    Map<String, Object> training = version.manifest().training();
    Object noted = training == null ? null : training.get("probe");
    if (noted == null) {
      return new Line(version.number(), List.of(), "no score was noted when it was published");
    }
    try {
      double[] expected = JsonFiles.convert(noted, double[].class);
      return compared(version.number(), probe.get(), scores, expected);
    } catch (BadInputException e) {
      return new Line(version.number(), List.of("the probe noted is " + e.getMessage()), "");
    }
  }

  private static Line compared(int version, ModelProbe probe, double[] scores, double[] noted) {
    if (probe.agree(scores, noted)) {
      return new Line(version, List.of(), "");
    }
    String problem =
        "the model scores the probe %s, and %s when it was published (tolerance %s)"
            .formatted(Arrays.toString(scores), Arrays.toString(noted), probe.tolerance());
    return new Line(version, List.of(problem), "");
  }
}
