package org.epicentra.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.SparkThrowable;
import org.epicentra.spark.SparkMessage;

/** Exceptions of Spark, Hadoop and Java whose cause the user can remove, in the user's words. */
final class UserFault {
  /** SQL states of class 22 are data exceptions: a cast, a division or an overflow in the rows. */
  private static final String DATA_EXCEPTION = "22";

  private static final String USER_RAISED = "USER_RAISED_EXCEPTION";
  private static final String EXPRESSIONS = "org.apache.spark.sql.catalyst.expressions.";
  private static final String OWN = "org.epicentra.";

  private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();
  private static final String PATH_NOT_FOUND = "PATH_NOT_FOUND";
  private static final String FAILED_READ = "FAILED_READ_FILE";
  private static final String OLD_PATTERN = "INCONSISTENT_BEHAVIOR_CROSS_VERSION";
  private static final Pattern NO_FILE_SYSTEM =
      Pattern.compile("Class (\\S*\\.fs\\.\\S*) not found");
  private static final Pattern COLON =
      Pattern.compile("Relative path in absolute URI: \\.?(.*?)(\\.crc)?$");
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)permission denied|no space left|read-only file system|operation not permitted"
              + "|quota|mkdirs failed"
              // HDFS: its nodes are down, starting, full or unreachable.
              + "|failed on (connection|socket timeout) exception|no route to host"
              + "|safe mode|in state standby|minReplication|could not obtain block");

  private UserFault() {}

  /**
   * The message for one exception, regardless of its causes.
   *
   * @return empty if the exception is not known to be one that the user can remedy
   */
  static Optional<String> of(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    if (thrown instanceof OutOfMemoryError || text.contains(OUT_OF_MEMORY)) {
      return Optional.of(
          "there is not enough memory: give more with --driver-memory (local master) or"
              + " --executor-memory (cluster) before the command, or ask for less");
    }
    if (thrown instanceof SparkThrowable spark && spark.getCondition() != null) {
      Optional<String> known = ofSpark(spark, thrown);
      return known.isEmpty() && !spark.isInternalError() ? ofExpression(thrown) : known;
    }
    Matcher missing = NO_FILE_SYSTEM.matcher(text);
    if (missing.find()) {
      return Optional.of(noFileSystem(missing.group(1)));
    }
    Matcher colon = COLON.matcher(text);
    if (colon.find()) {
      return Optional.of(
          "'" + colon.group(1) + "': Hadoop does not accept a colon in a name: rename the file");
    }
    if (thrown instanceof FileSystemException file) {
      return ofFile(file, text);
    }
    if (refused(thrown, text)) {
      return Optional.of(text);
    }
    return ofExpression(thrown);
  }

  private static Optional<String> ofExpression(Throwable thrown) {
    return inExpression(thrown)
        ? Optional.of(
            "an expression fails on a row of the data: " + SparkMessage.brief(thrown.getMessage()))
        : Optional.empty();
  }

  /**
   * Whether a value in a row made one of Spark's expressions fail, such as a malformed regular
   * expression. Many are Java's own exceptions; those that mean a bug wherever they come from are
   * not among them, nor is anything that Epicentra's own functions throw.
   */
  private static boolean inExpression(Throwable thrown) {
    if (!(thrown instanceof RuntimeException)
        || thrown instanceof NullPointerException
        || thrown instanceof ClassCastException
        || thrown instanceof IndexOutOfBoundsException
        || thrown.getMessage() == null) {
      return false;
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith(OWN)) {
        return false;
      }
      if (frame.getClassName().startsWith(EXPRESSIONS)) {
        return true;
      }
    }
    return false;
  }

  /** Java's exceptions about files; the message of some is nothing but the path. */
  private static Optional<String> ofFile(FileSystemException thrown, String text) {
    String file = thrown.getFile();
    if (thrown instanceof AccessDeniedException) {
      return Optional.of(file + ": permission denied by its owner or mode");
    }
    if (thrown instanceof NotDirectoryException || "Not a directory".equals(thrown.getReason())) {
      return Optional.of(file + " is not a folder, or lies below a file: name a folder");
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return Optional.of(file + " is a file where a folder is needed: name a folder");
    }
    return refused(thrown, text) ? Optional.of(text) : Optional.empty();
  }

  private static boolean refused(Throwable thrown, String text) {
    return (thrown instanceof IOException || thrown instanceof UncheckedIOException)
        && REFUSED.matcher(text).find();
  }

  private static String noFileSystem(String name) {
    String message = "the class " + name + " is missing: give spark-submit its jar";
    return name.contains("s3a")
        ? message + ", with --packages org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion()
        : message + ", with --jars or --packages";
  }

  private static Optional<String> ofSpark(SparkThrowable spark, Throwable thrown) {
    String condition = spark.getCondition();
    Map<String, String> values = spark.getMessageParameters();
    if (condition.startsWith(FAILED_READ)) {
      Throwable root = thrown;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String why = SparkMessage.brief(String.valueOf(root.getMessage()));
      return Optional.of("cannot read " + values.get("path") + ": " + why);
    }
    if (condition.startsWith(OLD_PATTERN)) {
      return Optional.of(
          "a date or time does not match its pattern: "
              + values.getOrDefault("pattern", values.get("datetime"))
              + ". Patterns look like yyyy-MM-dd HH:mm:ss or MM/dd/yyyy: y year, M month, d day,"
              + " H hour, m minute, s second");
    }
    if (USER_RAISED.equals(condition)) {
      return Optional.of("an expression raised an error: " + values.get("errorMessage"));
    }
    String state = String.valueOf(spark.getSqlState());
    if (PATH_NOT_FOUND.equals(condition) || state.startsWith(DATA_EXCEPTION)) {
      return Optional.of("the data does not allow it: " + SparkMessage.brief(thrown.getMessage()));
    }
    return Optional.empty();
  }
}
