package org.epicentra.job.retrain;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
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
 * @param history of promotions: a promotion since then stops this run's own
 * @param versions by number
 */
public record RegistryState(ChampionHistory history, NavigableMap<Integer, ModelVersion> versions) {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryState.class);

  /**
   * @param kind of the model that is to be trained
   * @throws BadInputException when the champion is damaged, or of another kind
   */
  static RegistryState of(ModelRegistry registry, Place place, String kind, Configuration hadoop) {
    ChampionHistory history = registry.champions();
    history.problems().forEach(problem -> LOG.warn("{}", problem));
    if (history.current().isPresent()) {
      int champion = history.current().get().version();
      requireSound(VersionInspection.of(registry, champion, hadoop), history, place);
      requireKind(registry, registry.version(champion).manifest().kind(), kind);
    }
    return new RegistryState(history, registry.versionsByNumber());
  }

  /** A damaged champion must be neither the yardstick nor the start of what is trained. */
  private static void requireSound(VersionInspection found, ChampionHistory history, Place place) {
    if (found.problems().isEmpty()) {
      return;
    }
    OptionalInt other = history.before();
    throw new BadInputException(
        "the champion, version %d of %s, is damaged: %s. Restore its folder from the backup, or make another version the champion: 'registry promote --registry %s --name %s --version %s'. Nothing was trained, and its files are left as they are"
            .formatted(
                found.version(),
                place.name(),
                String.join("; ", found.problems()),
                place.root(),
                place.name(),
                other.isPresent() ? String.valueOf(other.getAsInt()) : "M"));
  }

  private static void requireKind(ModelRegistry registry, String champions, String kind) {
    if (!champions.equals(kind)) {
      throw new BadInputException(
          "the champion of %s is of --kind %s, and this run is of --kind %s: use another --name"
              .formatted(registry.folder(), option(champions), option(kind)));
    }
  }

  /** A kind as the command line has it. */
  private static String option(String kind) {
    return kind.equals(ModelProbe.VAE.label()) ? "vae" : kind;
  }

  /** The champion. */
  public Optional<ModelVersion> champion() {
    return history.current().map(champion -> versions.get(champion.version()));
  }

  /** The number of the champion, or null. */
  public Integer championNumber() {
    return history.current().map(Champion::version).orElse(null);
  }
}
