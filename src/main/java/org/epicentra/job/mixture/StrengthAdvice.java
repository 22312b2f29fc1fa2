package org.epicentra.job.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.Setting;
import org.epicentra.catalog.CatalogColumns;

/** Advice for a catalog whose events have no strength, though one of its columns may hold it. */
final class StrengthAdvice {
  private StrengthAdvice() {}

  /** The advice; empty where no column of the catalog holds whole numbers of the source's own. */
  static Optional<String> of(StructType catalog) {
    List<String> counts =
        Arrays.stream(catalog.fields())
            .filter(StrengthAdvice::isWhole)
            .map(StructField::name)
            .filter(name -> !CatalogColumns.NAMES.contains(name))
            .filter(name -> !name.equals(CatalogColumns.YEAR))
            .toList();
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no event has a strength, so that the locations alone are fitted; columns of whole"
                + " numbers are "
                + String.join(", ", counts)
                + ": if one holds counts, set "
                + Setting.named("strength")
                + " to its name, such as "
                + counts.get(0));
  }

  private static boolean isWhole(StructField field) {
    return field.dataType() instanceof IntegerType || field.dataType() instanceof LongType;
  }
}
