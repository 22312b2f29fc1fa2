package org.epicentra.job.retrain;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.registry.Place;
import org.epicentra.job.registry.VersionInspection;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry as a run found it when it began.
 *
 * @param history of promotions: a promotion since then prevents this run's own
 * @param versions by number
 */
public record RegistryState(ChampionHistory history, NavigableMap<Integer, ModelVersion> versions) {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryState.class);

  /** How many of the newest versions are recent. */
  private static final int RECENT = 10;

  /**
   * @param kind of the model to be trained
   * @throws BadInputException when the champion is damaged, or of another kind
   */
  static RegistryState of(
      ModelRegistry registry, Place place, ModelProbe kind, Configuration hadoop) {
    ChampionHistory history = registry.champions();
    history.problems().forEach(problem -> LOG.warn("{}", problem));
    if (history.current().isPresent()) {
      int champion = history.current().get().version();
      requireSound(VersionInspection.of(registry, champion, hadoop), history, place);
      requireKind(registry, registry.version(champion).manifest().kind(), kind);
    }
    return new RegistryState(history, registry.versionsByNumber());
  }

  /** A damaged champion must neither be compared with nor trained from. */
  private static void requireSound(VersionInspection found, ChampionHistory history, Place place) {
    if (found.problems().isEmpty()) {
      return;
    }
    OptionalInt other = history.before();
    throw new BadInputException(
        "the champion, version %d of %s, is damaged: %s. Restore its folder from the backup, or make another version the champion: %s. Nothing was trained, and its files are left as they are"
            .formatted(
                found.version(),
                place.name(),
                String.join("; ", found.problems()),
                place.promotion(other.isPresent() ? String.valueOf(other.getAsInt()) : "M")));
  }

  private static void requireKind(ModelRegistry registry, String champions, ModelProbe kind) {
    if (!champions.equals(kind.label())) {
      throw new BadInputException(
          "the champion of %1$s is of %2$s %3$s, and this run is of %2$s %4$s: use another %5$s"
              .formatted(
                  registry.folder(),
                  Setting.named("kind"),
                  ModelProbe.of(champions).map(ModelProbe::setting).orElse(champions),
                  kind.setting(),
                  Setting.named("name")));
    }
  }

  /** The champion. */
  public Optional<ModelVersion> champion() {
    return history.current().map(champion -> versions.get(champion.version()));
  }

  /** All versions, the newest first. */
  public Collection<ModelVersion> newestFirst() {
    return versions.descendingMap().values();
  }

  /**
   * The most rows that one of the ten newest versions was trained on or compared with; 0 without
   * one.
   *
   * @param counts whether a version is considered
   */
  public long mostRecentRows(Predicate<ModelVersion> counts) {
    return newestFirst().stream()
        .filter(counts)
        .limit(RECENT)
        .mapToLong(version -> ((Number) version.manifest().data().get("rows")).longValue())
        .max()
        .orElse(0);
  }

  /** The number of the champion, or null. */
  public Integer championNumber() {
    return history.current().map(Champion::version).orElse(null);
  }
}
