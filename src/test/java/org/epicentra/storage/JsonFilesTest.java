package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFilesTest {
  private static final Configuration HADOOP = new Configuration(false);

  @TempDir Path folder;

  /** Of three digits of pi, whose double is not 3.14. */
  record Number(double value) {}

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }

  @Test
  void whatIsWrittenIsReadToTheLastBit() throws IOException {
    Path file = folder.resolve("a/number.json");
    Number third = new Number(1.0 / 3);
    JsonFiles.write(hadoop(file), third, HADOOP);
    assertThat(JsonFiles.read(hadoop(file), Number.class, HADOOP)).isEqualTo(third);
    assertThat(Files.readAllBytes(file)).isEqualTo(JsonFiles.bytes(third)).endsWith('\n');
  }

  @Test
  void whatIsNotTheJsonOfARecordIsBadInput() throws IOException {
    Path file = folder.resolve("number.json");
    for (byte[] content :
        new byte[][] {
          "null".getBytes(),
          "{\"value\" : 1".getBytes(),
          "{\"value\" : \"one\"}".getBytes(),
          {0, 0, 0x11, 0x22, 0, 0, 0, 0}, // begins as UTF-32, of which it has no character
        }) {
      Files.write(file, content);
      assertThatThrownBy(() -> JsonFiles.read(hadoop(file), Number.class, HADOOP))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("number.json is not as expected: ");
    }
    assertThatThrownBy(() -> JsonFiles.read(hadoop(folder.resolve("no")), Number.class, HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("no does not exist");
  }
}
