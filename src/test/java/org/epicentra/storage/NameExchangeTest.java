package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameExchangeTest {
  /** File systems of Linux that can, by their names in its list of mounts. */
  private static final Set<String> ABLE = Set.of("ext4", "xfs", "btrfs", "tmpfs", "overlay");

  @TempDir Path folder;

  static void assumeAble(Path folder) throws IOException {
    String system = System.getProperty("os.name");
    String type = Files.getFileStore(folder).type();
    assumeTrue(
        system.equals("Linux") && ABLE.contains(type),
        "names may not be exchangeable on " + type + " of " + system);
  }

  @Test
  void twoFoldersChangeNames() throws IOException {
    assumeAble(folder);
    Path one = Files.createDirectory(folder.resolve("the one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(one.resolve("file"), "of one");
    Files.writeString(other.resolve("file"), "of other");
    assertThat(NameExchange.done(one, other)).isTrue();
    assertThat(one.resolve("file")).hasContent("of other");
    assertThat(other.resolve("file")).hasContent("of one");
  }

  @Test
  void whatIsNotThereIsNotExchanged() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    assertThat(NameExchange.done(one, folder.resolve("nothing"))).isFalse();
    assertThat(folder).isDirectoryContaining(one::equals);
  }

  /** JNA throws a plain Error where native code of another version is installed. */
  @Test
  void withoutTheLibraryThereIsNoExchange() {
    for (Error error : new Error[] {new Error("incompatible"), new NoClassDefFoundError("a")}) {
      assertThat(
              NameExchange.load(
                  () -> {
                    throw error;
                  }))
          .isEmpty();
    }
  }

  @Test
  void anErrorOfTheMachineIsNotHidden() {
    assertThatThrownBy(
            () ->
                NameExchange.load(
                    () -> {
                      throw new OutOfMemoryError("of a test");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
