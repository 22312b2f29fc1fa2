package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLockTest extends RegistryLockContract {
  @TempDir Path place;

  @Override
  org.apache.hadoop.fs.Path folder() {
    return RegistryUse.hadoop(place);
  }

  @Override
  int rounds() {
    return 50;
  }

  @Test
  void claimsOfLongAgoAreForgotten() {
    ModelRegistry registry = RegistryUse.open(place);
    for (int i = 0; i < 105; i++) {
      registry.lock(RegistryUse.EXPIRY).close();
    }
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(lock.fence()).isEqualTo(106);
    }
    assertThat(place.resolve("lock/000006.json")).doesNotExist();
    assertThat(place.resolve("lock/000006.released")).doesNotExist();
    assertThat(place.resolve("lock/000007.json")).exists();
  }
}
