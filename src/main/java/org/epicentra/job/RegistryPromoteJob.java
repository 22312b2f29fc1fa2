package org.epicentra.job;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;

/**
 * {@code registry promote} and {@code registry rollback}: names the champion by hand. Neither waits
 * for a run: a run that goes on meanwhile will find that the champion changed, and promote nothing.
 *
 * @param version the number; null for the champion before this one
 * @param command that was given
 * @param why in words
 */
public record RegistryPromoteJob(RegistryPlace place, Integer version, String command, String why)
    implements LocalJob<RegistryPromoteJob.Result> {

  /**
   * @param champion the version now in use
   * @param before the version in use until now; null for none
   * @param changed false when the version was the champion already
   * @param model the folder of its files
   */
  public record Result(int champion, Integer before, boolean changed, String model) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Optional<Integer> before = history.current().map(Champion::version);
    int wanted = version == null ? predecessor(history) : version;
    boolean changes = before.isEmpty() || before.get() != wanted;
    if (changes) {
      registry.promote(wanted, history, command, why);
    }
    return new Result(
        wanted, before.orElse(null), changes, registry.version(wanted).model().toString());
  }

  private int predecessor(ChampionHistory history) {
    OptionalInt predecessor = history.predecessor();
    return predecessor.orElseThrow(
        () ->
            new BadInputException(
                place.name()
                    + " has no earlier champion to go back to; name a version with --version"));
  }
}
