package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link RegistryFiles} promises, on each of the file systems. */
abstract class RegistryFilesContract {
  private static final int THREADS = 8;

  private RegistryFiles files;
  private Path folder;

  abstract RegistryFiles files();

  /** An empty folder. */
  abstract Path folder();

  /** Names in a folder, hidden ones too. */
  abstract List<String> allNames(Path folder) throws IOException;

  /** How often many threads make one name. */
  abstract int rounds();

  @BeforeEach
  void start() {
    files = files();
    folder = folder();
  }

  private Path at(String name) {
    return new Path(folder, name);
  }

  final String read(String name) throws IOException {
    try (InputStream in = files.open(at(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFileIsMadeOnceWithTheFoldersAboveIt() throws IOException {
    assertThat(files.putIfAbsent(at("a/b/one.json"), bytes("first"))).isTrue();
    assertThat(files.putIfAbsent(at("a/b/one.json"), bytes("second"))).isFalse();
    assertThat(read("a/b/one.json")).isEqualTo("first");
    assertThat(files.putIfAbsent(at("a/b/empty"), new byte[0])).isTrue();
    assertThat(allNames(at("a/b"))).containsExactlyInAnyOrder("one.json", "empty");
    assertThatThrownBy(() -> files.putIfAbsent(at("a/b/one.json/below"), bytes("x")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileIsReplacedWhetherItIsThereOrNot() throws IOException {
    files.replace(at("a/beat"), bytes("one"));
    files.replace(at("a/beat"), bytes("three"));
    assertThat(read("a/beat")).isEqualTo("three");
    assertThat(allNames(at("a"))).containsExactly("beat");
  }

  @Test
  void listsAndFindsWhatIsThereByNameSizeAndTime() throws IOException {
    assertThat(files.list(at("nothing"))).isEmpty();
    assertThat(files.find(at("nothing"))).isEmpty();
    files.makeFolder(at("z/y/x"));
    files.makeFolder(at("z/y/x"));
    files.replace(at("b"), bytes("four"));
    files.replace(at("a"), bytes(""));
    files.replace(at(".hidden"), bytes("x"));
    assertThat(files.list(folder))
        .extracting(RegistryFiles.Entry::name, RegistryFiles.Entry::folder)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", false),
            org.assertj.core.groups.Tuple.tuple("b", false),
            org.assertj.core.groups.Tuple.tuple("z", true));
    RegistryFiles.Entry entry = files.find(at("b")).orElseThrow();
    assertThat(entry).isEqualTo(files.list(folder).get(1));
    assertThat(entry.length()).isEqualTo(4);
    // The local clock is that of the file system here; an hour covers every rounding.
    assertThat(Math.abs(System.currentTimeMillis() - entry.modified())).isLessThan(3_600_000);
  }

  @Test
  void laterTimesAreNotEarlier() throws IOException {
    long last = 0;
    for (int i = 0; i < 20; i++) {
      files.replace(at("clock"), bytes(""));
      long now = files.find(at("clock")).orElseThrow().modified();
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
  }

  @Test
  void aFolderMovesToAFreeNameOnly() throws IOException {
    files.replace(at("stage/model/weights"), bytes("mine"));
    files.replace(at("versions/000001/model/weights"), bytes("theirs"));
    assertThat(files.moveIfAbsent(at("stage"), at("versions/000001"))).isFalse();
    assertThat(allNames(at("versions/000001"))).containsExactly("model");
    assertThat(read("versions/000001/model/weights")).isEqualTo("theirs");
    assertThat(files.moveIfAbsent(at("stage"), at("versions/000002"))).isTrue();
    assertThat(read("versions/000002/model/weights")).isEqualTo("mine");
    assertThat(files.find(at("stage"))).isEmpty();
  }

  @Test
  void whatIsNotThereCanNeitherBeMovedNorOpenedButDeleted() throws IOException {
    files.makeFolder(at("versions"));
    assertThatThrownBy(() -> files.moveIfAbsent(at("gone"), at("versions/000001")))
        .isInstanceOfAny(FileNotFoundException.class, NoSuchFileException.class);
    assertThatThrownBy(() -> files.open(at("gone")).read())
        .isInstanceOfAny(FileNotFoundException.class, NoSuchFileException.class);
    files.delete(at("gone"));
  }

  @Test
  void whatIsSyncedOrMovedHasTheSameContent() throws IOException {
    String text = "0123456789".repeat(300_000);
    files.replace(at("stage/model/deep/big"), bytes(text));
    files.replace(at("stage/model/empty"), bytes(""));
    files.sync(at("stage"));
    files.makeFolder(at("versions"));
    assertThat(files.moveIfAbsent(at("stage"), at("versions/000001"))).isTrue();
    assertThat(read("versions/000001/model/deep/big")).isEqualTo(text);
    assertThat(read("versions/000001/model/empty")).isEmpty();
    assertThat(allNames(at("versions/000001/model"))).containsExactlyInAnyOrder("deep", "empty");
  }

  @Test
  void deletesAFolderWithAllInIt() throws IOException {
    files.replace(at("trash/x/y/z"), bytes("z"));
    files.delete(at("trash"));
    assertThat(files.list(folder)).isEmpty();
  }

  @Test
  void ofManyThatMakeOneNameOneDoes() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < rounds(); round++) {
        List<Callable<int[]>> tries = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          tries.add(making(round, i));
        }
        int[] made = new int[2];
        for (Future<int[]> each : pool.invokeAll(tries)) {
          made[0] += each.get()[0];
          made[1] += each.get()[1];
        }
        assertThat(made).containsExactly(1, 1);
        assertThat(read("r" + round + "/who")).startsWith("thread ");
        assertThat(allNames(at("r" + round))).hasSize(1);
        assertThat(read("r" + round + ".json")).startsWith("thread ");
      }
    } finally {
      pool.shutdownNow();
    }
    // Of each round's stages one has moved, and no hidden file is left.
    assertThat(allNames(folder)).hasSize(rounds() * (THREADS - 1 + 2));
  }

  /** Whether this thread made the file and the folder of a round. */
  private Callable<int[]> making(int round, int thread) throws IOException {
    byte[] content = bytes("thread " + thread);
    String stage = "s" + round + "-" + thread;
    files.replace(at(stage + "/who"), content);
    return () -> {
      boolean put = files.putIfAbsent(at("r" + round + ".json"), content);
      boolean moved = files.moveIfAbsent(at(stage), at("r" + round));
      return new int[] {put ? 1 : 0, moved ? 1 : 0};
    };
  }

  @Test
  void aReaderSeesAWholeFileWhileItIsReplaced() throws Exception {
    files.replace(at("beat"), bytes("0".repeat(1000)));
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer =
          pool.submit(
              () -> {
                for (int i = 1; i < 40; i++) {
                  files.replace(at("beat"), bytes(String.valueOf(i % 10).repeat(1000)));
                }
                return null;
              });
      while (!writer.isDone()) {
        assertThat(files.find(at("beat"))).isPresent();
        String seen = readWhileReplaced("beat");
        assertThat(seen).isEqualTo(seen.substring(0, 1).repeat(1000));
      }
      writer.get();
    } finally {
      pool.shutdownNow();
    }
  }

  String readWhileReplaced(String name) throws IOException {
    return read(name);
  }
}
