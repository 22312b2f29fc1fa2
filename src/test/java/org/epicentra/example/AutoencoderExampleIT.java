package org.epicentra.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoencoderExampleIT {
  @TempDir private Path folder;

  @Test
  void theImageUnlikeTheOthersComesFirst() throws IOException {
    Path images = folder.resolve("images");
    // 101 images of 5 x 5 pixels, the left column white; but of image 40 all else.
    try (OutputStream out = Files.newOutputStream(images)) {
      out.write(new byte[] {0, 0, 8, 3, 0, 0, 0, 101, 0, 0, 0, 5, 0, 0, 0, 5});
      for (int row = 0; row < 101; row++) {
        for (int pixel = 0; pixel < 25; pixel++) {
          out.write((pixel % 5 == 0) == (row != 40) ? 255 : 0);
        }
      }
    }
    List<Row> ranked =
        AutoencoderExample.trainAndRank(
                LocalSpark.session(), images.toString(), folder.resolve("model").toString())
            .collectAsList();
    assertThat(ranked).hasSize(101);
    assertThat(ranked.get(0).<byte[]>getAs("image")[1]).isEqualTo((byte) 255);
    assertThat(ranked.get(0).getList(ranked.get(0).fieldIndex("mean"))).hasSize(8);
  }
}
