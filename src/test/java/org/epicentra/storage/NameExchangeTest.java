package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameExchangeTest {
  @TempDir Path folder;

  /** Where the test's file system cannot, both stay as they were. */
  @Test
  void twoFoldersHaveChangedNamesOrNothingHas() throws IOException {
    Path one = Files.createDirectory(folder.resolve("the one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(one.resolve("file"), "of one");
    Files.writeString(other.resolve("file"), "of other");
    boolean done = NameExchange.done(one, other);
    assertThat(one.resolve("file")).hasContent(done ? "of other" : "of one");
    assertThat(other.resolve("file")).hasContent(done ? "of one" : "of other");
  }

  @Test
  void whatIsNotThereIsNotExchanged() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    assertThat(NameExchange.done(one, folder.resolve("nothing"))).isFalse();
    assertThat(folder).isDirectoryContaining(one::equals);
  }
}
