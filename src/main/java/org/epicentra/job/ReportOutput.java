package org.epicentra.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.LockedException;
import org.epicentra.Version;
import org.epicentra.report.PageResources;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.SingleFile;

/** What the reports of all kinds of models share: their files, their origin, their failures. */
public final class ReportOutput {
  private ReportOutput() {}

  /** Writes the content of a file to its stage; its commit is the caller's. */
  public static void write(byte[] content, AtomicOutput output, Configuration hadoop) {
    try (OutputStream out = output.stage().getFileSystem(hadoop).create(output.stage(), false)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output.target() + ": " + e.getMessage(), e);
    }
  }

  /** The versions of the programs, by name. */
  public static Map<String, String> versions(SparkSession spark) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Epicentra", Version.current());
    versions.put("Spark", spark.version());
    versions.put("Java", Runtime.version().toString());
    return versions;
  }

  /**
   * The SHA-256 of a file of a model, in hexadecimal digits.
   *
   * @param advice which folder to name where there is no such file
   */
  public static String digest(Path file, String advice, Configuration hadoop) {
    byte[] bytes = new SingleFile(file, hadoop).read(in -> bytes(in, file), advice);
    return PageResources.sha256(bytes);
  }

  private static byte[] bytes(InputStream in, Path file) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Draws the report of a model that is complete: one that fails takes nothing with it.
   *
   * @param model its folder
   * @param again the command that draws the report
   * @throws RuntimeException of the kind of what the drawing failed of, which says that the model
   *     is complete; {@link IllegalStateException} for a fault of the program
   */
  public static void afterModel(String model, CommandWords again, Runnable drawing) {
    try {
      drawing.run();
    } catch (Exception | OutOfMemoryError | FSError e) { // Spark's may be checked and undeclared
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Failure failure = Failure.of(e);
      String message =
          "the model is complete in %s, but its report failed: %s. To draw it again: %s"
              .formatted(model, failure.message().replaceFirst("\\.$", ""), again);
      RuntimeException told =
          switch (failure.code()) {
            case BAD_INPUT -> new BadInputException(message);
            case DIVERGED -> new DivergenceException(message);
            case LOCKED -> new LockedException(message);
            default -> new IllegalStateException(Caller.spelled(message)); // shown with its stack
          };
      told.initCause(e);
      throw told;
    }
  }
}
