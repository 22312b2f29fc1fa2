package org.epicentra.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;

/** Finds the files that the user's paths stand for, and reads their beginnings. */
public final class SourceFiles {
  private static final int HEAD_BYTES = 1 << 16;
  private static final int LOOKS = 16;

  private final Configuration hadoop;

  public SourceFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The files below one path: itself, those of a folder and the folders in it, or those that a glob
   * matches; sorted by name. Names that start with a dot or an underscore are left out, and the
   * {@code status.json} of a run whose output is in the folder.
   *
   * @throws BadInputException when there is none
   */
  public List<Path> below(String path) {
    return statuses(path).stream().map(FileStatus::getPath).toList();
  }

  /**
   * Looks whether each path, or something that a glob matches, is there.
   *
   * @throws BadInputException when one is not
   */
  public void requireThere(List<String> paths) {
    paths.forEach(this::matches);
  }

  /** The same with their sizes, so that none is asked for again. */
  public List<FileStatus> statuses(String path) {
    List<FileStatus> found = new ArrayList<>();
    List<FileStatus> level = matches(path);
    while (!level.isEmpty()) {
      level.stream().filter(FileStatus::isFile).forEach(found::add);
      List<FileStatus> folders = level.stream().filter(status -> !status.isFile()).toList();
      level = each(folders, this::children).stream().flatMap(List::stream).toList();
    }
    if (found.isEmpty()) {
      throw new BadInputException(path + " is a folder without data files");
    }
    found.sort(Comparator.comparing(file -> file.getPath().toString()));
    return found;
  }

  private List<FileStatus> matches(String path) {
    try {
      List<FileStatus> matches = HadoopPath.of(path, hadoop).matches();
      if (matches.isEmpty()) {
        throw new BadInputException(
            path + " does not exist" + (isGlob(path) ? ", or the pattern matches nothing" : ""));
      }
      return matches;
    } catch (IOException e) {
      throw cannotLook(path, e);
    }
  }

  private static UncheckedIOException cannotLook(String path, IOException e) {
    return new UncheckedIOException("cannot look at " + path + ": " + e.getMessage(), e);
  }

  private static boolean isGlob(String path) {
    return path.matches(".*[*?\\[{].*");
  }

  /** What a folder holds, but for what runs put there by themselves. */
  private List<FileStatus> children(Path folder) {
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      FileStatus[] children = files.listStatus(folder);
      if (new Leftovers(files).settle(Arrays.asList(children))) {
        children = files.listStatus(folder);
      }
      return Arrays.stream(children).filter(child -> isData(child.getPath().getName())).toList();
    } catch (IOException e) {
      throw cannotLook(folder.toString(), e);
    }
  }

  private static boolean isData(String name) {
    return !name.startsWith(".") && !name.startsWith("_") && !name.equals(RunStatus.FILE);
  }

  /**
   * The size of the files below some paths, as they are stored; 0 for a table that is not made of
   * files.
   */
  public long bytes(List<String> paths) {
    try {
      return paths.stream().map(this::statuses).mapToLong(SourceFiles::bytes).sum();
    } catch (BadInputException e) {
      return 0;
    }
  }

  /** The size of the files together, as they are stored. */
  public static long bytes(Collection<FileStatus> files) {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  /**
   * Looks into many files or folders at a time: on remote storage most of a look is waiting.
   *
   * @return what was found, in the files' order
   * @throws RuntimeException what the first look in this order gives that fails
   */
  public static <T> List<T> each(List<FileStatus> files, Function<Path, T> look) {
    if (files.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(LOOKS, files.size()));
    try {
      List<Future<T>> looks = new ArrayList<>();
      files.forEach(file -> looks.add(threads.submit(() -> look.apply(file.getPath()))));
      List<T> found = new ArrayList<>();
      for (Future<T> one : looks) {
        found.add(one.get());
      }
      return found;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking into the source files", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * All of a file's content, decompressed, to be closed by the caller.
   *
   * @throws BadInputException when it cannot be opened
   */
  public InputStream open(Path file) {
    try {
      return FileStreams.open(file, hadoop);
    } catch (IOException e) {
      throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The first bytes of a file's content, decompressed; whole lines where it has lines. */
  public byte[] head(Path file) {
    try (InputStream in = FileStreams.open(file, hadoop)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length < HEAD_BYTES) {
        return head;
      }
      int end = head.length;
      while (end > 0 && head[end - 1] != '\n') {
        end--;
      }
      return end == 0 ? head : Arrays.copyOf(head, end);
    } catch (EOFException e) {
      throw new BadInputException(file + " is truncated near its start; fetch it again", e);
    } catch (IOException e) {
      throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      // Hadoop's local file system, for one, makes a wrong URI of a name with a colon.
      throw new BadInputException(
          "cannot read " + file + ": rename it, without a colon. " + e.getMessage(), e);
    }
  }
}
