package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class PairedScoresIT {
  private static final PairedScores.Resampling RESAMPLING = new PairedScores.Resampling(200, 3);

  /** The interval of the bootstrap, the means and the parts are the same to the bit. */
  @Test
  void partitionsAndOrderChangeNoBit() {
    Dataset<Row> rows =
        LocalSpark.session()
            .range(0, 5000, 1, 1)
            .selectExpr(
                "sin(id) * 3 - 10",
                "sin(id) * 3 - 10 + cos(id * id)",
                "1 + id % 7 / 3D",
                "id",
                "cast(id % 5 as int)");
    PairedScores one = PairedScores.of(rows, RESAMPLING);
    for (int partitions : new int[] {2, 7, 32}) {
      PairedScores many = PairedScores.of(rows.repartition(partitions), RESAMPLING);
      assertThat(many.first()).isEqualTo(one.first());
      assertThat(many.second()).isEqualTo(one.second());
      assertThat(many.differences().interval(0.95)).isEqualTo(one.differences().interval(0.95));
      assertThat(many.parts()).hasSize(5);
      many.parts()
          .forEach((part, gain) -> assertThat(gain.sums()).isEqualTo(one.parts().get(part).sums()));
    }
    assertThat(one.differences().interval(0.95)[0]).isLessThan(one.differences().mean());
  }
}
