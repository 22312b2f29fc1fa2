package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

/** On HDFS, whose usual rename moves a folder into one that is there. */
class AtomicOutputHdfsIT {
  private static final int RUNS = 6;

  private final Configuration hadoop = new Configuration();
  private final FileSystem files = LocalHdfs.files();
  private final Path folder = LocalHdfs.newFolder("atomic");

  @Test
  void theUsualRenameMovesIntoAFolder() throws IOException {
    files.mkdirs(new Path(folder, "stage"));
    files.mkdirs(new Path(folder, "target"));
    assertThat(files.rename(new Path(folder, "stage"), new Path(folder, "target"))).isTrue();
    assertThat(names(new Path(folder, "target"))).containsExactly("stage");
  }

  @Test
  void aTargetThatAppearsMeanwhileIsNotReplacedAndNothingMovesIntoIt() throws IOException {
    Path target = new Path(folder, "model");
    try (AtomicOutput output = open(target, OutputKind.TABLE, false)) {
      write(new Path(output.stage(), "_SUCCESS"), "mine");
      files.mkdirs(target);
      assertThatThrownBy(output::commit).isInstanceOf(BadInputException.class);
    }
    assertThat(names(target)).isEmpty();
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void ofManyRunsThatCommitAtOnceOneStays() throws Exception {
    for (int round = 0; round < 10; round++) {
      Path target = new Path(folder, "model-" + round);
      assertThat(commitAtOnce(target, false)).isEqualTo(1);
      assertThat(names(target)).hasSize(1).allMatch(name -> name.endsWith(".parquet"));
    }
    assertThat(names(folder)).hasSize(10);
  }

  @Test
  void ofManyRunsThatReplaceAtOnceOneStaysWhole() throws Exception {
    Path target = new Path(folder, "table");
    write(new Path(target, "_SUCCESS"), "old");
    for (int round = 0; round < 5; round++) {
      assertThat(commitAtOnce(target, true)).isBetween(1, RUNS);
      assertThat(names(target))
          .hasSize(2)
          .contains("_SUCCESS")
          .anyMatch(name -> name.endsWith(".parquet"));
    }
    assertThat(names(folder)).containsExactly("table");
  }

  /** How many of the runs wrote their output; the others were told why not. */
  private int commitAtOnce(Path target, boolean overwrite) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(RUNS);
    try {
      CyclicBarrier together = new CyclicBarrier(RUNS);
      List<Callable<Boolean>> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        String name = "part-" + run + ".parquet";
        runs.add(
            () -> {
              try (AtomicOutput output = open(target, OutputKind.TABLE, overwrite)) {
                write(new Path(output.stage(), name), name);
                if (overwrite) {
                  write(new Path(output.stage(), "_SUCCESS"), "");
                }
                together.await();
                output.commit();
                return true;
              } catch (BadInputException e) {
                return false;
              }
            });
      }
      int committed = 0;
      for (Future<Boolean> run : pool.invokeAll(runs)) {
        committed += run.get() ? 1 : 0;
      }
      return committed;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aFileIsReplacedInOneStep() throws Exception {
    Path target = new Path(folder, "status.json");
    write(target, "0");
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          pool.submit(
              () -> {
                for (int i = 1; i < 10; i++) {
                  try (AtomicOutput output = open(target, OutputKind.FILE, true)) {
                    write(output.stage(), String.valueOf(i));
                    output.commit();
                  }
                }
              });
      while (!writer.isDone()) {
        assertThat(LocalHdfs.readWhileReplaced(() -> read(target))).containsOnlyDigits();
      }
      writer.get();
    } finally {
      pool.shutdownNow();
    }
    assertThat(read(target)).isEqualTo("9");
    assertThat(names(folder)).containsExactly("status.json");
  }

  @Test
  void overwriteKeepsTheOldFolderUntilTheNewOneIsComplete() throws IOException {
    Path target = new Path(folder, "table");
    write(new Path(target, "_SUCCESS"), "old");
    try (AtomicOutput output = open(target, OutputKind.TABLE, true)) {
      write(new Path(output.stage(), "part-0.parquet"), "new");
      assertThat(names(target)).containsExactly("_SUCCESS");
    }
    assertThat(names(target)).containsExactly("_SUCCESS");
    try (AtomicOutput output = open(target, OutputKind.TABLE, true)) {
      write(new Path(output.stage(), "part-0.parquet"), "new");
      output.commit();
    }
    assertThat(names(target)).containsExactly("part-0.parquet");
    assertThat(names(folder)).containsExactly("table");
  }

  @Test
  void theOldFolderIsNotPutIntoOneThatAnotherRunHasPutThereMeanwhile() throws IOException {
    Configuration racing = new Configuration();
    racing.setClass("fs.hdfs.impl", RacingFiles.class, FileSystem.class);
    racing.setBoolean("fs.hdfs.impl.disable.cache", true);
    Path target = new Path(folder, "table");
    write(new Path(target, "_SUCCESS"), "old");
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(wanted, racing)) {
      write(new Path(output.stage(), "part-0.parquet"), "new");
      assertThatThrownBy(output::commit)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("to be replaced is now " + new Path(folder, ".table.old-"));
    }
    assertThat(names(target)).containsExactly("theirs.parquet");
    String old =
        names(folder).stream().filter(name -> name.startsWith(".table.old-")).findAny().get();
    assertThat(names(folder))
        .containsExactlyInAnyOrder("table", old, old.replace(".old-", ".run-"));
    assertThat(names(new Path(folder, old))).containsExactly("_SUCCESS");
  }

  /** When the old folder is moved aside the stage is lost, and another run fills the target. */
  static final class RacingFiles extends DistributedFileSystem {
    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      if (path.getName().contains(".old-")) {
        for (FileStatus stage : globStatus(new Path(path.getParent(), ".table.staging-*"))) {
          delete(stage.getPath(), true);
        }
        create(new Path(path.getParent(), "table/theirs.parquet")).close();
      }
      return status;
    }
  }

  private AtomicOutput open(Path target, OutputKind kind, boolean overwrite) {
    return AtomicOutput.open(
        new OutputTarget(target.toString(), kind, overwrite, List.of()), hadoop);
  }

  private void write(Path file, String text) {
    try (OutputStream out = files.create(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String read(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> names(Path of) throws IOException {
    return Arrays.stream(files.listStatus(of)).map(FileStatus::getPath).map(Path::getName).toList();
  }
}
