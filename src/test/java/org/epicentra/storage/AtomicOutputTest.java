package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the local file system, as Hadoop sees it. */
class AtomicOutputTest {
  private static final int PARTS = 10;

  private final Configuration hadoop = new Configuration();

  @TempDir Path folder;

  @Test
  void theTargetAppearsOnlyAtCommit() throws IOException {
    Path target = folder.resolve("deep/er/model dir");
    try (AtomicOutput output = open(target, false, hadoop)) {
      writeInto(output, "a.txt", "new");
      assertThat(target).doesNotExist();
      output.commit();
    }
    assertThat(target.resolve("a.txt")).hasContent("new");
    assertThat(names(target.getParent())).containsExactly("model dir");
  }

  @Test
  void aSingleFileIsCommittedToo() throws IOException {
    Path target = folder.resolve("status.json");
    try (AtomicOutput output = open(target, false, hadoop)) {
      Files.writeString(Path.of(output.stage().toUri()), "{}");
      output.commit();
    }
    assertThat(target).hasContent("{}");
  }

  @Test
  void theStageIsHiddenFromReadersOfTheFolder() {
    try (AtomicOutput output = open(folder.resolve("x"), false, hadoop)) {
      assertThat(output.stage().getName()).startsWith(".x.staging-");
      assertThat(output.stage().getParent()).isEqualTo(output.target().getParent());
    }
  }

  @Test
  void withoutCommitNothingIsLeft() throws IOException {
    Path target = folder.resolve("model");
    try (AtomicOutput output = open(target, false, hadoop)) {
      writeInto(output, "a.txt", "new");
    }
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void anExistingTargetIsRefusedBeforeAnyWork() throws IOException {
    Files.createDirectory(folder.resolve("model"));
    assertThatThrownBy(() -> open(folder.resolve("model"), false, hadoop))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("model exists")
        .hasMessageContaining("‹overwrite›");
  }

  @Test
  void aTargetThatAppearsMeanwhileIsNotReplaced() throws IOException {
    Path target = folder.resolve("model");
    try (AtomicOutput output = open(target, false, hadoop)) {
      writeInto(output, "a.txt", "new");
      Files.createDirectory(target);
      assertThatThrownBy(output::commit).isInstanceOf(BadInputException.class);
    }
    assertThat(names(folder)).containsExactly("model");
    assertThat(names(target)).isEmpty();
  }

  @Test
  void ofTwoRunsThatCommitAtOnceTheFirstStays() throws IOException {
    Configuration racing = new Configuration();
    racing.setClass("fs.file.impl", RacingFiles.class, FileSystem.class);
    racing.setBoolean("fs.file.impl.disable.cache", true);
    Path target = folder.resolve("model");
    try (AtomicOutput output = open(target, false, racing)) {
      writeInto(output, "a.txt", "mine");
      assertThatThrownBy(output::commit)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("another run");
    }
    assertThat(names(folder)).containsExactly("model");
    assertThat(names(target)).containsExactly("theirs.txt");
  }

  /** Another run writes the target just before the stage is moved. */
  static final class RacingFiles extends LocalFileSystem {
    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      if (path.getName().contains(".staging-")) {
        fill(Path.of(path.getParent().toUri()).resolve("model"));
      }
      return status;
    }
  }

