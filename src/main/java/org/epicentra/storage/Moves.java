package org.epicentra.storage;

import static org.epicentra.storage.HadoopPath.isLocal;
import static org.epicentra.storage.HadoopPath.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.epicentra.storage.HiddenNames.Role;

/**
 * Moves within a file system, each a single step where the file system has one. On this machine the
 * operating system is called, since Hadoop's rename falls back to copying.
 *
 * @param files the file system
 */
record Moves(FileSystem files) {
  /** Between two looks: longer than a run takes to replace an output. */
  private static final long PAUSE_MILLIS = 20;

  /** The operating system's reason when a folder's new name is taken. */
  private static final String NOT_EMPTY = "Directory not empty";

  /**
   * Whether a rename is a single step here and the time of a file tells when it was written. Of
   * object stores and others that is not known.
   */
  boolean steps() {
    return List.of("file", "hdfs").contains(files.getUri().getScheme());
  }

  /** False of what is not there: another run may have moved it just now. */
  boolean is(Path path, Predicate<FileStatus> kind) throws IOException {
    try {
      return kind.test(files.getFileStatus(path));
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * Moves a file or folder to a free name.
   *
   * @return false where something is at the name: then that stays, and so does what was to be moved
   * @throws FileNotFoundException when there is nothing to move
   */
  boolean putIfFree(Path from, Path to) throws IOException {
    if (isLocal(from)) {
      return files.getFileStatus(from).isDirectory() ? folderMoved(from, to) : fileMoved(from, to);
    }
    try {
      if (!stepped(from, to, Options.Rename.NONE)) {
        rename(from, to);
      }
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    // The rename that all file systems have moves it into a folder that is there.
    Path inside = new Path(to, from.getName());
    if (is(to, FileStatus::isDirectory) && files.exists(inside)) {
      rename(inside, from);
      return false;
    }
    return true;
  }

  /**
   * Puts a file in a file's place, so that there is one at every moment.
   *
   * @return false where the file system has no such step
   */
  boolean replaceFile(Path from, Path to) throws IOException {
    if (!isLocal(from)) {
      return stepped(from, to, Options.Rename.OVERWRITE);
    }
    forgetSums(to);
    Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
    forgetSums(from);
    return true;
  }

  /**
   * Deletes what has a hidden name. Where a rename is a single step it is discarded first, so that
   * nobody takes what is left of it for whole when this process dies meanwhile.
   *
   * @return whether anything was there
   * @throws IOException when something of it remains
   */
  boolean discard(HiddenNames names, Role role) throws IOException {
    Path path = names.of(role);
    if (role == Role.DISCARDED || !steps()) {
      return deleted(path);
    }
    Path discarded = names.of(Role.DISCARDED);
    try {
      while (!putIfFree(path, discarded)) {
        deleted(discarded);
      }
      return deleted(discarded);
    } catch (FileNotFoundException e) { // nothing is there, or another run was faster
      return false;
    }
  }

  /** The local file system reports a failure by its return value, too. */
  private boolean deleted(Path path) throws IOException {
    boolean deleted = files.delete(path, true);
    if (!deleted && files.exists(path)) {
      throw new IOException(path + " cannot be deleted");
    }
    return deleted;
  }

  /** Exchanges two names in one step; false where that is not possible. */
  boolean exchange(Path one, Path other) throws IOException {
    return isLocal(one) && files.exists(one) && NameExchange.done(local(one), local(other));
  }

  /**
   * A value that a file or folder keeps when it is moved, and that no other has: on this machine
   * its number, which is given again, with the time of the last change within; elsewhere that time
   * alone.
   */
  Object identity(Path path) throws IOException {
    return identity(path, "lastModifiedTime");
  }

  /**
   * The same, but on this machine new after every move. Equal values before and after a look mean
   * that one and the same was there all the time.
   */
  Object placed(Path path) throws IOException {
    return identity(path, "ctime");
  }

  private Object identity(Path path, String time) throws IOException {
    java.nio.file.Path local = isLocal(path) ? local(path) : null;
    return local != null && local.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.readAttributes(local, "unix:dev,ino," + time)
        : files.getFileStatus(path).getModificationTime();
  }

  /** Waits a moment before another look. */
  static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static boolean folderMoved(Path from, Path to) throws IOException {
    try {
      Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      throw gone(from, e);
    } catch (FileSystemException e) {
      if (NOT_EMPTY.equals(e.getReason()) || Files.exists(local(to))) {
        return false;
      }
      throw e;
    }
  }

  /** A second name fails where it is taken, and a move does not. */
  private boolean fileMoved(Path from, Path to) throws IOException {
    if (files.exists(to)) {
      return false;
    }
    forgetSums(to);
    try {
      Files.createLink(local(to), local(from));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw gone(from, e);
    } catch (FileSystemException | UnsupportedOperationException e) { // no links there
      Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
    }
    files.delete(from, false); // and its sums
    return true;
  }

  /** Hadoop's sums of a file; with those of another file it could no longer be read. */
  private void forgetSums(Path file) throws IOException {
    files.delete(new Path(file.getParent(), "." + file.getName() + ".crc"), false);
  }

  private static FileNotFoundException gone(Path from, IOException e) {
    FileNotFoundException gone = new FileNotFoundException(from + " is no longer there");
    gone.initCause(e);
    return gone;
  }

  /** Renames as HDFS can in one step; false where the file system has no such call. */
  private boolean stepped(Path from, Path to, Options.Rename ifThere) throws IOException {
    try {
      FileContext.getFileContext(to.toUri(), files.getConf()).rename(from, to, ifThere);
      return true;
    } catch (UnsupportedFileSystemException e) {
      return false;
    }
  }

  /** Hadoop reports a rename that failed by its return value, or not at all. */
  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      if (!files.exists(from)) {
        throw new FileNotFoundException(from + " is no longer there");
      }
      throw new IOException("renaming " + from + " to " + to + " was refused");
    }
  }
}
