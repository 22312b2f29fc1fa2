package org.epicentra.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Parsed;
import org.epicentra.storage.HiddenNames.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs have left beside the place of their output because they died, by the hidden names of
 * {@link HiddenNames}.
 *
 * <p>Whoever looks for an output that is not there, to read or to replace it, finishes what its run
 * had begun: {@code .old-*} exists only once the new output is whole, so the stage takes the free
 * place, or where it is gone the old output returns. A run that is still alive gets the time to do
 * so itself; should it be late, the step that it finds done is the one that it was about to do.
 * Whoever writes an output then removes what dead runs have left beside it. What a live run owns is
 * never removed.
 *
 * <p>Where a rename is a copy, as on object stores, any of the names may hold the only whole one:
 * there all are left as they are, and named in the log.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** How long a run that may be alive gets to put its output in place: it takes milliseconds. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final FileSystem files;
  private final Moves moves;

  Leftovers(FileSystem files) {
    this.files = files;
    this.moves = new Moves(files);
  }

  /**
   * Finishes the replacement of what is missing at a path, or of the folder above that is missing.
   *
   * @return whether something was put in place
   * @throws BadInputException when it cannot be moved
   */
  boolean settle(Path path) throws IOException {
    Path missing = path;
    while (missing.getParent() != null && !files.exists(missing.getParent())) {
      missing = missing.getParent();
    }
    if (missing.getParent() == null) {
      return false;
    }
    String stem = HiddenNames.stem(missing.getName());
    List<FileStatus> beside = new ArrayList<>(entries(missing.getParent()));
    beside.removeIf(
        entry ->
            HiddenNames.parse(entry.getPath())
                .filter(found -> found.names().stem().equals(stem))
                .isEmpty());
    return settle(beside);
  }

  /**
   * Finishes every replacement of which the old output is among some files and folders, and no new
   * one in its place.
   */
  boolean settle(List<FileStatus> among) throws IOException {
    boolean settled = false;
    for (FileStatus each : among) {
      Optional<Parsed> found =
          HiddenNames.parse(each.getPath()).filter(parsed -> parsed.role() == Role.OLD);
      if (found.isPresent()) {
        settled |= settle(found.get().names());
      }
    }
    return settled;
  }

  /** Finishes the replacement of every missing output that a pattern matches, and of no other. */
  void settleMatches(Path pattern) throws IOException {
    for (String each : GlobExpander.expand(pattern.toUri().getPath())) {
      Path wanted = files.makeQualified(new Path(each));
      GlobFilter name = new GlobFilter(wanted.getName());
      List<FileStatus> old =
          new ArrayList<>(HadoopPath.glob(files, new Path(wanted.getParent(), ".*.old-*")));
      old.removeIf(
          entry ->
              HiddenNames.parse(entry.getPath())
                  .filter(found -> name.accept(target(found.names(), owner(found.names()))))
                  .isEmpty());
      settle(old);
    }
  }

  private boolean settle(HiddenNames names) throws IOException {
    OutputClaim.Owner owner = owner(names);
    Path target = target(names, owner);
    if (files.exists(target)) {
      return false;
    }
    if (owner == null || !moves.steps()) {
      LOG.warn(
          "{} is missing: {} is replacing it, or died meanwhile. Then {} may be what was there, and"
              + " {} what was to be: move the one that is whole to its place",
          target,
          text(owner),
          names.of(Role.OLD),
          names.of(Role.STAGING));
      return false;
    }
    boolean dead = !owner.run().runs().orElse(true);
    if (!dead && appears(target)) {
      return true;
    }
    boolean done = finished(names, target, owner);
    if (dead) {
      remove(names, target, owner);
    }
    return done;
  }

  private boolean appears(Path target) throws IOException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (System.nanoTime() - end < 0) {
      if (files.exists(target)) {
        return true;
      }
      Moves.pause();
    }
    return files.exists(target);
  }

  /** Puts the new output in the free place, or else the old one back. */
  private boolean finished(HiddenNames names, Path target, OutputClaim.Owner owner) {
    for (Role role : List.of(Role.STAGING, Role.OLD)) {
      try {
        if (moves.putIfFree(names.of(role), target)) {
          LOG.warn(
              "{} was missing: {} ended while it replaced it; {} is in place now",
              target,
              text(owner),
              role == Role.STAGING ? "its output, which was whole," : "the output before");
        }
        return true;
      } catch (FileNotFoundException e) {
        LOG.debug("{} is not there", names.of(role), e);
      } catch (IOException e) {
        throw new BadInputException(
            "%s is missing: %s ended while it replaced it, and %s cannot be moved there: %s"
                .formatted(target, text(owner), names.of(role), e.getMessage()),
            e);
      }
    }
    return false;
  }

  /**
   * Removes what dead runs have left beside a target, and finishes what they had begun.
   *
   * @param own the names of the run that asks, whose file was written just now
   */
  void clear(Path target, HiddenNames own) throws IOException {
    List<FileStatus> beside = entries(target.getParent());
    long now = files.getFileStatus(own.of(Role.RUN)).getModificationTime();
    for (FileStatus each : beside) {
      Optional<Parsed> found = HiddenNames.parse(each.getPath());
      if (found.isEmpty() || !found.get().names().stem().equals(own.stem())) {
        continue;
      }
      HiddenNames names = found.get().names();
      try {
        if (found.get().role() == Role.ENDED
            || found.get().role() == Role.RUN
                && !names.id().equals(own.id())
                && isDead(names, now - each.getModificationTime())
                && isTaken(names, target)) {
          clear(names, target);
        }
      } catch (FileNotFoundException e) {
        LOG.debug("another run removes {} just now", each.getPath(), e);
      } catch (IOException e) {
        LOG.warn("what a run has left remains beside {}: {}", target, e.getMessage());
      }
    }
  }

  /**
   * Tells the run, should it be alive after all, that its names are taken; false where they may not
   * be.
   */
  private boolean isTaken(HiddenNames names, Path target) throws IOException {
    if (moves.steps()) {
      return moves.putIfFree(names.of(Role.RUN), names.of(Role.ENDED));
    }
    LOG.warn(
        "{}: {} died and may have left parts of it, or all, as {} and {}: remove them, and {}, once"
            + " you have what you need",
        target,
        text(owner(names)),
        names.of(Role.STAGING).getName(),
        names.of(Role.OLD).getName(),
        names.of(Role.RUN).getName());
    return false;
  }

  private void clear(HiddenNames names, Path target) throws IOException {
    OutputClaim.Owner owner = owner(names);
    if (files.exists(names.of(Role.OLD)) && !files.exists(target)) {
      finished(names, target, owner);
    }
    remove(names, target, owner);
  }

  /**
   * Certain of a run on this machine. Of another, one that has given no sign of life for long by
   * the clock of the file system, where that tells when a file was written.
   */
  private boolean isDead(HiddenNames names, long silentMillis) throws IOException {
    OutputClaim.Owner owner = owner(names);
    Optional<Boolean> runs = owner == null ? Optional.empty() : owner.run().runs();
    return runs.map(alive -> !alive)
        .orElse(moves.steps() && silentMillis > OutputClaim.EXPIRY.toMillis());
  }

  /** Whose they are is known to the last, and what is partly deleted is never put in place. */
  private void remove(HiddenNames names, Path target, OutputClaim.Owner owner) throws IOException {
    List<String> removed = new ArrayList<>();
    for (Role role : List.of(Role.DISCARDED, Role.OLD, Role.STAGING)) {
      if (moves.discard(names, role)) {
        removed.add(names.of(role).getName());
      }
    }
    for (Role role : List.of(Role.RUN, Role.ENDED)) {
      if (files.delete(names.of(role), false)) {
        removed.add(names.of(role).getName());
      }
    }
    LOG.warn(
        "{}: {} died and left this, which is removed: {}",
        target,
        text(owner),
        String.join(", ", removed));
  }

  private static String text(OutputClaim.Owner owner) {
    return owner == null ? "an unknown run" : "a run (" + owner.text() + ")";
  }

  /** Null where the file is gone, was cut off when its writer died, or is of another output. */
  private OutputClaim.Owner owner(HiddenNames names) {
    for (Role role : List.of(Role.RUN, Role.ENDED)) {
      SingleFile file = new SingleFile(names.of(role), files.getConf());
      try (InputStream in = file.open()) {
        OutputClaim.Owner owner = JsonFiles.value(in, OutputClaim.Owner.class);
        if (owner.target() != null
            && owner.run() != null
            && HiddenNames.stem(new Path(owner.target()).getName()).equals(names.stem())) {
          return owner;
        }
      } catch (IOException | IllegalArgumentException e) {
        LOG.debug("{} says nothing", names.of(role), e);
      }
    }
    return null;
  }

  /** A name that was cut is known from the file alone; the folder may have been moved since. */
  private static Path target(HiddenNames names, OutputClaim.Owner owner) {
    return new Path(
        names.folder(), owner == null ? names.stem() : new Path(owner.target()).getName());
  }

  private List<FileStatus> entries(Path folder) throws IOException {
    try {
      return Arrays.asList(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
