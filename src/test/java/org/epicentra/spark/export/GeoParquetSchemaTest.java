package org.epicentra.spark.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.epicentra.export.Feature;
import org.epicentra.export.Field;
import org.epicentra.export.Field.Kind;
import org.junit.jupiter.api.Test;

class GeoParquetSchemaTest {
  @Test
  void whatIsNotKnownIsNull() {
    GeoParquetSchema schema =
        GeoParquetSchema.of(
            List.of(
                new Field("depth", Kind.REAL),
                new Field("magnitude", Kind.REAL),
                new Field("rate", Kind.REAL),
                new Field("stations", Kind.INTEGER),
                new Field("many", Kind.LONG)));
    Group group =
        schema.group(
            new Feature(
                "", null, null, null, Arrays.asList(Double.NaN, 4.5, null, null, 1L << 40)));
    assertThat(group.getFieldRepetitionCount("depth")).isZero();
    assertThat(group.getDouble("magnitude", 0)).isEqualTo(4.5);
    assertThat(group.getFieldRepetitionCount("rate")).isZero();
    assertThat(group.getFieldRepetitionCount("stations")).isZero();
    assertThat(group.getLong("many", 0)).isEqualTo(1L << 40);
    assertThat(group.getFieldRepetitionCount("geometry")).isZero();
  }
}
