package org.epicentra.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.SparkUpgradeException;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map;

class FailureTest {
  @Test
  void badInputIsThree() {
    assertThat(Failure.of(new BadInputException("no rows")))
        .isEqualTo(new Failure(ExitCode.BAD_INPUT, "no rows"));
  }

  @Test
  void divergenceIsFour() {
    assertThat(Failure.of(new DivergenceException("the bound fell")))
        .isEqualTo(new Failure(ExitCode.DIVERGED, "the bound fell"));
  }

  @Test
  void sparksWrappingIsTakenOff() {
    Throwable wrapped =
        new SparkException(
            "Job aborted due to stage failure",
            new RuntimeException(new BadInputException("id 7")));
    assertThat(Failure.of(wrapped)).isEqualTo(new Failure(ExitCode.BAD_INPUT, "id 7"));
  }

  @Test
  void aCauseLeftAsTextIsFound() {
    Throwable text =
        new SparkException(
            "Job aborted: Lost task 0.0: org.epicentra.DivergenceException: iteration 3 fell\n\tat x");
    assertThat(Failure.of(text)).isEqualTo(new Failure(ExitCode.DIVERGED, "iteration 3 fell"));
  }

  @Test
  void whatHadoopAndJavaThrowOfTheEnvironmentIsThree() {
    threeWith(
        new RuntimeException(
            new ClassNotFoundException("Class org.apache.hadoop.fs.s3a.S3AFileSystem not found")),
        "--packages org.apache.hadoop:hadoop-aws:3.");
    threeWith(
        new IllegalArgumentException("Relative path in absolute URI: .a:b.csv.crc"),
        "'a:b.csv': Hadoop does not accept a colon in a name: rename the file");
    threeWith(
        new UncheckedIOException(
            "cannot write m: No space left on device", new IOException("full")),
        "cannot write m: No space left on device");
    threeWith(
        new SparkException("Job aborted", new IOException("Mkdirs failed to create file:/x")),
        "Mkdirs failed to create file:/x");
    // As Hadoop 3.4.2 says it, of a name node that is down and of one that has just started.
    threeWith(
        new UncheckedIOException(
            "cannot look at hdfs://h:1/c: Call From a/b to h:1 failed on connection exception: "
                + "java.net.ConnectException: Connection refused; For more details see:  http://x",
            new IOException("refused")),
        "failed on connection exception: java.net.ConnectException: Connection refused");
    threeWith(
        new BadInputException(
            "nothing can be written in hdfs://h/c: Name node is in safe mode.\n"
                + "It was turned on manually. NamenodeHostName:h\n\tat org.apache.x\n\tat y\n"),
        "Name node is in safe mode. It was turned on manually. NamenodeHostName:h");
    threeWith(
        new BadInputException(
            "'hdfs:///m' is not a usable path: Incomplete HDFS URI, no host: hdfs:///m"),
        "no host: hdfs:///m. Name it, hdfs://HOST:PORT/..., or let HADOOP_CONF_DIR name");
    assertThat(Failure.of(new IOException("Stream closed")).code()).isEqualTo(ExitCode.BUG);
  }

  /** Of some of Java's exceptions of files the message is the path alone. */
  @Test
  void placesThatCannotBeUsedAreThree() {
    threeWith(
        new UncheckedIOException("cannot promote in /r: /r/c", new AccessDeniedException("/r/c")),
        "/r/c: permission denied");
    threeWith(
        new UncheckedIOException("cannot look at /r", new NotDirectoryException("/r/versions")),
        "/r/versions is not a folder, or lies below a file");
    threeWith(new FileSystemException("/r/c", null, "Not a directory"), "/r/c is not a folder");
    threeWith(new FileAlreadyExistsException("/r"), "/r is a file where a folder is needed");
    threeWith(
        new FileSystemException("/r/c", null, "Read-only file system"),
        "/r/c: Read-only file system");
    threeWith(
        new FileSystemException("/r/c", null, "Operation not permitted"),
        "/r/c: Operation not permitted");
    assertThat(Failure.of(new NoSuchFileException("/r/c")).code()).isEqualTo(ExitCode.BUG);
    assertThat(Failure.of(new FileSystemException(null)).code()).isEqualTo(ExitCode.BUG);
    assertThat(Failure.of(new FileSystemException("/r/c", null, "Input/output error")).code())
        .isEqualTo(ExitCode.BUG);
  }

  /** Made as Spark 4.1 makes them in QueryExecutionErrors and ExecutionErrors. */
  @Test
  void filesThatCannotBeReadAndPatternsThatAreNoneAreThree() {
    Map<String, String> path = new Map.Map1<>("path", "file:///c/part-0.parquet");
    Throwable cause = new IllegalStateException("c/part-0.parquet is not a Parquet file");
    threeWith(
        new SparkException("Job", new SparkException("FAILED_READ_FILE.NO_HINT", path, cause)),
        "cannot read file:///c/part-0.parquet: c/part-0.parquet is not a Parquet file.");
    threeWith(
        new SparkUpgradeException(
            "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION",
            new Map.Map3<>("pattern", "'YYYY'", "config", "c", "docroot", "d"),
            null),
        "yyyy-MM-dd HH:mm:ss or MM/dd/yyyy");
  }

  private static void threeWith(Throwable thrown, String message) {
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(failure.message()).contains(message).doesNotContain("\n");
  }

  @Test
  void anythingElseIsABug() {
    Failure failure = Failure.of(new IllegalStateException("oops"));
    assertThat(failure.code()).isEqualTo(ExitCode.BUG);
    assertThat(failure.message()).contains("oops");
  }

  @Test
  void aCycleOfCausesEnds() {
    Exception a = new Exception("a");
    Exception b = new Exception("b", a);
    a.initCause(b);
    assertThat(Failure.of(a).code()).isEqualTo(ExitCode.BUG);
  }

  /** A task's error comes as text where it was thrown in another process. */
  @Test
  void memoryThatDoesNotSufficeIsTheUsersToMend() {
    List<Throwable> thrown =
        List.of(
            new IllegalStateException(new OutOfMemoryError("Java heap space")),
            new IllegalStateException(
                "Lost task 0.0 in stage 3.0: java.lang.OutOfMemoryError: Java heap space\n at x"));
    for (Throwable each : thrown) {
      Failure failure = Failure.of(each);
      assertThat(failure.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(failure.message()).contains("not enough memory").contains("--driver-memory");
    }
  }
}
