package org.epicentra.spark.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.CachedEvents;
import org.junit.jupiter.api.Test;

class CatalogSelectionIT {
  private static final SelectionOptions DEFAULTS =
      new SelectionOptions(null, null, null, null, null, null);

  /** So that a fit begins at the same centres on any number of cores. */
  @Test
  void theProjectionAndTheSampleAreTheSameWhateverThePartitions() {
    Dataset<Row> catalog =
        LocalSpark.session()
            .range(20_000)
            .selectExpr(
                "-117.3 + 2 * rand(3) * rand(4) AS longitude",
                "33.1 + 3 * rand(5) * rand(6) AS latitude",
                "cast(40 * rand(7) AS int) AS station_count")
            .cache();
    try {
      CatalogSelection expected = CatalogSelection.of(catalog.coalesce(1), DEFAULTS);
      EventSample sample = sample(expected, 1);
      for (int partitions = 2; partitions <= 5; partitions++) {
        CatalogSelection other = CatalogSelection.of(catalog.repartition(partitions), DEFAULTS);
        assertThat(other.projection().parameters()).isEqualTo(expected.projection().parameters());
        EventSample same = sample(other, partitions);
        assertThat(same.locations()).isEqualTo(sample.locations());
        assertThat(same.strengths()).isEqualTo(sample.strengths());
        assertThat(same.weights()).isEqualTo(sample.weights());
      }
    } finally {
      catalog.unpersist(true);
    }
  }

  private static EventSample sample(CatalogSelection selection, int partitions) {
    try (CachedEvents events =
        CachedEvents.load(selection.rows(), selection.columns(), 10, partitions)) {
      return events.sample(1, 5000);
    }
  }
}
