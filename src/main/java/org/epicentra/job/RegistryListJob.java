package org.epicentra.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.StoredFile;

/** {@code registry list}: the versions there are. */
public record RegistryListJob(RegistryPlace place) implements LocalJob<RegistryListJob.Result> {

  /**
   * @param folder of the name
   * @param champion the version in use; null for none
   * @param versions by number; those whose manifest cannot be read are left out
   */
  public record Result(String folder, Integer champion, List<Line> versions) {}

  /**
   * One version.
   *
   * @param parent the champion that it was compared with; null for none
   * @param champion whether it is in use
   * @param hasBeenChampion whether it is or was in use
   * @param bytes of its model
   * @param promoted what was decided when it was made
   * @param why in words
   */
  public record Line(
      int version,
      String created,
      String kind,
      Integer parent,
      boolean champion,
      boolean hasBeenChampion,
      long bytes,
      boolean promoted,
      String why) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Integer champion = history.current().map(Champion::version).orElse(null);
    List<Line> lines = new ArrayList<>();
    registry
        .versionsByNumber()
        .forEach(
            (number, version) -> {
              Manifest manifest = version.manifest();
              lines.add(
                  new Line(
                      number,
                      manifest.created(),
                      manifest.kind(),
                      manifest.parent(),
                      champion != null && champion.equals(number),
                      history.hasHeld(number),
                      manifest.files().stream().mapToLong(StoredFile::length).sum(),
                      manifest.decision().promote(),
                      manifest.decision().why()));
            });
    return new Result(registry.folder().toString(), champion, lines);
  }
}
