package org.epicentra.job.catalog;

import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogDescription;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.CatalogProfiler;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.source.CatalogSource;

/** {@code catalog describe}: what a catalog holds, before a model is fitted to it. */
public record DescribeJob(CatalogSource source) implements Job<CatalogDescription> {

  @Override
  public CatalogDescription run(SparkSession spark) {
    CatalogDescription description = CatalogProfiler.describe(CatalogReader.open(spark, source));
    if (description.events() == 0) {
      throw new BadInputException(
          String.join(", ", source.paths())
              + " holds no usable event; records left out: "
              + description.rejections());
    }
    return description;
  }
}
