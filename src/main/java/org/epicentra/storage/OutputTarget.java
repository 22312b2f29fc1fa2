package org.epicentra.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The place that a command writes to, and what it may replace there: an earlier output of the same
 * kind or an empty folder, but never what the command reads, the working or home folder, or a
 * folder above one of these.
 *
 * @param path a Hadoop path
 * @param kind of the output
 * @param overwrite whether an earlier output is replaced
 * @param inputs paths or globs that the command reads; those that are not paths are ignored
 */
public record OutputTarget(String path, OutputKind kind, boolean overwrite, List<String> inputs) {
  /** How often a target is looked at that other runs replace each time. */
  private static final int LOOKS = 10;

  public OutputTarget {
    inputs = List.copyOf(inputs);
  }

  /**
   * Checks before any work is done that the output may be written. Changes nothing, except that an
   * output which a run was replacing when it died is put in place.
   *
   * @param hadoop settings of the file systems
   * @return the path; of a symbolic link, the one that it leads to
   * @throws BadInputException when it is not a path, something there may not be replaced, or
   *     nothing can be written beside it
   */
  public HadoopPath check(Configuration hadoop) {
    try {
      HadoopPath target = checkPlace(hadoop);
      requireWritable(target);
      return target;
    } catch (UncheckedIOException e) {
      throw new BadInputException(e.getMessage(), e.getCause());
    }
  }

  /**
   * The same, but whether anything can be written there shows when it is written, and what cannot
   * be looked at is told from what may not be replaced: for an output that must not keep a run from
   * its work.
   *
   * @throws BadInputException when it is not a path, or something there may not be replaced
   * @throws UncheckedIOException when it cannot be found out now what is there
   */
  public HadoopPath checkPlace(Configuration hadoop) {
    HadoopPath target = HadoopPath.reached(path, hadoop).followed();
    if (target.path().isRoot()) {
      throw new BadInputException("the output " + path + " is the root: name a folder in it");
    }
    Optional<String> ending = kind.foreignEnding(target.path().getName());
    if (ending.isPresent()) {
      throw new BadInputException(
          "the output %s would be %s: its name must not end in .%s%s"
              .formatted(path, kind.label(), ending.get(), kind.endingWanted()));
    }
    requireShort(target.path());
    try {
      target.exists(); // puts in place what a run was replacing when it died
      requireReplaceable(target, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(unseen(e), e);
    }
    return target;
  }

  private String unseen(IOException e) {
    return "cannot look at " + path + ": " + e.getMessage();
  }

  private static void requireShort(Path target) {
    for (Path each = target; !each.isRoot(); each = each.getParent()) {
      int bytes = HiddenNames.bytes(each.getName());
      if (bytes > HiddenNames.LONGEST) {
        throw new BadInputException(
            "the output's name %s has %d bytes: shorten it to at most %d"
                .formatted(each.getName(), bytes, HiddenNames.LONGEST));
      }
    }
  }

  /** Checks again, when the work is done, that nothing is there which may not be replaced. */
  void requireFree(HadoopPath target, Configuration hadoop) {
    try {
      requireReplaceable(target, hadoop);
    } catch (IOException e) {
      throw new BadInputException(unseen(e), e);
    }
  }

  private void requireReplaceable(HadoopPath target, Configuration hadoop) throws IOException {
    if (isThere(target, hadoop) && !overwrite) {
      throw new BadInputException(
          "the output %s exists: name another, or replace it with %s"
              .formatted(path, Setting.named("overwrite")));
    }
  }

  /**
   * Looks again when another run replaces the target meanwhile: what a look then finds, or fails
   * with, is true of neither output. On the local file system a folder that is moved away while it
   * is listed seems to lack files.
   */
  private boolean isThere(HadoopPath target, Configuration hadoop) throws IOException {
    Moves moves = new Moves(target.files());
    for (int look = 1; target.files().exists(target.path()); look++) {
      try {
        Object before = moves.placed(target.path());
        Optional<String> obstacle = obstacle(target, hadoop);
        if (!moves.placed(target.path()).equals(before)) {
          throw new IOException("it was replaced while it was being checked");
        }
        if (obstacle.isPresent()) {
          throw new BadInputException(
              "the output %s exists and is not replaced, since it %s: name another"
                  .formatted(path, obstacle.get()));
        }
        return true;
      } catch (IOException e) {
        if (look == LOOKS) {
          throw e;
        }
        Moves.pause();
      }
    }
    return false;
  }

  /** Why what is there may not be replaced, in words that follow "it". */
  private Optional<String> obstacle(HadoopPath target, Configuration hadoop) throws IOException {
    HadoopPath there = target.real();
    if (there.holds(of(target.files().getWorkingDirectory(), hadoop))) {
      return Optional.of("is or holds the working folder");
    }
    if (there.holds(of(target.files().getHomeDirectory(), hadoop))) {
      return Optional.of("is or holds the home folder");
    }
    for (String input : inputs) {
      if (holdsInput(there, input, hadoop)) {
        return Optional.of("is or holds " + input + ", which is to be read");
      }
    }
    return kind.foreign(target).map(why -> "is not " + kind.label() + " (it " + why + ")");
  }

  private static boolean holdsInput(HadoopPath there, String input, Configuration hadoop)
      throws IOException {
    HadoopPath named;
    try {
      named = HadoopPath.of(input, hadoop);
    } catch (BadInputException e) {
      return false; // whoever reads it will say so
    }
    if (there.holds(named.real())) {
      return true;
    }
    for (FileStatus match : named.matches()) {
      if (there.holds(of(match.getPath(), hadoop))) {
        return true;
      }
    }
    return false;
  }

  private static HadoopPath of(Path path, Configuration hadoop) throws IOException {
    return HadoopPath.of(path.toString(), hadoop).real();
  }

  /** Missing folders above will be made in the lowest one that exists. */
  private static void requireWritable(HadoopPath target) {
    Path folder = target.path().getParent();
    try {
      while (!folder.isRoot() && !target.files().exists(folder)) {
        folder = folder.getParent();
      }
      if (target.files().exists(folder)) {
        if (!target.files().getFileStatus(folder).isDirectory()) {
          throw new IOException("it is a file");
        }
        target.files().access(folder, FsAction.WRITE);
      }
    } catch (IOException e) {
      throw nothingWritten(folder, e);
    }
  }

  /**
   * Makes the folders above the output.
   *
   * @throws BadInputException when that is not possible
   */
  static void makeParent(HadoopPath target) {
    Path parent = target.path().getParent();
    try {
      if (!target.files().mkdirs(parent)) {
        throw new IOException("the folder cannot be made");
      }
    } catch (IOException e) {
      throw nothingWritten(parent, e);
    }
  }

  private static BadInputException nothingWritten(Path folder, IOException e) {
    return new BadInputException("nothing can be written in " + folder + ": " + e.getMessage(), e);
  }
}
