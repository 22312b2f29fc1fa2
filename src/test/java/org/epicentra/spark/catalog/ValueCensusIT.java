package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueCensusIT {
  @TempDir Path folder;

  /** A raw file that a fit reads: the record that is rejected is none of the three events. */
  @Test
  void marksOfRawFilesAreCounted() throws IOException {
    Path file = folder.resolve("raw.csv");
    Files.writeString(
        file,
        """
        time,latitude,longitude,station_count
        2018-01-01,1,2,999
        2018-01-02,1,2,999
        2018-01-03,1,2,999
        2018-01-04,91,2,999
        2018-01-05,1,2,12
        2018-01-06,1,2,40
        """);
    CatalogRows rows =
        CatalogReader.open(
            LocalSpark.session(), new CatalogSource(List.of(file.toString()), "auto", Map.of()));
    assertThat(rows.marks()).isEqualTo(Map.of("station_count", Map.of(999.0, 3L)));
    assertThat(rows.rejections()).containsOnlyKeys("latitude is outside [-90, 90]");
    assertThat(rows.repeated()).isZero();
    assertThat(rows.rows().where("station_count = 999").count()).as("as they are").isEqualTo(3);
  }
}
