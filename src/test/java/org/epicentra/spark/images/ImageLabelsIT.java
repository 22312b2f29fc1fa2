package org.epicentra.spark.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLabelsIT {
  private static ImageLabels in(String select) {
    return ImageLabels.in(LocalSpark.session().sql(select), "images");
  }

  @Test
  void aColumnGivesItsTextButNoNulls() {
    ImageLabels labels = in("SELECT * FROM VALUES ('a'), (null), ('c'), ('d') AS images(label)");
    assertThat(labels.of(Set.of(0L, 1L, 3L))).isEqualTo(Map.of(0L, "a", 3L, "d"));
    assertThat(labels.source()).isEqualTo("column label of images");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1Y", "1S", "1", "1L", "true", "'a'"})
  void wholeNumbersBooleansAndTextAreLabels(String value) {
    assertThat(in("SELECT " + value + " AS label").of(Set.of(0L))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5D", "1.5F", "1.50", "now()", "current_date()", "X'00'", "array(1)"})
  void measurementsAndTimesAreNone(String value) {
    assertThat(in("SELECT " + value + " AS label")).isNull();
  }
}
