package org.epicentra.spark.vae;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.training.TrainingState;

/**
 * The checkpoints of one training in a folder on a Hadoop file system: {@code epoch-N.checkpoint},
 * of which the last is kept. A checkpoint is written under a hidden name and then renamed, so it
 * exists either whole or not at all.
 */
public final class VaeCheckpoints {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d+)\\.checkpoint");

  private final HadoopPath folder;
  private final Configuration hadoop;

  private VaeCheckpoints(HadoopPath folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /**
   * The checkpoints of a folder.
   *
   * @param folder need not exist before the first {@link #save}
   * @throws BadInputException when the text is not a path
   */
  public static VaeCheckpoints in(String folder, Configuration hadoop) {
    return new VaeCheckpoints(HadoopPath.of(folder, hadoop), hadoop);
  }

  /** Writes the state after an epoch, then removes those after earlier epochs. */
  public void save(TrainingState state) {
    Path file = new Path(folder.path(), "epoch-" + state.epoch() + ".checkpoint");
    OutputTarget target = new OutputTarget(file.toString(), OutputKind.FILE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(target, hadoop)) {
      try (OutputStream out = folder.files().create(output.stage(), false)) {
        TrainingStateCodec.write(state, out);
      }
      output.commit();
      for (FileStatus other : folder.files().listStatus(folder.path())) {
        if (epoch(other) >= 0 && epoch(other) < state.epoch()) {
          folder.files().delete(other.getPath(), false);
        }
      }
    } catch (FSError e) { // of this machine's disks
      throw new UncheckedIOException(
          "cannot write " + file + ": " + e.getMessage(), new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The state saved last; empty if there is none.
   *
   * @throws BadInputException when the file is damaged
   */
  public Optional<TrainingState> latest() {
    Optional<Path> file = latestFile();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = folder.files().open(file.get())) {
      return Optional.of(TrainingStateCodec.read(in));
    } catch (BadInputException e) {
      throw new BadInputException(file.get() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.get() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the folder holds no checkpoint, which a new training would mix with its own.
   *
   * @throws BadInputException when there is one
   */
  void requireNone() {
    latestFile()
        .ifPresent(
            file -> {
              throw new BadInputException(
                  file + " exists already: resume from it, or name another folder.");
            });
  }

  private Optional<Path> latestFile() {
    try {
      Path found = null;
      int last = -1;
      if (folder.files().exists(folder.path())) {
        for (FileStatus file : folder.files().listStatus(folder.path())) {
          if (epoch(file) > last) {
            last = epoch(file);
            found = file.getPath();
          }
        }
      }
      return Optional.ofNullable(found);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  /** The epoch in the name of a checkpoint; -1 for other files. */
  private static int epoch(FileStatus file) {
    Matcher name = NAME.matcher(file.getPath().getName());
    return name.matches() ? Integer.parseInt(name.group(1)) : -1;
  }
}
