package org.epicentra.registry;

import java.nio.file.Path;
import org.epicentra.Kills;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessIT extends RegistryProcessContract {
  @TempDir Path place;

  @Override
  org.apache.hadoop.fs.Path folder() {
    return RegistryUse.hadoop(place);
  }

  @Override
  int publications() {
    return 15;
  }

  @Override
  int deaths() {
    return Kills.count();
  }
}
