package org.epicentra.spark.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLabelsTest {
  @TempDir Path folder;

  private Path write(int... labels) throws IOException {
    byte[] bytes = new byte[8 + labels.length];
    bytes[2] = 8;
    bytes[3] = 1;
    bytes[7] = (byte) labels.length;
    for (int i = 0; i < labels.length; i++) {
      bytes[8 + i] = (byte) labels[i];
    }
    return Files.write(folder.resolve("labels"), bytes);
  }

  @Test
  void theLabelsOfSomeImagesAreThoseOfTheirPlaces() throws IOException {
    ImageLabels labels = ImageLabels.read(write(7, 8, 200, 9).toString(), new Configuration());
    assertThat(labels.of(Set.of(3L, 0L, 2L))).isEqualTo(Map.of(0L, "7", 2L, "200", 3L, "9"));
    assertThat(labels.of(Set.of())).isEmpty();
  }

  @Test
  void aFileThatBecameShorterIsTold() throws IOException {
    Path file = write(7, 8, 9, 10);
    ImageLabels labels = ImageLabels.read(file.toString(), new Configuration());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 2));
    for (long key : new long[] {2, 3}) {
      assertThatThrownBy(() -> labels.of(Set.of(key)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(file + " became shorter while it was in use");
    }
    assertThat(labels.of(Set.of(1L))).isEqualTo(Map.of(1L, "8"));
  }
}
