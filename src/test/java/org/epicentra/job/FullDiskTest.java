package org.epicentra.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.SparkException;
import org.epicentra.BadInputException;
import org.epicentra.storage.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's error of a full disk, and Spark's tasks, as 3.4.2 and 4.1 report them. */
class FullDiskTest {
  private static final String REASON = "No space left on device";
  private static boolean full;

  @TempDir Path folder;

  @BeforeEach
  void empty() {
    full = false;
  }

  @Test
  void theOutputIsNamedAndTheStatusTellsAlthoughNothingCanBeWrittenAnyMore() throws IOException {
    String output = folder.resolve("model").toString();
    String message =
        "cannot write "
            + output
            + ": no space is left on the disk: free some, or write to another one";
    assertThatThrownBy(
            () ->
                tracking(output)
                    .run(
                        fullFiles(),
                        () -> {
                          full = true;
                          throw error(REASON);
                        }))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
    JsonNode status = new ObjectMapper().readTree(folder.resolve("status.json").toFile());
    assertThat(status.get("state").textValue()).isEqualTo("failed");
    assertThat(status.get("exitCode").intValue()).isEqualTo(3);
    assertThat(status.get("message").textValue()).isEqualTo(message);
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("status.json"));
    assertThat(folder.toFile().list()).containsExactly("status.json");
  }

  /** The first cause is what counts, not that of a status that cannot be written either. */
  @Test
  void aStatusThatCannotBeWrittenHidesNothing() {
    full = true;
    assertThatThrownBy(
            () ->
                tracking(folder.resolve("model").toString())
                    .run(
                        fullFiles(),
                        () -> {
                          throw new BadInputException("no rows");
                        }))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no rows");
  }

  /** As Hadoop's local files throw it, whose constructor is their own. */
  private static FSError error(String reason) {
    try {
      var constructor = FSError.class.getDeclaredConstructor(Throwable.class);
      constructor.setAccessible(true);
      return constructor.newInstance(new IOException(reason));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RunTracking tracking(String output) {
    Caller caller = new Caller("cavi fit", UnaryOperator.identity());
    return new RunTracking(caller, RunStatus.started("cavi fit", Instant.EPOCH, "4.1"), output);
  }

  private static Configuration fullFiles() {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.file.impl", FullFiles.class, FileSystem.class);
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    return hadoop;
  }

  /** A file system whose disk can be full. */
  static final class FullFiles extends LocalFileSystem {
    public FullFiles() {
      super(
          new RawLocalFileSystem() {
            @Override
            public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                boolean overwrite,
                int buffer,
                short copies,
                long block)
                throws IOException {
              refuse();
              return super.create(file, overwrite, buffer, copies, block);
            }

            @Override
            public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                boolean overwrite,
                int buffer,
                short copies,
                long block,
                org.apache.hadoop.util.Progressable progress)
                throws IOException {
              refuse();
              return super.create(file, overwrite, buffer, copies, block, progress);
            }
          });
    }

    private static void refuse() {
      if (full) {
        throw error(REASON);
      }
    }
  }

  @Test
  void anErrorOfAnotherKindNamesTheOutputAndIsAFailureOfTheMachine() {
    RuntimeException named = FullDisk.of(error("Input/output error"), "/o/model").orElseThrow();
    assertThat(named).hasMessageContaining("cannot write /o/model: ").hasMessageContaining("Input");
    assertThat(Failure.of(named).code()).isEqualTo(ExitCode.BUG);
  }

  /** A task's error comes as text where it was thrown in another process. */
  @Test
  void sparksOwnFilesAreToldFromTheOutput() {
    String task = "Job aborted due to stage failure: Lost task 1.3: java.io.IOException: " + REASON;
    assertThat(
            FullDisk.of(
                new SparkException(
                    task
                        + "\n\tat java.base/java.io.FileOutputStream.write(FileOutputStream.java:349)"
                        + "\n\tat org.apache.spark.storage.DiskBlockObjectWriter.write(x.scala:5)"),
                "/o/model"))
        .get()
        .extracting(Failure::of)
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(ExitCode.BAD_INPUT);
              assertThat(failure.message())
                  .startsWith("no space is left for Spark's temporary files")
                  .contains("spark.local.dir");
            });
    assertThat(FullDisk.of(new SparkException(task + "\n\tat org.apache.parquet.x(y)"), "/o/model"))
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("cannot write /o/model: no space is left on the disk");
    IOException spill = new IOException(REASON);
    spill.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.apache.spark.shuffle.IndexShuffleBlockResolver", "w", "x", 1)
        });
    assertThat(FullDisk.of(new RuntimeException(spill), null))
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("spark.local.dir");
  }

  @Test
  void whatNamesItsPathIsLeftAsItIs() {
    IOException cause = new IOException(REASON, error(REASON));
    assertThat(FullDisk.of(new UncheckedIOException("cannot write /c: " + REASON, cause), "/o"))
        .isEmpty();
    assertThat(FullDisk.of(new BadInputException("no rows"), "/o")).isEmpty();
  }
}
