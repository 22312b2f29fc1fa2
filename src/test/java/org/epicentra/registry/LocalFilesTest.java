package org.epicentra.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
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

  @Override
  List<String> allNames(Path folder) throws IOException {
    try (Stream<java.nio.file.Path> names = Files.list(RegistryUse.local(folder))) {
      return names.map(name -> name.getFileName().toString()).toList();
    }
  }
}
