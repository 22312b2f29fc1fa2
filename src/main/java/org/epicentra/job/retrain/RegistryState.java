package org.epicentra.job.retrain;

import java.util.NavigableMap;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.job.ModelProbe;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;

/**
 * The registry as a run found it when it began.
 *
 * @param history of promotions: a promotion since then stops this run's own
 * @param versions by number
 */
record RegistryState(ChampionHistory history, NavigableMap<Integer, ModelVersion> versions) {

  /**
   * @param kind of the model that is to be trained
   * @throws BadInputException when the champion is of another kind, or its manifest is damaged
   */
  static RegistryState of(ModelRegistry registry, String kind) {
    RegistryState state = new RegistryState(registry.champions(), registry.versionsByNumber());
    Optional<Champion> champion = state.history.current();
    champion.ifPresent(named -> registry.version(named.version())); // throws what is wrong with it
    state
        .champion()
        .filter(version -> !version.manifest().kind().equals(kind))
        .ifPresent(
            version -> {
              throw new BadInputException(
                  "the champion of %s is of --kind %s, and this run is of --kind %s: use another --name"
                      .formatted(
                          registry.folder(), option(version.manifest().kind()), option(kind)));
            });
    return state;
  }

  /** A kind as the command line has it. */
  private static String option(String kind) {
    return kind.equals(ModelProbe.AUTOENCODER.kind()) ? "vae" : kind;
  }

  /** The champion. */
  Optional<ModelVersion> champion() {
    return history.current().map(champion -> versions.get(champion.version()));
  }

  /** The number of the champion, or null. */
  Integer championNumber() {
    return history.current().map(Champion::version).orElse(null);
  }

  /** The newest version that was made of the same data with the same options. */
  Optional<ModelVersion> madeOf(String fingerprint) {
    return versions.descendingMap().values().stream()
        .filter(version -> fingerprint.equals(version.manifest().data().get("fingerprint")))
        .findFirst();
  }

  /** Whether a run died after it published this version and before it could promote it. */
  boolean awaitsPromotion(ModelVersion version) {
    Integer parent = version.manifest().parent();
    Integer champion = championNumber();
    return version.manifest().decision().promote()
        && !history.hasHeld(version.number())
        && (parent == null ? champion == null : parent.equals(champion));
  }
}