  private static void fill(Path target) throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("theirs.txt"), "theirs");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofManyRunsThatReplaceAtOnceOneStaysWhole(boolean exchanging) throws Exception {
    int runs = 6;
    ExecutorService pool = Executors.newFixedThreadPool(runs);
    try {
      for (int round = 0; round < 50; round++) {
        Path target = Files.createDirectories(folder.resolve("round-" + round + "/table"));
        Files.writeString(target.resolve("_SUCCESS"), "old");
        CyclicBarrier together = new CyclicBarrier(runs);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
          String mine = String.valueOf(i);
          all.add(() -> replaced(target, mine, together, exchanging));
        }
        int done = 0;
        for (Future<Boolean> one : pool.invokeAll(all)) {
          done += one.get() ? 1 : 0;
        }
        assertThat(done).isPositive();
        assertThat(names(target.getParent())).containsExactly("table");
        assertThat(names(target)).hasSize(PARTS);
        Set<String> writers = new HashSet<>();
        for (String name : names(target).toList()) {
          writers.add(Files.readString(target.resolve(name)));
        }
        assertThat(writers).hasSize(1).doesNotContain("old");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** False when another run was faster. */
  private boolean replaced(Path target, String mine, CyclicBarrier together, boolean exchanging)
      throws Exception {
    try (AtomicOutput output =
        AtomicOutput.open(
            new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of()),
            hadoop,
            exchanging)) {
      writeInto(output, "_SUCCESS", mine);
      for (int i = 1; i < PARTS; i++) {
        writeInto(output, "part-" + i + ".parquet", mine);
      }
      together.await();
      output.commit();
      return true;
    } catch (BadInputException e) {
      assertThat(e).hasMessageContaining("was written by another run meanwhile");
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Meanwhile.class)
  void whereTheOldOutputIsWhenTheNewOneCannotBePut(Meanwhile meanwhile) throws IOException {
    Configuration failing = new Configuration();
    failing.setClass("fs.file.impl", FailingFiles.class, FileSystem.class);
    failing.setBoolean("fs.file.impl.disable.cache", true);
    failing.setEnum("test.meanwhile", meanwhile);
    Path target = folder.resolve("model");
    Files.createDirectory(target);
    Files.writeString(target.resolve("_SUCCESS"), "old");
    OutputTarget wanted = new OutputTarget(target.toString(), OutputKind.TABLE, true, List.of());
    try (AtomicOutput output = AtomicOutput.open(wanted, failing, false)) {
      writeInto(output, "a.txt", "new");
      assertThatThrownBy(output::commit)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("cannot write file:" + target + ": file:" + folder)
          .hasMessageContaining(" is no longer there")
          .message()
          .satisfies(
              text ->
                  assertThat(text.contains("to be replaced is now file:" + folder + "/.model.old-"))
                      .isEqualTo(meanwhile == Meanwhile.FILLED));
    }
    switch (meanwhile) {
      case NOTHING -> {
        assertThat(names(folder)).containsExactly("model");
        assertThat(names(target)).containsExactly("_SUCCESS");
      }
      case FILLED -> {
        assertThat(names(target)).containsExactly("theirs.txt");
        String old = names(folder).filter(name -> name.startsWith(".model.old-")).findAny().get();
        assertThat(names(folder))
            .containsExactlyInAnyOrder("model", old, old.replace(".old-", ".run-"));
        assertThat(names(folder.resolve(old))).containsExactly("_SUCCESS");
      }
      case GONE -> assertThat(names(folder)).isEmpty();
    }
  }

  /** What another run does with the target. */
  enum Meanwhile {
    NOTHING,
    /** It puts its own there once the old one is moved aside. */
    FILLED,
    /** It has moved the old one before. */
    GONE
  }

  /** The stage is lost when the old output has been moved aside. */
  static final class FailingFiles extends LocalFileSystem {
    private int looks;

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      if (path.getName().contains(".staging-")) {
        looks++;
        Path target = Path.of(path.getParent().toUri()).resolve("model");
        Meanwhile meanwhile = getConf().getEnum("test.meanwhile", Meanwhile.NOTHING);
        if (looks == 2 && meanwhile == Meanwhile.GONE) {
          delete(new org.apache.hadoop.fs.Path(target.toUri()), true);
        }
        if (looks == 3) {
          delete(path, true);
          if (meanwhile == Meanwhile.FILLED) {
            fill(target);
          }
        }
      }
      return status;
    }
  }

  @Test
  void aFileIsReplacedInOneStep() throws IOException {
    Path target = folder.resolve("status.json");
    Files.writeString(target, "old");
    try (AtomicOutput output = open(target, true, hadoop)) {
      Files.writeString(Path.of(output.stage().toUri()), "new");
      output.commit();
    }
    assertThat(target).hasContent("new");
    assertThat(names(folder)).containsExactly("status.json");
  }

  @Test
  void overwriteKeepsTheOldOutputUntilTheNewOneIsComplete() throws IOException {
    Path target = folder.resolve("model");
    Files.createDirectory(target);
    Files.writeString(target.resolve("_SUCCESS"), "old");
    try (AtomicOutput failed = open(target, true, hadoop)) {
      writeInto(failed, "a.txt", "half");
    }
    assertThat(names(target)).containsExactly("_SUCCESS");
    try (AtomicOutput output = open(target, true, hadoop)) {
      writeInto(output, "a.txt", "new");
      assertThat(names(target)).containsExactly("_SUCCESS");
      output.commit();
    }
    assertThat(names(target)).containsExactly("a.txt");
    assertThat(names(folder)).containsExactly("model");
  }

  @Test
  void committingNothingIsAnErrorAndKeepsTheOldOutput() throws IOException {
    Path target = folder.resolve("model");
    Files.createDirectory(target);
    try (AtomicOutput output = open(target, true, hadoop)) {
      assertThatThrownBy(output::commit)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("nothing was written");
    }
    assertThat(names(folder)).containsExactly("model");
  }

  private static AtomicOutput open(Path target, boolean overwrite, Configuration hadoop) {
    OutputKind kind =
        target.toString().endsWith("status.json") ? OutputKind.FILE : OutputKind.TABLE;
    return AtomicOutput.open(
        new OutputTarget(target.toString(), kind, overwrite, List.of()), hadoop);
  }

  private static void writeInto(AtomicOutput output, String name, String content)
      throws IOException {
    Path stage = Path.of(output.stage().toUri());
    Files.createDirectories(stage);
    Files.writeString(stage.resolve(name), content);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
