package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class CatalogDescriptionIT {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("time", DataTypes.TimestampType)
          .add("latitude", DataTypes.DoubleType)
          .add("longitude", DataTypes.DoubleType)
          .add("depth", DataTypes.DoubleType)
          .add("magnitude", DataTypes.DoubleType)
          .add("station_count", DataTypes.IntegerType)
          .add("event_type", DataTypes.StringType)
          .add("rms.error", DataTypes.DoubleType)
          .add("year", DataTypes.IntegerType);

  /** Twelve events around Fiji; station counts are those of CountDispersionTest. */
  private static final int[] STATIONS = {3, 0, 5, 8, 12, 4, 4, 7, 30, 1, 0, 6};

  @Test
  void describesWhatTheRowsHold() {
    CatalogDescription description = catalog(3).describe();

    assertThat(description.events()).isEqualTo(12);
    assertThat(description.time().first()).isEqualTo("1969-12-31T23:59:59Z");
    assertThat(description.time().last()).isEqualTo("1971-11-13T23:59:59Z");
    assertThat(description.box()).isEqualTo(new CatalogDescription.Box(178, -177.5, -20.5, -15));
    assertThat(description.depth()).isEqualTo(new CatalogDescription.Range(-1, 550));
    assertThat(description.years()).isEqualTo(Map.of(1969, 1L, 1970, 5L, 1971, 6L));
    assertThat(description.eventTypes()).isEqualTo(Map.of("earthquake", 10L, "explosion", 2L));
    assertThat(description.rejections()).isEqualTo(Map.of("no time", 4L));
  }

  @Test
  void countsNullsRepeatedIdsAndPlaces() {
    CatalogDescription description = catalog(2).describe();

    assertThat(description.nulls())
        .containsEntry("id", 1L)
        .containsEntry("depth", 1L)
        .containsEntry("station_count", 0L)
        .containsEntry("rms.error", 12L)
        .doesNotContainKey("year");
    // Ids e1 to e11 and one null, of which e3 came three times.
    assertThat(description.identifiers()).isEqualTo(new CatalogDescription.Identifiers(9, 2));
    assertThat(description.places())
        .isEqualTo(new CatalogDescription.Places(8, 5, 5 / 12.0, -177.5, -20.5));
  }

  @Test
  void measuresMagnitudesAndCounts() {
    CatalogDescription description = catalog(4).describe();

    assertThat(description.magnitudes().events()).isEqualTo(12);
    assertThat(description.magnitudes().completeness()).isEqualTo(4.2);
    assertThat(description.counts()).hasSize(1);
    CatalogDescription.Counts stations = description.counts().get(0);
    assertThat(stations.column()).isEqualTo("station_count");
    assertThat(stations.ratio()).isCloseTo(9.909090909090907, within(1e-12));
    assertThat(stations.zeros()).isEqualTo(2);
  }

  @Test
  void anEmptyCatalogHasNothingToDescribe() {
    Dataset<Row> none = catalog(1).rows().limit(0);
    CatalogDescription description =
        new CatalogRows(none, (after, until) -> CatalogRows.Tally.NONE).describe();

    assertThat(description.events()).isZero();
    assertThat(description.time()).isNull();
    assertThat(description.box()).isNull();
    assertThat(description.places()).isNull();
    assertThat(description.magnitudes()).isNull();
    assertThat(description.counts()).isEmpty();
  }

  private static CatalogRows catalog(int partitions) {
    List<Row> rows = new ArrayList<>();
    Instant start = Instant.parse("1969-12-31T23:59:59Z");
    for (int i = 0; i < STATIONS.length; i++) {
      boolean top = i >= 7;
      rows.add(
          RowFactory.create(
              i == 11 ? null : i == 5 || i == 8 ? "e3" : "e" + i,
              start.plusSeconds(i == 0 ? 0 : 62L * 86400 * i),
              top ? -20.5 : -15.0 - i / 10.0,
              top ? -177.5 : 178 + i / 10.0,
              i == 2 ? null : i == 3 ? -1 : 50.0 * i,
              i < 7 ? 4.0 : 4.3,
              STATIONS[i],
              i == 4 || i == 6 ? "explosion" : "earthquake",
              null,
              1970));
    }
    Dataset<Row> dataset = LocalSpark.session().createDataFrame(rows, SCHEMA);
    return new CatalogRows(
        dataset.repartition(partitions),
        (after, until) ->
            new CatalogRows.Tally(
                new TreeMap<>(Map.of("no time", 4L)), 0, Map.of(), new RejectedTimes(0, 0, 4)));
  }
}
