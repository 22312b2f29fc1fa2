package org.epicentra.job.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.LocalJob;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;

/**
 * {@code registry promote} and {@code registry rollback}: names the champion by hand. A version
 * that is named is promoted under the lock, so that it is not pruned meanwhile. The champion before
 * this one is never pruned, and a step back to it waits for no run; one that is under way finds
 * that the champion has changed, and promotes nothing.
 *
 * @param version the number; null for the champion before this one
 * @param command the command's words
 * @param why the reason, in words
 */
public record PromoteJob(Place place, Integer version, String command, String why)
    implements LocalJob<PromoteJob.Result> {

  /**
   * @param champion the version now in use
   * @param before the version in use until now; null for none
   * @param changed false when the version was the champion already and its pointer is sound
   * @param model the folder of its files
   */
  public record Result(int champion, Integer before, boolean changed, String model) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    if (version == null) {
      return promoted(registry, () -> {});
    }
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(RegistryLock.EXPIRY_MINUTES))) {
      return promoted(registry, lock::requireHeld);
    }
  }

  private Result promoted(ModelRegistry registry, Runnable permission) {
    ChampionHistory history = registry.champions();
    Optional<Integer> before = history.current().map(Champion::version);
    int wanted = version == null ? predecessor(history) : version;
    boolean lost = !history.lost().isEmpty(); // then the serving version was not chosen
    boolean changes = lost || before.isEmpty() || before.get() != wanted;
    if (changes) {
      permission.run();
      registry.promote(wanted, history, command, why);
    }
    return new Result(
        wanted, before.orElse(null), changes, registry.version(wanted).model().toString());
  }

  private int predecessor(ChampionHistory history) {
    return history.predecessor().orElseThrow(() -> new BadInputException(nowhere(history)));
  }

  private String nowhere(ChampionHistory history) {
    String none = place.name() + " has no earlier champion, one of a lower number, to return to; ";
    OptionalInt before = history.before();
    return before.isEmpty()
        ? none + "name a version with " + Setting.named("version")
        : none
            + "before it version %d was in use: %s returns to it"
                .formatted(before.getAsInt(), place.promotion(String.valueOf(before.getAsInt())));
  }
}
