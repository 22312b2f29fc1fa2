package org.epicentra.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.epicentra.BadInputException;
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
 * removes it and leaves the target as it was. A file is replaced in one step. A folder is first
 * moved aside, to {@code .name.old-*} beside it, so for a moment a reader may find none, and a
 * process killed in that moment leaves it there. On object stores, where a rename is a copy, commit
 * is only as atomic as the store makes it.
 */
public final class AtomicOutput implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicOutput.class);

  /** The operating system's reason when a folder's new name is taken. */
  private static final String NOT_EMPTY = "Directory not empty";

  private final OutputTarget wanted;
  private final FileSystem files;
  private final Path target;
  private final Path stage;
  private boolean committed;

  private AtomicOutput(OutputTarget wanted, HadoopPath path) {
    this.wanted = wanted;
    this.files = path.files();
    this.target = path.path();
    this.stage = hidden("staging");
  }

  /**
   * Checks that the target may be written, before any work is done, and makes the folders above it.
   *
   * @param target what {@link #commit} writes, and may replace
   * @throws BadInputException as {@link OutputTarget#check}
   */
  public static AtomicOutput open(OutputTarget target, Configuration hadoop) {
    HadoopPath path = target.check(hadoop);
    OutputTarget.makeParent(path);
    return new AtomicOutput(target, path);
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
   * @throws BadInputException when the target came into being meanwhile and may not be replaced
   */
  public void commit() {
    wanted.requireFree(new HadoopPath(files, target), files.getConf());
    try {
      if (!files.exists(stage)) {
        throw new FileNotFoundException("nothing was written to " + stage);
      }
      if (!wanted.overwrite() || !files.exists(target)) {
        moveStage();
      } else if (!replacedFile()) {
        replace();
      }
      committed = true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  /** Puts a file in a file's place in one step, so that there is one at every moment. */
  private boolean replacedFile() throws IOException {
    if (!is(stage, FileStatus::isFile) || !is(target, FileStatus::isFile)) {
      return false;
    }
    // The local file system replaces by this call; others refuse, and need the next.
    return isLocal() && files.rename(stage, target) || stepped(stage, Options.Rename.OVERWRITE);
  }

  /** False of what is not there: another run may have moved the target aside just now. */
  private boolean is(Path path, Predicate<FileStatus> kind) throws IOException {
    try {
      return kind.test(files.getFileStatus(path));
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private boolean isLocal() {
    return target.toUri().getScheme().equals("file");
  }

  /** Renames as HDFS can in one step; false where the file system has no such call. */
  private boolean stepped(Path from, Options.Rename ifThere) throws IOException {
    try {
      FileContext.getFileContext(target.toUri(), files.getConf()).rename(from, target, ifThere);
      return true;
    } catch (UnsupportedFileSystemException e) {
      return false;
    }
  }

  private void replace() throws IOException {
    Path old = hidden("old");
    boolean aside = movedAside(old);
    try {
      moveStage();
    } catch (IOException e) {
      if (aside) {
        putBack(old, e);
      }
      throw e;
    } catch (BadInputException e) {
      removeOld(old);
      throw e;
    }
    removeOld(old);
  }

  /**
   * False when another run that replaces the target too has moved it already. It may have put its
   * own in its place; then {@link #moveStage} finds that.
   */
  private boolean movedAside(Path old) throws IOException {
    try {
      return isLocalFolder(target) ? moved(target, old) : files.rename(target, old);
    } catch (FileNotFoundException e) {
      LOG.debug("{} is no longer there", target, e);
      return false;
    }
  }

  /** What another run has put in its place meanwhile stays. */
  private void putBack(Path old, IOException cause) throws IOException {
    IOException why = cause;
    try {
      if (movedToTarget(old)) {
        return;
      }
    } catch (IOException e) {
      e.addSuppressed(cause);
      why = e;
    }
    throw new IOException(
        cause.getMessage() + "; the output that was to be replaced is now " + old, why);
  }

  /** Where another run was faster its output stays. */
  private void moveStage() throws IOException {
    if (!movedToTarget(stage)) {
      throw new BadInputException(
          "the output " + target + " was written by another run meanwhile: name another");
    }
  }

  /**
   * False where something is at the target: then that stays, and so does what was to be moved. The
   * rename that all file systems have moves it into a folder that is there, and counts that as
   * done.
   */
  private boolean movedToTarget(Path from) throws IOException {
    if (isLocalFolder(from)) {
      return moved(from, target);
    }
    try {
      if (isLocal() || !stepped(from, Options.Rename.NONE)) {
        rename(from, target);
      }
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    Path inside = new Path(target, from.getName());
    if (is(target, FileStatus::isDirectory) && files.exists(inside)) {
      rename(inside, from);
      return false;
    }
    return true;
  }

  private boolean isLocalFolder(Path path) throws IOException {
    return isLocal() && is(path, FileStatus::isDirectory);
  }

  /**
   * Moves a local folder by one call of the operating system; false where something is already.
   * Hadoop's rename falls back to copying into what is there, which another run may be moving.
   */
  private static boolean moved(Path from, Path to) throws IOException {
    java.nio.file.Path place = java.nio.file.Path.of(to.toUri().getPath());
    try {
      Files.move(
          java.nio.file.Path.of(from.toUri().getPath()), place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      throw (IOException) new FileNotFoundException(from + " is no longer there").initCause(e);
    } catch (FileSystemException e) {
      if (NOT_EMPTY.equals(e.getReason()) || Files.exists(place)) {
        return false;
      }
      throw e;
    }
  }

  /** The new output is in place, so that this is no reason to fail. */
  private void removeOld(Path old) {
    try {
      files.delete(old, true);
    } catch (IOException e) {
      LOG.warn("the replaced output remains as {}; it can be deleted: {}", old, e.getMessage());
    }
  }

  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      files.delete(stage, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the unfinished " + stage, e);
    }
  }

  /** Hadoop reports a rename that failed by its return value, or not at all. */
  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("renaming " + from + " to " + to + " was refused");
    }
  }

  private Path hidden(String role) {
    String name = "." + target.getName() + "." + role + "-" + UUID.randomUUID();
    return new Path(target.getParent(), name);
  }
}
