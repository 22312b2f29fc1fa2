package org.epicentra.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output, a folder or a single file, that is written whole or not at all.
 *
 * <pre>
 * try (AtomicOutput output = AtomicOutput.open(target, hadoop)) {
 *   rows.write().parquet(output.stage().toString());
 *   output.commit();
 * }
 * </pre>
 *
 * <p>The stage is a hidden name beside the target, so that it is on the same file system and
 * readers of the folder ignore it. {@code commit} renames it; {@code close} without {@code commit}
 * removes it and leaves the target as it was. A file is replaced in one step, and so is a folder
 * where the file system can exchange two names ({@link NameExchange}). Elsewhere a folder is first
 * moved aside, to {@code .name.old-*} beside it, so for a moment a reader may find none; of a
 * process killed in that moment, {@link Leftovers} finishes the work. On object stores, where a
 * rename is a copy, commit is only as atomic as the store makes it.
 */
public final class AtomicOutput implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicOutput.class);

  private final OutputTarget wanted;
  private final FileSystem files;
  private final Moves moves;
  private final boolean exchanging;
  private final Path target;
  private final OutputClaim claim;
  private final Path stage;
  private final Path old;
  private boolean committed;

  /** Whether something is left that the next run must know the owner of. */
  private boolean unfinished;

  private AtomicOutput(OutputTarget wanted, HadoopPath path, boolean exchanging) {
    this.wanted = wanted;
    this.files = path.files();
    this.moves = new Moves(files);
    this.exchanging = exchanging;
    this.target = path.path();
    this.claim = OutputClaim.of(path);
    this.stage = claim.names().of(Role.STAGING);
    this.old = claim.names().of(Role.OLD);
  }

  /**
   * Checks that the target may be written, before any work is done, makes the folders above it, and
   * removes what runs have left beside it that died.
   *
   * @param target what {@link #commit} writes, and may replace
   * @throws BadInputException as {@link OutputTarget#check}
   */
  public static AtomicOutput open(OutputTarget target, Configuration hadoop) {
    return open(target, hadoop, true);
  }

  /**
   * The same.
   *
   * @param exchanging whether names are exchanged in one step where the file system can
   */
  static AtomicOutput open(OutputTarget target, Configuration hadoop, boolean exchanging) {
    HadoopPath path = target.check(hadoop);
    OutputTarget.makeParent(path);
    AtomicOutput output = new AtomicOutput(target, path, exchanging);
    try {
      new Leftovers(path.files()).clear(path.path(), output.claim.names());
      return output;
    } catch (IOException e) {
      LOG.warn("it is not known what is left beside {}: {}", path.path(), e.getMessage());
      return output;
    } catch (RuntimeException | Error e) {
      try {
        output.close();
      } catch (RuntimeException failed) {
        e.addSuppressed(failed);
      }
      throw e;
    }
  }

  /** Where to write: does not exist yet. */
  public Path stage() {
    return stage;
  }

  /** The path that {@link #commit} puts the stage at. */
  public Path target() {
    return target;
  }

  /**
   * Puts the stage in the target's place.
   *
   * @throws BadInputException when the target came into being meanwhile and may not be replaced, or
   *     another run has taken this one for dead
   */
  public void commit() {
    wanted.requireFree(new HadoopPath(files, target), files.getConf());
    try {
      claim.requireHeld();
      if (!files.exists(stage)) {
        throw new FileNotFoundException("nothing was written to " + stage);
      }
      if (!wanted.overwrite() || !files.exists(target)) {
        moveStage();
      } else if (exchanging && isFolder(stage) && moves.exchange(stage, target)) {
        remove(Role.STAGING);
      } else if (isFolder(stage) || isFolder(target) || !moves.replaceFile(stage, target)) {
        replace();
      }
      committed = true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private boolean isFolder(Path path) throws IOException {
    return moves.is(path, FileStatus::isDirectory);
  }

  private void replace() throws IOException {
    Object mine = moves.identity(stage);
    boolean aside = movedAside();
    try {
      moveStage();
    } catch (IOException e) {
      if (!isAtTarget(mine)) {
        if (aside) {
          putBack(e);
        }
        throw e;
      }
      LOG.debug("a reader was faster and moved {} to its place", stage, e);
    } catch (BadInputException e) {
      remove(Role.OLD);
      throw e;
    }
    remove(Role.OLD);
  }

  /** Whether a reader that found nothing there has finished this run's work. */
  private boolean isAtTarget(Object mine) throws IOException {
    return files.exists(target) && moves.identity(target).equals(mine);
  }

  /**
   * False when another run that replaces the target too has moved it already. It may have put its
   * own in its place; then {@link #moveStage} finds that.
   */
  private boolean movedAside() throws IOException {
    try {
      return moves.putIfFree(target, old);
    } catch (FileNotFoundException e) {
      LOG.debug("{} is no longer there", target, e);
      return false;
    }
  }

  /** What another run has put in its place meanwhile stays. */
  private void putBack(IOException cause) throws IOException {
    IOException why = cause;
    try {
      unfinished = !moves.putIfFree(old, target);
    } catch (IOException e) {
      unfinished = true;
      e.addSuppressed(cause);
      why = e;
    }
    if (unfinished) {
      throw new IOException(
          cause.getMessage() + "; the output that was to be replaced is now " + old, why);
    }
  }

  /** Where another run was faster its output stays. */
  private void moveStage() throws IOException {
    if (!moves.putIfFree(stage, target)) {
      throw new BadInputException(
          "the output " + target + " was written by another run meanwhile: name another");
    }
  }

  /** The new output is in place, so that this is no reason to fail. */
  private void remove(Role replaced) {
    try {
      moves.discard(claim.names(), replaced);
    } catch (IOException e) {
      unfinished = true;
      LOG.warn("what {} has replaced remains beside it: {}", target, e.getMessage());
    }
  }

  @Override
  public void close() {
    claim.stop();
    try {
      if (!committed) {
        moves.discard(claim.names(), Role.STAGING);
      }
      if (!unfinished) {
        claim.release();
      }
    } catch (IOException e) {
      if (!committed) {
        throw new UncheckedIOException("cannot remove the unfinished " + stage, e);
      }
      LOG.warn("what is left beside {} remains: {}", target, e.getMessage());
    }
  }
}
