package org.epicentra.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
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
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** How long a run that may be alive gets to put its output in place: it takes milliseconds. */
  private static final long PATIENCE_MILLIS = 10_000;

  private static final long PAUSE_MILLIS = 20;

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

  private boolean settle(HiddenNames names) throws IOException {
    OutputClaim.Owner owner = owner(names);
    Path target = target(names, owner);
    if (files.exists(target)) {
      return false;
    }
    if (owner == null) {
      LOG.warn(
          "{} is missing, and {} may be what was there: nothing says which run moved it. Move it"
              + " back if so",
          target,
          names.of(Role.OLD));
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
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
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
                && moves.putIfFree(each.getPath(), names.of(Role.ENDED))) {
          clear(names, target);
        }
      } catch (FileNotFoundException e) {
        LOG.debug("another run removes {} just now", each.getPath(), e);
      } catch (IOException e) {
        LOG.warn("what a run has left remains beside {}: {}", target, e.getMessage());
      }
    }
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
    boolean clock = List.of("file", "hdfs").contains(files.getUri().getScheme());
    return runs.map(alive -> !alive).orElse(clock && silentMillis > OutputClaim.EXPIRY.toMillis());
  }

  /** Whose they are is known to the last. */
  private void remove(HiddenNames names, Path target, OutputClaim.Owner owner) throws IOException {
    List<String> removed = new ArrayList<>();
    for (Role role : List.of(Role.STAGING, Role.OLD, Role.RUN, Role.ENDED)) {
      if (files.delete(names.of(role), true)) {
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

  /** Null where the file is gone, or was cut off when its writer died. */
  private OutputClaim.Owner owner(HiddenNames names) {
    for (Role role : List.of(Role.RUN, Role.ENDED)) {
      SingleFile file = new SingleFile(names.of(role), files.getConf());
      try (InputStream in = file.open()) {
        OutputClaim.Owner owner = JsonFiles.value(in, OutputClaim.Owner.class);
        if (owner.target() != null && owner.run() != null) {
          return owner;
        }
      } catch (IOException e) {
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
