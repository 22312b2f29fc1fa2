package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest extends ModelRegistryContract {
  @TempDir Path place;

  @Override
  org.apache.hadoop.fs.Path folder() {
    return RegistryUse.hadoop(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "/etc/passwd", "a/../b", "a//b", ".hidden", "a\\b", "c:x", ""})
  void aManifestCannotNameAFileElsewhere(String path) {
    assertThatThrownBy(() -> new StoredFile(path, 1, "0".repeat(64)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("which cannot be a file of a model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "-x", "a b", "a\nb", "ä"})
  void aNameIsPlain(String name) {
    Configuration hadoop = new Configuration(false);
    assertThatThrownBy(() -> ModelRegistry.open(place.toString(), name, hadoop))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("‹name› '" + name + "': a name begins with a letter or digit");
  }

  @Test
  void anotherFileSystemIsRefused() {
    for (String root :
        new String[] {
          "s3a://bucket/models", "gs://bucket/models", "webhdfs://h/y", "made-up://x/y"
        }) {
      assertThatThrownBy(() -> ModelRegistry.open(root, "x", new Configuration(false)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("‹registry› " + root)
          .hasMessageContaining("only on file (local or NFS) and hdfs")
          .hasMessageContaining("Of " + root.split(":")[0] + " this is not known");
    }
    assertThat(ModelRegistry.open("file:" + place, "x", new Configuration(false)).folder())
        .isEqualTo(new org.apache.hadoop.fs.Path("file:" + place + "/x"));
  }

  /** As Linux lists what is mounted, in /proc/mounts. */
  @ParameterizedTest
  @CsvSource({
    "fuse.s3fs, s3fs, true",
    "fuse.gcsfuse, bucket, true",
    "fuse, mountpoint-s3, true",
    "fuse, blobfuse2, true",
    "fuse.rclone, remote:bucket, true",
    "fuse, https://dav.example.org/, true",
    "ext4, /dev/nvme0n1p1, false",
    "nfs4, server:/export/rclone, false",
    "fuse.sshfs, me@host:/models, false",
    "fuse.glusterfs, server:/volume, false",
    "fuseblk, /dev/sdb1, false"
  })
  void aBucketThatIsMountedIsRefused(String type, String name, boolean refused) {
    assertThat(RegistryFileSystems.isObjectStore(type, name)).isEqualTo(refused);
  }
}
