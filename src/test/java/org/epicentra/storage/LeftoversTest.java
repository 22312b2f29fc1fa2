package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left alone, and what is not. Deaths at any moment: {@link OutputFaultContract}. */
class LeftoversTest {
  private final Configuration hadoop = new Configuration();

  @TempDir Path folder;

  @BeforeEach
  void useTheBucket() {
    hadoop.setClass("fs.bucket.impl", Bucket.class, FileSystem.class);
  }

  /** An object store, as far as its scheme tells. */
  public static final class Bucket extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("bucket:///");
    }

    @Override
    public void access(org.apache.hadoop.fs.Path path, FsAction mode) {
      // stores of objects have no permissions of folders
    }
  }

  @Test
  void whereARenameIsACopyNothingIsRemovedOrMoved() throws IOException {
    HiddenNames names = interrupted("table", "table");
    String path = "bucket://" + folder.resolve("table");
    assertThatThrownBy(() -> new SourceFiles(hadoop).below(path))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist");
    assertThat(folder.resolve("table")).doesNotExist();
    Files.createDirectory(folder.resolve("table")); // as far as it was copied
    try (AtomicOutput output = open(path)) {
      Path stage = Files.createDirectory(Path.of(output.stage().toUri().getPath()));
      Files.writeString(stage.resolve("_SUCCESS"), "next");
      output.commit();
    }
    assertThat(folder.resolve("table/_SUCCESS")).hasContent("next");
    assertThat(names())
        .containsExactlyInAnyOrder(
            "table", name(names, Role.STAGING), name(names, Role.OLD), name(names, Role.RUN));
    assertThat(folder.resolve(name(names, Role.STAGING)).resolve("_SUCCESS")).hasContent("new");
    assertThat(folder.resolve(name(names, Role.OLD)).resolve("_SUCCESS")).hasContent("old");
  }

  @Test
  void aRecordOfAnotherOutputSaysNothing() throws IOException {
    for (String forged : List.of("b", "", "../b")) {
      HiddenNames names = interrupted("a", forged);
      assertThatThrownBy(() -> new SourceFiles(hadoop).below(folder.resolve("a").toString()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("does not exist");
      assertThat(names())
          .containsExactlyInAnyOrder(
              name(names, Role.STAGING), name(names, Role.OLD), name(names, Role.RUN));
      for (Role role : List.of(Role.STAGING, Role.OLD, Role.RUN)) {
        FileSystem.getLocal(hadoop).delete(names.of(role), true);
      }
    }
  }

  @Test
  void aPatternTouchesWhatItMatchesAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("data-1.csv"), "x");
    interrupted("model", "model");
    interrupted("table", "table");
    SourceFiles files = new SourceFiles(hadoop);
    assertThat(files.below(folder + "/data-*.csv")).hasSize(1);
    assertThat(names()).contains("data-1.csv").doesNotContain("model", "table");
    files.requireThere(
        List.of(folder.getParent() + "/{no/thing,%s/t?ble}".formatted(folder.getFileName())));
    assertThat(names()).contains("table").doesNotContain("model");
  }

  @Test
  void whoeverIsRefusedLeavesNothing() throws IOException {
    Configuration refusing = new Configuration();
    refusing.setClass("fs.file.impl", Refusing.class, FileSystem.class);
    refusing.setBoolean("fs.file.impl.disable.cache", true);
    Files.createDirectory(folder.resolve("table"));
    OutputTarget wanted =
        new OutputTarget(folder.resolve("table").toString(), OutputKind.TABLE, true, List.of());
    assertThatThrownBy(() -> AtomicOutput.open(wanted, refusing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("refused");
    assertThat(names()).containsExactly("table");
  }

  /** Fails where a run looks for what others have left. */
  public static final class Refusing extends LocalFileSystem {
    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      FileStatus[] all = super.listStatus(path);
      if (Stream.of(all).anyMatch(each -> each.getPath().getName().startsWith(".table.run-"))) {
        throw new IllegalArgumentException("refused");
      }
      return all;
    }
  }

  private AtomicOutput open(String path) {
    return AtomicOutput.open(new OutputTarget(path, OutputKind.TABLE, true, List.of()), hadoop);
  }

  /** As a run of this machine leaves it that was killed between the two renames. */
  private HiddenNames interrupted(String name, String recorded) throws IOException {
    HiddenNames names = HiddenNames.of(new org.apache.hadoop.fs.Path(folder.resolve(name).toUri()));
    for (Role role : List.of(Role.STAGING, Role.OLD)) {
      Path each = Files.createDirectory(folder.resolve(name(names, role)));
      Files.writeString(each.resolve("_SUCCESS"), role == Role.OLD ? "old" : "new");
    }
    ProcessMark own = ProcessMark.own();
    ProcessMark dead = new ProcessMark("a", own.machine(), Integer.MAX_VALUE, own.started());
    String target = recorded.isEmpty() ? "" : folder.resolve(recorded).toString();
    JsonFiles.write(names.of(Role.RUN), new OutputClaim.Owner(target, "", dead, "today"), hadoop);
    return names;
  }

  private static String name(HiddenNames names, Role role) {
    return names.of(role).getName();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
