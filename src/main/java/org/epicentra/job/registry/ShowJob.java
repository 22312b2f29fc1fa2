package org.epicentra.job.registry;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code registry show}: all that is known about a version.
 *
 * @param version its number; null for the champion
 */
public record ShowJob(Place place, Integer version) implements LocalJob<ShowJob.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(ShowJob.class);

  /**
   * @param version its number
   * @param champion whether it is in use
   * @param model the folder of its files, which other commands take as their model
   * @param manifest what is known about it
   * @param promotions the pointers that name it, by their numbers
   */
  public record Result(
      int version,
      boolean champion,
      String model,
      Manifest manifest,
      Map<Integer, Champion> promotions) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Integer champion = history.current().map(Champion::version).orElse(null);
    history.problems().forEach(problem -> LOG.warn("{}", problem));
    if (version == null && champion == null) {
      throw new BadInputException(
          registry.folder() + " has versions but no champion: name a version, or promote one");
    }
    ModelVersion shown = registry.version(version == null ? champion : version);
    Map<Integer, Champion> promotions = new TreeMap<>(history.pointers());
    promotions.values().removeIf(promotion -> promotion.version() != shown.number());
    return new Result(
        shown.number(),
        champion != null && champion == shown.number(),
        shown.model().toString(),
        shown.manifest(),
        promotions);
  }
}
