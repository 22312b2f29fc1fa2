package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir Path folder;

  /** A local file system of its own scheme. */
  public static class Watched extends RawLocalFileSystem {
    static final String SCHEME = "watched";

    @Override
    public URI getUri() {
      return URI.create(SCHEME + ":///");
    }
  }

  /** One whose folders "a" and "b" are listed only when both are asked for. */
  public static final class AtOnce extends Watched {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      if (List.of("a", "b").contains(path.getName())) {
        try {
          BOTH.await(5, TimeUnit.MINUTES);
        } catch (Exception e) {
          throw new IOException("one folder is listed after the other", e);
        }
      }
      return super.listStatus(path);
    }
  }

  /** One that cannot list the folder "b". */
  public static final class Failing extends Watched {
    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      if (path.getName().equals("b")) {
        throw new IOException("no answer");
      }
      return super.listStatus(path);
    }
  }

  @BeforeEach
  void write() throws IOException {
    for (String name : List.of("b/2.csv", "a/deep/er/1.csv", "0.csv", "a/_x/3.csv", "b/.y")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "");
    }
  }

  @Test
  void filesOfAllFoldersAreSortedByName() {
    assertThat(names(new SourceFiles(new Configuration()).below(folder.toString())))
        .containsExactly("0.csv", "a/deep/er/1.csv", "b/2.csv");
  }

  @Test
  void foldersAreListedAtATime() {
    assertThat(names(new SourceFiles(watchedBy(AtOnce.class)).below(watched())))
        .containsExactly("0.csv", "a/deep/er/1.csv", "b/2.csv");
  }

  @Test
  void aFolderThatCannotBeListedIsNamed() {
    SourceFiles files = new SourceFiles(watchedBy(Failing.class));
    assertThatThrownBy(() -> files.below(watched()))
        .hasMessage("cannot look at " + watched() + "/b: no answer");
  }

  @Test
  void aFolderOfFoldersAloneHasNoData() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("c/d")).getParent();
    SourceFiles files = new SourceFiles(new Configuration());
    assertThatThrownBy(() -> files.below(empty.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(empty + " is a folder without data files");
  }

  private static Configuration watchedBy(Class<? extends FileSystem> type) {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs." + Watched.SCHEME + ".impl", type, FileSystem.class);
    hadoop.setBoolean("fs." + Watched.SCHEME + ".impl.disable.cache", true);
    return hadoop;
  }

  private String watched() {
    return Watched.SCHEME + ":" + folder;
  }

  private List<String> names(List<org.apache.hadoop.fs.Path> files) {
    return files.stream()
        .map(file -> folder.relativize(Path.of(file.toUri().getPath())).toString())
        .toList();
  }
}
