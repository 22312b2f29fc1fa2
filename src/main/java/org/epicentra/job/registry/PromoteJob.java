package org.epicentra.job.registry;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.job.LocalJob;
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
public record PromoteJob(Place place, Integer version, String command, String why)
    implements LocalJob<PromoteJob.Result> {

  /**
   * @param champion the version now in use
   * @param before the version in use until now; null for none
   * @param changed false when the version was the champion already, and its pointer is sound
   * @param model the folder of its files
   */
  public record Result(int champion, Integer before, boolean changed, String model) {}

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Optional<Integer> before = history.current().map(Champion::version);
    int wanted = version == null ? predecessor(history) : version;
    boolean lost = !history.lost().isEmpty(); // what serves has not been chosen
    boolean changes = lost || before.isEmpty() || before.get() != wanted;
    if (changes) {
      registry.promote(wanted, history, command, why);
    }
    return new Result(
        wanted, before.orElse(null), changes, registry.version(wanted).model().toString());
  }

  private int predecessor(ChampionHistory history) {
    return history.predecessor().orElseThrow(() -> new BadInputException(nowhere(history)));
  }

  private String nowhere(ChampionHistory history) {
    String none = place.name() + " has no earlier champion, one of a lower number, to go back to; ";
    OptionalInt before = history.before();
    return before.isEmpty()
        ? none + "name a version with --version"
        : none
            + "before it version %1$d was in use: 'registry promote --registry %2$s --name %3$s --version %1$d' goes back to it"
                .formatted(before.getAsInt(), place.root(), place.name());
  }
}
