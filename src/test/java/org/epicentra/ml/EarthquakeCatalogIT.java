package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarthquakeCatalogIT {
  private static final String ZONE = "spark.sql.session.timeZone";

  @TempDir Path folder;

  private Dataset<Row> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), text);
    return EarthquakeCatalog.read(
        LocalSpark.session(), List.of(file.toString()), "auto", Map.of("time", "to_timestamp(t)"));
  }

  /** And the session's zone is what it was. */
  @Test
  void timesWithoutAZoneAreUtc() throws IOException {
    SparkSession spark = LocalSpark.session();
    String before = spark.conf().get(ZONE);
    spark.conf().set(ZONE, "Asia/Tokyo");
    try {
      Dataset<Row> events = read("t,latitude,longitude\n2018-02-07 01:02:03,1,2\n");
      assertThat(events.selectExpr("unix_seconds(time)").first().getLong(0))
          .isEqualTo(java.time.Instant.parse("2018-02-07T01:02:03Z").getEpochSecond());
      assertThat(spark.conf().get(ZONE)).isEqualTo("Asia/Tokyo");
    } finally {
      spark.conf().set(ZONE, before);
    }
  }

  /** A degree of latitude is 110.57 km at the equator, the centre of these two. */
  @Test
  void coordinatesAreAddedToTheRows() throws IOException {
    Dataset<Row> events =
        read("t,latitude,longitude\n2018-02-07 01:02:03,-1,2\n2018-02-07 01:02:04,1,2\n");
    Dataset<Row> projected = EarthquakeCatalog.project(events, "azimuthal");
    assertThat(projected.columns()).startsWith(events.columns()).endsWith("x", "y");
    for (Row row : projected.selectExpr("latitude", "x", "y").collectAsList()) {
      assertThat(row.getDouble(1)).isCloseTo(0, within(1e-6));
      assertThat(row.getDouble(2)).isCloseTo(110.574 * row.getDouble(0), within(0.01));
    }
  }

  @Test
  void messagesHaveTheNamesOfParameters() throws IOException {
    assertThatThrownBy(() -> read("when,latitude,longitude\n2018-02-07,1,2\n").count())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("columns")
        .hasMessageNotContaining("\u2039");
    Dataset<Row> events = read("t,latitude,longitude\n2018-02-07 01:02:03,1,2\n");
    assertThatThrownBy(() -> EarthquakeCatalog.project(events, "none"))
        .hasMessage("projection is 'none'; it must be azimuthal or geocentric");
    assertThatThrownBy(() -> EarthquakeCatalog.project(events, "geocentric"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("depth")
        .hasMessageNotContaining("\u2039");
  }
}
