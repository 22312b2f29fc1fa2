package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest extends RegistryFilesContract {
  @TempDir java.nio.file.Path place;

  @Override
  RegistryFiles files() {
    return new LocalFiles();
  }

  @Override
  Path folder() {
    return RegistryUse.hadoop(place);
  }

  @Override
  int rounds() {
    return 50;
  }

  @Test
  void whatCannotBeReplacedLeavesNothingBehind() throws IOException {
    Files.createDirectories(place.resolve("pointer/full"));
    assertThatThrownBy(() -> files().replace(new Path(folder(), "pointer"), new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(allNames(folder())).containsExactly("pointer");
  }

  /** The hidden name before it is longer than the 255 bytes that file systems allow. */
  @Test
  void whatCannotBeWrittenIsNamedAndNotItsHiddenName() {
    Path file = new Path(folder(), "x".repeat(250));
    for (ThrowingCallable write :
        List.<ThrowingCallable>of(
            () -> files().putIfAbsent(file, new byte[] {1}),
            () -> files().replace(file, new byte[] {1}))) {
      assertThatThrownBy(write)
          .isInstanceOf(FileSystemException.class)
          .hasMessageStartingWith(RegistryUse.local(file) + ": ");
    }
  }

  @Override
  List<String> allNames(Path folder) throws IOException {
    try (Stream<java.nio.file.Path> names = Files.list(RegistryUse.local(folder))) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }
}
