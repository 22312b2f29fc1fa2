package org.epicentra.job.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.StoredFile;

/** {@code registry list}: the versions of a model. */
public record ListJob(Place place) implements LocalJob<ListJob.Result> {

  /**
   * @param folder of the name
   * @param champion the version in use, damaged or not; null for none
   * @param problems of the newest pointers, a line each; empty when the newest one counts
   * @param versions by number
   */
  public record Result(
      String folder, Integer champion, List<String> problems, List<Line> versions) {}

  /**
   * One version. Of a damaged one, whose manifest cannot be read, only the number, the damage and
   * what the pointers show are known; the rest is null.
   *
   * @param parent the champion that it was compared with; null for none
   * @param champion whether it is in use
   * @param hasBeenChampion whether it is or was in use
   * @param bytes size of its model
   * @param promoted whether it was to be promoted when it was made
   * @param why the reason, in words
   * @param damage why its manifest cannot be read; null where it can
   */
  public record Line(
      int version,
      String created,
      String kind,
      Integer parent,
      boolean champion,
      boolean hasBeenChampion,
      Long bytes,
      Boolean promoted,
      String why,
      String damage) {

    private static Line of(ModelVersion version, Integer champion, ChampionHistory history) {
      Manifest manifest = version.manifest();
      return new Line(
          version.number(),
          manifest.created(),
          manifest.kind(),
          manifest.parent(),
          Integer.valueOf(version.number()).equals(champion),
          history.hasHeld(version.number()),
          manifest.files().stream().mapToLong(StoredFile::length).sum(),
          manifest.decision().promote(),
          manifest.decision().why(),
          null);
    }

    private static Line damaged(
        int version, Integer champion, ChampionHistory history, String damage) {
      return new Line(
          version,
          null,
          null,
          null,
          Integer.valueOf(version).equals(champion),
          history.hasHeld(version),
          null,
          null,
          null,
          damage);
    }
  }

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Integer champion = history.current().map(Champion::version).orElse(null);
    List<Line> lines = new ArrayList<>();
    for (int number : registry.numbers()) {
      try {
        lines.add(Line.of(registry.version(number), champion, history));
      } catch (BadInputException e) {
        lines.add(Line.damaged(number, champion, history, e.getMessage()));
      }
    }
    return new Result(registry.folder().toString(), champion, history.problems(), lines);
  }
}
