package org.epicentra.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkException;
import org.epicentra.BadInputException;

/**
 * Failures to write that name no path: Hadoop throws an {@link Error} of this machine's disks, and
 * Spark's tasks say no more than that a disk is full.
 */
final class FullDisk {
  private static final Pattern FULL =
      Pattern.compile("(?i)(no space left on device|disk quota exceeded)");

  /** Where Spark writes what it keeps, sorts and passes between tasks. */
  private static final Pattern TEMPORARY =
      Pattern.compile("org\\.apache\\.spark\\.(storage|shuffle|util\\.collection)\\.");

  private FullDisk() {}

  /**
   * An exception that says where nothing could be written.
   *
   * @param thrown by a job
   * @param output path of the job's output; null for none
   * @return empty if the disk is not the cause, or the path is named already
   */
  static Optional<RuntimeException> of(Throwable thrown, String output) {
    for (Throwable cause : Failure.chain(thrown)) {
      String text = String.valueOf(cause.getMessage());
      boolean full = FULL.matcher(text).find();
      if (full && isOfSparksOwn(cause, text)) {
        return Optional.of(new BadInputException(temporary(), thrown));
      }
      if (full && cause instanceof UncheckedIOException) {
        return Optional.empty(); // which names the path
      }
      if (cause instanceof FSError || full && cause instanceof SparkException) {
        return Optional.of(ofOutput(cause, full, output));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfSparksOwn(Throwable cause, String text) {
    return TEMPORARY.matcher(text).find()
        || Arrays.stream(cause.getStackTrace())
            .anyMatch(frame -> TEMPORARY.matcher(frame.getClassName()).lookingAt());
  }

  private static String temporary() {
    return "no space is left for Spark's temporary files, which lie in "
        + new File(System.getProperty("java.io.tmpdir"))
        + " unless spark.local.dir, or SPARK_LOCAL_DIRS on a cluster, names another folder: free"
        + " some, or name one on a larger disk";
  }

  private static RuntimeException ofOutput(Throwable cause, boolean full, String output) {
    String what = output == null ? "cannot write" : "cannot write " + output;
    return full
        ? new BadInputException(
            what + ": no space is left on the disk: free some, or write to another one", cause)
        : new UncheckedIOException(
            what + ": " + cause.getMessage(), new IOException(cause.getMessage(), cause));
  }
}
