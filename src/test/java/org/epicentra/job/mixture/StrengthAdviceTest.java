package org.epicentra.job.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class StrengthAdviceTest {
  @Test
  void namesTheWholeNumbersThatAreTheSourcesOwn() {
    StructType scedc =
        new StructType()
            .add("id", "string")
            .add("latitude", "double")
            .add("station_count", "int")
            .add("felt_count", "int")
            .add("phases", "int")
            .add("grams", "bigint")
            .add("Q", "string")
            .add("year", "int");
    assertThat(StrengthAdvice.of(scedc).orElseThrow())
        .contains("whole numbers are phases, grams:")
        .endsWith("set ‹strength› to its name, such as phases");
  }

  @Test
  void saysNothingWhereThereIsNone() {
    StructType plain = new StructType().add("latitude", "double").add("year", "int");
    assertThat(StrengthAdvice.of(plain)).isEmpty();
  }
}
